"""Arrow: a table in, a table out. Spark and Ray go through here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from cleantext.adapters.base import ERROR, LEDGER, ROWS, check_columns, clean_texts
from cleantext.cleaner import Cleaner
from cleantext.errors import UsageError
from cleantext.readers.parquet import is_text, values


def clean_table(
    cleaner: Cleaner, table: pa.Table, column: str = "text", *, ledger: bool = False, site: str = "url"
) -> pa.Table:
    """Cleans the texts in one column of a table.

    Args:
        column: name of the column with the texts: strings of any width, dictionary-encoded or not. Nulls stay null, and
            so does a column that holds nothing else and has no other type.
        ledger: whether to add the column `cleantext_ledger`, a JSON list of each document's edits.
        site: column with the page's URL, for rules with `sites`; it needn't be there.

    Returns:
        The same rows with the column's texts cleaned, its type unchanged, and the column `cleantext_error` added: null,
        or why the row's text could not be cleaned and is as it was. Other columns are untouched.

    Raises:
        UsageError: it is no table, the column is not there or holds no texts, or a column to add is there already.
    """
    if not isinstance(table, pa.Table | pa.RecordBatch):
        other = f"{table.__class__.__module__.partition('.')[0]}.{table.__class__.__name__}"
        raise UsageError(f"clean_table takes an Arrow table, not {other}; clean_frame takes those of pandas and polars")
    check_columns(table.column_names, column, ledger)
    at = table.schema.get_field_index(column)
    field = table.schema.field(at)
    type = text_type(field)
    with_sites = site != column and table.column_names.count(site) == 1
    chunks: list[tuple[pa.Array, ...]] = []
    most = _most(field.type)
    for start in range(0, len(table), most):
        rows = table.slice(start, most)
        sites = values(rows.column(site)) if with_sites else None
        cleaned = clean_texts(cleaner, values(rows.column(at)), sites, ledger)
        chunks.append(tuple(_array(outcomes, type) for outcomes in zip(*cleaned, strict=True)))
    texts, errors, ledgers = (pa.chunked_array([chunk[i] for chunk in chunks], type) for i in range(3))
    if not pa.types.is_null(field.type):
        table = table.set_column(at, field, texts.cast(field.type))  # a dictionary for each chunk
    table = table.append_column(ERROR, errors)
    return table.append_column(LEDGER, ledgers) if ledger else table


def text_type(field: pa.Field) -> Any:
    """The type of the texts in a column, which is the added columns' too.

    Raises:
        UsageError: it holds something else.
    """
    if pa.types.is_null(field.type):  # all that some frameworks know of a batch without a text
        return pa.string()
    if not is_text(field.type):
        raise UsageError(f"the column {field.name!r} holds {field.type}, not strings; cast it first")
    return field.type.value_type if pa.types.is_dictionary(field.type) else field.type


def _most(type: Any) -> int:
    """Rows that are cleaned together: no more than a dictionary has numbers for, as each may get a text of its own."""
    narrow = pa.types.is_dictionary(type) and type.index_type.bit_width == 8
    return min(ROWS, 127) if narrow else ROWS


def _array(outcomes: Sequence[Any], type: Any) -> Any:
    """Strings and nulls; what is no UTF-8 stays the bytes that it is."""
    raw = [outcome.object if isinstance(outcome, UnicodeDecodeError) else outcome for outcome in outcomes]
    return pa.array(raw, pa.large_binary()).view(pa.large_string()).cast(type)
