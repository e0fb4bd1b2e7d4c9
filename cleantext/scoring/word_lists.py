"""The hand-made word lists of `data/word_lists.txt`, met in a batch's words."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleantext.scoring.arrays import Flags, Hashes, Ints
from cleantext.scoring.hashing import hash_words
from cleantext.scoring.lines import LineArrays

USES: Final = ("months", "dating", "by", "credits", "comments")
"""What a word is a sign of."""

BEGUN: Final = 1 << len(USES)
"""The bit of a character that a listed run of characters begins with."""

Bits = NDArray[np.uint8]

SPARE: Final = 6
"""Upper bits of a hash, more than the number of a set has, that rule out nearly all others at one look."""


class Hashed:
    """A set of hashes, each with a value: looked up for many words at once, most of which aren't in it."""

    def __init__(self, keys: Hashes, values: NDArray[np.uint8]) -> None:
        order = np.argsort(keys)
        self.keys, self.values = keys[order], values[order]
        self.top = np.uint64(64 - len(keys).bit_length() - SPARE)
        self.near = np.zeros(1 << 64 - int(self.top), bool)
        self.near[self._top(keys)] = True

    def _top(self, hashes: Hashes) -> Ints:
        return (hashes >> self.top).view(np.int64)

    def of(self, hashes: Hashes) -> NDArray[np.uint8]:
        """The value of each, 0 for those that aren't in the set."""
        out = np.zeros(len(hashes), np.uint8)
        met, values = self.among(hashes)
        out[met] = values
        return out

    def among(self, hashes: Hashes) -> tuple[Ints, NDArray[np.uint8]]:
        """Which of them are in the set, and the values of these."""
        maybe = np.flatnonzero(self.near.take(self._top(hashes)))
        some = hashes[maybe]
        at = np.minimum(np.searchsorted(self.keys, some), len(self.keys) - 1)
        met = self.keys[at] == some
        return maybe[met], self.values[at[met]]


@dataclass(frozen=True)
class Met:
    """The listed words of a batch: where one begins, and what it is a sign of, a bit a use."""

    lines: LineArrays
    word: Ints
    bits: Bits

    def _words(self, use: str) -> Ints:
        return self.word[(self.bits & (1 << USES.index(use))) > 0]

    def count(self, use: str) -> Ints:
        """How many of each line's words are listed for this use."""
        return np.bincount(self.lines.line[self._words(use)], minlength=self.lines.n)[: self.lines.n]

    def among(self, use: str) -> Flags:
        """Lines with such a word."""
        return self.count(use) > 0

    def first(self, use: str) -> Flags:
        """Lines whose first word is one."""
        line, words = self.lines.line, self._words(use)
        words = words[(words == 0) | (line[words] != line[words - 1])]
        out = np.zeros(self.lines.n, bool)
        out[line[words]] = True
        return out


class WordLists:
    """All lists: single words, and runs of characters for scripts without spaces."""

    def __init__(self, singles: dict[str, list[str]], runs: dict[str, list[str]]) -> None:
        bits: dict[str, int] = {}
        for use, words in singles.items():
            for word in words:
                bits[word] = bits.get(word, 0) | 1 << USES.index(use)
        for run in chain.from_iterable(runs.values()):
            bits[run[0]] = bits.get(run[0], 0) | BEGUN
        self.single = Hashed(hash_words(list(bits)), np.array(list(bits.values()), np.uint8))
        self.runs = [(1 << USES.index(use), hash_words(list(run))) for use, some in runs.items() for run in some]

    def met(self, lines: LineArrays) -> Met:
        """The words of a batch that are listed."""
        h, line = lines.hashes, lines.line
        word, bits = self.single.among(h)
        begun = np.flatnonzero(bits & BEGUN)
        for bit, run in self.runs if len(begun) else ():
            here = begun[word[begun] <= len(h) - len(run)]
            for k, one in enumerate(run):
                at = word[here]
                here = here[(h[at + k] == one) & (line[at + k] == line[at])]
            bits[here] |= bit
        return Met(lines, word, bits)


@lru_cache(maxsize=1)
def word_lists() -> WordLists:
    """The shipped lists."""
    lists: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    use = ""
    for line in files(__package__).joinpath("data/word_lists.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            use = line.strip("[]")
        elif line and not line.startswith("#"):
            lists[use.endswith(" unspaced")].setdefault(use.removesuffix(" unspaced"), []).extend(line.split())
    return WordLists(*lists)
