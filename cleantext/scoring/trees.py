"""Boosted trees over columns of whole numbers, evaluated for all lines at once.

An answer is a bit, so that one number holds those of 64 lines. Each test that trees ask is answered once. All trees are
then gone down together, level by level: of the lines that reach a node, those for which its test holds go right. Which
of its at most 16 leaves a line has reached is four bits of a tree; the bits of two trees, brought together line by line,
look up the sum of both leaves.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleantext.scoring.arrays import Ints

LEAVES: Final = 16
UNIT: Final = 1 << 16
"""A leaf value of 1 as a whole number."""

_BLOCK: Final = 8192
"""Lines that are gone through at once; more would only fill the cache."""

FEW: Final = 256
"""Lines for which each test gets a row of values, as a call to numpy for each column would cost more."""

_SWAPS: Final = tuple(
    (np.uint64(by), np.uint64(bits))
    for by, bits in ((7, 0x00AA00AA00AA00AA), (14, 0x0000CCCC0000CCCC), (28, 0x00000000F0F0F0F0))
)
"""What turns eight rows of eight bits, in one number, into its columns (Warren, Hacker's Delight, 7-3)."""

_Bits = NDArray[np.uint64]


@dataclass(frozen=True)
class Tests:
    """All tests of all trees, sorted by tree, then column, then threshold."""

    tree: NDArray[np.int16]
    column: NDArray[np.int16]
    threshold: NDArray[np.int32]
    left: NDArray[np.uint16]  # the leaves, numbered from the left, that remain when the value is above the threshold
    leaves: NDArray[np.int32]  # (trees, LEAVES)


@dataclass(frozen=True)
class _Level:
    """The nodes of one depth that have a test, and the rows of what lies below them."""

    node: Ints
    test: Ints
    left: slice
    right: slice


class Trees:
    """A sum of trees."""

    def __init__(self, tests: Tests) -> None:
        asked = np.stack([tests.column.astype(np.int64), tests.threshold.astype(np.int64)])
        (column, threshold), test = np.unique(asked, axis=1, return_inverse=True)
        self.columns = np.unique(column).tolist()
        self._column = np.searchsorted(self.columns, column)  # of each test
        self._threshold = threshold.astype(np.int32)[:, None]
        ends = np.searchsorted(column, self.columns, "right").tolist()
        starts = [0, *ends[:-1]]
        self._tests_of = [(slice(*of), self._threshold[slice(*of)]) for of in zip(starts, ends, strict=True)]

        self._trees = len(tests.leaves) + len(tests.leaves) % 2  # in pairs: perhaps with a last one that adds nothing
        leaves = np.zeros((self._trees, LEAVES), np.int64)
        leaves[: len(tests.leaves)] = tests.leaves
        self._sums = (leaves[0::2, None] + leaves[1::2, :, None]).reshape(-1, LEAVES * LEAVES)
        self._levels, leaf = _grown(self._trees, tests, test)
        self._nodes = int(leaf.max()) + 1
        self._leaves_with_bit = [leaf[:, np.arange(LEAVES) >> bit & 1 == 1] for bit in range(4)]

    def __call__(self, columns: list[Ints], rows: Ints | None = None) -> Ints:
        """The sum of the leaves reached, in parts of `UNIT`, for each line (each of `rows`)."""
        values = np.empty((len(self.columns), len(columns[0] if rows is None else rows)), np.int32)
        for k, asked in zip(self.columns, values, strict=True):
            asked[:] = columns[k] if rows is None else columns[k].take(rows)
        blocks = [values[:, at : at + _BLOCK] for at in range(0, values.shape[1], _BLOCK)]
        return np.concatenate([np.zeros(0, np.int64), *map(self._of_block, blocks)])

    def _of_block(self, values: NDArray[np.int32]) -> Ints:
        """The sums from the values of the columns, a row each."""
        n = values.shape[1]
        held = self._held(values)
        reach = np.empty((self._nodes, held.shape[1]), np.uint64)
        reach[: self._trees] = ~np.uint64(0)
        reach[-1] = 0
        for level in self._levels:
            here, right = reach[level.node], reach[level.right]
            np.bitwise_and(here, held[level.test], out=right)
            np.bitwise_xor(here, right, out=reach[level.left])
        bits = np.stack([np.bitwise_or.reduce(reach[some], axis=1) for some in self._leaves_with_bit], 1)
        total = np.zeros(held.shape[1] * 64, np.int64)
        for sums, reached in zip(self._sums, _by_line(bits), strict=True):
            total += sums.take(reached)
        return total[:n]

    def _held(self, values: NDArray[np.int32]) -> _Bits:
        """Of each test, for which lines the value is above the threshold."""
        n = values.shape[1]
        held = np.zeros((len(self._threshold), -(-n // 64)), "<u8")
        bits = held.view(np.uint8)[:, : -(-n // 8)]
        if n <= FEW:
            bits[:] = np.packbits(values[self._column] > self._threshold, axis=1, bitorder="little")
        else:
            for column, (tests, threshold) in zip(values, self._tests_of, strict=True):
                bits[tests] = np.packbits(column > threshold, axis=1, bitorder="little")
        return held


def _grown(trees: int, tests: Tests, test: Ints) -> tuple[list[_Level], Ints]:
    """The levels of all trees, and of each tree and leaf the row of lines that reach it: the last one for none. The
    first rows are those of the roots; `test` is what each of `tests` asks."""
    splits: list[dict[int, list[tuple[int, int]]]] = [{} for _ in range(trees)]  # by the first leaf on the left
    for tree, left, asked in zip(tests.tree.tolist(), (~tests.left).tolist(), test.tolist(), strict=True):
        first = (left & -left).bit_length() - 1
        splits[tree].setdefault(first, []).append((left.bit_length(), asked))
    levels = []
    leaf = np.full((trees, LEAVES), -1)
    below = [(row, row, 0, LEAVES) for row in range(trees)]  # row, tree, first leaf, end of its leaves
    rows = trees
    while True:
        nodes = []
        for row, tree, first, end in below:
            split, asked = max((s for s in splits[tree].get(first, ()) if s[0] < end), default=(0, 0))
            if split:
                nodes.append((row, tree, first, split, end, asked))
            else:
                leaf[tree, first] = row
        if not nodes:
            break
        middle, next_rows = rows + len(nodes), rows + 2 * len(nodes)
        levels.append(
            _Level(
                np.array([node[0] for node in nodes], np.int64),
                np.array([node[5] for node in nodes], np.int64),
                slice(rows, middle),
                slice(middle, next_rows),
            )
        )
        below = [(rows + i, tree, first, split) for i, (_, tree, first, split, _, _) in enumerate(nodes)]
        below += [(middle + i, tree, split, end) for i, (_, tree, _, split, end, _) in enumerate(nodes)]
        rows = next_rows
    leaf[leaf < 0] = rows
    return levels, leaf


def _by_line(bits: _Bits) -> NDArray[np.uint8]:
    """From four bits a tree (trees, 4, lines / 64) a byte for each pair of trees and line: the second tree's bits above
    the first one's."""
    words = bits.shape[2]
    pairs = bits.view(np.uint8).reshape(-1, 8, words * 8)
    square = np.ascontiguousarray(pairs.transpose(0, 2, 1)).view("<u8")[..., 0]
    for by, some in _SWAPS:
        swapped = (square >> by ^ square) & some
        square ^= swapped ^ (swapped << by)
    return square.view(np.uint8)


_STEP: Final = UNIT // 64
_CURVE: Final = np.array([round(1000 / (1 + float(np.exp(-x / 64)))) for x in range(-640, 641)], np.int64)


def probability(score: Ints) -> Ints:
    """Thousandths, from a sum of log odds in parts of `UNIT`."""
    return _CURVE.take(np.clip(score // _STEP + 640, 0, 1280))
