"""The tree that a pattern is parsed into."""

from __future__ import annotations

from dataclasses import dataclass

from cleantext.patterns.codepoints import ANY, Ranges, size


class Unsupported(ValueError):
    """The pattern uses what this parser does not know; `at` is the place in the pattern."""

    def __init__(self, what: str, at: int) -> None:
        super().__init__(f"{what} at {at}")
        self.at = at


@dataclass(frozen=True, slots=True)
class Chars:
    """One character out of a set. The empty set matches nothing."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Edge:
    """A place between characters: `start`, `end`, or `word` (a word's edge)."""

    kind: str


@dataclass(frozen=True, slots=True)
class Seq:
    """One after the other; without items, the empty text."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alt:
    """One of the items."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`item` from `low` to `high` times (None: without end); `span` is its place in the pattern."""

    item: Node
    low: int
    high: int | None
    possessive: bool = False
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Look:
    """A place behind which (`ahead`) or before which the item stands, or does not (`positive`)."""

    item: Node
    ahead: bool
    positive: bool


@dataclass(frozen=True, slots=True)
class Atomic:
    """The item as it matches first, never otherwise."""

    item: Node


@dataclass(frozen=True, slots=True)
class Back:
    """What a group matched, once more, `folded`: or the same in another case. None when it may be anything."""

    item: Node | None
    folded: bool


Node = Chars | Edge | Seq | Alt | Repeat | Look | Atomic | Back
EMPTY = Seq(())
DOT = Chars(ANY)


def widest(node: Chars) -> bool:
    """Whether nearly every character is in the set."""
    return size(node.ranges) > 1_000_000
