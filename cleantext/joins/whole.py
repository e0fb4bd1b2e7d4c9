"""What stays whole, whatever looks joined in it: lines of code, rows of data, and the names of the code in the prose around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleantext.code import is_code
from cleantext.joins.rows import is_row

ABOUT_CODE = 3
"""A text with at least so many lines that look like code is about code."""
_NAME = re.compile(r"[A-Za-z_]\w{2,}")
_USED = re.compile(r"([A-Za-z_]\w*)[.:(]\w")
"""A name with its member, its value or its argument."""
_CALL = re.compile(r"[(\"“]?[a-z][\w.]*\([a-z_]\w*\)[.,;:]?(?!\S)", re.ASCII)
"""A call or, in an article that explains words, a gloss whose space was lost: tikanga(protocol)."""
_SURE_CALL = re.compile(r"\b[a-z]\w*\((?:\)|\w+(?:,\w+)+\))", re.ASCII)


class Span(NamedTuple):
    """A chunk of a text."""

    line: int
    """Number of its line, from 0."""
    start: int
    """Character offsets in the text."""
    end: int


def outside(text: str, spans: Sequence[Span]) -> list[Span]:
    """Those of the chunks that are not in what stays whole."""
    lines = [line.rstrip() for line in text.split("\n")]
    numbers = {span.line for span in spans}
    code = {number for number in numbers if is_code(lines[number])}
    whole = code.union(number for number in numbers if is_row(lines, number))
    left = [span for span in spans if span.line not in whole]
    names = _names(lines) if code else frozenset()
    if names:
        left = [span for span in left if not any(used[1] in names for used in _USED.finditer(text, *span[1:]))]
    calls = {span for span in left if _CALL.match(text, *span[1:])}
    return [span for span in left if span not in calls] if calls and _SURE_CALL.search(text) else left


def _names(lines: Sequence[str]) -> frozenset[str]:
    """The names in a text's code; none if it has hardly any."""
    code = [line for line in lines if is_code(line)]
    return frozenset(_NAME.findall(" ".join(code))) if len(code) >= ABOUT_CODE else frozenset()
