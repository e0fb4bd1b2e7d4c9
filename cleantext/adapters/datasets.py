"""Hugging Face datasets: `dataset.map(clean_batch(cleaner), batched=True)`, also of several processes or streamed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cleantext.adapters.base import ERROR, LEDGER, check_columns, clean_texts
from cleantext.adapters.travelling import Travelling
from cleantext.cleaner import Cleaner
from cleantext.errors import UsageError

Batch = Mapping[str, Any]


def clean_batch(
    cleaner: Cleaner, column: str = "text", *, ledger: bool = False, site: str = "url"
) -> Callable[[Batch], dict[str, list[Any]]]:
    """A function for `Dataset.map(…, batched=True)`.

    Args:
        column: name of the column with the texts. None stays None.
        ledger: whether to add the column `cleantext_ledger`, a JSON list of each document's edits.
        site: column with the page's URL, for rules with `sites`; it needn't be there.

    Returns:
        A function that gives the column's texts, cleaned, and the column `cleantext_error`: empty, or why the row's text
        could not be cleaned and is as it was. Empty and not null, as in other adapters, because datasets takes a new
        column's type from the rows that it sees first.

    Raises:
        UsageError: by the function: the column is not there, a column to add is there already, or what comes is one row or
            no dict (of a dataset in the format of Arrow, pandas or polars).
    """
    return _CleanBatch(Travelling(cleaner), column, ledger, site)


class _CleanBatch:
    def __init__(self, travelling: Travelling, column: str, ledger: bool, site: str) -> None:
        self._travelling, self._column, self._ledger, self._site = travelling, column, ledger, site

    def __call__(self, batch: Batch) -> dict[str, list[Any]]:
        if not isinstance(batch, Mapping):
            raise UsageError(
                f"a {type(batch).__name__} came, where a dict of columns is asked for: dataset.with_format(None).map(…)"
            )
        check_columns(batch, self._column, self._ledger)
        if batch[self._column] is None or isinstance(batch[self._column], str):
            raise UsageError("one row came, where rows are asked for: map(…, batched=True)")
        sites = batch[self._site] if self._site in batch and self._site != self._column else None
        rows = clean_texts(self._travelling.cleaner, batch[self._column], sites, self._ledger)
        out: dict[str, list[Any]] = {self._column: [row.text for row in rows], ERROR: [row.error or "" for row in rows]}
        if self._ledger:
            out[LEDGER] = [row.ledger or "" for row in rows]
        return out
