"""Lines that the packs of web chrome know by heart, in all their languages: what is chrome in one is chrome in another.

A line is met by the hash of its words, numbers all alike; `training.scoring.phrases` makes the table from `rules/web/`.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleantext.scoring.arrays import Columns, Flags, Hashes, Ints
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.hashing import mix
from cleantext.scoring.lines import LineArrays
from cleantext.scoring.shape import Shape
from cleantext.scoring.tokens import OF_WORDS
from cleantext.scoring.word_lists import Hashed, Met

FAMILIES: Final = ("comments", "related", "share", "site", "about")
"""What a phrase is a sign of, from 1 on; 0: no phrase."""

BEGINNING: Final = 3
"""Words at most of a phrase that is met at the beginning of a longer line."""

SHIFT: Final = np.uint64(32)
"""A phrase is known by the upper half of its hash: one line in two hundred thousand is met wrongly."""


def dated(lines: LineArrays, s: Shape, met: Met) -> Flags:
    """Short lines that are mostly numbers, names of months and days, and the words beside them."""
    f = lines.form
    number_words = met.count("months") + met.count("dating") + f["numbers"]
    return (f["numbers"] > 0) & (s.words <= 120) & (number_words * 10 >= f["words"] * 6)


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

    def columns(self, at: Bounds, lines: LineArrays, s: Shape, met: Met) -> Columns:
        """Where a line stands to such lines, to dates, to bylines and to credits."""
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
        short = s.words <= 160
        for name, flags in (
            ("date", dated(lines, s, met)),
            ("day", (met.count("months") > 0) & (lines.form["numbers"] >= 2) & short),
            ("by", met.first("by") & short),
            ("credits", met.among("credits") & (s.words <= 400)),
            ("comments", met.among("comments") & short),
        ):
            out[f"met {name}"] = flags.astype(np.int64)
            out[f"met since {name}"] = at.since(flags)[0]
            out[f"met until {name}"] = at.until(flags)[0]
            out[f"met count {name}"] = at.spread(at.total(out[f"met {name}"]))
        return out
