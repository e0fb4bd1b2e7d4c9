"""Byte patterns compiled by Hyperscan, and the cache of what was compiled.

Where the package `hyperscan` is missing, `available()` is false and the engine asks every rule about every line.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from typing import Any

import numpy as np
import orjson

from cleantext import cache

hyperscan: Any
try:
    hyperscan = importlib.import_module("hyperscan")
except ImportError:  # no wheel for this platform
    hyperscan = None


_CANARY = rb"^([\x28 3]+)?(af|presse relaxxinhua)"
_REFUSED = b"refused: "
"""What stands in the cache for a database that cannot be compiled; the list of its refused patterns follows."""


class RefusedPatterns(Exception):
    """Hyperscan cannot compile these patterns (too large, say); the rules they stand for have to do without."""

    def __init__(self, patterns: list[str]) -> None:
        self.patterns = patterns
        super().__init__(f"{len(patterns)} patterns refused")


Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]


class Database:
    """A set of byte patterns that are all looked for in one pass.

    Args:
        patterns: Hyperscan patterns; a match's id is its place here.

    Raises:
        RefusedPatterns: some of them cannot be compiled.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self.patterns = tuple(patterns)
        self._database = _loaded(self.patterns)
        self._local = threading.local()

    @staticmethod
    def available() -> bool:
        """Whether there is a Hyperscan that can be relied on."""
        return hyperscan is not None and _reliable()

    def scan(self, data: bytes) -> tuple[list[int], list[int]]:
        """-> ids of the patterns that match, and where each match ends (behind its last byte)."""
        ids: list[int] = []
        ends: list[int] = []
        add_id, add_end = ids.append, ends.append

        def on_match(pattern: int, _start: int, end: int, _flags: int, _context: object) -> None:
            add_id(pattern)
            add_end(end)

        # Hyperscan misses `$` before a newline that is the last byte of the buffer: another newline behind it helps.
        self._database.scan(data + b"\n", match_event_handler=on_match, scratch=self._scratch())
        last = len(data) - data.endswith(b"\n")
        if ends and max(ends) > last:
            inside = [end <= last for end in ends]
            return list(compress(ids, inside)), list(compress(ends, inside))
        return ids, ends

    def _scratch(self) -> Any:
        """Scratch space of the calling thread's own: Hyperscan lets threads share a database, but not that."""
        try:
            return self._local.scratch
        except AttributeError:
            self._local.scratch = hyperscan.Scratch(self._database)
            return self._local.scratch

    def __reduce__(self) -> tuple[type[Database], tuple[tuple[str, ...]]]:
        return (Database, (self.patterns,))


@lru_cache(maxsize=1)
def _reliable() -> bool:
    """Whether this release finds what it must: those built on Vectorscan 5.4.12 lose the first match of some patterns."""
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(expressions=[_CANARY], ids=[0], flags=[hyperscan.HS_FLAG_MULTILINE | hyperscan.HS_FLAG_PREFILTER])
    found: list[int] = []
    database.scan(b"x" * 100 + b"\n(afp\n", match_event_handler=lambda *match: found.append(match[0]))
    return bool(found)


def _loaded(patterns: tuple[str, ...]) -> Any:
    """The compiled patterns, from the cache where they are; which of them are refused is remembered there as well."""
    key = (cache.sources("patterns/database.py"), hyperscan.__version__, patterns)
    serialized = cache.remembered("hsdb", key, lambda: _compiled_or_refused(patterns))
    if serialized.startswith(_REFUSED):
        raise RefusedPatterns(orjson.loads(serialized.removeprefix(_REFUSED)))
    try:
        return hyperscan.loadb(serialized, hyperscan.HS_MODE_BLOCK)
    except hyperscan.error:  # compiled by another release or for another processor
        return hyperscan.loadb(_compile(patterns), hyperscan.HS_MODE_BLOCK)


def _compiled_or_refused(patterns: Sequence[str]) -> bytes:
    """To find the patterns that are refused takes seconds, each time that the others are wanted."""
    try:
        return _compile(patterns)
    except RefusedPatterns as error:
        return _REFUSED + orjson.dumps(list(error.patterns))


def _compile(patterns: Sequence[str]) -> bytes:
    try:
        return _compiled(patterns)
    except hyperscan.error:
        refused = [pattern for pattern in patterns if not _accepted(pattern)]
        raise RefusedPatterns(refused or [*patterns]) from None  # it may be all of them together that are too much


def _compiled(patterns: Sequence[str]) -> bytes:
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[pattern.encode() for pattern in patterns],
        ids=list(range(len(patterns))),
        flags=[hyperscan.HS_FLAG_MULTILINE | hyperscan.HS_FLAG_PREFILTER] * len(patterns),
    )
    return bytes(hyperscan.dumpb(database))


def _accepted(pattern: str) -> bool:
    try:
        _compiled((pattern,))
    except hyperscan.error:
        return False
    return True
