"""A small network over the lines of documents, evaluated in whole numbers.

Trees see a line and what was counted around it; the network sees the lines as they follow one another. It is made of
dilated convolutions with residuals, as in Bai, Kolter and Koltun, "An Empirical Evaluation of Generic Convolutional and
Recurrent Networks for Sequence Modeling" (2018), which look up and down alike.

Values, weights and sums are whole numbers below 2 ** 24, so float32 holds them exactly: a line is scored the same in
every batch and by every BLAS, whatever the order in which it adds.
"""

import threading
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from cleantext.scoring.arrays import Ints
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.trees import UNIT

ONE: Final = 32
"""A value of 1 as a whole number."""

REACH: Final = (1, 2, 4, 8, 16)
"""How many lines up and down each layer looks."""

WIDEST: Final = 3 * ONE
"""Columns go in as this at most, above or below what is usual."""

MOST: Final = 8 * ONE
"""The highest value between layers; the lowest is 0."""

EXACT: Final = 1 << 24
"""Up to here float32 holds every whole number."""

_Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Layers:
    """The learned numbers: weights as whole numbers, in parts of 2 ** `bits` (a power for each layer), biases in parts of
    `ONE` of these."""

    usual: NDArray[np.int32]  # (columns)
    scale: NDArray[np.float32]  # of each column what takes it to parts of `ONE`
    first: NDArray[np.int16]  # (values, columns)
    first_bias: NDArray[np.int32]
    around: NDArray[np.int16]  # (layers, 3, values, values): by the line above, the line itself, the line below
    around_bias: NDArray[np.int32]  # (layers, values)
    last: NDArray[np.int16]  # (values)
    last_bias: NDArray[np.int32]  # (1)
    bits: NDArray[np.int16]  # of the first layer, of those that look around, of the last one


class Network:
    """Scores the lines of documents."""

    def __init__(self, layers: Layers) -> None:
        self._usual, self._scale = layers.usual[:, None].astype(np.float32), layers.scale[:, None]
        parts = np.ldexp(np.float32(1), -layers.bits.astype(np.int32)).astype(np.float32).tolist()
        self._first = layers.first.astype(np.float32), layers.first_bias.astype(np.float32)[:, None], parts[0]
        biases = layers.around_bias.astype(np.float32)[:, :, None]
        self._around = list(zip(REACH, layers.around.astype(np.float32), biases, parts[1:-1], strict=True))
        self._last = layers.last.astype(np.float32), float(layers.last_bias[0]), parts[-1] * UNIT / ONE

    def __call__(self, columns: list[Ints], at: Bounds) -> Ints:
        """The log odds of each line, in parts of `UNIT`."""
        with _ONE_THREAD:
            return self._scores(columns, at)

    def _scores(self, columns: list[Ints], at: Bounds) -> Ints:
        values = np.array(columns, np.float32)
        values -= self._usual
        values *= self._scale
        np.rint(values, out=values)
        np.clip(values, -WIDEST, WIDEST, out=values)

        # Between documents, and at both ends, are as many empty places as any layer looks up and down.
        gap = max(REACH)
        place = at.index + (at.order + 1) * gap
        live = np.zeros(at.n + (len(at.heads) + 1) * gap, np.float32)
        live[place] = 1
        weights, bias, part = self._first
        kept = np.zeros((len(weights), len(live)), np.float32)
        kept[:, place] = np.clip(_rounded(weights @ values, bias, part), 0, MOST)
        for by, (above, same, below), bias, part in self._around:
            inner = kept[:, by:-by]
            found = above @ kept[:, : -2 * by]
            found += same @ inner
            found += below @ kept[:, 2 * by :]
            inner += _rounded(found, bias, part)
            np.clip(inner, 0, MOST, out=inner)
            inner *= live[by:-by]
        last, last_bias, unit = self._last
        scores: Ints = np.rint(((last @ kept)[place] + last_bias) * unit).astype(np.int64)
        return scores


def _rounded(sums: _Floats, bias: _Floats, part: float) -> _Floats:
    """Sums of weights times values, in parts of `ONE`; changes `sums`."""
    sums += bias
    sums *= part
    return np.rint(sums, out=sums)


class _OneThread:
    """While it lasts, BLAS works on one core: matrices as small as these are not faster on two, and the worker processes
    have a core each. Its number of threads is the process's: of several threads that are in here at a time the first
    sets it, and the last sets it back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._limited = ExitStack()

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._limited.enter_context(_blas().limit(limits=1))
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._limited.close()


_ONE_THREAD = _OneThread()


@lru_cache(maxsize=1)
def _blas() -> ThreadpoolController:
    return ThreadpoolController().select(user_api="blas")
