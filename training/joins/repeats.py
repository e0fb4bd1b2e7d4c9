"""A text that says some things twice: a headline, a caption and a summary repeat a lost space as they repeat a name."""

from __future__ import annotations

import random
import re

MOST = 4
"""Joins, and other places, that are repeated."""
NAME = re.compile(r"(?<=[^\W\d_])(?=[A-Z])(?<![A-Z])|(?<=[^\W\d_])(?=\d)|(?<=\w[.:,])(?=\w)")
"""Where a chunk looks joined."""
WORD_BEFORE, WORD_AFTER = re.compile(r"[^\W_]+$"), re.compile(r"[^\W_]+")
WORDS = 10
"""Most words of an excerpt on each side."""
LONGEST = 24
"""Characters of a word that is looked for elsewhere."""


def repeated(
    text: str, joins: set[int], maybe: set[int], chance: random.Random
) -> tuple[str, set[int], set[int]]:
    """The text with excerpts about some of its joins, and about as many other places that look joined, as lines of their own; and
    the same two words, where they stand elsewhere, joined as well every second time. With its joins and the offsets that count
    neither way."""
    lost = chance.sample(sorted(joins), min(MOST, len(joins)))
    others = [at for at in (found.start() for found in NAME.finditer(text)) if at not in joins]
    kept = chance.sample(others, min(max(1, len(lost)), len(others)))
    excerpts = [_excerpt(text, at, chance) for at in (*lost, *kept)]
    gone = {at for place in lost if chance.random() < 0.5 for at in _elsewhere(text, place)}
    spans = [found.span() for found in re.finditer(r"(?m)^.*$", text)]
    for excerpt in excerpts:
        spans.insert(chance.randint(0, len(spans)), excerpt)
    out: list[tuple[str, bool, bool]] = []
    for start, end in spans:
        out += ((text[at], at in joins or at - 1 in gone, at in maybe) for at in range(start, end) if at not in gone)
        out.append(("\n", False, False))
    out.pop()
    return (
        "".join(c for c, _, _ in out), {at for at, (_, lost_here, _) in enumerate(out) if lost_here},
        {at for at, (_, _, either) in enumerate(out) if either},
    )  # fmt: skip


def _excerpt(text: str, at: int, chance: random.Random) -> tuple[int, int]:
    """Some words before and behind a place in its line; most often a whole clause or the like, as a headline has."""
    line_start, line_end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    spaces = [found.start() for found in re.finditer(" ", text[line_start:line_end])]
    before = [line_start, *(line_start + space + 1 for space in spaces if line_start + space < at)]
    after = [*(line_start + space for space in spaces if line_start + space >= at), line_end]
    return before[max(0, len(before) - 1 - chance.randint(0, WORDS))], after[min(len(after) - 1, chance.randint(0, WORDS))]


def _elsewhere(text: str, at: int) -> list[int]:
    """The spaces between the same two words elsewhere."""
    left = WORD_BEFORE.search(text, max(0, at - LONGEST), at)
    right = WORD_AFTER.match(text, at)
    if not left or not right:
        return []
    return [found.start() + len(left[0]) for found in re.finditer(rf"\b{left[0]} {right[0]}\b", text)]
