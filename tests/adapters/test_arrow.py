"""Arrow tables: all widths of strings, chunks, nulls, other columns as they were."""

from __future__ import annotations

from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")

from cleantext import UsageError, undo  # noqa: E402
from cleantext.adapters.arrow import clean_table, text_type  # noqa: E402
from tests.adapters.examples import run_example  # noqa: E402

TYPES = [
    pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string()), pa.dictionary(pa.int8(), pa.string()),
]  # fmt: skip


@pytest.mark.parametrize("type", TYPES, ids=str)
def test_same_as_one_by_one(cleaner: Any, rows: Any, expected: Any, read_edits: Any, type: Any) -> None:
    table = pa.table(rows)
    text = pa.array(rows["text"], pa.string() if pa.types.is_dictionary(type) else type)
    text = text.dictionary_encode().cast(type) if pa.types.is_dictionary(type) else text
    table = table.set_column(1, "text", text)
    out = clean_table(cleaner, table, ledger=True)
    assert out.column_names == ["id", "text", "url", "cleantext_error", "cleantext_ledger"]
    assert out["text"].to_pylist() == expected["text"]
    assert out.schema.field("text") == table.schema.field("text")
    assert out["cleantext_error"].to_pylist() == expected["error"]
    assert out["cleantext_error"].type == out["cleantext_ledger"].type == text_type(table.schema.field("text"))
    assert read_edits(out["cleantext_ledger"].to_pylist()) == expected["edits"]
    assert out.select(["id", "url"]) == table.select(["id", "url"])


def test_chunks_and_many_rows(cleaner: Any, rows: Any, expected: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleantext.batches.BATCH", 100)
    table = pa.concat_tables([pa.table(rows)] * 400)
    out = clean_table(cleaner, table)
    assert out["text"].to_pylist() == expected["text"] * 400
    assert out["cleantext_error"].to_pylist() == expected["error"] * 400
    assert out["id"].num_chunks == 400, "other columns keep their chunks"
    assert out.column_names == ["id", "text", "url", "cleantext_error"]


def test_a_text_is_not_its_own_address(cleaner: Any) -> None:
    text = "https://example.org/3\n\nFiled under Ships"
    assert clean_table(cleaner, pa.table({"url": [text]}), "url")["url"].to_pylist() == [text]
    assert clean_table(cleaner, pa.table({"text": [text]}), site="text")["text"].to_pylist() == [text]
    assert clean_table(cleaner, pa.table({"text": [text], "page": [text]}), site="page")["text"].to_pylist() != [text]


def test_ledger_undoes(cleaner: Any, rows: Any) -> None:
    import json

    out = clean_table(cleaner, pa.table(rows), ledger=True)
    assert out["cleantext_ledger"].null_count < len(out)
    for source, text, ledger in zip(rows["text"], out["text"].to_pylist(), out["cleantext_ledger"], strict=True):
        if ledger.is_valid:
            assert undo(text, json.loads(ledger.as_py())) == source


def test_the_cleaner_has_it_too(cleaner: Any, rows: Any) -> None:
    table = pa.table(rows)
    for site in ("url", "text"):
        wanted = clean_table(cleaner, table, ledger=True, site=site)
        assert cleaner.clean_arrow(table, ledger=True, site=site).equals(wanted)
    assert cleaner.clean_arrow(table).equals(clean_table(cleaner, table)), "the same where nothing is said"
    with pytest.raises(UsageError, match="no column 'body'"):
        cleaner.clean_arrow(table, column="body")


def test_what_is_known_of_the_column_stays(cleaner: Any, rows: Any) -> None:
    field = pa.field("text", pa.string(), nullable=False, metadata={"unit": "page"})
    table = pa.table({"text": [rows["text"][0]]}, pa.schema([field]))
    assert clean_table(cleaner, table).schema.field("text").equals(field, check_metadata=True)


def test_no_rows(cleaner: Any, rows: Any) -> None:
    table = pa.table(rows).slice(0, 0)
    out = clean_table(cleaner, table, ledger=True)
    assert len(out) == 0
    assert out.schema.field("cleantext_error").type == pa.string()


def test_errors_teach(cleaner: Any, rows: Any) -> None:
    table = pa.table(rows)
    with pytest.raises(UsageError, match=r"no column 'body'.*id, text, url"):
        clean_table(cleaner, table, "body")
    with pytest.raises(UsageError, match="holds int64"):
        clean_table(cleaner, table, "id")
    with pytest.raises(UsageError, match="'cleantext_error' already"):
        clean_table(cleaner, clean_table(cleaner, table))
    with pytest.raises(UsageError, match="'cleantext_ledger' already"):
        clean_table(cleaner, table.append_column("cleantext_ledger", table["url"]), ledger=True)
    with pytest.raises(UsageError, match="several columns 'text'; rename them"):
        clean_table(cleaner, table.append_column("text", table["url"]))
    assert len(clean_table(cleaner, table.append_column("url", table["url"]))) == len(table), "no column is the site's"


def test_example(cleaner: Any) -> None:
    run_example("Arrow", cleaner)
