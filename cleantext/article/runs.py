"""Runs of lines that are made alike: lists, rows of tables, pairs of a name and a value, verses. An author writes such a run as
a whole, so that no tail begins in it, and few of its lines don't go alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

import numpy as np
import regex

from cleantext.scoring.arrays import Flags
from cleantext.scoring.lines import LineArrays

_FORM: Final = regex.compile(
    r"\s*+(?:"
    r"(?P<item>(?:[-+*•·▪◦–—]|\d{1,2}[.)])\s+\S)"
    r"|(?P<row>[^|]*[^|\s]\s*\|\s*[^|\s][^|]*+(?:\|[^|]*+)*+$)"
    r"|(?P<pair>[^:：]{2,30}(?::\s|：)\s*+\S.{0,80}$)"
    r")"
)
_OPEN: Final = regex.compile(r".{1,80}[,،，;:：]\s*$")
"""A line that promises another."""
_DATE: Final = r"(?:19|20)\d\d\D|\d{1,2}[./-]\d{1,2}[./-]"
_REACHED: Final = regex.compile(rf".{{0,40}}(?:[\w.]@\w|(?<![\d./-])(?!{_DATE})\d(?:[\s()/.–-]?\d){{6}})")
"""A line that says how somebody is reached, by mail or telephone."""
_SHORT: Final = 80
"""Characters of a line that belongs to the one above for what either of them holds."""


def goes_on(texts: Sequence[Sequence[str]], lines: LineArrays) -> Flags:
    """Of each line whether it goes on with a run that the line above has begun; these texts are what `lines` was read from."""
    flags = [_goes_on([line for line in text if line and not line.isspace()]) for text in texts]
    out: Flags = np.fromiter(chain.from_iterable(flags), bool, lines.n)
    return out


def _goes_on(text: Sequence[str]) -> list[bool]:
    forms = [match.lastgroup if (match := _FORM.match(line)) else None for line in text]
    out = [False] * len(text)
    for i in range(1, len(text)):
        above, line = text[i - 1], text[i]
        out[i] = forms[i] is not None and forms[i] == forms[i - 1]
        if not out[i] and len(line) <= _SHORT >= len(above):
            out[i] = _OPEN.match(above) is not None or _REACHED.match(line) is not None
    return out
