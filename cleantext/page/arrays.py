"""Small arithmetic on arrays that all of the page model is made of."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Kinds = NDArray[np.uint8]


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
