"""The hand-made word lists of `data/words.txt`, met in a batch's words."""

from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

import numpy as np

from cleantext.page.lines import Flags, Hashes, Ints, Lines, hash_words


@dataclass
class Words:
    """Words of one use: single ones, and runs of characters for scripts without spaces."""

    single: Hashes = field(default_factory=lambda: np.zeros(0, np.uint64))
    runs: list[Hashes] = field(default_factory=list)

    def hits(self, lines: Lines) -> Flags:
        """The words of the batch at which one of these begins."""
        h = lines.hashes
        at = np.minimum(np.searchsorted(self.single, h), len(self.single) - 1)
        out: Flags = self.single[at] == h
        for run in self.runs:
            met = np.flatnonzero(h[: max(0, len(h) - len(run) + 1)] == run[0])
            for k, one in enumerate(run):
                met = met[(h[met + k] == one) & (lines.line[met + k] == lines.line[met])]
            out[met] = True
        return out

    def count(self, lines: Lines) -> Ints:
        """How many of each line's words are among these."""
        return np.bincount(lines.line[self.hits(lines)], minlength=lines.n)[: lines.n]

    def among(self, lines: Lines) -> Flags:
        """Lines with one of these words."""
        return self.count(lines) > 0

    def first(self, lines: Lines) -> Flags:
        """Lines whose first word is one of these."""
        out = np.zeros(lines.n, bool)
        out[lines.line[self.hits(lines) & (np.diff(lines.line, prepend=-1) > 0)]] = True
        return out


@lru_cache(maxsize=1)
def words_of() -> dict[str, Words]:
    """All lists, by use."""
    out: dict[str, Words] = {}
    use = ""
    singles: dict[str, list[str]] = {}
    for line in files(__package__).joinpath("data/words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            use = line.strip("[]")
        elif line and not line.startswith("#"):
            name = use.removesuffix(" unspaced")
            words = out.setdefault(name, Words())
            if use != name:
                words.runs += [hash_words(list(word)) for word in line.split()]
            else:
                singles.setdefault(name, []).extend(line.split())
    for name, single in singles.items():
        out[name].single = np.sort(hash_words(single))
    return out
