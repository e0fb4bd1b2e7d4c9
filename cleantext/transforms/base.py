"""What a named transform is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

Span = tuple[int, int, str]
"""An edit without its rule: start, end (characters, end exclusive) and what stands there instead."""


class Transform(NamedTuple):
    """A named normalization that a rule of the kind `transform` asks for.

    A transform never changes line feeds unless its scope is the document. It is idempotent, and total: every `str`,
    lone surrogates included.
    """

    name: str
    scope: Literal["line", "document"]
    wakes: tuple[str, ...] | None
    """Hyperscan patterns in byte mode (UTF-8 with `surrogatepass`, flags MULTILINE | PREFILTER) that together hit every
    line the transform could change. None: no pattern says so, ask `may`."""
    may: Callable[[str], bool]
    """A cheap test that is true of every text the transform could change."""
    edits: Callable[[str], list[Span]]
    """Line (its `\\n` not included) or document -> edits, sorted and disjoint, that cut no grapheme cluster of it."""
