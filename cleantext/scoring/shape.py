"""The few numbers of a line that most columns are made of: its length, its ending, whether it reads like a sentence, and
how many lines are like it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from cleantext.scoring import characters as c
from cleantext.scoring.arrays import Hashes, Ints, grouped, logarithm
from cleantext.scoring.lines import LineArrays

END_CLASSES: Final = np.array([0, 0, 1, 1, 1, 1, 2, 1, 8, 7, 4, 5, 0, 3, 0, 6, 6, 0, 8, 0], np.int64)
"""How a line ends, by the class of its last character, in an order that lets trees cut it."""
CLOSED: Final = 7
"""From here on it ends as a sentence does."""


@dataclass(frozen=True)
class Shape:
    """Of each line of a batch."""

    words: Ints  # in tenths; a character of a script without spaces counts 6
    sentence: Ints  # 2: reads like a sentence, 1: long enough to be one, 0: neither
    mass: Ints  # words of a sentence
    ending: Ints
    signature: Ints  # lines of one kind have the same
    twice: Ints  # lines of the document with the same words, itself included
    twice_masked: Ints


def endings(signature: Ints) -> Ints:
    """How lines end, from their signatures."""
    return signature // 32 % 16


def alike(keys: Hashes) -> Ints:
    """How many lines share each line's key."""
    group, sizes = grouped(keys)
    return sizes.take(group)


def shape(lines: LineArrays) -> Shape:
    """Of each line how long it is, how it ends, whether it reads like a sentence, and which other lines are like it."""
    f, k = lines.form, lines.counts
    unspaced = k[c.UNSPACED]
    words = 10 * (f["words"] - unspaced) + 6 * unspaced
    ending = END_CLASSES[lines.last]
    closed = (ending >= CLOSED) & (lines.last != c.AT)
    running = (f["short"] >= 2) | (k[c.CASELESS] * 2 > f["size"]) | (unspaced >= 8) | (f["small"] >= 4)
    sentence = np.where(
        (closed | (f["sentences"] > 0)) & (words >= 50) & running, 2, np.where((words >= 120) & running, 1, 0)
    )
    mass = np.minimum(words, 800) * sentence // 2
    length = np.minimum(logarithm(words) // 12, 15)
    signature = (length * 16 + ending) * 32 + lines.first
    apart = lines.document.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return Shape(
        words,
        sentence,
        mass,
        ending,
        signature,
        alike(lines.whole + apart),
        alike(lines.whole_masked + apart),
    )
