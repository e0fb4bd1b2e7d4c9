"""Bugs of files with some bytes wrong; numbered as in test_regressions.py."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import Command, balanced, lines, manifest

ROWS = 50


@pytest.fixture
def parquet() -> bytes:
    """A small file; what describes its columns and rows stands at its end, as Thrift packs it."""
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    pq.write_table(pa.table({"text": [f"It rained {n} ." for n in range(ROWS)], "note": ["x"] * ROWS}), file)
    return file.getvalue()


def test_276_a_damaged_column_does_not_end_the_process(parquet: bytes, tmp_path: Path) -> None:
    """pyarrow does not raise where only the compression of such a column is asked for: the whole run was gone."""
    optional, required = b"\x25\x02\x18\x04text", b"\x25\x00\x18\x04text"
    assert optional in parquet
    (tmp_path / "a.parquet").write_bytes(parquet.replace(optional, required))
    code = "from cleantext.cli import main; main(['clean', 'a.parquet', '-o', 'out', '--no-builtin', '-q'])"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=False)
    assert done.returncode in (0, 1)
    assert balanced(tmp_path / "out")


def test_277_a_column_whose_name_is_damaged(cleantext: Command, parquet: bytes, tmp_path: Path) -> None:
    """The error ended the run."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.parquet").write_bytes(parquet.replace(b"\x04note", b"\x04no\xffe"))
    (tmp_path / "in/b.txt").write_text("It rained .")
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert (entry["file"], entry["reason"][:21]) == ("a.parquet", "damaged Parquet data:")
    assert (tmp_path / "out/b.txt").read_text() == "It rained."


def changed(data: bytes, old: bytes, new: bytes) -> Iterator[bytes]:
    """The data, each time with another place changed at which something stands."""
    at = data.find(old)
    while at >= 0:
        yield data[:at] + new + data[at + len(old) :]
        at = data.find(old, at + 1)


def test_278_rows_that_are_missing_are_missed(cleantext: Command, parquet: bytes, tmp_path: Path) -> None:
    """Where the number of a group's rows was damaged, the rest of them was lost without a word."""
    shorter = list(changed(parquet, b"\x16\x64", b"\x16\x08"))  # 50 and 4, as Thrift writes them
    assert len(shorter) > 2
    fewer = 0
    for n, data in enumerate(shorter):
        (tmp_path / f"{n}.parquet").write_bytes(data)
        cleantext("clean", f"{n}.parquet", "-o", f"out{n}")
        made = manifest(tmp_path / f"out{n}")["documents"]
        if made["out"] < ROWS:
            fewer += 1
            assert made["quarantined"] == 1
    assert fewer


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


@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize(
    "greedy", [("conversion", "text/plain"), ("conversion", "image/svg"), ("request", "text/plain")]
)
@pytest.mark.parametrize("end", [0, -4], ids=["in the middle", "at the end"])
def test_203_a_record_whose_length_takes_in_the_next(
    cleantext: Command, tmp_path: Path, packed: Any, greedy: tuple[str, str], end: int
) -> None:
    """The page behind it was lost without a word: neither in the output nor in quarantine."""
    pytest.importorskip("fastwarc")
    page = ("conversion", "text/plain")
    eaten = _record(2, *page, "It blew.")
    records = [_record(1, *page, "It rained."), _record(7, *greedy, "-", 5 + len(eaten) + end), eaten]
    records += [_record(3, *page, "Fine.")] if end == 0 else []
    (tmp_path / "a.wet").write_bytes(packed(b"".join(records)))
    assert cleantext("clean", "a.wet", "-o", "out").exit_code == 1
    (refused,) = lines(tmp_path / "out/quarantine.jsonl")
    assert refused["id"] == "urn:uuid:7"
    assert refused["reason"] == "another record stands in this one: its Content-Length is wrong"
    assert [entry["id"][-1] for entry in lines(tmp_path / "out/a.jsonl")] == ["1", "3"][: len(records) - 2]


def test_203_a_page_that_quotes_a_record_is_none_that_took_one_in(cleantext: Command, tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    quoted = _record(2, "conversion", "text/plain", "It blew.").decode()
    told = f"A record looks so:\r\n\r\n{quoted}Between two records stand two line breaks."
    (tmp_path / "a.wet").write_bytes(_record(1, "conversion", "text/plain", told))
    assert cleantext("clean", "a.wet", "-o", "out").exit_code == 0
    assert "WARC-Type: conversion" in (tmp_path / "out/a.jsonl").read_text()


def _record(number: int, type: str, kind: str, body: str, length: int | None = None) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: {kind}\r\n"
    size = len(body) if length is None else length
    return f"{head}Content-Length: {size}\r\n\r\n{body}\r\n\r\n".encode()
