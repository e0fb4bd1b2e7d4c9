"""Something else for each match of a pattern within a line."""

from __future__ import annotations

import re
from collections.abc import Callable

import regex

from cleantext.transforms.base import Span, Transform
from cleantext.transforms.clusters import on_clusters


def substitution(
    name: str, pattern: re.Pattern[str], new: Callable[[str], str] | str, wakes: tuple[str, ...]
) -> Transform:
    """The transform that puts something else for each match of a pattern within a line."""
    return Transform(
        name, "line", wakes, lambda line: pattern.search(line) is not None, lambda line: substitute(pattern, new, line)
    )


def substitute(pattern: re.Pattern[str] | regex.Pattern[str], new: Callable[[str], str] | str, text: str) -> list[Span]:
    """An edit for each match whose replacement differs from it."""
    edits = []
    for m in pattern.finditer(text):
        old = m[0]
        to = new if isinstance(new, str) else new(old)
        if to != old:
            edits.append((m.start(), m.end(), to))
    return on_clusters(text, edits)
