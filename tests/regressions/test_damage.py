"""Bugs that full disks, damaged files and strange names brought out, by number, so that they stay found."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.command_line import Command, tree

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
