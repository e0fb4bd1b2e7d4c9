"""`undo`, and outputs that were changed or damaged before it."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.command_line import MESSY, Command, given, tree


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


EDIT = {"start": 3, "end": 4, "replacement": "", "rule": "house/comment", "removed": "x"}
LINE = '{"text": "It rained ."}\n'


def test_230_a_disk_that_is_full_is_no_output_that_cannot_be_read(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of JSON Lines, undo said that they were not restored since the output could not be read, and went on."""
    (tmp_path / "a.jsonl").write_text(LINE)
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger").exit_code == 0

    def fails(_: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    @contextmanager
    def full(*_: object) -> Iterator[Any]:
        yield SimpleNamespace(write=fails)

    monkeypatch.setattr("cleantext.runner.restore.compressing", full)
    result = cleantext("undo", "out", "-o", "back")
    assert (result.exit_code, result.stderr) == (2, "error: back/a.jsonl: No space left on device\n")
    assert tree(tmp_path / "back") == {}


def test_231_a_damaged_table_does_not_keep_undo_from_the_other_files(cleantext: Command, tmp_path: Path) -> None:
    """Of one that was damaged in the middle it broke off, with pyarrow's message; of one whose column was renamed or
    emptied, with a traceback."""
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/b.jsonl").write_text(LINE)
    table = pa.table({"text": [f"Notice {n} ." for n in range(2000)]})
    pq.write_table(table, tmp_path / "in/a.parquet")
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 0
    written = tmp_path / "out/a.parquet"
    whole = written.read_bytes()

    def undone() -> str:
        result = cleantext("undo", "out", "-o", back := f"back{len(list(tmp_path.glob('back*')))}")
        assert tree(tmp_path / back) == {"b.jsonl": LINE.encode()}
        assert result.exit_code == 1
        (said,) = [line for line in result.stderr.splitlines() if line.startswith("not restored: a.parquet: ")]
        return said

    written.write_bytes(whole[:50] + bytes(byte ^ 0x5A for byte in whole[50:2000]) + whole[2000:])
    assert "cannot be read: " in undone()
    for column in ({"body": ["It rained."]}, {"text": [5]}):
        pq.write_table(pa.table(column), written)
        assert undone().endswith("the output has no texts in 'text'; was it changed after cleaning?")
    pq.write_table(pa.table({"text": pa.array([None], pa.string())}), written)
    assert undone().endswith("was the text changed after cleaning?")


@pytest.mark.parametrize(
    "data", [b'{"id": "a.txt", "fi', b"[]\n", b'{"id": "a.txt"}\n', b"null\n", b"\xff\xfe\n", b"[" * 9999]
)
@pytest.mark.parametrize("name", ["ledger/00000000.jsonl", "quarantine.jsonl"])
def test_279_what_a_run_wrote_was_cut_off(cleantext: Command, tmp_path: Path, name: str, data: bytes) -> None:
    """As by a copy that was stopped: there was a traceback."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("It rained .")
    (tmp_path / "in/b.txt").write_bytes(b"\0\1\2" * 99)
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 1
    (tmp_path / "out" / name).write_bytes(data)
    commands = [("report", "out", "-o", "report.html"), ("undo", "out", "-o", "back")]
    for command in commands[: 1 if name.startswith("q") else 2]:
        result = cleantext(*command)
        assert (result.exit_code, f"{name}:1 is not what cleantext wrote" in result.stderr) == (2, True)


def test_554_undo_writes_no_file_called_dash(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    assert cleantext("clean", "a.txt", "-o", "b.txt", "--ledger").exit_code == 0
    result = cleantext("undo", "b.txt", "-o", "-")
    assert result.exit_code == 2
    assert "never standard output" in result.stderr
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize(
    "damage",
    [{"edits": [{"start": 3}]}, {"edits": [None]}, {"edits": 5}, {"edits": [{**EDIT, "end": "4"}]}, {"file": ["a.txt"]},
     {"held": [{"rule": "house/comment"}]}],
)  # fmt: skip
def test_390_a_ledger_whose_edits_are_damaged(cleantext: Command, tmp_path: Path, damage: dict[str, Any]) -> None:
    """`undo` and `report` ended in a traceback."""
    (tmp_path / "a.txt").write_text(MESSY)
    assert cleantext("clean", "a.txt", "-o", "out", "--ledger").exit_code == 0
    ledger = tmp_path / "out/ledger/00000000.jsonl"
    ledger.write_bytes(json.dumps({**json.loads(ledger.read_bytes()), **damage}).encode())
    for command in ("report", "undo"):
        result = cleantext(command, "out", "-o", "back")
        assert (result.exit_code, f"{ledger.name}:1 is not what cleantext wrote" in result.stderr) == (2, True)


@pytest.mark.parametrize("damage", [{"encoding": None}, {"encoding": "nope"}, {"patches": [5]}, {"bom": 5}])
def test_390_a_ledger_whose_encoding_is_damaged(cleantext: Command, tmp_path: Path, damage: dict[str, Any]) -> None:
    given(tmp_path / "in", {"a.txt": MESSY.encode(), "b.txt": MESSY.encode()})
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 0
    ledger = tmp_path / "out/ledger/00000000.jsonl"
    first, second = ledger.read_bytes().splitlines()
    ledger.write_bytes(json.dumps({**json.loads(first), **damage}).encode() + b"\n" + second)
    result = cleantext("undo", "out", "-o", "back")
    assert (result.exit_code, "not restored: a.txt: how it was encoded" in result.stderr) == (1, True)
    assert tree(tmp_path / "back") == {"b.txt": MESSY.encode()}
