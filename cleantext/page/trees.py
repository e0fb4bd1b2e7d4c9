"""Boosted trees over columns of whole numbers, evaluated for all lines at once.

A tree of at most 16 leaves, numbered from the left, starts with a bit for each leaf. Each test that fails (the value
is above the threshold) clears the leaves of its left branch; the lowest bit left is the leaf reached (QuickScorer,
Lucchese et al. 2015). All tests of a tree on one column are one look-up by the value's bin: for many lines one after the
other, for a few lines all at once, as each call to numpy costs as much as some dozens of look-ups.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleantext.page.lines import Ints

LEAVES: Final = 16
UNIT: Final = 1 << 16
"""A leaf value of 1 as a whole number."""

_DIRECT: Final = 4096
"""Columns whose thresholds lie within this range are binned by look-up, others by search."""

_FEW: Final = 200
"""Lines for which all look-ups are made at once."""

LOWEST: Final = np.array([0] + [(i & -i).bit_length() - 1 for i in range(1, 1 << LEAVES)], np.int64)


@dataclass(frozen=True)
class Tests:
    """All tests of all trees, sorted by tree, then column, then threshold."""

    tree: NDArray[np.int16]
    column: NDArray[np.int16]
    threshold: NDArray[np.int32]
    left: NDArray[np.uint16]  # the leaves that remain when the value is above the threshold
    leaves: NDArray[np.int32]  # (trees, LEAVES)


class Binner:
    """From a column's values to how many of its thresholds lie below each."""

    def __init__(self, thresholds: Ints) -> None:
        self.thresholds = thresholds
        self.low = int(thresholds[0])
        self.reach = int(thresholds[-1]) - self.low + 1
        self.table = (
            np.searchsorted(thresholds, np.arange(self.reach + 1) + self.low, "left") if self.reach < _DIRECT else None
        )

    def __call__(self, values: Ints) -> Ints:
        if self.table is None:
            return np.searchsorted(self.thresholds, values, "left")
        return self.table.take(values - self.low, mode="clip")


class Trees:
    """A sum of trees."""

    def __init__(self, tests: Tests) -> None:
        self.leaves = tests.leaves.astype(np.int64)
        self.columns = np.unique(tests.column).tolist()
        self.binners = {k: Binner(np.unique(tests.threshold[tests.column == k]).astype(np.int64)) for k in self.columns}
        self.looks: list[list[tuple[int, NDArray[np.uint16]]]] = []
        for t in range(len(self.leaves)):
            mine = tests.tree == t
            looks = []
            for k in np.unique(tests.column[mine]).tolist():
                these = mine & (tests.column == k)
                at = np.searchsorted(self.binners[k].thresholds, tests.threshold[these])
                table = np.full(len(self.binners[k].thresholds) + 1, 0xFFFF, np.uint16)
                for position, left in zip(at.tolist(), tests.left[these], strict=True):
                    table[position + 1 :] &= left
                looks.append((k, table))
            self.looks.append(looks)
        flat = [look for looks in self.looks for look in looks]
        self._column = np.array([self.columns.index(k) for k, _ in flat])
        self._table = np.concatenate([table for _, table in flat])
        self._in_table = _starts(len(table) for _, table in flat)[:, None]
        self._first_look = _starts(map(len, self.looks))
        self._first_leaf = np.arange(len(self.looks))[:, None] * LEAVES

    def __call__(self, columns: list[Ints], rows: Ints | None = None) -> Ints:
        """The sum of the leaves reached, in parts of `UNIT`, for each line (each of `rows`)."""
        n = len(columns[0]) if rows is None else len(rows)
        bins = {k: self.binners[k](columns[k] if rows is None else columns[k].take(rows)) for k in self.columns}
        if n <= _FEW:
            return self._of_few(np.stack(list(bins.values())))
        total = np.zeros(n, np.int64)
        live, one = np.empty(n, np.uint16), np.empty(n, np.uint16)
        for values, looks in zip(self.leaves, self.looks, strict=True):
            live.fill(0xFFFF)
            for k, table in looks:
                live &= table.take(bins[k], out=one, mode="clip")
            total += values.take(LOWEST.take(live))
        return total

    def _of_few(self, bins: Ints) -> Ints:
        """The same from the bins, a row for each column that is tested."""
        looks = self._table.take(bins.take(self._column, 0) + self._in_table)
        live = np.bitwise_and.reduceat(looks, self._first_look, 0)
        return np.asarray(self.leaves.take(LOWEST.take(live) + self._first_leaf).sum(0))


def _starts(sizes: Iterable[int]) -> Ints:
    """Where each of some arrays begins when they stand one behind the other."""
    return np.array([0, *accumulate(sizes)][:-1], np.int64)


_STEP: Final = UNIT // 64
_CURVE: Final = np.array([round(1000 / (1 + float(np.exp(-x / 64)))) for x in range(-640, 641)], np.int64)


def probability(score: Ints) -> Ints:
    """Thousandths, from a sum of log odds in parts of `UNIT`."""
    return _CURVE.take(np.clip(score // _STEP + 640, 0, 1280))
