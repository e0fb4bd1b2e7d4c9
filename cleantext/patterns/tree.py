"""The tree that a pattern is parsed into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

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


def parts(node: Node) -> tuple[Node, ...]:
    """The nodes right below. A back reference has none: its group stands elsewhere."""
    match node:
        case Seq(items) | Alt(items):
            return items
        case Repeat(item) | Look(item) | Atomic(item):
            return (item,)
        case _:
            return ()


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """The node with `change` made of each node right below, and of what a back reference repeats."""
    match node:
        case Seq(items):
            return Seq(tuple(map(change, items)))
        case Alt(items):
            return Alt(tuple(map(change, items)))
        case Repeat(item) | Look(item) | Atomic(item):
            return replace(node, item=change(item))
        case Back(item, _) if item is not None:
            return replace(node, item=change(item))
        case _:
            return node


def widest(node: Chars) -> bool:
    """Whether nearly every character is in the set."""
    return size(node.ranges) > 1_000_000
