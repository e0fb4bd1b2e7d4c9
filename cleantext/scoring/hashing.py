"""Words as 64-bit hashes: a sum of letters, each times a power for its place, spread over all bits.

A running sum over a text then holds the hash of each of its words, and of their beginnings. `Hashed` looks up which of
many words are among some known ones.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleantext.scoring.arrays import Hashes, Ints

BASE: Final = 0x9E3779B97F4A7C15
"""A word's hash is made of its letters, each times the power of this that its place has. Any odd number with bits all over
would do: this is 2 ** 64 divided by the golden ratio, from splitmix64."""

INVERSE: Final = pow(BASE, -1, 1 << 64)
AT_HAND: Final = 1 << 17
"""Powers that are kept: for all but the longest documents."""

NUMBER: Final = np.uint64(0x5851F42D4C957F2D)
"""The hash of every word that begins with a digit. Any number would do: this is the multiplier of Knuth's MMIX."""


def powers(base: int, n: int) -> Hashes:
    """The first `n` powers of `base`, from 0 on, modulo 2**64."""
    out = np.full(n, base, np.uint64)
    out[:1] = 1
    return np.multiply.accumulate(out, out=out)


def powers_at_hand(base: int, n: int) -> Hashes:
    """The same; up to `AT_HAND` of them are kept."""
    return _kept(base)[:n] if n <= AT_HAND else powers(base, n)


@cache
def _kept(base: int) -> Hashes:
    return powers(base, AT_HAND)


def mix(h: Hashes) -> Hashes:
    """Spread the bits of `h` (the finisher of splitmix64)."""
    out = h >> np.uint64(30)
    out ^= h
    out *= np.uint64(0xBF58476D1CE4E5B9)
    shifted = out >> np.uint64(27)
    out ^= shifted
    out *= np.uint64(0x94D049BB133111EB)
    out ^= np.right_shift(out, np.uint64(31), out=shifted)
    return out


def hash_words(words: Sequence[str]) -> Hashes:
    """The hashes that `cleantext.scoring.lines.read` gives these (lower-case) words."""
    products = [sum(ord(x) * pow(BASE, i + 1, 1 << 64) for i, x in enumerate(word)) % (1 << 64) for word in words]
    return mix(np.array(products, np.uint64))


SPARE: Final = 6
"""Upper bits of a hash, more than the number of a set has, that rule out nearly all others at one look."""


class Hashed:
    """A set of hashes, each with a value: looked up for many words at once, most of which aren't in it."""

    def __init__(self, keys: Hashes, values: NDArray[np.uint8]) -> None:
        order = np.argsort(keys)
        self.keys, self.values = keys[order], values[order]
        self.top = np.uint64(64 - len(keys).bit_length() - SPARE)
        self.near = np.zeros(1 << 64 - int(self.top), bool)
        self.near[self._top(keys)] = True

    def _top(self, hashes: Hashes) -> Ints:
        return (hashes >> self.top).view(np.int64)

    def of(self, hashes: Hashes) -> NDArray[np.uint8]:
        """The value of each, 0 for those that aren't in the set."""
        out = np.zeros(len(hashes), np.uint8)
        met, values = self.among(hashes)
        out[met] = values
        return out

    def among(self, hashes: Hashes) -> tuple[Ints, NDArray[np.uint8]]:
        """Which of them are in the set, and the values of these."""
        maybe = np.flatnonzero(self.near.take(self._top(hashes)))
        some = hashes[maybe]
        at = np.minimum(np.searchsorted(self.keys, some), len(self.keys) - 1)
        met = self.keys[at] == some
        return maybe[met], self.values[at[met]]
