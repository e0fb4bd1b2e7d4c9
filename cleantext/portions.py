"""Many things in portions: what works on many at once holds so many of them, and no more."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")


def portions(items: Iterable[_T], size: Callable[[_T], int], large: int, many: int = sys.maxsize) -> Iterator[list[_T]]:
    """Items in a row, in lists none of which is empty; each ends where its items' sizes come to `large`, or with so many of
    them."""
    portion: list[_T] = []
    total = 0
    for item in items:
        portion.append(item)
        total += size(item)
        if total >= large or len(portion) >= many:
            yield portion
            portion, total = [], 0
    if portion:
        yield portion
