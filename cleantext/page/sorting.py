"""Sorting whole numbers by their 16-bit digits, for which NumPy has a sort in linear time (radix sort)."""

import numpy as np

from cleantext.page.arrays import Ints, begins_of, sizes_of
from cleantext.page.hashing import Hashes


def order_of(keys: Hashes) -> Ints:
    """The stable order of the keys. What costs time are the digits in which they differ, from one to four."""
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
