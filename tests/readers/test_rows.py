"""Tables with columns and rows that are damaged or hard to read."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import Command, balanced, lines, manifest


def test_141_rows_beside_columns_that_arrow_cannot_take(cleantext: Command, tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    texts = ["It rained .", None, "The ferry runs ."]
    table = pa.table({"text": pa.array(texts, pa.string_view()), "note": pa.array(["a", "b", "c"], pa.string_view())})
    try:
        pq.write_table(table, tmp_path / "a.parquet")
    except pa.ArrowNotImplementedError:
        pytest.skip("this release of pyarrow writes no such columns")
    assert cleantext("clean", tmp_path / "a.parquet", "-o", tmp_path / "out").exit_code == 1
    out = pq.read_table(tmp_path / "out" / "a.parquet")
    assert out.to_pylist() == [{"text": "It rained.", "note": "a"}, {"text": "The ferry runs.", "note": "c"}]
    assert out.schema == table.schema


def test_142_a_row_that_is_no_utf_8(cleantext: Command, tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    sizes = pa.py_buffer(b"\0\0\0\0\x03\0\0\0\x0e\0\0\0")
    texts = pa.Array.from_buffers(pa.string(), 2, [None, sizes, pa.py_buffer(b"ab\xffIt rained .")])
    pq.write_table(pa.table({"text": texts, "id": texts}), tmp_path / "a.parquet")
    assert cleantext("clean", tmp_path / "a.parquet", "-o", tmp_path / "out").exit_code == 1
    assert pq.read_table(tmp_path / "out" / "a.parquet", columns=["text"]).to_pylist() == [{"text": "It rained."}]
    assert [(entry["row"], entry["reason"]) for entry in lines(tmp_path / "out" / "quarantine.jsonl")] == [
        (1, "the value of 'text' is no UTF-8 (byte 3)")
    ]
    assert balanced(tmp_path / "out")


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
