"""Stop words of packs: the commonest words of a language, by which texts in it are known."""

from __future__ import annotations

from collections.abc import Iterable

Stopwords = dict[str, tuple[str, ...]]
"""By language."""


def joined(tables: Iterable[Stopwords]) -> Stopwords:
    """The words of all these tables: what one pack knows of a language takes nothing from what another does."""
    out: dict[str, dict[str, None]] = {}
    for table in tables:
        for language, words in table.items():
            out.setdefault(language, {}).update(dict.fromkeys(words))
    return {language: tuple(words) for language, words in out.items()}
