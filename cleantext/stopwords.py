"""Counts the stop words of many languages in many texts at once.

A word is what stands between white space, in lower case; it is looked up by its bytes, eight at a time, in one table
for all languages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

_WIDTH = 2
"""A stop word has at most so many times eight bytes; longer ones are never found."""
_PAD = b" " * 8 * _WIDTH
_IS_SPACE = bytes(byte <= 32 for byte in range(256))
_MASKS = np.array([(1 << (8 * n)) - 1 for n in range(9)], np.uint64)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_BITS = 14

Keys = list[NDArray[np.uint64]]
"""Of some words, the first eight bytes, the next eight and so on, filled up with NUL."""
Counts = NDArray[np.int64]


class StopWords:
    """The stop words of some languages.

    Args:
        words: language -> its commonest words, lower case.
    """

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self.languages = tuple(sorted(words))
        sharing: dict[str, list[int]] = {}
        for n, language in enumerate(self.languages):
            for word in words[language]:
                sharing.setdefault(word, []).append(n)
        found = sorted(word for word in sharing if len(word.encode()) <= 8 * _WIDTH)
        groups = sorted({tuple(sharing[word]) for word in found})
        # The groups that each language is in, one language after the other; group 0, of other words, ends each of them.
        members = [[*(k for k, group in enumerate(groups, 1) if n in group), 0] for n in range(len(self.languages))]
        self._members = np.array([group for some in members for group in some], np.int64)
        self._starts = np.cumsum([0, *map(len, members)])[:-1]
        self._groups = len(groups) + 1
        # Of words that meet in a slot only the first is found: with a thousand words in 16,384 slots, few do.
        self._keys = np.zeros((_WIDTH, 1 << _BITS), np.uint64)
        self._group = np.zeros(1 << _BITS, np.int64)
        keys, _ = _words(_PAD.join([b"", *(word.encode() for word in found), b""]))
        for k, (word, slot) in enumerate(zip(found, _slots(keys).tolist(), strict=True)):
            if not self._group[slot]:
                self._keys[:, slot] = [key[k] for key in keys]
                self._group[slot] = groups.index(tuple(sharing[word])) + 1

    def count(self, parts: Sequence[str]) -> tuple[Counts, Counts]:
        """-> for each part, of each language how many of its words are that language's stop words; and its words."""
        encoded = [part.replace("\xa0", " ").lower().encode("utf-8", "surrogatepass") for part in parts]
        keys, starts = _words(_PAD.join([b"", *encoded, b""]))
        owner = np.searchsorted(np.cumsum([len(part) + len(_PAD) for part in encoded]), starts, "right")
        slots = _slots(keys)
        group = self._group[slots]
        for n, key in enumerate(keys):
            group[self._keys[n][slots] != key] = 0
        size = self._groups
        found = np.bincount(owner * size + group, minlength=len(parts) * size).reshape(len(parts), size)
        words = found.sum(1)
        found[:, 0] = 0
        return np.add.reduceat(found[:, self._members], self._starts, axis=1), words


def _words(data: bytes) -> tuple[Keys, NDArray[np.int64]]:
    """The words of a buffer that begins and ends with padding, and where they begin."""
    spaces = np.flatnonzero(np.frombuffer(data.translate(_IS_SPACE), np.bool_))
    size = np.diff(spaces) - 1
    some = np.flatnonzero(size)
    start, size = spaces[some] + 1, size[some]
    eight = np.ndarray((len(data) - 7,), "<u8", data, 0, (1,))  # the eight bytes from each place on
    keys = [eight[start + 8 * n] & _MASKS[np.clip(size - 8 * n, 0, 8)] for n in range(_WIDTH)]
    keys[0][size > 8 * _WIDTH] = 0
    return keys, start


def _slots(keys: Keys) -> NDArray[np.int64]:
    mixed = keys[0] * _MIX
    for key in keys[1:]:
        mixed = (mixed ^ key) * _MIX
    return (mixed >> np.uint64(64 - _BITS)).astype(np.int64)
