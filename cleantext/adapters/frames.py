"""pandas and polars: `frame.pipe(clean_frame, column="text", cleaner=cleaner)`."""

from __future__ import annotations

from typing import Any, TypeVar

from cleantext.adapters.base import ERROR, LEDGER, Cleaned, check_columns, clean_texts
from cleantext.cleaner import Cleaner
from cleantext.errors import UsageError

Frame = TypeVar("Frame")


def clean_frame(
    frame: Frame, column: str = "text", *, cleaner: Cleaner, ledger: bool = False, site: str = "url"
) -> Frame:
    """Cleans the texts in one column of a pandas or polars data frame.

    Args:
        column: name of the column with the texts. Nulls (None, NaN, NA) stay what they are.
        ledger: whether to add the column `cleantext_ledger`, a JSON list of each document's edits.
        site: column with the page's URL, for rules with `sites`; it needn't be there.

    Returns:
        A new frame with the column's texts cleaned, its type unchanged, and the column `cleantext_error` added: null, or
        why the row's text could not be cleaned and is as it was. Other columns, order and index are untouched.

    Raises:
        UsageError: it is no data frame, the column is not there, a column to add is there already, or a column of polars
            is of another type than strings.
    """
    source: Any = frame
    library = type(frame).__module__.partition(".")[0]
    if library not in ("pandas", "polars") or type(frame).__name__ != "DataFrame":
        other = f"{library}.{type(frame).__name__}".removeprefix("builtins.")
        meant = {"Series": "; make it one with to_frame()", "LazyFrame": "; collect it first"}.get(
            type(frame).__name__, ""
        )
        raise UsageError(f"clean_frame takes a DataFrame of pandas or polars, not {other}{meant}")
    check_columns(source.columns, column, ledger)
    if library == "polars":
        _refuse_others(source, column)
    with_sites = site != column and list(source.columns).count(site) == 1
    sites = source[site].to_list() if with_sites else None
    cleaned = clean_texts(cleaner, source[column].to_list(), sites, ledger)
    filled = _polars if library == "polars" else _pandas
    out: Frame = filled(source, column, cleaned, ledger)
    return out


def _refuse_others(frame: Any, column: str) -> None:
    """A column of polars is of one type, so that none of the others' values is a text; pandas' may hold anything."""
    kind = str(frame[column].dtype.base_type())
    if kind not in ("String", "Categorical", "Null"):
        raise UsageError(f"the column {column!r} holds {kind}, not strings; cast it first")


def _polars(frame: Any, column: str, cleaned: list[Cleaned], ledger: bool) -> Any:
    import polars as pl

    texts = pl.Series(column, [row.text for row in cleaned], dtype=pl.String)
    added = [texts.cast(frame[column].dtype), pl.Series(ERROR, [row.error for row in cleaned], dtype=pl.String)]
    if ledger:
        added.append(pl.Series(LEDGER, [row.ledger for row in cleaned], dtype=pl.String))
    return frame.with_columns(added)


def _pandas(frame: Any, column: str, cleaned: list[Cleaned], ledger: bool) -> Any:
    import pandas as pd

    dtype = frame[column].dtype
    if isinstance(dtype, pd.CategoricalDtype):
        dtype = "category"  # the categories are other texts now
    added = {
        column: pd.Series([row.text for row in cleaned], index=frame.index, dtype=dtype),
        ERROR: pd.Series([row.error for row in cleaned], index=frame.index, dtype="string"),
    }
    if ledger:
        added[LEDGER] = pd.Series([row.ledger for row in cleaned], index=frame.index, dtype="string")
    out = frame.copy(deep=False)
    for name, values in added.items():  # `assign` would ask for names that are strings
        out[name] = values
    return out
