"""Which chunks of a buffer may hold a lost space: numpy against memos of harmless tokens.

A token here is a run of ASCII letters, apostrophes and bytes from 0x80 up. A memo is a direct-mapped table of fixed
size that knows a token by all its bytes; a token that it has lost is only looked at again, so what comes out never
depends on it. Only tokens that no context could split enter it. Seams beside ASCII marks and digits are found by pairs
of neighbouring bytes.
"""

from __future__ import annotations

import string
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from .chunks import LONGEST_CHUNK
from .seams import SHORTEST

(
    SPACE, LETTER, HIGH, APOSTROPHE, DIGIT, STOP, COMMA, CLOSE, OPEN, QUOTE, DASH, BAR, PERCENT, PLUS, MONEY, OTHER,
) = range(16)  # fmt: skip
_CLASS = bytearray([SPACE] * 33 + [OTHER] * 95 + [HIGH] * 128)
for _members, _class in (
    (string.ascii_letters, LETTER), (string.digits, DIGIT), ("'", APOSTROPHE), (".!?", STOP), (",;:", COMMA),
    (")]}", CLOSE), ("([{", OPEN), ('"', QUOTE), ("-", DASH), ("|^", BAR), ("%", PERCENT), ("+*", PLUS), ("$", MONEY),
):  # fmt: skip
    for _c in _members:
        _CLASS[ord(_c)] = _class
CLASS = bytes(_CLASS)
"""Byte -> its class. A token is what LETTER, HIGH and APOSTROPHE make."""
_PAIRS = {
    STOP: (LETTER, HIGH, APOSTROPHE, OPEN, MONEY), COMMA: (LETTER, HIGH, APOSTROPHE, OPEN, MONEY, DIGIT),
    CLOSE: (LETTER, HIGH, DIGIT, OPEN, MONEY, BAR), LETTER: (OPEN, BAR, DIGIT, MONEY),
    HIGH: (OPEN, BAR, DIGIT, MONEY), DIGIT: (OPEN, BAR, LETTER, HIGH), QUOTE: (LETTER, HIGH, DIGIT), DASH: (SPACE,),
    BAR: (LETTER, HIGH, DIGIT), PERCENT: (LETTER, HIGH), PLUS: (LETTER, HIGH, SPACE),
}  # fmt: skip
_SEAM = bytearray(256)
for _class, _others in _PAIRS.items():
    for _other in _others:
        _SEAM[16 * _class + _other] = 1
SEAM = bytes(_SEAM)
"""16 * class + class of the next byte -> whether `marks.CANDIDATE` may match about there."""
BEFORE = np.ones(256, np.bool_)
"""16 * class of the byte before a pair + class of its first byte -> whether `marks.CANDIDATE` may still match."""
for _class in (SPACE, OPEN):
    BEFORE[16 * _class + QUOTE] = False  # an opening quotation mark
for _class in (SPACE, OPEN, STOP, COMMA, CLOSE, QUOTE, OTHER):
    BEFORE[16 * _class + DASH] = False  # a dash between spaces
BLANK = bytes(32 if i < 33 else i for i in range(256))
PAD = b"\n" * 8
WIDEST = 32
LONGEST_BYTES = 4 * LONGEST_CHUNK
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
        out: NDArray[np.bool_] = table[0][slots] != keys[0]
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
    """Where chunks begin that may hold a lost space; most tokens and chunks of a text are looked at only once."""

    def __init__(
        self, token: Callable[[bytes], bool], chunk: Callable[[bytes], bool], bits: int = 16, bound: int = 1 << 16
    ) -> None:
        """`token` and `chunk` say whether one is suspicious, by its bytes alone; `token` may be too careful."""
        self._token, self._chunk, self._bound = token, chunk, bound
        self._narrow, self._wide = _Table(2, bits), _Table(4, bits - 1)
        self._verdicts: dict[bytes, bool] = {}

    def suspects(self, buffer: bytes) -> list[int]:
        """Byte offsets of the suspicious chunks, ascending."""
        padded = b"".join((PAD, buffer, PAD))
        codes = np.frombuffer(padded.translate(CLASS), np.uint8)
        hits = self._tokens(padded, codes)
        pairs = np.flatnonzero(np.frombuffer(((codes[:-1] << 4) | codes[1:]).tobytes().translate(SEAM), np.bool_))
        hits += pairs[BEFORE[(codes[pairs - 1] << 4) | codes[pairs]]].tolist()
        if not hits:
            return []
        hits.sort()
        blank = padded.translate(BLANK)
        out = []
        end = 0
        verdict = self._verdict
        for at in hits:
            if at < end:
                continue
            start = blank.rfind(b" ", end, at + 1) + 1 or end
            end = blank.find(b" ", at + 1)
            if end - start <= LONGEST_BYTES and verdict(padded[start:end]):
                out.append(start - len(PAD))
        return out

    def _verdict(self, chunk: bytes) -> bool:
        found = self._verdicts.get(chunk)
        if found is None:
            if len(self._verdicts) >= self._bound:
                self._verdicts.clear()
            found = self._verdicts[chunk] = self._chunk(chunk)
        return found

    def _tokens(self, padded: bytes, codes: NDArray[np.uint8]) -> list[int]:
        inside = (codes - 1) < APOSTROPHE  # SPACE wraps around to 255
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
        out += start[~fits].tolist()  # rare: left to the look at the chunk
        return out

    def _through(self, table: _Table, padded: bytes, words: Words, start: Ints, size: Ints, out: list[int]) -> None:
        if not len(start):
            return
        new, keys = table.strangers(words, start, size)
        harmless = []
        for i, (at, n) in enumerate(zip(start[new].tolist(), size[new].tolist(), strict=True)):
            if self._token(padded[at : at + n]):
                out.append(at)
            else:
                harmless.append(i)
        if harmless:
            table.learn(tuple(key[harmless] for key in keys))
