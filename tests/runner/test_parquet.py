"""Parquet: rows in, rows out, other columns, types and metadata untouched."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import MESSY, Command, balanced, lines

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def table(rows: int, type: Any) -> Any:
    texts = [None if i == 3 else f"Notice {i} .\n\nLeave a Comment" if i % 2 else f"Fine {i}." for i in range(rows)]
    columns = {
        "id": pa.array([0 if i == 5 else i for i in range(rows)]),
        "text": pa.array(texts).cast(type) if not pa.types.is_dictionary(type) else pa.array(texts).dictionary_encode(),
        "nested": pa.array([{"text": "It rained .", "list": [i]} for i in range(rows)]),
    }
    made = pa.table(columns)
    return made.replace_schema_metadata({b"pandas": b"{}"})


@pytest.mark.parametrize("type", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_rows(cleantext: Command, tmp_path: Path, type: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleantext.readers.parquet.MOST_ROWS", 7)
    before = table(50, type)
    pq.write_table(before, tmp_path / "a.parquet", compression="zstd")
    before = pq.read_table(tmp_path / "a.parquet")
    result = cleantext("clean", "a.parquet", "-o", "out", "--ledger")
    assert result.exit_code == 1, result.stderr
    assert {(e["row"], e["reason"].partition(":")[0]) for e in lines(tmp_path / "out/quarantine.jsonl")} == {
        (4, "the value of 'text' is null, not a string"),
        (6, "duplicate id"),
    }
    assert balanced(tmp_path / "out")
    after = pq.read_table(tmp_path / "out/a.parquet")
    assert after.schema.equals(before.schema, check_metadata=True)
    rest = before.take([i for i in range(50) if i not in (3, 5)])
    assert after.drop_columns("text").equals(rest.drop_columns("text"))
    assert after["text"].to_pylist()[:3] == ["Fine 0.", "Notice 1.", "Fine 2."]
    assert pq.ParquetFile(tmp_path / "out/a.parquet").metadata.row_group(0).column(0).compression == "ZSTD"
    assert cleantext("undo", "out", "-o", "back").exit_code == 0
    assert pq.read_table(tmp_path / "back/a.parquet").to_pylist() == rest.to_pylist()
    other = pa.array([text.replace("Notice", "Nothing") for text in after["text"].to_pylist()]).cast(pa.string())
    for rows, said in (
        (after.slice(0, len(after) - 1), "fewer rows"),
        (pa.concat_tables([after, after]), "more rows"),
        (after.set_column(1, "text", other).slice(0, 3), "what undo gives is not row 2"),
    ):
        pq.write_table(rows, tmp_path / "out/a.parquet")
        assert said in cleantext("undo", "out", "-o", f"back-{len(rows)}").stderr


def test_ids_that_were_left_empty_are_none(cleantext: Command, tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": ["", "", "x"], "text": ["It rained .", "Fine .", None]}), tmp_path / "a.parquet")
    assert cleantext("clean", "a.parquet", "-o", "out", "--ledger").exit_code == 1
    assert [e["id"] for e in lines(tmp_path / "out/ledger/00000000.jsonl")] == ["a.parquet:1", "a.parquet:2"]


def test_ids_and_urls_that_are_no_utf_8_are_none(cleantext: Command, tmp_path: Path) -> None:
    """Nobody checks when such a column is written; their rows are read all the same, and carry them on."""
    odd = pa.array([b"caf\xe9", b"x"], pa.large_binary()).view(pa.large_string())
    pq.write_table(pa.table({"id": odd, "url": odd, "text": ["It rained .", "Fine ."]}), tmp_path / "a.parquet")
    assert cleantext("clean", "a.parquet", "-o", "out", "--ledger").exit_code == 0
    assert [e["id"] for e in lines(tmp_path / "out/ledger/00000000.jsonl")] == ["a.parquet:1", "x"]
    after = pq.read_table(tmp_path / "out/a.parquet")
    assert after["text"].to_pylist() == ["It rained.", "Fine."]
    assert after["id"].combine_chunks().view(pa.large_binary()).to_pylist() == [b"caf\xe9", b"x"]


def test_ids_may_be_of_any_type(cleantext: Command, tmp_path: Path) -> None:
    days = [date(2024, 5, 1), date(2024, 5, 2), date(2024, 5, 1)]
    pq.write_table(pa.table({"id": days, "text": ["It rained ."] * 3}), tmp_path / "a.parquet")
    assert cleantext("clean", "a.parquet", "-o", "out", "--ledger").exit_code == 1
    assert [e["id"] for e in lines(tmp_path / "out/ledger/00000000.jsonl")] == ['"2024-05-01"', '"2024-05-02"']
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert (entry["row"], entry["reason"].partition(":")[0]) == (3, "duplicate id")


def test_row_groups_have_a_size(cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the source was cut, a reader of the output need not hold all of it."""
    monkeypatch.setattr("cleantext.readers.parquet.MOST_ROWS", 10)
    monkeypatch.setattr("cleantext.writers.parquet.ROW_GROUP", 1_000)
    pq.write_table(pa.table({"text": [f"Notice {i} ." + "x" * 100 for i in range(100)]}), tmp_path / "a.parquet")
    assert cleantext("clean", "a.parquet", "-o", "out").exit_code == 0
    assert pq.ParquetFile(tmp_path / "out/a.parquet").num_row_groups == 10
    assert pq.read_table(tmp_path / "out/a.parquet").num_rows == 100


def test_truncated_and_unfit_files_go_to_quarantine(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    pq.write_table(table(4, pa.string()), tmp_path / "in/whole.parquet")
    data = (tmp_path / "in/whole.parquet").read_bytes()
    (tmp_path / "in/cut.parquet").write_bytes(data[: len(data) // 2])
    pq.write_table(pa.table({"body": ["x"], **{f"c{n}": [n] for n in range(12)}}), tmp_path / "in/other.parquet")
    pq.write_table(pa.table({"text": [1]}), tmp_path / "in/numbers.parquet")
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "in/none.parquet")
    (tmp_path / "in/z.txt").write_text(MESSY)
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    reasons = {
        entry["file"]: entry["reason"] for entry in lines(tmp_path / "out/quarantine.jsonl") if "row" not in entry
    }
    assert reasons.keys() == {"cut.parquet", "numbers.parquet", "other.parquet"}
    known = ", ".join(["body", *(f"c{n}" for n in range(11))])
    assert reasons["other.parquet"] == f"no column 'text': --text-key names the right one of {known}"
    assert reasons["numbers.parquet"] == "the column 'text' holds no texts: it is of type int64; --text-key names another"
    assert reasons["cut.parquet"].startswith("damaged Parquet data: ")
    assert not (tmp_path / "out/cut.parquet").exists()
    assert pq.read_table(tmp_path / "out/none.parquet").num_rows == 0
    assert (tmp_path / "out/z.txt").exists()
    assert balanced(tmp_path / "out")


def test_a_text_that_is_too_long(cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleantext.readers.parquet.MAX_DOCUMENT", 20)
    pq.write_table(pa.table({"text": ["It rained .", "It rained, and rained ."]}), tmp_path / "a.parquet")
    assert cleantext("clean", "a.parquet", "-o", "out").exit_code == 1
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert (entry["row"], entry["reason"][:14]) == (2, "a text of more")
    assert pq.read_table(tmp_path / "out/a.parquet")["text"].to_pylist() == ["It rained."]


def test_parquet_is_not_compressed_from_outside(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.parquet.gz").write_bytes(b"any")
    assert cleantext("clean", "a.parquet.gz", "-o", "out").exit_code == 1
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert "decompress it first" in entry["reason"]


def test_columns_of_one_name(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    twice = pa.Table.from_arrays([pa.array(["It rained ."]), pa.array(["x"])], names=["text", "text"])
    pq.write_table(twice, tmp_path / "in/texts.parquet")
    urls = pa.Table.from_arrays(
        [pa.array(["It rained ."]), pa.array(["x"]), pa.array(["y"])], names=["text", "url", "url"]
    )
    pq.write_table(urls, tmp_path / "in/urls.parquet")
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert (entry["file"], entry["reason"]) == ("texts.parquet", "several columns 'text': rename them")
    assert pq.ParquetFile(tmp_path / "out/urls.parquet").read().column(0).to_pylist() == ["It rained."]


def test_parquet_needs_a_name_for_its_output(cleantext: Command, tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": ["x"]}), tmp_path / "a.parquet")
    result = cleantext("clean", "a.parquet")
    assert result.exit_code == 2
    assert "-o" in result.stderr
