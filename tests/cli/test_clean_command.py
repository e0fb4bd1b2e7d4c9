"""`cleantext clean`: what goes where, and with which exit code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import CLEAN, HOUSE, MESSY, Command, balanced, lines, manifest, tree


def test_standard_input_to_standard_output(cleantext: Command) -> None:
    for arguments in (["-"], []):
        result = cleantext("clean", *arguments, stdin=MESSY.encode())
        assert (result.exit_code, result.stdout) == (0, CLEAN)
        assert "house/comment" in result.stderr
        assert "Heading of the comment form" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a file that is always full")
def test_standard_output_that_takes_no_more_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cleantext", "clean", str(tmp_path / "a.txt"), "--no-builtin", "--pack", "layout"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=Path(__file__).parents[2],
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "error: cannot write to standard output: No space left on device\n"


def test_one_file_goes_to_standard_output(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    result = cleantext("clean", "-q", "a.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, CLEAN, "")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "house.yaml", "words.yaml"]


def test_folder_is_mirrored(cleantext: Command, tmp_path: Path) -> None:
    for name in ("in/a.txt", "in/deep/er/b.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(MESSY)
    (tmp_path / "in/a.txt").write_text(f"It rained .\n{MESSY}")
    (tmp_path / "in/c").write_text("Nothing to do here.\n")
    result = cleantext("clean", "in", "-o", "out")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    found = tree(tmp_path / "out")
    assert sorted(found) == ["a.txt", "c", "deep/er/b.md", "manifest.json"]
    assert found["deep/er/b.md"] == CLEAN.encode()
    counts = manifest(tmp_path / "out")
    assert counts["documents"] == {"in": 3, "out": 3, "changed": 2, "emptied": 0, "held": 0, "quarantined": 0}
    assert counts["rules"]["house/comment"] == {"edits": 2, "documents": 2, "held": 0}
    assert counts["rules"]["house/space-stop"] == {"edits": 3, "documents": 2, "held": 0}
    assert len(counts["fingerprint"]) == 16


def test_the_manifest_counts_languages_encodings_and_what_is_kept(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    english = (
        "The ferry was late, and the men on the quay said that it was the wind, and that it would be so to the end."
    )
    (tmp_path / "in/a.txt").write_text(f"{english}\n\nLeave a Comment\n")
    (tmp_path / "in/b.txt").write_bytes(f"It was \u202eturned\u202c round. {english}\n".encode("utf-16"))
    pack = "pack: en\nlanguages: [en]\n" + HOUSE[HOUSE.index("rules:") :]
    (tmp_path / "en.yaml").write_text(pack)
    assert cleantext("clean", "in", "-o", "out", "--pack", "en.yaml", "--ledger").exit_code == 0
    assert [entry["language"] for entry in lines(tmp_path / "out/ledger/00000000.jsonl")] == ["en", "en"]
    made = manifest(tmp_path / "out")
    assert made["languages"] == {"en": 2}
    assert made["encodings"] == {"utf-16-le": 1, "utf-8": 1}
    assert made["noted"] == {"bidi-controls": 2}
    assert made["files"] == {"text": 2}


def test_one_file_to_a_file_or_to_a_folder(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    assert cleantext("clean", "a.txt", "-o", "b.txt", "--ledger").exit_code == 0
    assert (tmp_path / "b.txt").read_text() == CLEAN
    assert (tmp_path / "b.txt.manifest.json").is_file()
    undone = cleantext("undo", "b.txt", "-o", "c.txt")
    assert (undone.exit_code, undone.stderr) == (0, "1 document restored -> c.txt\n")
    assert (tmp_path / "c.txt").read_text() == MESSY
    (tmp_path / "empty").mkdir()
    (tmp_path / "dangling").symlink_to("nowhere")
    for there in ("empty", "dangling"):
        assert f"{there} exists" in cleantext("undo", "b.txt", "-o", there).stderr
    assert cleantext("clean", "a.txt", "-o", "folder").exit_code == 0
    assert (tmp_path / "folder/a.txt").read_text() == CLEAN
    (tmp_path / "v1.0").mkdir()
    for folder in ("v1.0", "v2.0/"):
        assert cleantext("clean", "a.txt", "-o", folder).exit_code == 0
        assert (tmp_path / folder / "a.txt").read_text() == CLEAN
    assert cleantext("clean", "folder", "-o", "v3.0").exit_code == 0
    assert (tmp_path / "v3.0/a.txt").read_text() == CLEAN
    assert not list(tmp_path.rglob("*.cleantext")), "work folders go when a run is finished"


def test_several_paths(cleantext: Command, tmp_path: Path) -> None:
    for name in ("x/a.txt", "y/a.txt", "z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(MESSY)
    assert cleantext("clean", "x", "y", "z.txt", "-o", "out").exit_code == 0
    assert sorted(tree(tmp_path / "out")) == ["manifest.json", "x/a.txt", "y/a.txt", "z.txt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["in"], "in is a folder; name a folder for its output with -o"),
        (["in", "a.txt"], "standard output"),
        (["nowhere"], "error: nowhere: No such file or directory\n"),
        (["nowhere", "-o", "out"], "nowhere"),
        (["a.txt", "--resume"], "-o"),
        (["a.txt", "--ledger"], "-o"),
        (["a.txt", "--overwrite"], "-o"),
        (["-", "--format", "docx"], "docx"),
        (["in", "-o", "out", "--resume", "--overwrite"], "choose one"),
        (["in", "-o", "out", "--disable", "house/nothing"], "house/nothing"),
        (["in", "-o", "out", "--pack", "there-is-none"], "there-is-none"),
        (["in", "-o", "out", "--language", "english"], "language"),
        (["in", "-o", "out", "--format", "docx"], "docx"),
        (["in", "-o", "out", "--encoding", "utf-99"], "utf-99"),
        (["empty", "-o", "out"], "no file"),
        (["tables", "-o", "out"], "no file to clean in tables: a table: write its rows as"),
        (["-", "-o", "out"], "-o"),
        (["a.txt", "-o", "b.jsonl"], "jsonl"),
        (["in", "-o", "a.txt"], "would be a folder"),
        (["in", "-o", "plain"], "is a file"),
    ],
)  # fmt: skip
def test_wrong_calls_are_refused_plainly(cleantext: Command, tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables/a.csv").write_text("1,2\n")
    (tmp_path / "in/a.txt").write_text(MESSY)
    for name in ("a.txt", "plain"):
        (tmp_path / name).write_text(MESSY)
    result = cleantext("clean", *arguments)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert not (tmp_path / "out").exists()


def test_a_bad_pack_shows_all_its_problems(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("pack: bad\nrulez: []\nversion: [1]\n")
    (tmp_path / "a.txt").write_text(MESSY)
    result = cleantext("clean", "a.txt", "--pack", "bad.yaml")
    assert result.exit_code == 2
    assert "bad.yaml:2:1" in result.stderr
    assert "bad.yaml:3:1" in result.stderr
    assert "did you mean 'rules'?" in result.stderr


@pytest.mark.parametrize("name", ["no-such-pack", "missing.yaml"])
def test_a_pack_that_is_not_there_is_one_error(cleantext: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    result = cleantext("clean", "a.txt", "--pack", name)
    assert result.exit_code == 2
    assert result.stderr.count("error") == 1
    assert result.stderr.startswith("error: there is no ")
    assert name in result.stderr


def test_documents_that_come_out_empty_are_told(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("Leave a Comment\n")
    (tmp_path / "in/b.txt").write_text(" \n\n")  # it had no word before
    (tmp_path / "in/c.txt").write_text(MESSY)
    result = cleantext("clean", "in", "-o", "out", "--pack", "layout")
    assert manifest(tmp_path / "out")["documents"]["changed"] == 3
    assert manifest(tmp_path / "out")["documents"]["emptied"] == 1
    assert "empty now: 1 document of which no word is left" in result.stderr


def test_quarantine_is_exit_code_one(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    (tmp_path / "in/b.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 4)
    result = cleantext("clean", "in", "-o", "out")
    assert result.exit_code == 1
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert entry["id"] == "b.pdf"
    assert entry["reason"].startswith("not text")
    assert entry["path"] == "in/b.pdf"
    assert balanced(tmp_path / "out")
    assert result.stderr.startswith("2 documents: 1 changed, 1 in quarantine -> out\n")
    assert result.stderr.endswith(f"quarantine: see {Path('out/quarantine.jsonl')}\n")
    result = cleantext("clean", "in/b.pdf")
    assert result.exit_code == 1
    assert result.stderr.count("not text") == 1
    result = cleantext("clean", "-q", "in", "-o", "quiet")
    assert (result.exit_code, result.stderr) == (1, "")


def test_output_that_exists(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    assert cleantext("clean", "in", "-o", "out").exit_code == 0
    again = cleantext("clean", "in", "-o", "out")
    assert again.exit_code == 2
    assert "--overwrite" in again.stderr
    (tmp_path / "in/a.txt").write_text("Other words .")
    assert cleantext("clean", "in", "-o", "out", "--overwrite").exit_code == 0
    assert (tmp_path / "out/a.txt").read_text() == "Other words."
    (tmp_path / "begun/.cleantext").mkdir(parents=True)  # a run that was killed before it had begun anything
    assert cleantext("clean", "in", "-o", "begun").exit_code == 0


def test_what_an_earlier_run_wrote_beside_its_output_goes(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    (tmp_path / "in/b.txt").write_bytes(b"\0\1\2" * 9)
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 1
    assert {"quarantine.jsonl", "ledger"} <= {path.name for path in (tmp_path / "out").iterdir()}
    (tmp_path / "in/b.txt").unlink()
    assert cleantext("clean", "in", "-o", "out", "--overwrite").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.txt", "manifest.json"]


def test_settings_file_gives_defaults_and_options_win(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in/deep").mkdir(parents=True)
    (tmp_path / "in/deep/a.txt").write_text(MESSY)
    (tmp_path / "in/cleantext.yaml").write_text("disable: [house/comment]\nlanguage: en\n")
    result = cleantext("clean", "-q", "in/deep/a.txt")
    assert (result.stdout, result.stderr) == ("The ferry runs again on Monday.\n\nLeave a Comment", "")
    result = cleantext("clean", "in", "-o", "out")
    assert f"settings: {tmp_path}/in/cleantext.yaml" in result.stderr
    assert sorted(tree(tmp_path / "out")) == ["deep/a.txt", "manifest.json"]
    assert manifest(tmp_path / "out")["skipped"] == {"settings of cleantext": 1}
    (tmp_path / "in/cleantext.yaml").write_text("languages: en\nprofile: pages\n")
    result = cleantext("clean", "in/deep/a.txt")
    assert result.exit_code == 2
    assert "did you mean 'language'?" in result.stderr
    assert "cleantext.yaml:2:1" in result.stderr


def test_the_engine(cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    result = cleantext("clean", "a.txt", "-o", "out", "--ray-address", "auto")
    assert result.exit_code == 2
    assert "--ray-address goes with --engine ray" in result.stderr
    result = cleantext("clean", "a.txt", "--engine", "ray")
    assert result.exit_code == 2
    assert "--engine needs an output" in result.stderr
    monkeypatch.delitem(sys.modules, "cleantext.runner.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "ray", None)
    result = cleantext("clean", "a.txt", "-o", "out/", "--engine", "ray")
    assert result.exit_code == 2
    assert "pip install 'cleantext-ledger[ray]'" in result.stderr
    assert not (tmp_path / "out").exists()


def test_lines_of_standard_input_are_counted_through_all_of_it(
    cleantext: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 40)
    stdin = b'{"text": "It rained ."}\n' * 5 + b"no JSON\n"
    said = cleantext("clean", "-", "--format", "jsonl", stdin=stdin).stderr
    assert "quarantine: <stdin>:6: not JSON" in said
    assert "6 documents: 5 changed, 1 in quarantine\n" in said


def test_standard_input_may_be_as_large_as_a_document(cleantext: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleantext.runner.stream.MAX_DOCUMENT", 100)
    assert cleantext("clean", "-", stdin=b"x" * 100).exit_code == 0
    result = cleantext("clean", "-", stdin=b"x" * 101)
    assert (result.exit_code, "larger than one document may be" in result.stderr) == (2, True)


@pytest.mark.parametrize("call", [["a.txt"], ["a.txt", "-o", "out"]])
def test_a_signal_is_told_by_the_exit_code(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: list[str]
) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    monkeypatch.setattr("cleantext.runner.work.Work.__call__", lambda *_: signal.raise_signal(signal.SIGTERM))
    before = signal.getsignal(signal.SIGTERM)
    result = cleantext("clean", *call)
    assert result.exit_code == 143
    assert result.stderr.startswith("stopped by SIGTERM; what is finished stays")
    assert signal.getsignal(signal.SIGTERM) is before


def test_whoever_reads_may_have_enough(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "cleantext", "clean", str(tmp_path / "a.txt"), "--no-builtin", "--pack", "layout"],
        stdout=write, stderr=subprocess.PIPE, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")
