"""Runs of lines that are made alike: lists, rows of tables, pairs of a name and a value, verses. An author writes such a run as
a whole, so that no tail begins in it, and few of its lines don't go alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import regex

from cleantext.lines import DETAIL
from cleantext.scoring.arrays import Flags
from cleantext.scoring.lines import LineArrays

_FORM: Final = regex.compile(
    r"\s*+(?:"
    r"(?P<item>(?:[-+*•·▪◦–—]|\d{1,2}[.)])\s+\S)"
    r"|(?P<row>[^|]*[^|\s]\s*\|\s*[^|\s][^|]*+(?:\|[^|]*+)*+$)"
    rf"|(?P<pair>{DETAIL})"
    r")"
)
_OPEN: Final = regex.compile(r".{1,80}[,،，;:：]\s*$")
"""A line that promises another."""
_DATE: Final = r"(?:19|20)\d\d\D|\d{1,2}[./-]\d{1,2}[./-]"
_REACHED: Final = regex.compile(rf".{{0,40}}(?:[\w.]@\w|(?<![\d./-])(?!{_DATE})\d(?:[\s()/.–-]?\d){{6}})")
"""A line that says how somebody is reached, by mail or telephone."""
_SHORT: Final = 80
"""Characters of the longest."""


def goes_on(texts: Sequence[Sequence[str]], lines: LineArrays) -> Flags:
    """Of each line whether it goes on with a run that the line above has begun; these texts are what `lines` was read from."""
    document = lines.document.tolist()
    rows = [texts[n][place] for n, place in zip(document, lines.place.tolist(), strict=True)]
    forms = [match.lastgroup if (match := _FORM.match(row)) else None for row in rows]
    out = np.zeros(lines.n, bool)
    for i in range(1, lines.n):
        if document[i] == document[i - 1]:
            alike = forms[i] is not None and forms[i] == forms[i - 1]
            out[i] = alike or _belongs(rows[i - 1], rows[i])
    return out


def _belongs(above: str, line: str) -> bool:
    """Whether a short line belongs to the short one above it for what one of them holds."""
    if max(len(above), len(line)) > _SHORT:
        return False
    return _OPEN.match(above) is not None or _REACHED.match(line) is not None
