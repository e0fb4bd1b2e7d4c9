"""What all adapters do: clean a column of texts in batches, and lose nothing over a document that cannot be cleaned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from numbers import Number
from typing import Any, NamedTuple

from cleantext.cleaner import Cleaner
from cleantext.errors import CleantextError, UsageError
from cleantext.readers.jsonl import dumps
from cleantext.types import Document
from cleantext.writers.ledger import edit_data

ERROR = "cleantext_error"
"""Column that says why a document could not be cleaned; null for all others."""
LEDGER = "cleantext_ledger"
"""Column with a document's edits, as the JSON that `cleantext.writers.ledger` reads."""
ROWS = 1000
"""Rows that are taken out of a table at once."""


class Cleaned(NamedTuple):
    """A row's outcome. A text that is null, or that cannot be cleaned, is as it was."""

    text: Any
    error: str | None = None
    ledger: str | None = None


def clean_texts(cleaner: Cleaner, texts: Sequence[Any], sites: Sequence[Any] | None, ledger: bool) -> list[Cleaned]:
    """Cleans the texts of some rows together.

    Args:
        texts: strings; None and NaN stand for no text. Anything else is an error of its row, `UnicodeDecodeError` for
            what should have been a string.
        sites: URL of each row's page, where known.
        ledger: whether the edits are told.
    """
    rows = [Cleaned(text, None if _null(text) else _unfit(text)) for text in texts]
    fit = [i for i, text in enumerate(texts) if isinstance(text, str)]
    documents = (Document(texts[i], _site(sites, i)) for i in fit)
    for i, result in zip(fit, cleaner.run_many(documents, errors="return"), strict=True):
        if isinstance(result, CleantextError):
            rows[i] = Cleaned(texts[i], str(result))
        else:
            edits = dumps([edit_data(edit) for edit in result.edits]).decode() if ledger else None
            rows[i] = Cleaned(result.text, None, edits)
    return rows


def _null(text: Any) -> bool:
    # NaN differs from itself; pandas' own null cannot be asked, and says so by its type's name.
    # What is no number may answer with an array.
    return (
        text is None
        or type(text).__name__ in ("NAType", "NaTType")
        or (isinstance(text, Number) and bool(text != text))
    )


def _unfit(text: Any) -> str | None:
    if isinstance(text, UnicodeDecodeError):
        return f"the value is no UTF-8 (byte {text.start + 1})"
    return None if isinstance(text, str) else f"the value is of type {type(text).__name__}, not a string"


def _site(sites: Sequence[Any] | None, i: int) -> str:
    site = sites[i] if sites is not None else ""
    return site if isinstance(site, str) else ""


def check_columns(names: Iterable[str], column: str, ledger: bool) -> None:
    """Looks whether there is one column to clean, and room for the ones that are added.

    Raises:
        UsageError: no, and what to do.
    """
    names = list(names)
    if column not in names:
        raise UsageError(f"there is no column {column!r} to clean; the columns are: {', '.join(map(str, names))}")
    if names.count(column) > 1:
        raise UsageError(f"there are several columns {column!r}; rename them")
    for name in (ERROR, LEDGER) if ledger else (ERROR,):
        if name in names:
            raise UsageError(f"there is a column {name!r} already, from an earlier run? drop or rename it first")
