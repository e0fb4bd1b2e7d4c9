"""Which way a quotation mark turns, as its line tells: the same mark opens in one language and closes in another."""

from __future__ import annotations

import re

_CLOSING = re.compile(r"[^\s«»](?=«)|[\n«]")
LINE = 1 << 14
"""Characters of a line that are looked at."""
LONGEST = 1000
"""Characters of a quotation whose end is looked for."""


def opens(text: str, at: int) -> bool:
    """Whether the straight mark there opens a quotation: before it in its line all that were opened are closed."""
    return _before(text, at).count('"') % 2 == 0


def closes(text: str, at: int) -> bool:
    """Whether the “ there closes what a „ of its line has opened."""
    line = _before(text, at)
    return line.count("„") > line.count("“")


def points_ahead(text: str, at: int) -> bool:
    """Whether the » there opens a quotation: it begins a word, no « is open before it in its line, and one follows that ends a
    word (French has blanks inside)."""
    line = _before(text, at)
    found = _CLOSING.search(text, at, at + LONGEST)
    return not line[-1:].strip() and line.count("«") <= line.count("»") and found is not None and found[0] not in "\n«"


def _before(text: str, at: int) -> str:
    first = max(0, at - LINE)
    return text[max(first, text.rfind("\n", first, at) + 1) : at]
