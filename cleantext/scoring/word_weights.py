"""What a line's words say: weights learned for hashed words, scores made of them, and columns made of the scores.

Three tables of weights: `lexicon` (main text or not), `terminators` (short lines after which the main text is over) and
`openers` (short lines before which it has not begun). A line's score is the sum of the weights of its features, divided by
the square root of their number: a linear model over hashed features (the "hashing trick").
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.scoring.arrays import Columns, Flags, Hashes, Ints
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.hashing import mix
from cleantext.scoring.lines import LineArrays
from cleantext.scoring.shape import Shape

BITS: Final = 17
"""A table has 2**BITS weights."""

SHORT: Final = 14
"""Words at most in a line that can end or open the main text."""

LABEL: Final = 6
"""Words at most in a line that is also a feature as a whole."""

ONE: Final = 256
"""A score of 1 (a factor e of odds) as a whole number."""

WORD, PAIR, FIRST, LAST, WHOLE, STEM = (np.uint64(pow(31, k, 1 << 61)) for k in range(3, 9))
"""What is mixed into the hashes of each sort of features, so that a word and a first word are two."""

ROOTS: Final = np.append(0, np.rint(65536 / np.sqrt(np.arange(1, 8192)))).astype(np.int64)
"""65536 / sqrt(n), for numbers n of features; 0 for none."""


@dataclass(frozen=True)
class Features:
    """What is weighed of the lines of a batch: their words, stems, pairs of words and so on, all hashed."""

    bucket: Ints  # of each feature, its place in a table of weights
    line: Ints
    word: Ints  # index of its (first) word
    number: Ints  # features of each line

    def of(self, lines: Flags) -> "Features":
        """Those of some lines."""
        some = np.flatnonzero(lines.take(self.line))
        return Features(self.bucket.take(some), self.line.take(some), self.word.take(some), self.number)


def features(lines: LineArrays) -> Features:
    """The words of each line, their stems and pairs, its first and last word, and a short line as a whole."""
    h, line = lines.masked, lines.line
    index = np.arange(len(h))
    begins = lines.heads
    ends = np.append(begins[1:], len(h))[: len(begins)] - 1
    pairs = np.flatnonzero(line[:-1] == line[1:]) if len(h) else index
    stems = np.flatnonzero(lines.stems != h)
    labels = begins[lines.form["words"][line[begins]] <= LABEL]
    hashes: list[Hashes] = [
        mix(h + WORD),
        mix(lines.stems.take(stems) + STEM),
        mix(h.take(pairs) * PAIR + h.take(pairs + 1)) if len(h) else h,
        mix(h.take(begins) + FIRST),
        mix(h.take(ends) + LAST),
        mix(lines.whole_masked.take(line.take(labels)) + WHOLE),
    ]
    words = np.concatenate([index, stems, pairs, begins, ends, labels])
    bucket = (np.concatenate(hashes) >> np.uint64(64 - BITS)).view(np.int64)
    rows = line.take(words)
    return Features(bucket, rows, words, np.bincount(rows, minlength=lines.n)[: lines.n])


@dataclass(frozen=True)
class Table:
    """Weights (int8, `scale` of them make `ONE`) and the score of a line without features."""

    weights: NDArray[np.int8]
    scale: int
    bias: int

    def score(self, found: Features, n: int) -> Ints:
        """The score of each line, in parts of `ONE`."""
        # float64 sums of whole numbers are exact
        sums = np.bincount(found.line, self.weights.take(found.bucket), minlength=n)[:n].astype(np.int64)
        return self.scaled(sums, found.number)

    def scaled(self, sums: Ints, number: Ints) -> Ints:
        """The score of each line from the sum of its features' weights and from their number."""
        return (sums * self.scale * ROOTS.take(np.minimum(number, len(ROOTS) - 1)) >> 16) // 16 + self.bias


@dataclass(frozen=True)
class Scores:
    """Of each line, what its words say, in parts of `ONE`."""

    lexicon: Ints
    terminator: Ints
    opener: Ints


def short(s: Shape) -> Flags:
    """Lines that may end or open the main text, by their length."""
    return s.words <= 10 * SHORT


class WordTables(NamedTuple):
    """The three tables."""

    lexicon: Table
    terminators: Table
    openers: Table

    def scores(self, found: Features, of_short: Features, s: Shape) -> Scores:
        """What the tables say of each line.

        Args:
            found: the features of all lines.
            of_short: those of short lines at least: long ones are neither terminators nor openers.
        """
        n = len(s.words)
        return Scores(
            np.clip(self.lexicon.score(found, n), -8 * ONE, 8 * ONE - 1),
            _short_only(self.terminators.score(of_short, n), s),
            _short_only(self.openers.score(of_short, n), s),
        )


def _short_only(score: Ints, s: Shape) -> Ints:
    return np.where(short(s), np.clip(score, -4 * ONE, 6 * ONE), -4 * ONE)


def word_columns(at: Bounds, s: Shape, scores: Scores, first: Ints, last: Ints) -> Columns:
    """What its words say, and those of the lines about it; `first`, `last`: of the densest stretch of sentences."""
    x, t, o = scores.lexicon, scores.terminator, scores.opener
    out = {"lexicon": x}
    for by in (-1, 1):
        out[f"lexicon {by:+d}"] = at.shift(x, by, -ONE)
    for reach in (3, 8):
        out[f"lexicon near {reach}"] = at.box(x, reach) // reach
    weighed = at.box(x * np.minimum(s.words, 400) // 16, 4)
    out["lexicon weighed"] = weighed // np.maximum(at.box(np.minimum(s.words, 400) // 16, 4), 1)
    out["lexicon lowest before"] = -at.highest_near(-x, 5, 0)
    out["lexicon lowest after"] = -at.highest_near(-x, -5, 0)
    out["lexicon lowest so far"] = at.lowest_so_far(x)

    none = -4 * ONE
    after_start = np.where(at.index > at.spread(first), t, none)
    hot = t > ONE
    out["terminator"] = t
    for reach in (5, 15, 40):
        out[f"terminator before {reach}"] = at.highest_near(t, reach, none)
    out["terminator after 5"] = at.highest_near(t, -5, none)
    out["terminator so far"] = at.highest_so_far(t)
    out["terminator in run"] = at.highest_so_far(after_start)
    out["terminator from here"] = at.highest_from_here(t)
    out["terminator since"] = at.since(hot)[0]
    out["terminator until"] = at.until(hot)[0]
    out["terminator count"] = at.before(hot.astype(np.int64))

    hot = o > ONE
    before_end = np.where(at.index < at.spread(last), o, none)
    out["opener"] = o
    for reach in (5, 15, 40):
        out[f"opener after {reach}"] = at.highest_near(o, -reach, none)
    out["opener before 5"] = at.highest_near(o, 5, none)
    out["opener from here"] = at.highest_from_here(o)
    out["opener in run"] = at.highest_from_here(before_end)
    out["opener since"] = at.since(hot)[0]
    out["opener until"] = at.until(hot)[0]
    return out
