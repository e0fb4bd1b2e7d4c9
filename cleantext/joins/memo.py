"""Which chunks of a buffer may hold a lost space: numpy against memos of harmless tokens.

A token here is a run of ASCII letters, apostrophes and bytes from 0x80 up. A memo is a direct-mapped table of fixed
size that knows a token by a hash of all its bytes; a token that it has lost is only looked at again, so what comes out
never depends on it. Only tokens that no context could split enter it. Seams beside ASCII marks and digits are found by three
neighbouring bytes. One pass over the bytes finds what is no letter; all else works on those places.
"""

from __future__ import annotations

import itertools
import operator
import re
import string
from collections.abc import Callable, Set
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from cleantext.joins.chunks import LONGEST_CHUNK
from cleantext.joins.seams import SHORTEST

(
    SPACE, LETTER, HIGH, APOSTROPHE, DIGIT, STOP, COMMA, CLOSE, OPEN, QUOTE, DASH, BAR, PERCENT, PLUS, MONEY, OTHER,
) = range(16)  # fmt: skip
_CLASS = bytearray([SPACE] * 33 + [OTHER] * 95 + [HIGH] * 128)
for _members, _class in (
    (string.ascii_letters, LETTER), (string.digits, DIGIT), ("'", APOSTROPHE), (".!?", STOP), (",;:", COMMA),
    (")]}", CLOSE), ("([{", OPEN), ('"', QUOTE), ("-", DASH), ("|^", BAR), ("%", PERCENT), ("+*", PLUS), ("$@#", MONEY),
):  # fmt: skip
    for _c in _members:
        _CLASS[ord(_c)] = _class
CLASS = np.array(_CLASS, np.uint16)
"""Byte -> its class. A token is what LETTER, HIGH and APOSTROPHE make."""
NO_TOKEN = bytes(c not in (LETTER, HIGH, APOSTROPHE) for c in _CLASS)
_PAIRS = {
    STOP: (LETTER, HIGH, APOSTROPHE, OPEN, MONEY, DIGIT), COMMA: (LETTER, HIGH, APOSTROPHE, OPEN, MONEY, DIGIT),
    CLOSE: (LETTER, HIGH, DIGIT, OPEN, MONEY, BAR), LETTER: (OPEN, BAR, DIGIT, MONEY),
    HIGH: (OPEN, BAR, DIGIT, MONEY), DIGIT: (OPEN, BAR, MONEY, LETTER, HIGH), QUOTE: (LETTER, HIGH, DIGIT), DASH: (SPACE,),
    BAR: (LETTER, HIGH, DIGIT, QUOTE, APOSTROPHE, OPEN), PERCENT: (LETTER, HIGH), PLUS: (LETTER, HIGH),
}  # fmt: skip
"""Class -> classes of the next byte with which `marks.CANDIDATE` may match about there."""
_WORD = (LETTER, HIGH)
_ALWAYS = tuple(range(16))
_BEFORE = {
    (QUOTE, LETTER): (LETTER, HIGH, APOSTROPHE, DIGIT, STOP, COMMA, CLOSE, QUOTE, DASH, BAR, PERCENT, PLUS, MONEY, OTHER),
    (DASH, SPACE): (DASH,), (STOP, DIGIT): (LETTER, HIGH, CLOSE), (COMMA, DIGIT): (LETTER, HIGH, CLOSE),
}  # fmt: skip
_BEFORE |= {(QUOTE, _other): _BEFORE[QUOTE, LETTER] for _other in (HIGH, DIGIT)}
"""Such a pair -> classes of the byte before it, where not all will do: no quotation mark that opens, no single
hyphen before a space, no 1,000."""
SEAM = np.zeros(1 << 12, np.bool_)
"""Classes of a byte outside tokens and of its neighbours, 4 bits each -> whether a seam may be about there."""
for _mark in range(16):
    for _before in range(16):
        for _after in range(16):
            _behind = _after in _PAIRS.get(_mark, ()) and _before in _BEFORE.get((_mark, _after), _ALWAYS)
            _ahead = _before in _WORD and _mark in _PAIRS[_before]
            SEAM[_before << 8 | _mark << 4 | _after] = _behind or _ahead
WIDEST = 32
"""Bytes of a token that a table may know; longer ones are left to the look at the chunk."""
PAD = b"\n" * WIDEST
LONGEST_BYTES = 4 * LONGEST_CHUNK
SEEN_BITS = 19
"""Of the table of harmless tokens, which all languages share: a crawl in many takes no more memory than one in one."""
MOST_ODD = 1 << 13
"""Odd tokens, and chunks, that are remembered."""
_BLANK = re.compile(rb"[\x00-\x20]")
_CHUNK = re.compile(rb"[^\x00-\x20]+")
_TOKEN = re.compile(rb"[A-Za-z'\x80-\xff]{%d,}" % SHORTEST)
_MARK = re.compile(rb"[^A-Za-z'\x80-\xff]")
_MASK = np.array([(1 << (8 * n)) - 1 for n in range(9)], np.uint64)
_NOT_SEEN = float("nan")
_K1, _K2, _K3 = (np.uint64(k) for k in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_ONE = np.uint64(1)

Ints = NDArray[np.intp]
Words = NDArray[np.uint64]
FEW = 256
"""Bytes of a buffer that is looked through without numpy."""
BLOCK = 1 << 20
"""Bytes of a buffer that are looked at in one go, or a little more: up to a blank."""


class _Table:
    """64-bit hashes of tokens; what a newcomer pushes out of the first part moves to the second, half as large."""

    def __init__(self, bits: int) -> None:
        self._shift, self._shift_second = np.uint64(64 - bits), np.uint64(65 - bits)
        self._first = np.zeros(1 << bits, np.uint64)
        self._second = np.zeros(1 << bits - 1, np.uint64)

    def unknown(self, hashes: Words) -> Ints:
        """Numbers of the hashes that the table doesn't hold."""
        new: Ints = (self._first[hashes >> self._shift] != hashes).nonzero()[0]
        left = hashes[new]
        new = new[self._second[left * _K2 >> self._shift_second] != left]
        return new

    def learn(self, hashes: Words) -> None:
        """They go in."""
        slots = hashes >> self._shift
        old = self._first[slots]
        self._second[old * _K2 >> self._shift_second] = old
        self._first[slots] = hashes


class _Tokens:
    """Where the tokens of a buffer are that are not too short, and how long, in bytes."""

    def __init__(self, padded: bytes, edges: Ints) -> None:
        start = edges[:-1] + 1
        size = edges[1:] - start
        own = (size >= SHORTEST).nonzero()[0]
        self.start, self.size = start[own], size[own]
        self._words = np.ndarray((len(padded) - 7,), "<u8", padded, 0, (1,))  # the 8 bytes from each place on

    def keep(self, which: NDArray[np.bool_] | Ints) -> None:
        """Only these stay."""
        self.start, self.size = self.start[which], self.size[which]

    def hashes(self) -> Words:
        """Of all bytes of each token of at most `WIDEST`."""
        word: Words = self._words[self.start] & _MASK[np.minimum(self.size, 8)]
        out: Words = word * _K1
        for done in range(8, WIDEST, 8):
            own = (self.size > done).nonzero()[0]
            if not len(own):
                break
            word = self._words[self.start[own] + done] & _MASK[np.minimum(self.size[own] - done, 8)]
            out[own] = (out[own] ^ word) * _K3
        return out


_SEEN = _Table(SEEN_BITS)


class Memo:
    """Where chunks are that may hold a lost space; most tokens and chunks of a text are looked at only once."""

    def __init__(
        self,
        language: str,
        tokens: Callable[[list[bytes]], list[bool]],
        chunks: Callable[[list[bytes]], list[float | None]],
    ) -> None:
        """`tokens` says which are suspicious, by their bytes alone; it may be too careful. `chunks` says how suspicious
        each is, None for not at all. What they say of a language must always be the same."""
        self._judge_tokens, self._judge_chunks = tokens, chunks
        self._own = np.frombuffer(blake2b(language.encode(), digest_size=8).digest(), np.uint64)
        self._odd: set[bytes] = set()
        self._verdicts: dict[bytes, float | None] = {}

    def suspects(self, buffer: bytes) -> tuple[list[int], list[float]]:
        """Byte offsets of the suspicious chunks, ascending, and how suspicious each is."""
        if len(buffer) <= FEW:
            return self._short(buffer)
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
        spaces = edges[held <= 32]
        behind = sorted({*spaces.searchsorted(found).tolist(), *spaces.searchsorted(hits).tolist()})
        starts, ends = (spaces[np.array(behind) - 1] + 1).tolist(), spaces[behind].tolist()
        chunks = [padded[start:end] for start, end in zip(starts, ends, strict=True)]
        out, how = [], []
        for start, verdict in zip(starts, self._judged(chunks), strict=True):
            if verdict is not None:
                out.append(start - len(PAD))
                how.append(verdict)
        return out, how

    def _short(self, buffer: bytes) -> tuple[list[int], list[float]]:
        """What `_block` says, for so few bytes that its calls of numpy would take longer than what they do."""
        tokens = dict.fromkeys(_TOKEN.findall(buffer))
        asked = [token for token in tokens if len(token) <= WIDEST and token not in self._odd]
        odd = tokens.keys() - set(itertools.compress(asked, map(operator.not_, self._judge_tokens(asked))))
        spans = [
            (chunk.start(), chunk[0])
            for chunk in _CHUNK.finditer(buffer)
            if chunk[0] in odd or (not chunk[0].isalpha() and _may_hold_seam(chunk[0], odd))
        ]
        verdicts = self._judged([chunk for _, chunk in spans])
        found = [(at, verdict) for (at, _), verdict in zip(spans, verdicts, strict=True) if verdict is not None]
        return [at for at, _ in found], [verdict for _, verdict in found]

    def _judged(self, chunks: list[bytes]) -> list[float | None]:
        memo = self._verdicts
        # Each is looked up once: another thread may empty the memo at any time.
        known = {chunk: verdict for chunk in chunks if (verdict := memo.get(chunk, _NOT_SEEN)) is not _NOT_SEEN}
        new: dict[bytes, float | None] = {chunk: None for chunk in chunks if chunk not in known}
        short = [chunk for chunk in new if len(chunk) <= LONGEST_BYTES]
        new.update(zip(short, self._judge_chunks(short), strict=True))
        if len(memo) + len(new) > MOST_ODD:
            memo.clear()
        memo.update(new)
        known.update(new)
        return [known[chunk] for chunk in chunks]

    def _tokens(self, padded: bytes, edges: Ints) -> list[int]:
        """Where the suspicious tokens begin."""
        tokens = _Tokens(padded, edges)
        wide = tokens.size > WIDEST
        out: list[int] = tokens.start[wide].tolist()
        if out:  # rare
            tokens.keep(~wide)
        # Of 2 ** 63, never 0: that two tokens have the same is not to be expected in the lifetime of the table.
        hashes = tokens.hashes() ^ self._own | _ONE
        new = _SEEN.unknown(hashes)
        if not len(new):
            return out
        tokens.keep(new)
        hashes = hashes[new]
        places = tokens.start.tolist()
        texts = [padded[at : at + n] for at, n in zip(places, tokens.size.tolist(), strict=True)]
        asked = list(dict.fromkeys(text for text in texts if text not in self._odd))
        suspicious = dict(zip(asked, self._judge_tokens(asked), strict=True))
        odd = [suspicious.get(text, True) for text in texts]
        out += itertools.compress(places, odd)
        if len(self._odd) > MOST_ODD:
            self._odd.clear()
        self._odd.update(text for text, verdict in suspicious.items() if verdict)
        _SEEN.learn(hashes[np.logical_not(odd)])
        return out


def _may_hold_seam(chunk: bytes, odd: Set[bytes]) -> bool:
    """Whether an odd token is in a chunk, or `SEAM` says so of one of its bytes that are in no token."""
    if odd and not odd.isdisjoint(_TOKEN.findall(chunk)):
        return True
    padded = b" %b " % chunk
    for mark in _MARK.finditer(padded, 1, len(padded) - 1):
        at = mark.start()
        if SEAM[_CLASS[padded[at - 1]] << 8 | _CLASS[padded[at]] << 4 | _CLASS[padded[at + 1]]]:
            return True
    return False


def _edges(padded: bytes) -> Ints:
    """Places of the bytes that are in no token."""
    return np.frombuffer(padded.translate(NO_TOKEN), np.bool_).nonzero()[0]
