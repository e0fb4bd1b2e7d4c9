"""Sets of code points as byte patterns over UTF-8 (with lone surrogates passed through), for a matcher of bytes.

A small set is spelled out exactly. A large one is cut down to its lead bytes: any letter of Cyrillic is
``[\\xd0-\\xd3][\\x80-\\xbf]``, four times more selective than "any byte of 0x80 and more" and as quick to match.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from cleantext.patterns.codepoints import LAST, Ranges, clipped, size

_MOST_POINTS = 256  # a set of more characters beyond ASCII is not spelled out
_MOST_FORMS = 8  # nor one of more groups of equal last bytes
_CONTINUATION = range(0x80, 0xC0)


def bytes_class(values: Iterable[int]) -> str:
    """A class of bytes, or the byte by itself."""
    numbers = sorted(set(values))
    runs: list[list[int]] = []
    for n in numbers:
        if runs and runs[-1][1] == n - 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    if len(numbers) == 1:
        return _byte(numbers[0])
    return "[" + "".join(_byte(a) if a == b else f"{_byte(a)}-{_byte(b)}" for a, b in runs) + "]"


def _byte(value: int) -> str:
    char = chr(value)
    return char if char.isascii() and (char.isalnum() or char in " _") else f"\\x{value:02x}"


def ascii_bytes(ranges: Ranges) -> list[int]:
    """The ASCII characters of the set."""
    return [c for low, high in clipped(ranges, 0, 0x7F) for c in range(low, high + 1)]


def _encode(point: int) -> bytes:
    return chr(point).encode("utf-8", "surrogatepass")


@lru_cache(maxsize=4096)
def spelled(ranges: Ranges) -> dict[bytes, set[int]] | None:
    """Leading bytes -> last bytes of the characters beyond ASCII; None when they are too many."""
    wide = clipped(ranges, 0x80, LAST)
    if size(wide) > _MOST_POINTS:
        return None
    forms: dict[bytes, set[int]] = defaultdict(set)
    for low, high in wide:
        for point in range(low, high + 1):
            code = _encode(point)
            forms[code[:-1]].add(code[-1])
    return dict(forms) if len(forms) <= _MOST_FORMS else None


@lru_cache(maxsize=4096)
def leads(ranges: Ranges) -> tuple[int, ...]:
    """The first bytes of the characters beyond ASCII."""
    found: set[int] = set()
    for bottom, top, shift, mark in ((0x80, 0x7FF, 6, 0xC0), (0x800, 0xFFFF, 12, 0xE0), (0x10000, LAST, 18, 0xF0)):
        for low, high in clipped(ranges, bottom, top):
            found.update(range(mark | low >> shift, (mark | high >> shift) + 1))
    return tuple(sorted(found))


@lru_cache(maxsize=4096)
def one(ranges: Ranges, *, lead_only: bool = False) -> str:
    """A byte pattern that matches each character of the set, and no less than its first byte if `lead_only`."""
    narrow = ascii_bytes(ranges)
    parts = [bytes_class(narrow)] if narrow else []
    forms = spelled(ranges)
    if forms is None:
        first = leads(ranges)
        if lead_only:
            return bytes_class([*narrow, *first])
        by_length: dict[int, list[int]] = defaultdict(list)
        for lead in first:
            by_length[1 if lead < 0xE0 else 2 if lead < 0xF0 else 3].append(lead)
        least, most = min(by_length), max(by_length)
        tail = "[\\x80-\\xbf]"
        parts.append(bytes_class(first) + tail + ("" if most == 1 else f"{{{least},{most}}}"))
    else:
        alike: dict[frozenset[int], list[bytes]] = defaultdict(list)
        for head, last in forms.items():
            alike[frozenset(last)].append(head)
        for tails, heads in alike.items():
            if all(len(head) == 1 for head in heads):
                parts.append(bytes_class(head[0] for head in heads) + bytes_class(tails))
            else:
                parts += ["".join(map(_byte, head)) + bytes_class(tails) for head in heads]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


@lru_cache(maxsize=4096)
def run(ranges: Ranges) -> tuple[str, int, int]:
    """A class of all bytes that the set's characters are made of, and the least and the most of them to a character."""
    values = set(ascii_bytes(ranges))
    least = 1 if values else 4
    most = 1
    forms = spelled(ranges)
    if forms is None:
        first = leads(ranges)
        values.update(first, _CONTINUATION)
        lengths = [2 if lead < 0xE0 else 3 if lead < 0xF0 else 4 for lead in first]
    else:
        for head, last in forms.items():
            values.update(head, last)
        lengths = [len(head) + 1 for head in forms]
    if lengths:
        least, most = min(least, *lengths), max(lengths)
    return bytes_class(values), least, most
