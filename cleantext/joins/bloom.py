"""A set of words in few bits each: it may say yes where it should say no, never the other way round.

Bloom, "Space/time trade-offs in hash coding with allowable errors" (1970).
"""

from __future__ import annotations

from collections.abc import Collection
from hashlib import blake2b

PROBES = 5
"""Bits that a word sets."""


def digest(word: str) -> tuple[int, int]:
    """Where a word's bits begin, and how far they are apart: the same for all filters."""
    value = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")
    return value & 0xFFFFFFFF, value >> 32


class Bloom:
    """A filter; `word in bloom`, or `holds` where several filters are asked of one word."""

    def __init__(self, data: bytes) -> None:
        self._bits, self._size = data, 8 * len(data)

    def __contains__(self, word: str) -> bool:
        return self.holds(digest(word))

    def holds(self, mark: tuple[int, int]) -> bool:
        """Whether the word with this digest is in it, as far as can be told."""
        bits, size = self._bits, self._size
        place, step = mark
        for _ in range(PROBES):  # most words fail at the first
            at = place % size
            if not bits[at >> 3] >> (at & 7) & 1:
                return False
            place += step
        return True


def filled(words: Collection[str], bits_each: int) -> bytes:
    """The data of a filter that holds these words. 8 bits each: of other words 22 in 1,000 are taken for one of them; 16: 1."""
    size = 8 * max(1, bits_each * len(words) // 8)
    data = bytearray(size // 8)
    for word in words:
        place, step = digest(word)
        for k in range(PROBES):
            at = (place + k * step) % size
            data[at >> 3] |= 1 << (at & 7)
    return bytes(data)
