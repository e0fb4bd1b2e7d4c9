"""Types of arrays, and arithmetic on them: stretches of equal values, groups, shares and logarithms in whole numbers."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Classes = NDArray[np.uint8]
"""Classes of characters."""
Hashes = NDArray[np.uint64]
Columns = dict[str, Ints]
"""By name, a whole number for each line."""


def begins_of(values: Ints | NDArray[np.uint64]) -> Ints:
    """Where each new value of an ascending array begins."""
    new = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return np.flatnonzero(new)


def sizes_of(heads: Ints, n: int) -> Ints:
    """How many of `n` each stretch has, of those that begin at `heads`."""
    ends = np.full(len(heads), n)
    ends[:-1] = heads[1:]
    return ends - heads


def count_of(flags: Flags, owner: Ints, n: int) -> Ints:
    """How many of each owner's (0..n-1) flags are set."""
    return np.bincount(owner[flags], minlength=n)[:n]


def runs_of(flags: Flags) -> tuple[Ints, Ints]:
    """Where runs of flagged characters begin and end; the last character is none."""
    before = np.zeros(len(flags), bool)
    before[1:] = flags[:-1]
    turns = np.flatnonzero(flags != before)
    return turns[0::2], turns[1::2]


def ratio(part: Ints, whole: Ints) -> Ints:
    """The share of a whole, in thousandths."""
    return 1000 * part // np.maximum(whole, 1)


def logarithm(x: Ints) -> Ints:
    """16 log2(1 + x), in whole numbers, of the size of each value, with its sign."""
    return np.sign(x) * _LOGS.take(np.minimum(np.abs(x), len(_LOGS) - 1))


_LOGS: Final[Ints] = np.rint(16 * np.log2(np.arange(1, (1 << 15) + 1))).astype(np.int64)


def order_of(keys: Hashes) -> Ints:
    """The stable order of the keys.

    They are sorted by their 16-bit digits, for which NumPy has a sort in linear time (radix sort). What costs time are
    the digits in which they differ, from one to four.
    """
    digits = np.ascontiguousarray(keys.astype("<u8", copy=False).view("<u2").reshape(-1, 4).T)
    order = np.arange(len(keys))
    for digit in digits:
        if len(keys) and (digit != digit[0]).any():
            order = order.take(np.argsort(digit.take(order), kind="stable"))
    return order


def grouped(keys: Hashes) -> tuple[Ints, Ints]:
    """Of each key the group of those equal to it, and the size of each group."""
    order = order_of(keys)
    heads = begins_of(keys[order])
    sizes = sizes_of(heads, len(keys))
    group = np.empty(len(keys), np.int64)
    group[order] = np.repeat(np.arange(len(heads)), sizes)
    return group, sizes
