"""The shortest way in."""

from __future__ import annotations

from functools import lru_cache

from cleantext.cleaner import Cleaner


def clean(text: str) -> str:
    """`text` as the built-in rules clean it: profile `article`, the language found out by itself."""
    return _default().run(text).text


@lru_cache(maxsize=1)
def _default() -> Cleaner:
    return Cleaner()
