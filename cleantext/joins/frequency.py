"""How frequent a word is, whatever its language: what the shipped tables of run-together words know."""

from __future__ import annotations

from functools import lru_cache

from cleantext.joins.tables import Lexicon, available


@lru_cache(1 << 14)
def frequency(word: str) -> float:
    """Occurrences in a billion words, as log10, in the language that uses it most; 0.0 for an unknown word."""
    return max((tables.zipf(word.lower()) for tables in _tables()), default=0.0)


@lru_cache(1)
def _tables() -> tuple[Lexicon, ...]:
    return tuple(map(Lexicon.load, sorted(available())))
