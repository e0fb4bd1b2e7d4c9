"""Whether a text may have a head or a tail: a look at its two ends, so cheap that clean articles cost next to nothing.

Two steps. First the shape of the outermost lines: articles begin and end in prose. Where they don't, the words of these
lines are weighed, and a few small trees say whether the model would find anything; they were learned from what it finds.
All of it is plain Python over a handful of short lines: arrays would cost more to set up than this costs to do.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from math import isqrt
from typing import Final, Literal

import numpy as np

from cleantext.scripts import UNSPACED_SET

End = Literal["tail", "head"]
ENDS: Final[tuple[End, ...]] = ("tail", "head")
"""The two ends of a text."""

REACH: Final = 800
"""Characters of each end that are looked at."""
LINES: Final = 6
"""And of these no more lines than this."""
OUTERMOST: Final = 4
"""Lines whose shape decides first."""
ODD: Final = {"tail": 2, "head": 3}
"""How many of the outermost must not look like prose. A title and a byline stand over many an article."""
SHORT: Final = 25
"""A line of fewer characters is no prose, whatever its end."""
LONG: Final = 120
"""Longer lines are not read for their words."""
LABEL: Final = 6
"""Words at most in a line that is also a feature as a whole."""
BITS: Final = 13
"""A table has 2**BITS weights."""
ABSENT: Final = -1000
"""Stands for a line that isn't there."""
STOPS: Final = (".", "!", "?", "。", "！", "？", "”", '"', "»", "।", "؟", "۔", "」", "』", "’", ")", "…", ";", ":")
"""How lines end that end as sentences do; the gate has learned with these."""

_MASK = (1 << BITS) - 1
_WORD = re.compile(rf"{UNSPACED_SET}|[^\W\d_]+|[0-9]+")

Tree = tuple[int, int, "Tree | int", "Tree | int"]
"""Column, threshold, what follows for values up to it, and for those above: a tree, or the value of a leaf."""


def may_find(text: str) -> bool:
    """False where the model would find nothing; True says that it may."""
    text = text.strip()
    return any(may_find_at(text, end) for end in ENDS)


def ends_to_look_at(text: str, ends: Sequence[End]) -> tuple[End, ...]:
    """The ends at which the model may find something."""
    text = text.strip()
    return tuple(end for end in ends if may_find_at(text, end))


def may_find_at(text: str, end: End) -> bool:
    """Whether this end of a text (that neither begins nor ends with white space) calls for the model."""
    lines = outermost(text, end) if "\n" in text else []
    return ends_oddly(lines, end) and _calls(end, tuple(lines), text.count("\n"))


@lru_cache(maxsize=1 << 12)
def _calls(end: End, lines: tuple[str, ...], newlines: int) -> bool:
    """What the gate says of such an end. It is asked of most texts more than once: by the scan, by the model, and in the next
    round, where nothing has changed there."""
    return gate(end)(lines, newlines)


def outermost(text: str, end: End) -> list[str]:
    """The lines with words at one end, the outermost first, without white space around them."""
    piece = text[-REACH:] if end == "tail" else text[:REACH]
    lines = [line for line in map(str.strip, piece.split("\n")) if line]
    if end == "tail":
        lines.reverse()
    return lines[:LINES]


def ends_oddly(lines: Sequence[str], end: End) -> bool:
    """Whether the outermost lines look like something other than prose."""
    return odd_lines(lines[:OUTERMOST]) >= ODD[end]


def odd_lines(lines: Sequence[str]) -> int:
    """Lines that are short, or don't end as a sentence does."""
    return sum(1 for line in lines if len(line) < SHORT or not line.endswith(STOPS))


def features(line: str) -> list[int]:
    """The hashed words of a line, its first and last; of a short one also its pairs of words, and all of it."""
    if len(line) > LONG:
        return []
    words = ["0" if word.isdigit() else word for word in _WORD.findall(line.casefold())]
    if not words:
        return []
    found = [*words, "<" + words[0], ">" + words[-1]]
    if len(words) <= LABEL:
        found += ["=" + " ".join(words), *map(" ".join, pairwise(words))]
    return [zlib.crc32(feature.encode("utf-8", "surrogatepass")) & _MASK for feature in found]


def score_of(weights: Sequence[int], line: str) -> int:
    """What a line's words say: the sum of the weights of its features, over the root of their number."""
    found = features(line)
    return 16 * sum(weights[feature] for feature in found) // isqrt(256 * len(found)) if found else 0


def columns(lines: Sequence[str], newlines: int, scores: Sequence[int]) -> list[int]:
    """What the trees see of an end: each line's words and shape, and how many lines the text has."""
    absent = LINES - len(lines)
    out = [*scores, *[ABSENT] * absent, max(scores), sum(scores[:3]), sum(scores)]
    for line in lines:
        out += (len(line), line.endswith(STOPS), line.count(" "))
    return [*out, *[ABSENT] * (3 * absent), len(lines), odd_lines(lines), newlines]


class Gate:
    """The second step, for one end. Holds numbers only, and may be shared between threads."""

    def __init__(self, weights: Sequence[int], trees: Sequence[Tree], least: int) -> None:
        self._weights, self._trees, self._least = weights, trees, least

    def __call__(self, lines: Sequence[str], newlines: int) -> bool:
        found = columns(lines, newlines, [score_of(self._weights, line) for line in lines])
        return sum_of_leaves(self._trees, found) >= self._least


def sum_of_leaves(trees: Sequence[Tree], x: Sequence[int]) -> int:
    """The sum of the leaves that `x` comes to."""
    total = 0
    for tree in trees:
        at: Tree | int = tree
        while not isinstance(at, int):
            at = at[2] if x[at[0]] <= at[1] else at[3]
        total += at
    return total


def tree_of(nodes: Sequence[Sequence[int]], at: int) -> Tree | int:
    """The tree below node `at`. A node is column, threshold, and two children; a leaf is -1 and its value."""
    column, threshold, low, high = nodes[at]
    return threshold if column < 0 else (column, threshold, tree_of(nodes, low), tree_of(nodes, high))


@lru_cache(maxsize=len(ENDS))
def gate(end: End) -> Gate:
    """The shipped numbers; read once a process."""
    with files(__package__).joinpath("data/gate.npz").open("rb") as file, np.load(file) as numbers:
        weights, nodes, roots, least = (
            numbers[f"{end} {field}"].tolist() for field in ("weights", "nodes", "roots", "least")
        )
    return Gate(weights, [tree for root in roots if not isinstance(tree := tree_of(nodes, root), int)], least)
