"""Which chunks of a buffer may hold a lost space: numpy against memos of harmless tokens.

A token here is a run of ASCII letters, apostrophes and bytes from 0x80 up. A memo is a direct-mapped table of fixed
size that knows a token by all its bytes; a token that it has lost is only looked at again, so what comes out never
depends on it. Only tokens that no context could split enter it. Seams beside ASCII marks and digits are found by three
neighbouring bytes. One pass over the bytes finds what is no letter; all else works on those places.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator

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
CLASS = np.array(_CLASS, np.uint16)
"""Byte -> its class. A token is what LETTER, HIGH and APOSTROPHE make."""
NO_TOKEN = bytes(c not in (LETTER, HIGH, APOSTROPHE) for c in _CLASS)
_PAIRS = {
    STOP: (LETTER, HIGH, APOSTROPHE, OPEN, MONEY, DIGIT), COMMA: (LETTER, HIGH, APOSTROPHE, OPEN, MONEY, DIGIT),
    CLOSE: (LETTER, HIGH, DIGIT, OPEN, MONEY, BAR), LETTER: (OPEN, BAR, DIGIT, MONEY),
    HIGH: (OPEN, BAR, DIGIT, MONEY), DIGIT: (OPEN, BAR, LETTER, HIGH), QUOTE: (LETTER, HIGH, DIGIT), DASH: (SPACE,),
    BAR: (LETTER, HIGH, DIGIT), PERCENT: (LETTER, HIGH), PLUS: (LETTER, HIGH, SPACE),
}  # fmt: skip
"""Class -> classes of the next byte with which `marks.CANDIDATE` may match about there."""
_WORD = (LETTER, HIGH)
_ALWAYS = tuple(range(16))
_BEFORE = {
    (QUOTE, LETTER): (LETTER, HIGH, APOSTROPHE, DIGIT, STOP, COMMA, CLOSE, QUOTE, DASH, BAR, PERCENT, PLUS, MONEY, OTHER),
    (DASH, SPACE): (LETTER, HIGH, APOSTROPHE, DIGIT, DASH, BAR, PERCENT, PLUS, MONEY),
    (STOP, DIGIT): (LETTER, HIGH, CLOSE), (PLUS, SPACE): _WORD, (COMMA, DIGIT): (LETTER, HIGH, CLOSE),
}  # fmt: skip
_BEFORE |= {(QUOTE, _other): _BEFORE[QUOTE, LETTER] for _other in (HIGH, DIGIT)}
"""Such a pair -> classes of the byte before it, where not all will do: no quotation mark that opens, no dash between
spaces, no 1,000."""
SEAM = np.zeros(1 << 12, np.bool_)
"""Classes of a byte outside tokens and of its neighbours, 4 bits each -> whether a seam may be about there."""
for _mark in range(16):
    for _before in range(16):
        for _after in range(16):
            _behind = _after in _PAIRS.get(_mark, ()) and _before in _BEFORE.get((_mark, _after), _ALWAYS)
            _ahead = _before in _WORD and _mark in _PAIRS[_before]
            SEAM[_before << 8 | _mark << 4 | _after] = _behind or _ahead
PAD = b"\n" * 32
WIDEST = 32
LONGEST_BYTES = 4 * LONGEST_CHUNK
PLAIN_BITS, PRIMED = 18, 4096
"""Of the table of plain words of up to 8 bytes; how many go in at once."""
_CAPITAL = np.uint64(32)
_BLANK = re.compile(rb"[\x00-\x20]")
_MASK = np.array([(1 << (8 * n)) - 1 for n in range(9)], np.uint64)
_K1, _K2, _K3 = (np.uint64(k) for k in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))

Ints = NDArray[np.intp]
Words = NDArray[np.uint64]
BLOCK = 1 << 20
"""Bytes of a buffer that are looked at in one go, or a little more: up to a blank."""


class _Table:
    """Harmless tokens of up to 8 * `width` bytes; what a newcomer pushes out of the first half moves to the second."""

    def __init__(self, width: int, bits: int) -> None:
        self._width = width
        self._shift = np.uint64(64 - bits)
        self._first = np.zeros((width, 1 << bits), np.uint64)
        self._second = np.zeros((width, 1 << bits), np.uint64)

    def keys(self, words: Words, start: Ints, size: Ints) -> tuple[Words, ...]:
        """All bytes of each token as 8-byte words, filled up with NUL, which no token holds."""
        out = [words[start + 8 * i] for i in range(self._width)]
        if self._width > 2:
            out[-2] &= _MASK[np.clip(size - 8 * (self._width - 2), 0, 8)]
        out[-1] &= _MASK[np.maximum(size - 8 * (self._width - 1), 0)]
        return tuple(out)

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
        new = self.unknown(keys)
        return new, tuple(key[new] for key in keys)

    def unknown(self, keys: tuple[Words, ...]) -> Ints:
        """Numbers of the keys that the table doesn't hold."""
        new = np.flatnonzero(self._differ(self._first, self._slots(keys, False), keys))
        if len(new):
            keys = tuple(key[new] for key in keys)
            new = new[np.flatnonzero(self._differ(self._second, self._slots(keys, True), keys))]
        return new

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
    """Where chunks are that may hold a lost space; most tokens and chunks of a text are looked at only once."""

    def __init__(
        self,
        tokens: Callable[[list[bytes]], list[bool]],
        chunks: Callable[[list[bytes]], list[float | None]],
        plain: bytes = b"",
        bits: int = 16,
        bound: int = 1 << 15,
    ) -> None:
        """`tokens` says which are suspicious, by their bytes alone; it may be too careful. `chunks` says how suspicious
        each is, None for not at all. `plain`: tokens between blanks that are not, with or without a capital ahead."""
        self._judge_tokens, self._judge_chunks, self._bound = tokens, chunks, bound
        self._tables = ((8, _Table(1, bits)), (16, _Table(2, bits)), (WIDEST, _Table(4, bits - 2)))
        self._plain = {8: _Table(1, PLAIN_BITS), 16: _Table(2, PLAIN_BITS - 1)} if plain else {}
        self._odd: set[bytes] = set()
        self._verdicts: dict[bytes, float | None] = {}
        if plain:
            self._prime(plain)

    def _prime(self, plain: bytes) -> None:
        padded = b"".join((PAD, plain, PAD))
        for start, size, most, words in self._by_size(padded, _edges(padded)):
            table = self._plain.get(most)
            for at in range(0, len(start) if table else 0, PRIMED):
                part = slice(at, at + PRIMED)
                table.learn(table.keys(words, start[part], size[part]))  # type: ignore[union-attr]

    def suspects(self, buffer: bytes) -> tuple[list[int], list[float]]:
        """Byte offsets of the suspicious chunks, ascending, and how suspicious each is."""
        if len(buffer) <= BLOCK:
            return self._block(buffer)
        out: list[int] = []
        how: list[float] = []
        start = 0
        while start < len(buffer):
            blank = _BLANK.search(buffer, start + BLOCK)
            end = blank.start() if blank else len(buffer)
            found, verdicts = self._block(buffer[start:end])
            out += (start + at for at in found)
            how += verdicts
            start = end
        return out, how

    def _block(self, buffer: bytes) -> tuple[list[int], list[float]]:
        padded = b"".join((PAD, buffer, PAD))
        data = np.frombuffer(padded, np.uint8)
        edges = _edges(padded)
        held = data[edges]
        hits = self._tokens(padded, edges)
        marks = edges[held > 32]  # never at the ends, which are padding
        around = CLASS[data[marks - 1]] << 8 | CLASS[data[marks]] << 4 | CLASS[data[marks + 1]]
        found = marks[SEAM[around]]
        if not hits and not len(found):
            return [], []
        places = np.concatenate((found, np.array(hits, np.intp)))
        spaces = edges[held <= 32]
        ends = np.unique(np.searchsorted(spaces, places))
        starts, ends = spaces[ends - 1] + 1, spaces[ends]
        chunks = [padded[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        out, how = [], []
        for start, verdict in zip(starts.tolist(), self._judged(chunks), strict=True):
            if verdict is not None:
                out.append(start - len(PAD))
                how.append(verdict)
        return out, how

    def _judged(self, chunks: list[bytes]) -> list[float | None]:
        known = self._verdicts
        new: dict[bytes, float | None] = {chunk: None for chunk in chunks if chunk not in known}
        short = [chunk for chunk in new if len(chunk) <= LONGEST_BYTES]
        new.update(zip(short, self._judge_chunks(short), strict=True))
        verdicts = [new[chunk] if chunk in new else known[chunk] for chunk in chunks]
        if len(known) + len(new) > self._bound:
            known.clear()
        known.update(new)
        return verdicts

    def _by_size(self, padded: bytes, edges: Ints) -> Iterator[tuple[Ints, Ints, int, Words]]:
        """Where tokens begin and how long they are, by the most bytes of their table."""
        start = edges[:-1] + 1
        size = edges[1:] - start
        words = np.ndarray((len(padded) - 7,), "<u8", padded, 0, (1,))  # the 8 bytes from each place on
        least = SHORTEST - 1
        for most, _ in self._tables:
            own = np.flatnonzero((size > least) & (size <= most))
            least = most
            if len(own):
                yield start[own], size[own], most, words
        own = np.flatnonzero(size > WIDEST)
        if len(own):
            yield start[own], size[own], 0, words

    def _tokens(self, padded: bytes, edges: Ints) -> list[int]:
        """Where the suspicious tokens begin."""
        out: list[int] = []
        tables = dict(self._tables)
        for start, size, most, words in self._by_size(padded, edges):
            if most:
                self._through(tables[most], self._plain.get(most), padded, words, start, size, out)
            else:
                out += start.tolist()  # rare: left to the look at the chunk
        return out

    def _through(
        self, table: _Table, plain: _Table | None, padded: bytes, words: Words, start: Ints, size: Ints, out: list[int]
    ) -> None:
        new, keys = table.strangers(words, start, size)
        if plain is not None and len(new):
            low = keys[0] | ((keys[0] & 0xFF) - 65 < 26) * _CAPITAL
            left = plain.unknown((low, *keys[1:]))
            if len(left) < len(new):
                known = np.ones(len(new), np.bool_)
                known[left] = False
                table.learn(tuple(key[known] for key in keys))
                new, keys = new[left], tuple(key[left] for key in keys)
        if not len(new):
            return
        odd = self._odd
        tokens = [padded[at : at + n] for at, n in zip(start[new].tolist(), size[new].tolist(), strict=True)]
        asked = list({token: None for token in tokens if token not in odd})
        suspicious = dict(zip(asked, self._judge_tokens(asked), strict=True))
        harmless = []
        for i, (at, token) in enumerate(zip(start[new].tolist(), tokens, strict=True)):
            if suspicious.get(token, True):
                out.append(at)
            else:
                harmless.append(i)
        if len(odd) > self._bound:
            odd.clear()
        odd.update(token for token, verdict in suspicious.items() if verdict)
        if harmless:
            table.learn(tuple(key[harmless] for key in keys))


def _edges(padded: bytes) -> Ints:
    """Places of the bytes that are in no token."""
    return np.flatnonzero(np.frombuffer(padded.translate(NO_TOKEN), np.bool_))
