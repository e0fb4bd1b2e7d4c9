"""Lines that the packs of web chrome know by heart, in all their languages: what is chrome in one is chrome in another.

A line is met by the hash of its words, numbers all alike; `training.scoring.phrases` makes the table from `rules/web/`.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleantext.scoring.arrays import Columns, Hashes, Ints
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.hashing import Hashed, mix
from cleantext.scoring.lines import LineArrays
from cleantext.scoring.tokens import OF_WORDS

FAMILIES: Final = ("comments", "related", "share", "site", "about")
"""What a phrase tells of, from 1 on; 0: no phrase."""

BEGINNING: Final = 3
"""Words at most of a phrase that is met at the beginning of a longer line."""

SHIFT: Final = np.uint64(32)
"""A phrase is known by the upper half of its hash: one line in two hundred thousand is met wrongly."""


@dataclass(frozen=True)
class Phrases:
    """All phrases, by their hashes in ascending order, and the family of each."""

    keys: NDArray[np.uint32]
    family: NDArray[np.uint8]

    @cached_property
    def _known(self) -> Hashed:
        return Hashed(self.keys.astype(np.uint64) << SHIFT, self.family)

    def of(self, hashes: Hashes) -> Ints:
        """The family of each hash, 0 for none."""
        return self._known.of(hashes >> SHIFT << SHIFT).astype(np.int64)

    def begin(self, lines: LineArrays) -> Ints:
        """The family of the longest phrase that each line begins with."""
        out = np.zeros(lines.n, np.int64)
        head = lines.heads
        row = lines.line[head]
        summed = np.zeros(len(head), np.uint64)
        for k, place in enumerate(OF_WORDS[:BEGINNING]):
            long = lines.form["words"][row] > k
            head, row = head[long], row[long]
            summed = summed[long] + lines.masked[head + k] * place
            found = self.of(mix(summed))
            out[row] = np.where(found > 0, found, out[row])
        return out

    def columns(self, at: Bounds, lines: LineArrays) -> Columns:
        """Where a line stands to such lines."""
        whole, begins = self.of(lines.whole_masked), self.begin(lines)
        out = {"phrase": whole, "phrase begins": begins}
        for k, name in enumerate(FAMILIES[:4], 1):
            out[f"phrase since {name}"] = at.since(whole == k)[0]
        comments = whole == 1
        out["phrase until comments"] = at.until(comments)[0]
        any_of = (whole > 0).astype(np.int64)
        out["phrase until"] = at.until(whole > 0)[0]
        out["phrase near 2"] = at.box(any_of, 2)
        out["phrase near 8"] = at.box(any_of, 8)
        out["phrase begins near"] = at.box((begins > 0).astype(np.int64), 4)
        out["phrase count"] = at.spread(at.total(any_of))
        return out
