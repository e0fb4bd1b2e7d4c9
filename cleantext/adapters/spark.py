"""Spark: `clean_dataframe(frame, cleaner=cleaner)`, or its parts for a `mapInArrow` of your own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.types import StringType, StructField, StructType

from cleantext.adapters.arrow import clean_table
from cleantext.adapters.base import ERROR, LEDGER, check_columns
from cleantext.adapters.travelling import Travelling
from cleantext.cleaner import Cleaner
from cleantext.errors import UsageError

MapInArrow = Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]


def clean_dataframe(
    frame: DataFrame, column: str = "text", *, cleaner: Cleaner, ledger: bool = False, site: str = "url"
) -> DataFrame:
    """Cleans the texts in one column of a data frame, on Spark's workers, when an action asks for them.

    Args:
        column: name of the column with the texts, of type string. Nulls stay null.
        ledger: whether to add the column `cleantext_ledger`, a JSON list of each document's edits.
        site: column with the page's URL, for rules with `sites`; it needn't be there.

    Returns:
        The frame with the column's texts cleaned and the column `cleantext_error` added: null, or why the row's text
        could not be cleaned and is as it was. Other columns are untouched.

    Raises:
        UsageError: the column is not there or holds no strings, or a column to add is there already.
    """
    schema = cleaned_schema(frame.schema, column, ledger=ledger)
    return frame.mapInArrow(clean_batches(cleaner, column, ledger=ledger, site=site), schema)


def clean_batches(cleaner: Cleaner, column: str = "text", *, ledger: bool = False, site: str = "url") -> MapInArrow:
    """The function for `mapInArrow`; `cleaned_schema` tells its schema."""
    travelling = Travelling(cleaner)

    def clean(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            table = pa.Table.from_batches([batch])
            yield from clean_table(travelling.cleaner, table, column, ledger=ledger, site=site).to_batches()

    return clean


def cleaned_schema(schema: StructType, column: str = "text", *, ledger: bool = False) -> StructType:
    """The schema of what comes out.

    Raises:
        UsageError: the column is not there or holds no strings, or a column to add is there already.
    """
    check_columns(schema.names, column, ledger)
    if twice := {name for name in schema.names if schema.names.count(name) > 1}:  # of which Spark makes no Arrow
        raise UsageError(f"there are several columns {min(twice)!r}; rename them")
    if not isinstance(schema[column].dataType, StringType):
        raise UsageError(f"the column {column!r} holds {schema[column].dataType.simpleString()}, not strings")
    added = (ERROR, LEDGER) if ledger else (ERROR,)
    return StructType([*schema.fields, *(StructField(name, StringType()) for name in added)])
