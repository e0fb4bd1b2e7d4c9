"""The hand-made word lists of `data/words.txt`, met in a batch's words."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleantext.page.lines import Flags, Hashes, Ints, Lines, hash_words

USES: Final = ("months", "dating", "by", "credits", "comments")
"""What a word is a sign of."""

Bits = NDArray[np.uint8]

TOP: Final = 18
"""So many upper bits of a hash rule out nearly all words at one look."""


class Hashed:
    """A set of hashes, each with a value: looked up for many words at once, most of which aren't in it."""

    def __init__(self, keys: Hashes, values: NDArray[np.uint8]) -> None:
        order = np.argsort(keys)
        self.keys, self.values = keys[order], values[order]
        self.near = np.zeros(1 << TOP, bool)
        self.near[_top(keys)] = True

    def of(self, hashes: Hashes) -> NDArray[np.uint8]:
        """The value of each, 0 for those that aren't in the set."""
        out = np.zeros(len(hashes), np.uint8)
        maybe = np.flatnonzero(self.near.take(_top(hashes)))
        if len(maybe):
            some = hashes[maybe]
            at = np.minimum(np.searchsorted(self.keys, some), len(self.keys) - 1)
            out[maybe] = np.where(self.keys[at] == some, self.values[at], 0)
        return out


def _top(hashes: Hashes) -> Ints:
    return (hashes >> np.uint64(64 - TOP)).view(np.int64)


@dataclass(frozen=True)
class Met:
    """For each word of a batch a bit a use, set where a listed word begins."""

    lines: Lines
    bits: Bits

    def count(self, use: str) -> Ints:
        """How many of each line's words are listed for this use."""
        hits = np.flatnonzero(self.bits & (1 << USES.index(use)))
        return np.bincount(self.lines.line[hits], minlength=self.lines.n)[: self.lines.n]

    def among(self, use: str) -> Flags:
        """Lines with such a word."""
        out = np.zeros(self.lines.n, bool)
        out[self.lines.line[np.flatnonzero(self.bits & (1 << USES.index(use)))]] = True
        return out

    def first(self, use: str) -> Flags:
        """Lines whose first word is one."""
        line = self.lines.line
        hits = np.flatnonzero(self.bits & (1 << USES.index(use)))
        hits = hits[(hits == 0) | (line[hits] != line[hits - 1])]
        out = np.zeros(self.lines.n, bool)
        out[line[hits]] = True
        return out


class Words:
    """All lists: single words, and runs of characters for scripts without spaces."""

    def __init__(self, singles: dict[str, list[str]], runs: dict[str, list[str]]) -> None:
        bits: dict[str, int] = {}
        for use, words in singles.items():
            for word in words:
                bits[word] = bits.get(word, 0) | 1 << USES.index(use)
        self.single = Hashed(hash_words(list(bits)), np.array(list(bits.values()), np.uint8))
        self.runs = [(1 << USES.index(use), hash_words(list(run))) for use, some in runs.items() for run in some]
        heads = np.unique(np.array([run[0] for _, run in self.runs], np.uint64))
        self.heads = Hashed(heads, np.ones(len(heads), np.uint8))

    def met(self, lines: Lines) -> Met:
        h, line = lines.hashes, lines.line
        bits = self.single.of(h)
        begun = np.flatnonzero(self.heads.of(h))
        for bit, run in self.runs if len(begun) else ():
            here = begun[h[begun] == run[0]]
            here = here[here <= len(h) - len(run)]
            for k, one in enumerate(run):
                here = here[(h[here + k] == one) & (line[here + k] == line[here])]
            bits[here] |= bit
        return Met(lines, bits)


@lru_cache(maxsize=1)
def words_of() -> Words:
    """The shipped lists."""
    lists: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    use = ""
    for line in files(__package__).joinpath("data/words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            use = line.strip("[]")
        elif line and not line.startswith("#"):
            lists[use.endswith(" unspaced")].setdefault(use.removesuffix(" unspaced"), []).extend(line.split())
    return Words(*lists)
