"""The words of a batch: where each of them is, and the hashes that it is known by."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from cleantext.scoring import characters as c
from cleantext.scoring.arrays import Classes, Hashes, Ints, count_of, runs_of, sizes_of
from cleantext.scoring.characters import Characters
from cleantext.scoring.hashing import BASE, INVERSE, NUMBER, mix, powers, powers_at_hand

LONG: Final = 6000
"""Characters of a line that are looked at: of a longer one, the first two thirds of this and the last third."""

STEM: Final = 5
"""Letters of a longer word that stand for all its forms."""

OF_WORDS: Final = np.resize(powers(BASE, 33)[1:], LONG) + np.arange(LONG, dtype=np.uint64)
"""What the words of a line are multiplied by, by their places; the sum of all, spread, is the line's hash."""


@dataclass(frozen=True)
class WordArrays:
    """The words of a batch, in order."""

    line: Ints  # of each word
    start: Ints  # its place in the batch, in characters
    size: Ints  # in characters
    hashes: Hashes  # lower case
    masked: Hashes  # the same, all numbers alike
    stems: Hashes  # of the first STEM letters of a longer word; else as `masked`


def words_of(codes: Ints, classes: Classes, row: Callable[[Ints], Ints], characters: Characters) -> WordArrays:
    """The words of a text.

    Args:
        codes: its code points.
        classes: the class of each of them.
        row: gives the lines in which characters stand.
    """
    unspaced = classes == c.UNSPACED
    starts, ends = runs_of((classes >= c.LOWER) & (classes <= c.MARK) & ~unspaced)
    single = np.flatnonzero(unspaced)
    if len(single):
        starts, ends = (np.sort(np.concatenate(some), kind="stable") for some in ((starts, single), (ends, single + 1)))
    size = ends - starts

    # A word's hash: its lower-case code points, each times a power for its place in the word; that is its part of a
    # running sum over places in the text, brought back to its own beginning.
    run = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(characters.lower.take(codes, mode="clip") * powers_at_hand(BASE, len(codes)), out=run[1:])
    low, back = run.take(starts), powers_at_hand(INVERSE, len(codes)).take(starts) * np.uint64(BASE)
    hashes = mix((run.take(ends) - low) * back)
    begun = (run.take(starts + np.minimum(size, STEM)) - low) * back
    number = classes.take(starts) == c.DIGIT
    return WordArrays(
        row(starts),
        starts,
        size,
        hashes,
        np.where(number, NUMBER, hashes),
        np.where(number, NUMBER, mix(begun)),
    )


def word_counts(words: WordArrays, heads: Ints, classes: Classes, n: int) -> dict[str, Ints]:
    """Of each line its words, by what they are like; `heads`: the first word of each line that has any."""
    longest = np.zeros(n, np.int64)
    if len(heads):
        longest[words.line[heads]] = np.maximum.reduceat(words.size, heads)
    return {
        "words": np.bincount(words.line, minlength=n)[:n],
        "numbers": count_of(words.masked == NUMBER, words.line, n),
        "short": count_of((words.size <= 3) & (classes.take(words.start) == c.LOWER), words.line, n),
        "longest": longest,
    }


def line_hashes(words: WordArrays, heads: Ints, counts: Ints) -> Iterator[Hashes]:
    """Of each line the hash of all its words, as they are and masked; `heads`: the first word of each line that has any."""
    order = np.arange(len(words.line)) - np.repeat(heads, sizes_of(heads, len(words.line)))
    weights = OF_WORDS.take(order)
    bare = np.ones(counts.shape[1], bool)
    bare[words.line[heads]] = False
    for h in (words.hashes, words.masked):
        out = np.zeros(counts.shape[1], np.uint64)
        if len(h):
            out[words.line[heads]] = np.add.reduceat(h * weights, heads)
        # a line with no word in it is known by its characters
        out[bare] = mix((np.arange(1, c.CLASSES + 1) @ counts[:, bare]).astype(np.uint64))
        yield mix(out)
