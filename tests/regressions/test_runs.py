"""Bugs of runs, by number, so that they stay found."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cleantext.runner.journal import Lock
from cleantext.runner.output import Output
from tests.command_line import CLEAN, HOUSE, MESSY, Command, lines, tree


def test_102_files_without_documents_come_back(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    sources = {"a.jsonl": b"", "b.jsonl": b"\n\n", "c.jsonl": b'{"text": "It rained ."}\n', "d.txt": b"",
               "e.jsonl": b"\xef\xbb\xbf\n"}  # fmt: skip
    for name, data in sources.items():
        (tmp_path / "in" / name).write_bytes(data)
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 0
    result = cleantext("undo", "out", "-o", "back")
    assert "2 documents restored" in result.stderr
    assert tree(tmp_path / "back") == sources


def test_103_undo_names_what_is_gone(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text(MESSY)
    (tmp_path / "in/c.jsonl").write_text('{"text": "It rained ."}\n')
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 0
    (tmp_path / "out/a.txt").unlink()
    (tmp_path / "out/c.jsonl").write_text('{"body": "It rained."}\n')
    result = cleantext("undo", "out", "-o", "back")
    assert result.exit_code == 1
    assert "a.txt: is not in the output any more" in result.stderr
    assert "c.jsonl: has no 'text' for line 1" in result.stderr
    assert tree(tmp_path / "back") == {"b.txt": MESSY.encode()}
    (tmp_path / "out/c.jsonl").write_text('{"text": "It rained."}\n{"text": "It snowed."}\n')
    assert "c.jsonl: the output has more lines" in cleantext("undo", "out", "-o", "more").stderr
    (tmp_path / "out/ledger/00000001.jsonl").unlink()
    assert "documents of which the ledger says nothing: 1;" in cleantext("undo", "out", "-o", "again").stderr


@pytest.mark.parametrize(
    "call",
    [
        ("undo", "out", "-o", "file/back"),
        ("report", "out", "-o", "file/report.html"),
        ("report", "out", "-o", "in"),
        ("learn", "in", "-o", "file/learned.yaml"),
        ("rules", "new", "file/house.yaml"),
    ],
)
def test_104_where_nothing_can_be_written_one_line_says_so(
    cleantext: Command, tmp_path: Path, call: tuple[str, ...]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    (tmp_path / "file").write_text("in the way")
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 0
    result = cleantext(*call)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert any(word in result.stderr for word in ("irectory", "exists", "folder"))
    assert not list(tmp_path.rglob("*.tmp"))


def test_108_a_wrong_key_is_not_told_a_thousand_times(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"body": "It rained."}\n' * 1000)
    result = cleantext("clean", "a.jsonl")
    assert result.exit_code == 1
    assert result.stderr.count("no key 'text': --text-key") == 20
    assert "and 980 more" in result.stderr
    assert "quarantine: 1,000 documents: no key 'text'" in result.stderr


def test_109_zstd_that_breaks_off_is_no_whole_file(cleantext: Command, tmp_path: Path) -> None:
    """The package's own stream ends quietly there: what came after was lost without a word."""
    zstandard = pytest.importorskip("zstandard")
    frame = zstandard.ZstdCompressor().compress(MESSY.encode())
    (tmp_path / "in").mkdir()
    for name, data in {"cut": frame[:-3], "second": frame + frame[:9], "two": frame * 2, "empty": b""}.items():
        (tmp_path / f"in/{name}.txt.zst").write_bytes(data)
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    found = {entry["file"]: entry["reason"] for entry in lines(tmp_path / "out/quarantine.jsonl")}
    why = "damaged zstd data: the file ends within a frame"
    assert found == {"cut.txt.zst": why, "second.txt.zst": why}


def test_110_a_refused_resume_leaves_a_finished_output_as_it_was(cleantext: Command, tmp_path: Path) -> None:
    """A work folder stayed behind, and the options were told by names that nobody had given."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    cleantext("clean", "in", "-o", "out")
    before = tree(tmp_path / "out")
    result = cleantext("clean", "in", "-o", "out", "--resume", "--profile", "page", "--disable", "house", "--ledger")
    assert result.exit_code == 2
    assert (
        "these have changed: --profile (article then, page now); --disable (none then, house now); "
        "--guard (0.5 then, 1 now); --ledger (off then, on now). Set"
    ) in result.stderr
    assert tree(tmp_path / "out") == before
    assert not (tmp_path / "out/.cleantext").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize(
    ("closed", "call", "said", "code"),
    [
        (0, ["clean", "-"], b"error: standard input is closed\n", 2),
        (0, ["clean"], b"error: nothing to clean", 2),
        (1, ["clean", "a.txt"], b"error: standard output is closed; name a file or folder with -o\n", 2),
        (2, ["clean", "a.txt", "-o", "out"], b"", 0),
    ],
)
def test_112_closed_streams(tmp_path: Path, closed: int, call: list[str], said: bytes, code: int) -> None:
    """As cron and daemons start programs; it was a traceback, or exit code 1 without a word."""
    (tmp_path / "a.txt").write_text("It rained.")
    starts = f"import os, sys; os.close({closed}); os.execv(sys.executable, [sys.executable, '-m', 'cleantext', *sys.argv[1:]])"
    done = subprocess.run(
        [sys.executable, "-c", starts, *call, *(["--no-builtin"] if len(call) > 1 else [])],
        cwd=tmp_path,
        capture_output=True,
    )
    assert (done.returncode, done.stderr.startswith(said)) == (code, True), done.stderr
    assert (closed == 2) == (tmp_path / "out/a.txt").exists()


def test_113_what_was_meant(cleantext: Command) -> None:
    assert "there is no command 'clen' (did you mean 'clean'?)" in cleantext("clen").stderr
    assert "'web-en' is a pack; `cleantext rules list` shows its rules" in cleantext("rules", "show", "web-en").stderr


def test_115_a_terminal_that_is_not_in_utf_8(tmp_path: Path) -> None:
    """Help and summaries hold an ellipsis, whys hold quotation marks; the text itself goes out as it is."""
    (tmp_path / "a.txt").write_text("The café closed .")
    narrow = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    for call, said in ((("clean", "--help"), b"[PATH\\u2026"), (("clean", "a.txt"), "The café closed.".encode())):
        done = subprocess.run([sys.executable, "-m", "cleantext", *call], cwd=tmp_path, env=narrow, capture_output=True)
        assert (done.returncode, said in done.stdout) == (0, True), done.stderr


def test_116_a_group_that_the_pattern_lacks(cleantext: Command, tmp_path: Path) -> None:
    """`rules check` broke off with a traceback, and every text with a match would have gone to quarantine."""
    (tmp_path / "wrong.yaml").write_text(HOUSE.replace('with: "."', 'with: "\\\\1."'))
    result = cleantext("rules", "check", "wrong.yaml")
    assert result.exit_code == 2
    assert "rule 'space-stop': with: invalid group reference; groups are written" in result.stdout


def test_117_of_a_pack_that_cannot_be_extended_nothing_is_missed(cleantext: Command, tmp_path: Path) -> None:
    """Each rule of it that is disabled or overridden was told to be unknown."""
    (tmp_path / "mine.yaml").write_text(
        "pack: mine\nextends: [huose.yaml]\ndisable: [house/comment]\n"
        'override:\n  house/space-stop: {with: "!"}\nrules: []\n'
    )
    assert "1 error in 1 pack" in cleantext("rules", "check", "mine.yaml").stderr
    (tmp_path / "mine.yaml").write_text("pack: mine\ndescription: Ours: all of them.\nrules: []\n")
    assert "a text with a colon and a space in it stands in quotes" in cleantext("rules", "check", "mine.yaml").stdout


@pytest.mark.parametrize(
    ("name", "package", "extra"),
    [("b.html", "resiliparse", "html"), ("b.pq", "pyarrow", "parquet"), ("b.wet.gz", "fastwarc", "warc"), ("b.txt.zst", "zstandard", "zstd")],
)  # fmt: skip
def test_118_a_package_that_is_missing_is_missed_before_anything_is_written(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str, extra: str
) -> None:
    """The run broke off halfway, and the message named no file."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    (tmp_path / "in" / name).write_text(MESSY)
    monkeypatch.setitem(sys.modules, package, None)
    result = cleantext("clean", "in", "-o", "out")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: in/{name}: ")
    assert f"needs the package {package}: pip install 'cleantext-ledger[{extra}]'" in result.stderr
    assert not (tmp_path / "out").exists()


def test_119_tables_are_not_cleaned_as_text(cleantext: Command, tmp_path: Path) -> None:
    """Spaces were put behind their commas, and rows taken for chrome."""
    (tmp_path / "in").mkdir()
    for name in ("a.CSV", "b.tsv.gz", "c.json", "d.txt"):
        (tmp_path / "in" / name).write_text('id,text\n1,"It rained ."\nLeave a comment\n')
    result = cleantext("clean", "in", "-o", "out")
    assert result.exit_code == 0
    assert "left out: 2 items: a table: write its rows as JSON Lines or Parquet" in result.stderr
    assert sorted(tree(tmp_path / "out")) == ["d.txt", "manifest.json"]
    for call in (("clean", "in/a.CSV"), ("clean", "in/a.CSV", "-o", "b"), ("explain", "in/a.CSV")):
        result = cleantext(*call)
        assert result.exit_code == 2
        assert "a table: write its rows as JSON Lines or Parquet" in result.stderr
    assert cleantext("clean", "in/a.CSV", "--format", "text").stdout.startswith("id,text")


def test_120_a_text_that_only_looks_like_one(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1\ansi It rained .\par}")
    result = cleantext("clean", "a.rtf")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "not text but RTF" in result.stderr


def test_123_json_lines_in_the_encoding_of_windows(cleantext: Command, tmp_path: Path) -> None:
    """The reason was Python's own, which tells a user nothing."""
    (tmp_path / "a.jsonl").write_bytes('{"text": "The café closed ."}\n{"text": "It rained ."}\n'.encode("cp1252"))
    result = cleantext("clean", "a.jsonl")
    assert (result.exit_code, result.stdout) == (1, '{"text": "It rained."}\n')
    assert "a.jsonl:1: not JSON: byte 18 is not UTF-8, in which JSON Lines are; convert the file first" in result.stderr


def test_124_a_file_that_is_named_twice_is_one_document(cleantext: Command, tmp_path: Path) -> None:
    """It was counted twice and written once."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(MESSY)
    result = cleantext("clean", "a.txt", "b.txt", "a.txt", "-o", "out")
    assert (result.exit_code, result.stderr.startswith("2 documents: 2 changed")) == (0, True)
    assert cleantext("clean", "-q", "a.txt", "a.txt").stdout == CLEAN


def test_125_packs_of_the_settings_are_looked_for_beside_them(cleantext: Command, tmp_path: Path) -> None:
    """A pack of this name in the current folder was taken instead, or the message did not say where it was missed."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    (tmp_path / "in/cleantext.yaml").write_text("packs: [house.yaml]\nbuiltin: false\n")
    result = cleantext("clean", "in/a.txt", builtin=True)
    assert (result.exit_code, result.stderr) == (2, f"error: there is no file {tmp_path}/in/house.yaml\n")
    (tmp_path / "in/house.yaml").write_text(HOUSE)
    assert cleantext("clean", "-q", "in/a.txt", builtin=True).stdout == CLEAN


def test_126_a_language_in_capitals(cleantext: Command, tmp_path: Path) -> None:
    """No rule was for it."""
    (tmp_path / "a.txt").write_text("It rained.\n\nLeave a Comment")
    result = cleantext("clean", "a.txt", "--language", "EN", builtin=True)
    assert result.stdout == "It rained."
    assert "note:" not in result.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process is forked here")
def test_199_a_process_forked_during_a_run_does_not_keep_its_output_locked(tmp_path: Path) -> None:
    output = Output.folder(tmp_path)
    output.work.mkdir()
    with Lock(output):
        child = os.fork()
        if not child:
            time.sleep(60)
            os._exit(0)
    try:
        with Lock(output):
            pass
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
