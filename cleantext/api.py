"""The shortest way in."""

from __future__ import annotations

from functools import lru_cache

from cleantext.cleaner import Cleaner
from cleantext.types import Profile


def clean(text: str, *, profile: Profile = "article", language: str = "auto") -> str:
    """`text` as the built-in rules clean it. For other options, and for many texts, make a `Cleaner`.

    Args:
        profile: `article` (text that an extractor has been through) or `page` (a whole page's text).
        language: `auto`, or the code of the language that the text is in.

    Raises:
        UsageError: an option is wrong.
    """
    return _cleaner(profile, language).run(text).text


@lru_cache(maxsize=8)
def _cleaner(profile: Profile, language: str) -> Cleaner:
    return Cleaner(profile=profile, language=language)
