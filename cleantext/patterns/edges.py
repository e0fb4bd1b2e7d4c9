"""Edges of words in bytes.

``\\b`` knows ASCII word characters alone there, `regex` all of Unicode's. Where a sure ASCII word character stands on
one side, each edge that `regex` sees is one in bytes, too. So an edge is moved into the set beside it, to that part of
the set which is ASCII; it says nothing about the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.patterns.codepoints import Ranges, clipped, union
from cleantext.patterns.tree import Alt, Chars, Node, Repeat, Seq
from cleantext.patterns.weigh import nullable

_WORD = ((48, 57), (65, 90), (95, 95), (97, 122))
_NO_WORD = ((0, 47), (58, 64), (91, 94), (96, 96), (123, 0x10FFFF))


def outside(items: Sequence[Node], open_end: bool, *, backward: bool) -> bool:
    """Whether a text of the items may begin with something else than an ASCII word character; one without a character
    may when `open_end`. `backward`: the items stand the last one first, and it is their ends that count."""
    for item in items:
        match item:
            case Chars(ranges):
                if _split(ranges)[1]:
                    return True
            case Seq(parts):
                if outside(parts[::-1] if backward else parts, False, backward=backward):
                    return True
            case Alt(parts):
                if any(outside((part,), False, backward=backward) for part in parts):
                    return True
            case Repeat(part):
                if outside((part,), False, backward=backward):
                    return True
        if not nullable(item):
            return False
    return open_end


def _split(ranges: Ranges) -> tuple[Ranges, Ranges]:
    """ASCII word characters, and the rest."""
    inside = union(clipped(ranges, low, high) for low, high in _WORD)
    outside = union(clipped(ranges, low, high) for low, high in _NO_WORD)
    return inside, outside


def with_edge(node: Node, edge: Node, *, before: bool) -> Node | None:
    """The edge of a word, then `node`; or, if not `before`, `node` and then the edge. None when the edge says nothing
    there."""
    match node:
        case Chars(ranges):
            inside, outside = _split(ranges)
            if not inside:
                return None
            edged = Seq((edge, Chars(inside)) if before else (Chars(inside), edge))
            return Alt((edged, Chars(outside))) if outside else edged
        case Seq(items) if items:
            pushed = with_edge(items[0 if before else -1], edge, before=before)
            if pushed is None:
                return None
            return Seq((pushed, *items[1:]) if before else (*items[:-1], pushed))
        case Alt(items):
            branches = [with_edge(item, edge, before=before) for item in items]
            if None in branches:
                return None
            return Alt(tuple(branch for branch in branches if branch is not None))
        case Repeat(item, low, high) if before and low and isinstance(item, Chars):
            pushed = with_edge(item, edge, before=True)
            return None if pushed is None else Seq((pushed, Repeat(item, low - 1, None if high is None else high - 1)))
        case _:
            return None
