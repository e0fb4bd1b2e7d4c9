"""Which tokens of a buffer may be two words run together: numpy against memos of harmless ones.

A token here is a run of ASCII letters, apostrophes and bytes from 0x80 up. A memo is a direct-mapped table of fixed size
that knows a token by all its bytes; a token that it has lost is only looked at again, so what comes out never depends on
it. Only tokens that no context could split enter it.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from .seams import SHORTEST

IN_TOKEN = bytes(chr(i).isalpha() or i > 127 or i == 0x27 for i in range(256))
PAD = b"\n" * 8
WIDEST = 32
_MASK = np.array([(1 << (8 * min(n, 8))) - 1 for n in range(9)], np.uint64)
_K1, _K2, _K3 = (np.uint64(k) for k in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))

Ints = NDArray[np.intp]
Words = NDArray[np.uint64]


class _Table:
    """Harmless tokens of up to 8 * `width` bytes; what a newcomer pushes out of the first half moves to the second."""

    def __init__(self, width: int, bits: int) -> None:
        self._width = width
        self._shift = np.uint64(64 - bits)
        self._first = np.zeros((width + 1, 1 << bits), np.uint64)
        self._second = np.zeros((width + 1, 1 << bits), np.uint64)

    def keys(self, words: Words, start: Ints, size: Ints) -> tuple[Words, ...]:
        """All bytes of each token as 8-byte words, and its length."""
        out = [words[start] & _MASK[np.minimum(size, 8)]]
        for i in range(1, self._width - 1):
            out.append(words[start + 8 * i])
        out.append(np.where(size > 8, words[start + size - 8], 0))
        return (*out, size.astype(np.uint64))

    def _slots(self, keys: tuple[Words, ...], other: bool) -> Ints:
        mixed = keys[0] * (_K2 if other else _K1)
        for key in keys[1:]:
            mixed = (mixed ^ key) * _K3
        return (mixed * (_K3 if other else _K1) >> self._shift).astype(np.intp)

    @staticmethod
    def _differ(table: Words, slots: Ints, keys: tuple[Words, ...]) -> NDArray[np.bool_]:
        out = table[0][slots] != keys[0]
        for row, key in zip(table[1:], keys[1:], strict=True):
            out |= row[slots] != key
        return out

    def strangers(self, words: Words, start: Ints, size: Ints) -> tuple[Ints, tuple[Words, ...]]:
        """Which tokens the table doesn't know, and their keys."""
        keys = self.keys(words, start, size)
        new = np.flatnonzero(self._differ(self._first, self._slots(keys, False), keys))
        if len(new):
            keys = tuple(key[new] for key in keys)
            left = np.flatnonzero(self._differ(self._second, self._slots(keys, True), keys))
            return new[left], tuple(key[left] for key in keys)
        return new, ()

    def learn(self, keys: tuple[Words, ...]) -> None:
        """Harmless tokens go in."""
        slots = self._slots(keys, False)
        old = tuple(row[slots] for row in self._first)
        self._write(self._second, self._slots(old, True), old)
        self._write(self._first, slots, keys)

    @staticmethod
    def _write(table: Words, slots: Ints, keys: tuple[Words, ...]) -> None:
        for row, key in zip(table, keys, strict=True):
            row[slots] = key


class Memo:
    """`suspects(buffer)`: where tokens begin that `judge` finds suspicious, most of them never shown to it."""

    def __init__(self, judge: Callable[[bytes], bool], bits: int = 16, bound: int = 1 << 16) -> None:
        self._judge, self._bound = judge, bound
        self._narrow, self._wide = _Table(2, bits), _Table(4, bits - 1)
        self._verdicts: dict[bytes, bool] = {}

    def verdict(self, token: bytes) -> bool:
        """`judge`, remembered for a bounded number of tokens."""
        found = self._verdicts.get(token)
        if found is None:
            if len(self._verdicts) >= self._bound:
                self._verdicts.clear()
            found = self._verdicts[token] = self._judge(token)
        return found

    def suspects(self, buffer: bytes) -> list[int]:
        """Byte offsets of the tokens that `judge` holds for suspicious, ascending."""
        padded = b"".join((PAD, buffer, PAD))
        inside = np.frombuffer(padded.translate(IN_TOKEN), np.bool_)
        edges = np.flatnonzero(inside[1:] != inside[:-1])
        start = edges[0::2]
        size = edges[1::2] - start
        long = size >= SHORTEST
        start, size = start[long] + 1, size[long]
        words = np.ndarray((len(padded) - 7,), "<u8", padded, 0, (1,))  # the 8 bytes from each place on
        out: list[int] = []
        narrow = size <= 16
        self._through(self._narrow, padded, words, start[narrow], size[narrow], out)
        start, size = start[~narrow], size[~narrow]
        fits = size <= WIDEST
        self._through(self._wide, padded, words, start[fits], size[fits], out)
        for at, n in zip(start[~fits].tolist(), size[~fits].tolist(), strict=True):
            if self.verdict(padded[at : at + n]):
                out.append(at - len(PAD))
        out.sort()
        return out

    def _through(self, table: _Table, padded: bytes, words: Words, start: Ints, size: Ints, out: list[int]) -> None:
        if not len(start):
            return
        new, keys = table.strangers(words, start, size)
        harmless = []
        for i, (at, n) in enumerate(zip(start[new].tolist(), size[new].tolist(), strict=True)):
            if self.verdict(padded[at : at + n]):
                out.append(at - len(PAD))
            else:
                harmless.append(i)
        if harmless:
            table.learn(tuple(key[harmless] for key in keys))
