"""A list of patterns as one pattern, of which each alternative matches what it would alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

import regex

_FLAGS = re.compile(r"\(\?(-?[A-Za-z][A-Za-z01-]*)[:)]")
_OF_A_GROUP = frozenset("-fimswx")
"""Flags that may be set for a group alone."""
_GROUP = re.compile(r"\((?!\?)|\(\?P?<\w")
_WHOLE = re.compile(r"\(\?[R0]\)|\(\*(?:PRUNE|SKIP)\)")
"""The whole pattern once more, and verbs that keep it from being tried further."""


def joined(patterns: Sequence[str]) -> str:
    """The pattern that matches what any of these does.

    Args:
        patterns: each compiles by itself.

    Raises:
        ValueError: what stands in one of them would hold for the others; the message begins with `alternative N: `.
    """
    if len(patterns) > 1:
        for n, one in enumerate(patterns, 1):
            if wrong := leak(one):
                raise ValueError(f"alternative {n}: {wrong}")
    return "|".join(patterns)


def leak(pattern: str) -> str:
    """What of a pattern would hold for what stands beside it, and what to write; empty where nothing would."""
    flags = _FLAGS.search(pattern)
    if flags and any(_changes_flags(pattern, given) for given in (0, int(regex.IGNORECASE))):
        said = f"(?{flags[1]}) holds for what stands beside it as well"
        if _OF_A_GROUP.issuperset(flags[1]):
            return f"{said}; write (?{flags[1]}:…) around what it is for"
        return f"{said}; write one pattern, and no list"
    if _GROUP.search(pattern) and regex.compile(pattern).groups:
        return (
            "groups are counted through the whole pattern; write (?:…) for (…), or, where something refers to the group, "
            "one pattern, and no list"
        )
    if whole := _WHOLE.search(pattern):
        return f"{whole[0]} is about the whole pattern; write one pattern, and no list"
    return ""


def _changes_flags(pattern: str, given: int) -> bool:
    """Whether flags are left switched on or off behind the pattern."""
    return int(regex.compile(pattern, given).flags) != int(regex.compile("", given).flags)
