"""Patterns over characters, written as Hyperscan patterns over the bytes of UTF-8.

Without its UTF8 flag Hyperscan compiles fast and scans fast; so a class of characters is spelled out by lead byte.
`cleantext.patterns` is for `regex`, whose \\w and \\s hold less than those of `re` (² and U+001C), for which ftfy writes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from cleantext.patterns.utf8 import bytes_class

ANY = r"(?:[^\n\x80-\xff]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"
_SPACES = [chr(c) for c in range(0x3001) if re.match(r"[^\S\n]", chr(c))]
_WORD = ANY.replace(r"[^\n\x80-\xff]", "[0-9A-Za-z_]")


def one_of(characters: Iterable[str]) -> str:
    """A byte pattern for any one of the characters (surrogates allowed, `\\n` left out)."""
    lasts: defaultdict[bytes, set[int]] = defaultdict(set)
    for c in set(characters) - {"\n"}:
        data = c.encode("utf-8", "surrogatepass")
        lasts[data[:-1]].add(data[-1])
    alike: defaultdict[tuple[bytes, frozenset[int]], set[int]] = defaultdict(set)
    for prefix, values in lasts.items():  # prefixes that differ in their last byte only, and are followed by the same
        alike[prefix[:-1], frozenset(values)].add(prefix[-1] if prefix else -1)
    parts = []
    for (prefix, last), middle in sorted(alike.items(), key=lambda kv: (kv[0][0], min(kv[1]), min(kv[0][1]))):
        head = "".join(bytes_class([byte]) for byte in prefix)
        parts.append(head + ("" if middle == {-1} else bytes_class(middle)) + bytes_class(last))
    return parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"


def alternatives(pattern: str, flags: int) -> tuple[str, ...]:
    """Each top alternative of a pattern for `re` as a byte pattern that hits wherever it does, within a line.

    Knows what ftfy's badness pattern is made of.

    Raises:
        NotImplementedError: the pattern has something else in it.
    """
    tree = import_module("re._parser").parse(pattern, flags)
    top = list(tree)
    branches = top[0][1][1] if len(top) == 1 and str(top[0][0]) == "BRANCH" else [top]
    return tuple(dict.fromkeys("".join(map(_node, branch)) for branch in branches if len(branch)))


def _node(node: tuple[Any, Any]) -> str:
    op, arg = str(node[0]), node[1]
    if op == "LITERAL":
        return one_of([chr(arg)])
    if op == "ANY":
        return ANY
    if op == "AT" and str(arg) == "AT_BEGINNING":
        return "^"
    if op == "MAX_REPEAT" and arg[:2] == (0, 1):
        return "(?:" + "".join(map(_node, arg[2])) + ")?"
    if op == "IN":
        return _set(arg)
    if op == "CATEGORY":
        return _set([node])
    raise NotImplementedError(f"no byte pattern for {op} {arg!r}")


def _set(items: list[tuple[Any, Any]]) -> str:
    characters: list[str] = []
    for op, arg in items:
        name = str(op)
        if name == "NEGATE":  # a superset: all beyond ASCII, and the ASCII that the class leaves
            inside = {chr(c) for lo, hi in _ranges(items[1:]) for c in range(lo, hi + 1)}
            rest = [chr(c) for c in range(128) if chr(c) not in inside]
            return ANY.replace(r"[^\n\x80-\xff]", one_of(rest))
        if name == "CATEGORY" and str(arg) == "CATEGORY_WORD" and len(items) == 1:
            return _WORD
        if name == "CATEGORY" and str(arg) == "CATEGORY_SPACE":
            characters += _SPACES
        else:
            characters += [chr(c) for lo, hi in _ranges([(op, arg)]) for c in range(lo, hi + 1)]
    return one_of(characters)


def _ranges(items: list[tuple[Any, Any]]) -> Iterable[tuple[int, int]]:
    for op, arg in items:
        if str(op) == "LITERAL":
            yield arg, arg
        elif str(op) == "RANGE":
            yield arg
        else:
            raise NotImplementedError(f"no byte pattern for {op} {arg!r} in a class")
