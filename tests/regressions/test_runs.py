"""Bugs of runs and of the commands around them, by number, so that they stay found."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from cleantext.kinds import LineRule
from cleantext.lines import Lines
from cleantext.patterns.linear import slow
from cleantext.runner.journal import Lock
from cleantext.runner.layout import Layout
from cleantext.testing.around import swept
from cleantext.testing.embedded import examples_hold_inside
from tests.command_line import CLEAN, HOUSE, MESSY, Command, lines, tree

SPLIT = json.dumps({"text": "half \ud800 of a pair .\n\nLeave a Comment"})


def test_101_a_report_of_texts_with_lone_surrogates(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(SPLIT)
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger", builtin=True).exit_code == 0
    assert cleantext("report", "out", "-o", "report.html").exit_code == 0
    assert "[U+D800]" in (tmp_path / "report.html").read_text()


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


def test_105_explain_and_diff_read_a_page_as_clean_does(cleantext: Command, tmp_path: Path) -> None:
    pytest.importorskip("resiliparse")
    prose = "<p>The ferry stayed at its quay because of the wind, said the harbour master, and nobody minded.</p>" * 5
    (tmp_path / "a.html").write_text(f"<nav>Ferry timetable .</nav><main><article>{prose}</article></main>")
    (tmp_path / "house.yaml").write_text(HOUSE)
    page = ("--profile", "page", "--no-builtin", "--pack", "house.yaml")
    assert "Ferry timetable." in cleantext("clean", "-q", "a.html", *page).stdout
    assert "1 edit," in cleantext("explain", "a.html", *page).stdout
    assert "house/space-stop" in cleantext("diff", "a.html", *page[:3], "--pack", "house.yaml").stdout
    assert "0 edits," in cleantext("explain", "a.html", *page[2:]).stdout


def test_106_learn_goes_by_the_settings_and_quotes_what_yaml_takes_for_a_number(
    cleantext: Command, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for name in ("Anna", "Bert", "Cleo"):
        (tmp_path / "in/a.jsonl").open("a").write(json.dumps({"body": f"1e5\n\n{name} came in."}) + "\n")
    (tmp_path / "cleantext.yaml").write_text("text-key: body\n")
    assert "1 repeated line" in cleantext("learn", "in", "-o", "learned.yaml").stderr
    assert cleantext("rules", "check", "learned.yaml").exit_code == 0


def test_107_learn_counts_lines_as_rules_will_see_them(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for n in range(3):
        text = f"Donâ€™t miss\u200b this\n\nhalf \ud800\n\nThe boat {n} came in."
        (tmp_path / "in/a.jsonl").open("a").write(json.dumps({"text": text}) + "\n")
    cleantext("learn", "in", "-o", "learned.yaml")
    assert "- Don’t miss this\n" in (tmp_path / "learned.yaml").read_text()
    cleaned = cleantext("clean", "-q", "in/a.jsonl", "--pack", "learned.yaml", builtin=True).stdout
    assert "miss" not in cleaned


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


def test_111_a_report_replaces_nothing_unasked(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    (tmp_path / "mine.html").write_text("by hand")
    cleantext("clean", "a.txt", "-o", "out")
    result = cleantext("report", "out", "-o", "mine.html")
    assert (result.exit_code, result.stderr) == (2, "error: mine.html is there already; --overwrite replaces it\n")
    assert (tmp_path / "mine.html").read_text() == "by hand"
    assert cleantext("report", "out", "-o", "mine.html", "--overwrite").exit_code == 0
    assert "by hand" not in (tmp_path / "mine.html").read_text()


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


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_114_a_difference_in_a_text_with_a_lone_surrogate(
    cleantext: Command, tmp_path: Path, form: tuple[str, ...]
) -> None:
    """It was a traceback."""
    (tmp_path / "a.jsonl").write_text(SPLIT)
    result = cleantext("diff", "a.jsonl", "--no-builtin", "--pack", "house.yaml", *form)
    assert result.exit_code == 1
    assert "half \\ud800 of a pair" in result.stdout
    if form:
        assert json.loads(result.stdout.splitlines()[0])["changes"][0]["before"].startswith("half \ud800 of")


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


def test_121_what_another_rule_takes_now_is_no_difference(cleantext: Command, tmp_path: Path) -> None:
    """It was said of the line that it stays, and twice."""
    (tmp_path / "a.txt").write_text("It rained .\n\nLeave a Comment")
    (tmp_path / "other.yaml").write_text(HOUSE.replace("id: comment", "id: form").replace('with: "."', 'with: "!"'))
    call = ("diff", "a.txt", "--no-builtin", "--against", "house.yaml", "--pack", "other.yaml")
    result = cleantext(*call)
    assert "no longer\n    stays  It rained ." in result.stdout
    assert "after  It rained!" in result.stdout
    assert "Leave a Comment" not in result.stdout


def test_122_a_rule_is_switched_off_in_all_languages_by_its_own_name(cleantext: Command, tmp_path: Path) -> None:
    """It took eighteen names to keep the bylines, and the message named one of them, another one than was meant."""
    result = cleantext("rules", "list", "--disable", "byline", "--profile", "page", "--input", tmp_path)
    found = [line.split() for line in result.stdout.splitlines() if "/byline " in line]
    assert len(found) > 18
    assert all(line[4:7] == ["off:", "--disable", "byline"] for line in found)
    (tmp_path / "a.txt").write_text("By Anna Holm\n\nThe ferry runs again.\n\nLeave a Comment")
    assert cleantext("clean", "-q", "a.txt", builtin=True).stdout == "The ferry runs again."
    kept = cleantext("clean", "-q", "a.txt", "--disable", "byline", builtin=True).stdout
    assert kept == "By Anna Holm\n\nThe ferry runs again."
    assert "(did you mean 'byline'?)" in cleantext("clean", "a.txt", "--disable", "bylines", builtin=True).stderr


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


def test_130_the_case_that_a_rule_goes_by_decides_which_paragraphs_may_follow_its_examples(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cleantext.testing.embedded.PROSE", {"en": ("The ferry left at nine, as ever. " * 5,)})

    class Shy(LineRule):
        def held_back(self, lines: Lines, last: int) -> str:
            return "prose follows" if lines.prose_after(last) else ""

    rule = Shy.model_validate({
        "id": "house/shy",
        "kind": "line",
        "why": "A button that only stays when a word in small letters follows, or so it says.",
        "phrases": ("share this",),
        "ignore_case": False,
        "unless": {"next": "^[a-z]"},
        "examples": {
            "change": ({"in": "Share this\n\nThe boat is old.", "out": "The boat is old."},),
            "keep": ("Share this boat.", "He would share this."),
        },
    })  # fmt: skip
    assert [failure.property for failure in examples_hold_inside(rule, 10)] == ["inside paragraphs"]


def test_131_texts_about_a_rule_are_not_those_about_one_that_is_gone() -> None:
    for n in range(200):  # sooner or later a rule lies in memory where one before it lay
        rule = LineRule.model_validate({
            "id": "house/number",
            "kind": "line",
            "why": "A line that stands on one page and no other.",
            "phrases": (f"boat number {n}",),
            "examples": {
                "change": ({"in": f"Boat number {n}\n\nThe boat is old.", "out": "The boat is old."},),
                "keep": ("Boats have numbers.", "This one has none."),
            },
        })  # fmt: skip
        assert any(f"number {n}" in text for text in swept([rule]))


@pytest.mark.parametrize(("power", "growth"), [(1, None), (2, "quadratic"), (3, "cubic")])
def test_133_a_busy_machine_hides_no_slow_pattern_and_makes_none(
    power: int, growth: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each moment may take up to 1.7 times as long as it should."""
    for seed in range(40):
        random = Random(seed)
        monkeypatch.setattr(
            "cleantext.patterns.linear._time",
            lambda search, text, runs, random=random: 0.003 * (len(text) / 1500) ** power * random.uniform(1, 1.7),
        )
        found = slow(r"\s+$")
        assert (found and found.growth) == growth


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process is forked here")
def test_199_a_process_forked_during_a_run_does_not_keep_its_output_locked(tmp_path: Path) -> None:
    layout = Layout.folder(tmp_path)
    layout.work.mkdir()
    with Lock(layout):
        child = os.fork()
        if not child:
            time.sleep(60)
            os._exit(0)
    try:
        with Lock(layout):
            pass
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
