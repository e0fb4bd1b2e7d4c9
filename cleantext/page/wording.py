"""What a line's words say: weights learned for hashed words, looked up for a whole batch.

Three tables of weights: `lexicon` (main text or not), `terminators` (short lines after which the main text is over) and
`openers` (short lines before which it has not begun). A line's score is the sum of the weights of its signs, divided by
the square root of their number.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleantext.page.arrays import Flags, Ints
from cleantext.page.hashing import Hashes, mix
from cleantext.page.lines import LineArrays

BITS: Final = 17
"""A table has 2**BITS weights."""

SHORT: Final = 14
"""Words at most in a line that can end or open the main text."""

LABEL: Final = 6
"""Words at most in a line that is also a sign as a whole."""

ONE: Final = 256
"""A score of 1 (a factor e of odds) as a whole number."""

WORD, PAIR, FIRST, LAST, WHOLE, STEM = (np.uint64(pow(31, k, 1 << 61)) for k in range(3, 9))
ROOTS: Final = np.append(0, np.rint(65536 / np.sqrt(np.arange(1, 8192)))).astype(np.int64)


@dataclass(frozen=True)
class Signs:
    """Of a batch, every sign with its line and the index of its (first) word, by line."""

    bucket: Ints
    line: Ints
    word: Ints
    number: Ints  # signs of each line

    def of(self, lines: Flags) -> "Signs":
        """Those of some lines."""
        some = np.flatnonzero(lines.take(self.line))
        return Signs(self.bucket.take(some), self.line.take(some), self.word.take(some), self.number)


def signs(lines: LineArrays) -> Signs:
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
    return Signs(bucket, rows, words, np.bincount(rows, minlength=lines.n)[: lines.n])


@dataclass(frozen=True)
class Table:
    """Weights (int8, `scale` of them make `ONE`) and the score of a line without signs."""

    weights: NDArray[np.int8]
    scale: int
    bias: int

    def score(self, found: Signs, n: int) -> Ints:
        """The score of each line, in parts of `ONE`."""
        # float64 sums of whole numbers are exact
        sums = np.bincount(found.line, self.weights.take(found.bucket), minlength=n)[:n].astype(np.int64)
        return self.scaled(sums, found.number)

    def scaled(self, sums: Ints, number: Ints) -> Ints:
        """The score of each line from the sum of its signs' weights and from their number."""
        return (sums * self.scale * ROOTS.take(np.minimum(number, len(ROOTS) - 1)) >> 16) // 16 + self.bias
