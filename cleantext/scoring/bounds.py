"""Arithmetic over the lines of many documents at once that stops at the bounds of each document."""

from typing import Final

import numpy as np

from cleantext.scoring.arrays import Flags, Ints, begins_of, sizes_of

FAR: Final = 200
"""A distance to something that isn't there."""

_BIG: Final = 1 << 40


class Bounds:
    """Where each document begins and ends among `n` lines."""

    def __init__(self, document: Ints) -> None:
        self.n = len(document)
        self.index = np.arange(self.n)
        self.heads = begins_of(document)
        self.sizes = sizes_of(self.heads, self.n)
        self.order = np.repeat(np.arange(len(self.heads)), self.sizes)
        self.start = self.heads[self.order]
        self.end = self.start + self.sizes[self.order]
        self._moves: dict[int, tuple[Ints, Ints]] = {}
        self._boxes: dict[int, tuple[Ints, Ints]] = {}

    def shift(self, x: Ints, by: int, fill: int) -> Ints:
        """Of each line, the value `by` lines further down; `fill` past an end."""
        if by not in self._moves:
            at = self.index + by
            outside = np.flatnonzero((at < self.start) | (at >= self.end))
            at[outside] = outside
            self._moves[by] = (at, outside)
        at, outside = self._moves[by]
        moved = x.take(at)
        moved[outside] = fill
        return moved

    def total(self, x: Ints) -> Ints:
        """Per document (not per line) the sum."""
        return np.add.reduceat(x, self.heads)

    def most(self, x: Ints) -> Ints:
        """Per document the maximum."""
        return np.maximum.reduceat(x, self.heads)

    def spread(self, per_document: Ints) -> Ints:
        """A document's value on each of its lines."""
        return per_document.take(self.order)

    def before(self, x: Ints) -> Ints:
        """The sum over the lines of the document before each."""
        c = np.cumsum(x) - x
        return c - c[self.start]

    def box(self, x: Ints, reach: int) -> Ints:
        """The sum over the lines at most `reach` away."""
        if reach not in self._boxes:
            self._boxes[reach] = (
                np.maximum(self.start, self.index - reach),
                np.minimum(self.end, self.index + reach + 1),
            )
        first, end = self._boxes[reach]
        c = np.zeros(self.n + 1, np.int64)
        np.cumsum(x, out=c[1:])
        out: Ints = c.take(end) - c.take(first)
        return out

    def highest_so_far(self, x: Ints) -> Ints:
        """The maximum over the lines of the document up to each."""
        lift = self.order * _BIG
        out: Ints = np.maximum.accumulate(x + lift) - lift
        return out

    def lowest_so_far(self, x: Ints) -> Ints:
        """The minimum over the same."""
        return -self.highest_so_far(-x)

    def highest_from_here(self, x: Ints) -> Ints:
        """The maximum over the lines of the document from each on."""
        lift = (self.order[::-1].max(initial=0) - self.order) * _BIG
        out: Ints = np.maximum.accumulate((x + lift)[::-1])[::-1] - lift
        return out

    def highest_near(self, x: Ints, reach: int, fill: int) -> Ints:
        """The maximum over the `reach` lines before each (after each for a negative one)."""
        sign = -1 if reach > 0 else 1
        best = self.shift(x, sign, fill)
        step = 1
        while step < abs(reach):
            by = min(step, abs(reach) - step)
            best = np.maximum(best, self.shift(best, sign * by, fill))
            step += by
        return best

    def since(self, flags: Flags) -> tuple[Ints, Ints]:
        """How many lines back the last flagged one before each is (FAR: none), and its index (-1: none)."""
        edges = _with_ends(-1, np.flatnonzero(flags), self.n - 1)
        last = np.repeat(edges[:-1], edges[1:] - edges[:-1])
        outside = last < self.start
        far = np.minimum(self.index - last, FAR)
        last[outside], far[outside] = -1, FAR
        return far, last

    def until(self, flags: Flags) -> tuple[Ints, Ints]:
        """How many lines on the next flagged one after each is (FAR: none), and its index (-1: none)."""
        edges = _with_ends(0, np.flatnonzero(flags), self.n)
        following = np.repeat(edges[1:], edges[1:] - edges[:-1])
        outside = following >= self.end
        far = np.minimum(following - self.index, FAR)
        following[outside], far[outside] = -1, FAR
        return far, following

    def best_run(self, gain: Ints) -> tuple[Ints, Ints]:
        """Per document the stretch of lines with the largest sum (Kadane): first and last index; none: last < first."""
        c = np.cumsum(gain)
        low = self.lowest_so_far(c - gain)
        rise = c - low
        top = self.most(rise)
        never = self.n
        last = np.minimum.reduceat(np.where(rise == self.spread(top), self.index, never), self.heads)
        floor = self.spread(low[last])
        first = np.minimum.reduceat(
            np.where((c - gain == floor) & (self.index <= self.spread(last)), self.index, never), self.heads
        )
        return first, np.where(top > 0, last, first - 1)


def _with_ends(first: int, x: Ints, last: int) -> Ints:
    out = np.empty(len(x) + 2, np.int64)
    out[0], out[1:-1], out[-1] = first, x, last
    return out
