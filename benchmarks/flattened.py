"""The plain text of a page as its reader may get it: tools differ in what they take for a line, and in blank lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from labelled import score

HELD = 0.8
"""Recall that the text must have of the gold text: some HTML in the data has been slimmed too much."""
Row = dict[str, Any]


def _blocks(row: Row) -> str:
    return str(row["raw_text"])


def _spread(row: Row) -> str:
    return "\n\n".join(filter(str.strip, row["raw_text"].split("\n")))


def _dense(row: Row) -> str:
    return "\n".join(filter(str.strip, row["raw_text"].split("\n")))


def _soup(row: Row, separator: str, strip: bool) -> str:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(row["html"], "lxml")
    for hidden in soup(["script", "style", "noscript"]):
        hidden.extract()
    return str(soup.get_text(separator, strip=strip))


def _resiliparse(row: Row) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(row["html"], main_content=False))


TEXTS: dict[str, Callable[[Row], str]] = {
    "blocks": _blocks,
    "spread": _spread,
    "dense": _dense,
    "soup": lambda row: _soup(row, "", strip=False),
    "soup-nodes": lambda row: _soup(row, "\n", strip=True),
    "resiliparse": _resiliparse,
}
"""`blocks`: a block a line, as the data have it; `spread`: with a blank line between all lines; `dense`: with none; then
BeautifulSoup's `get_text()`, its `get_text("\\n", strip=True)`, and resiliparse's plain text, from the HTML."""


def flattened(row: Row, how: str) -> Row | None:
    """The row with its text that way; None where its HTML doesn't hold the gold text."""
    if how in ("blocks", "spread", "dense"):
        return {**row, "raw_text": TEXTS[how](row)}
    if not row.get("html"):
        return None
    text = TEXTS[how](row)
    return {**row, "raw_text": text} if (score(row["gold_text"], text).recall or 0) >= HELD else None
