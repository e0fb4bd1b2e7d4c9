"""The hand-made word lists of `data/word_lists.txt`, met in a batch's words."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleantext.scoring.arrays import Columns, Flags, Ints
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.hashing import Hashed, hash_words
from cleantext.scoring.lines import LineArrays
from cleantext.scoring.shape import Shape

USES: Final = ("months", "dating", "by", "credits", "comments")
"""What a word tells of: dates (names of months, of days), bylines, credits, comments."""

BEGUN: Final = 1 << len(USES)
"""The bit of a character that a listed run of characters begins with."""

Bits = NDArray[np.uint8]


@dataclass(frozen=True)
class Met:
    """The listed words of a batch: where one begins, and what it tells of, a bit a use."""

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

    def dated(self, s: Shape) -> Flags:
        """Short lines that are mostly numbers, names of months and days, and the words beside them."""
        f = self.lines.form
        number_words = self.count("months") + self.count("dating") + f["numbers"]
        return (f["numbers"] > 0) & (s.words <= 120) & (number_words * 10 >= f["words"] * 6)

    def columns(self, at: Bounds, s: Shape) -> Columns:
        """Where a line stands to dates, bylines, credits and headings of comments."""
        short = s.words <= 160
        out: Columns = {}
        for name, flags in (
            ("date", self.dated(s)),
            ("day", (self.count("months") > 0) & (self.lines.form["numbers"] >= 2) & short),
            ("by", self.first("by") & short),
            ("credits", self.among("credits") & (s.words <= 400)),
            ("comments", self.among("comments") & short),
        ):
            out[f"met {name}"] = flags.astype(np.int64)
            out[f"met since {name}"] = at.since(flags)[0]
            out[f"met until {name}"] = at.until(flags)[0]
            out[f"met count {name}"] = at.spread(at.total(out[f"met {name}"]))
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
