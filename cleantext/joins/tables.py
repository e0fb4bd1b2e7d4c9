"""What a language knows: how frequent words and pairs of words are, and how its words are spelled.

One compressed file a language, made by `training/joins/build_tables.py` from open lists (`docs/joins.md` names them and
their licences). The words stand in a marisa trie, which finds every known word at a place of a token in one call.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator
from importlib import resources

import marisa_trie  # type: ignore[import-not-found]
import numpy as np

from cleantext.joins.bloom import Bloom

SCALE = 10.0
"""Frequencies are stored as round(value * SCALE) in a byte: 0.1 of a power of ten apart."""
DICTIONARY = 128
"""Bit of that byte for words that stand in a dictionary."""
ZIPF = DICTIONARY - 1
"""The other bits."""
SPELL_SCALE = 6.0
_FREQUENCY = tuple((byte & ZIPF) / SCALE for byte in range(256))
_PAIR = tuple(byte / SCALE for byte in range(256))
_SPELLED = tuple(byte / SPELL_SCALE for byte in range(256))
"""What a byte of the tables says. The memos hold many of these numbers: each is one object, not one a word."""
CACHE = 1 << 9


def available() -> frozenset[str]:
    """Codes of the languages whose tables are shipped."""
    folder = resources.files(__package__) / "data"
    return frozenset(entry.name[:-4] for entry in folder.iterdir() if entry.name.endswith(".npz"))


def fold(word: str) -> str:
    """A word as the tables know it."""
    return word.lower().replace("’", "'")


class Lexicon:
    """Read-only look-ups of one language, each behind a bounded memo. Words are given in lower case."""

    def __init__(self, blob: bytes, language: str = "") -> None:
        self.language = language
        with np.load(io.BytesIO(blob), allow_pickle=False) as file:
            self._words = marisa_trie.Trie().frombytes(file["words"].tobytes())
            self._zipf: bytes = file["zipf"].tobytes()
            self._pairs = marisa_trie.Trie().frombytes(file["pairs"].tobytes())
            self._pair: bytes = file["pair"].tobytes()
            self._tails = marisa_trie.Trie().frombytes(file["tails"].tobytes())
            self._tail: bytes = file["tail"].tobytes()
            self._heads = marisa_trie.Trie().frombytes(file["heads"].tobytes())
            self._head: bytes = file["head"].tobytes()
            alphabet = file["alphabet"].tobytes().decode()
            base = len(alphabet) + 2
            grams, shorter = file["grams"].reshape(-1, base), file["shorter"].reshape(-1, base)
            own = grams.any(1)  # most are empty, and the shorter table counts
            rows = np.where(own, len(shorter) + np.cumsum(own) - 1, np.arange(len(grams)) % len(shorter))
            self._rows = memoryview(rows.astype(np.uint16).tobytes()).cast("H")
            self._grams: bytes = np.concatenate((shorter, grams[own])).tobytes()
            self.strange = Bloom(file["strange"].tobytes())
            """Words that aren't known and were seen all the same: too rarely to be sure of them, or in other languages."""
            self.singles = frozenset(file["singles"].tobytes().decode())
        self._code = {c: i + 2 for i, c in enumerate(alphabet)}
        self._base = base
        self.zipf = functools.lru_cache(CACHE)(self._zipf_of)
        self.unknown = functools.lru_cache(CACHE)(self._is_unknown)
        self.pair = functools.lru_cache(CACHE)(self._pair_of)
        self.spelling = functools.lru_cache(CACHE // 2)(self._spelling_of)

    @classmethod
    def load(cls, language: str) -> Lexicon:
        """The shipped tables of a language. Raises ValueError if there are none."""
        if language not in available():
            known = ", ".join(sorted(available()))
            raise ValueError(f"no tables of run-together words for language {language!r}: choose one of {known}")
        return cls((resources.files(__package__) / "data" / f"{language}.npz").read_bytes(), language)

    def _zipf_of(self, word: str) -> float:
        """log10 of occurrences in a billion words; 0.0 for a word that isn't known."""
        index: int | None = self._words.get(word)
        if index is not None:
            return _FREQUENCY[self._zipf[index]]
        stem = _without_clitic(word)
        index = self._words.get(stem) if stem else None
        return 0.0 if index is None else max(0.2, _FREQUENCY[self._zipf[index]] - 1.0)

    def plain(self, word: str) -> bool:
        """Whether a word of letters is known, and written with a capital at most at its head."""
        low = word.lower()
        return low[1:] == word[1:] and (low in self._words or self.zipf(low) > 0)

    def listed(self, low: str) -> bool:
        """Whether a word in lower case is in the dictionary."""
        index = self._words.get(low)
        return index is not None and self._zipf[index] >= DICTIONARY

    def written(self, word: str) -> bool:
        """Whether a word with a capital inside is known just as it is written."""
        return word in self._words

    def _is_unknown(self, word: str) -> bool:
        """Whether a word as it is written, longer than two letters, isn't in the tables."""
        return len(word) > 2 and not self.zipf(fold(word))

    def _pair_of(self, left: str, right: str) -> float:
        """log10 of occurrences of the two in a billion words; 0.0 for a pair that isn't in the table."""
        index = self._pairs.get(f"{left} {right}")
        return 0.0 if index is None else _PAIR[self._pair[index]]

    def tail(self, piece: str) -> float:
        """log10(1 + number of known words made of a known word and this ending)."""
        index = self._tails.get(piece)
        return 0.0 if index is None else _PAIR[self._tail[index]]

    def head(self, piece: str) -> float:
        """log10(1 + number of known words made of this beginning and a known word)."""
        index = self._heads.get(piece)
        return 0.0 if index is None else _PAIR[self._head[index]]

    def pieces(self, token: str) -> Iterator[tuple[str, int]]:
        """Known words that a lower-case token begins with, and their numbers, the shortest first."""
        found: Iterator[tuple[str, int]] = self._words.iter_prefixes_with_ids(token)
        return found

    def frequency(self, number: int) -> float:
        """log10 of occurrences in a billion words of the word with this number."""
        return _FREQUENCY[self._zipf[number]]

    def _spelling_of(self, word: str) -> tuple[float, ...]:
        """-log10 probability of each letter, and of the end, after the three before it."""
        code, base, grams, rows = self._code, self._base, self._grams, self._rows
        size = len(rows)
        state = 0
        out = []
        for c in word:
            letter = code.get(c, 1)
            out.append(_SPELLED[grams[rows[state] * base + letter]])
            state = (state * base + letter) % size
        out.append(_SPELLED[grams[rows[state] * base]])
        return tuple(out)


def _without_clitic(word: str) -> str:
    """The word without a possessive ending or a clitic before an apostrophe; empty if it has none."""
    if word.isalpha():  # nearly all
        return ""
    for mark in ("'", "’"):
        at = word.rfind(mark)
        if at > 0:
            before, after = word[:at], word[at + 1 :]
            return before if len(after) <= 2 else after if len(before) <= 2 else ""
    return ""
