"""Sets of code points, as sorted tuples of inclusive ranges, and what the `regex` package says is in them.

What a class, an escape or a letter without regard to case matches is asked of `regex` itself, over all of Unicode: no
table of ours that could differ from its own. The line feed is in no set, since a pattern never sees one.
"""

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import regex

Ranges = tuple[tuple[int, int], ...]

_IGNORECASE = int(regex.IGNORECASE)
LAST = 0x10FFFF
_CASED = r"[\p{Changes_When_Casemapped}\p{Changes_When_Casefolded}]"


@lru_cache(maxsize=1)
def _everything() -> str:
    return np.arange(LAST + 1, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")


@lru_cache(maxsize=1)
def _cased() -> str:
    return "".join(regex.findall(_CASED, _everything()))


@lru_cache(maxsize=4096)
def ask(token: str, flags: int) -> Ranges:
    """The code points that `token`, a pattern for one character, matches. Raises `regex.error` when it is none."""
    found = regex.finditer(f"(?:{token})+", _everything(), flags)
    return without_line_feed(tuple((m.start(), m.end() - 1) for m in found))


@lru_cache(maxsize=8192)
def variants(char: str, flags: int) -> Ranges:
    """`char` and all that it matches under the case flags given."""
    if not flags & _IGNORECASE:
        return single(char)
    found = regex.findall(regex.escape(char), _cased(), flags)
    return without_line_feed(merged((ord(c), ord(c)) for c in (char, *found)))


def single(char: str) -> Ranges:
    """The set of one character."""
    return without_line_feed(((ord(char), ord(char)),))


def merged(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """Sorted, and those that overlap or touch made one."""
    out: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if out and low <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], high))
        else:
            out.append((low, high))
    return tuple(out)


def union(sets: Iterable[Ranges]) -> Ranges:
    """All that is in any of the sets."""
    return merged(r for s in sets for r in s)


@lru_cache(maxsize=4096)
def complement(ranges: Ranges) -> Ranges:
    """All other code points, but for the line feed."""
    out, start = [], 0
    for low, high in ranges:
        if start < low:
            out.append((start, low - 1))
        start = high + 1
    if start <= LAST:
        out.append((start, LAST))
    return without_line_feed(tuple(out))


def without_line_feed(ranges: Ranges) -> Ranges:
    """The set without U+000A."""
    out: list[tuple[int, int]] = []
    for low, high in ranges:
        if low <= 10 <= high:
            out += [r for r in ((low, 9), (11, high)) if r[0] <= r[1]]
        else:
            out.append((low, high))
    return tuple(out)


def clipped(ranges: Ranges, low: int, high: int) -> Ranges:
    """The part from `low` to `high`, both included."""
    return tuple((max(a, low), min(b, high)) for a, b in ranges if a <= high and b >= low)


def holds(ranges: Ranges, char: str) -> bool:
    """Whether the character is in one of the ranges."""
    at = bisect_right(ranges, (ord(char), LAST))
    return at > 0 and ranges[at - 1][1] >= ord(char)


def size(ranges: Ranges) -> int:
    """How many code points are in the set."""
    return sum(high - low + 1 for low, high in ranges)


ANY: Ranges = ((0, 9), (11, LAST))
