"""Single words with a capital inside: names of firms and products, and identifiers of programs."""

from __future__ import annotations

import functools
import re
from importlib import resources

_VERBS = "get set add create update delete remove init parse load enable disable toggle render handle fetch use"
_IDENTIFIER = re.compile(rf"(?:{'|'.join(_VERBS.split())})(?:[A-Z][a-z]+)+$|[a-z]+(?:[A-Z][a-z]+)+ById$")


@functools.cache
def names() -> re.Pattern[str]:
    """One of `data/names.txt`, anywhere in a token; the longest first."""
    text = (resources.files(__package__) / "data" / "names.txt").read_text("utf-8")
    words = [w for line in text.splitlines() if not line.startswith("#") for w in line.split()]
    return re.compile("|".join(map(re.escape, sorted(set(words), key=lambda w: (-len(w), w)))))


def inside(token: str) -> frozenset[int]:
    """Places in a token that are inside such a word: no seam there."""
    if _IDENTIFIER.match(token):
        return frozenset(range(1, len(token)))
    return frozenset(i for found in names().finditer(token) for i in range(found.start() + 1, found.end()))
