"""Where the tail begins and where the head ends, from how likely each line is to be main text.

Every line may be the first of the tail. What is weighed is not the line but all that would go with it: how likely its
lines are to be main text, how they differ from what would stay, and how much of the text they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from cleantext.page.lines import Ints
from cleantext.page.span import logarithm
from cleantext.page.trees import Trees, probability

LIKELY: Final = 500
"""A tail does not begin with a line that is this likely (in thousandths) to be main text."""
SHARE: Final = 700
"""A tail is at most so many thousandths of a text's words."""
COLUMNS: Final = 22


@dataclass(frozen=True)
class Rows:
    """What is known of a document's lines, none of them blank, in order."""

    likely: Ints  # to be main text, in thousandths
    words: Ints  # in tenths
    sentence: Ints  # 2: reads like a sentence, 1: long enough to be one, 0: neither
    sign: Ints  # how much its words say that the text ends (begins) here

    def reversed(self) -> Rows:
        return Rows(self.likely[::-1], self.words[::-1], self.sentence[::-1], self.sign[::-1])


def candidates(rows: Rows) -> Ints:
    """The lines that a tail may begin with; never the first."""
    words = np.maximum(rows.words, 5)
    after = np.cumsum(words[::-1])[::-1]
    possible = (rows.likely < LIKELY) & (after * 1000 <= SHARE * after[:1])
    return np.flatnonzero(possible)


def columns(rows: Rows, at: Ints) -> list[Ints]:
    """Of each candidate, what its tail (itself and all below) looks like beside the rest."""
    p, words, sign = rows.likely, np.maximum(rows.words, 5), rows.sign
    prose = np.where(rows.sentence == 2, words, 0)
    n = len(p)
    one = np.ones(n, np.int64)
    below = {name: _below(x)[at] for name, x in (("n", one), ("w", words), ("pw", p * words), ("s", prose), ("p", p))}
    all_words, all_prose, all_p = int(words.sum()), int(prose.sum()), int((p * words).sum())
    rest = np.maximum(all_words - below["w"], 1)
    reach = [np.minimum(at + k, n - 1) for k in range(4)]
    back = [np.maximum(at - k, 0) for k in range(1, 4)]
    highest = np.maximum.accumulate(p[::-1])[::-1][at]
    prosy = np.maximum.accumulate(np.where(words >= 80, p, 0)[::-1])[::-1][at]
    long = np.maximum.accumulate(words[::-1])[::-1][at]
    return [
        p[at],
        p[back[0]],
        (p[back[0]] + p[back[1]] + p[back[2]]) // 3,
        (p[reach[0]] + p[reach[1]] + p[reach[2]] + p[reach[3]]) // 4,
        below["pw"] // below["w"],
        below["p"] // below["n"],
        (all_p - below["pw"]) // rest,
        highest,
        prosy,
        logarithm(long),
        logarithm(below["n"]),
        logarithm(below["w"]),
        1000 * below["w"] // max(all_words, 1),
        logarithm(rest),
        logarithm(below["w"] // below["n"]),
        1000 * below["s"] // below["w"],
        1000 * (all_prose - below["s"]) // rest,
        logarithm(below["s"]),
        sign[at],
        np.max([sign[r] for r in reach], axis=0),
        words[back[0]],
        rows.sentence[back[0]],
    ]


def _below(x: Ints) -> Ints:
    out: Ints = np.cumsum(x[::-1])[::-1]
    return out


@dataclass(frozen=True)
class Ends:
    """Chooses the tail, or of reversed rows the head."""

    trees: Trees
    sure: int  # least probability, in thousandths, that all of a tail is no main text

    def __call__(self, rows: Rows) -> tuple[int, int]:
        """How many lines the longest tail has of which the trees are sure, and how sure they are; 0, 0: none."""
        at = candidates(rows)
        if not len(at):
            return 0, 0
        sure = probability(self.trees(columns(rows, at)))
        found = np.flatnonzero(sure >= self.sure)
        if not len(found):
            return 0, 0
        first = int(found[0])
        return len(rows.likely) - int(at[first]), int(sure[first])
