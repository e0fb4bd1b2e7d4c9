"""A pattern's tree without what a filter can't use.

- What may be missing at either end of a match is left out, so that a line gives one hit and not one a byte.
- Lookarounds go, but for positive ones at the ends, whose text must be there.
- Of a long pattern only the stretch stays that is rare enough for the least weight (`weigh.worth`).
- ``^`` and ``$`` stay at the very ends, a word's edge where it holds in bytes (`edges`).
"""

from __future__ import annotations

from cleantext.patterns.codepoints import clipped, merged, union
from cleantext.patterns.edges import outside, with_edge
from cleantext.patterns.tree import DOT, EMPTY, Alt, Atomic, Back, Chars, Edge, Look, Node, Repeat, Seq, rebuilt, widest
from cleantext.patterns.weigh import MOST_BYTES, MOST_COPIES, bits, dead, enough, nullable, weight, worth

_MOST_INSIDE = 40  # an inner part that weighs more, and says nothing, may as well be anything
_MOST_LOOKS = 3
_NOTHING = Chars(())
_START = Edge("start")
_END = Edge("end")
_BOUNDARY = Edge("word")
_UNDERSCORE = Chars(((95, 95),))
_TURKISH = merged((ord(c), ord(c)) for c in "iIİı")  # the only letters whose case pairs form no closed group


def simplified(node: Node, marks: bool) -> Node:
    """A tree of Chars, Seq, Alt, Repeat and Edge that is found wherever `node` is; `marks` as in `relax`."""
    return _Simplifier(marks).ends(node, True, True)


class _Simplifier:
    def __init__(self, marks: bool) -> None:
        self.marks = marks
        self.known: dict[tuple[Node, bool, bool], Node] = {}

    def ends(self, node: Node, first: bool, last: bool) -> Node:
        """Without what a filter can't use. `first`, `last`: nothing of the pattern stands before, behind it."""
        if isinstance(node, Chars):
            return node
        if not isinstance(node, Alt | Repeat) or (isinstance(node, Repeat) and isinstance(node.item, Chars)):
            return self._ends(node, first, last)
        key = (node, first, last)
        if key not in self.known:
            self.known[key] = self._ends(*key)
        return self.known[key]

    def _ends(self, node: Node, first: bool, last: bool) -> Node:
        match node:
            case Atomic(item):
                return self.ends(item, first, last)
            case Alt(items):
                return _alt([self.ends(item, first, last) for item in items])
            case Repeat():
                return self.repeat(node, first, last)
            case _:
                return self.sequence(_flat(node), first, last)

    def repeat(self, node: Repeat, first: bool, last: bool) -> Node:
        low, high = node.low, node.high
        if first or last:
            if low == 0:
                return EMPTY
            if low == 1:
                return self.ends(node.item, first, last)
            high = low
        item = self.ends(node.item, False, False)
        if nullable(item):
            low = 0
        if item == EMPTY or high == 0 or (low == 0 and dead(item)):
            return EMPTY
        if not isinstance(item, Chars):
            if high is not None and high > MOST_COPIES:
                high = None
            low = min(low, MOST_COPIES)
        lighter = Repeat(item, low, high)
        if weight(lighter) > _MOST_INSIDE and bits(lighter) < 2:
            return Repeat(DOT, 0, None)
        return lighter

    def sequence(self, items: list[Node], first: bool, last: bool) -> Node:
        looks = [i for i, item in enumerate(items) if isinstance(item, Look)]
        plain: list[Node] = [item for item in items if not isinstance(item, Look)]
        best = self.plain(plain, first, last)
        for i in looks[:_MOST_LOOKS]:
            look = items[i]
            assert isinstance(look, Look)
            if not look.positive:
                continue
            if look.ahead and last:
                others = [*items[:i], *_flat(look.item)]
            elif not look.ahead and first:
                others = [*_flat(look.item), *items[i + 1 :]]
            else:
                continue
            if sum(isinstance(item, Look) for item in others) >= len(looks):
                continue  # lookarounds in lookarounds: enough
            node = self.sequence(others, first, last)
            if bits(node) > bits(best):
                best = node
        return best

    def plain(self, items: list[Node], first: bool, last: bool) -> Node:
        """A sequence without lookarounds."""
        head: list[Node] = []
        tail: list[Node] = []
        items = worth(items, first, last)
        if last:
            items = enough(items)
        starts = [i for i, item in enumerate(items) if item == _START]
        if starts and first:
            items = items[starts[-1] :]
            head = [items.pop(0)]
        finishes = [i for i, item in enumerate(items) if item == _END]
        if finishes and last:
            tail = [_END]
            items = items[: finishes[0]]
        items = [item for item in items if item not in (_START, _END)]
        first, last = first and not head, last and not tail
        if head and items and _any(items[0]):  # ^.*
            head, first = [], True
        if tail and items and _any(items[-1]):  # .*$
            tail, last = [], True
        body = self.body(items, first, last)
        if self.marks and head and body and body[0] == _BOUNDARY:
            body.pop(0)
        if self.marks and tail and body and body[-1] == _BOUNDARY:
            body.pop()
        starts_line, ends_line = first or bool(head), last or bool(tail)
        return _seq([*head, *self.words(body, bool(head), bool(tail), starts_line, ends_line), *tail])

    def body(self, items: list[Node], first: bool, last: bool) -> list[Node]:
        """Each item made simpler, and without those that may be missing at an open end."""
        left, right = 0, len(items)
        done: dict[int, Node] = {}
        while first and left < right and items[left] != _BOUNDARY:
            node = self.ends(items[left], True, last and left == right - 1)
            if not (node == DOT or nullable(node)):
                done[left] = node
                break
            left += 1
        while last and left < right:
            at = right - 1
            if items[at] == _BOUNDARY:
                before = self.ends(items[at - 1], first and at - 1 == left, False) if at > left else EMPTY
                if before != _BOUNDARY and with_edge(before, _BOUNDARY, before=False) is not None:
                    break
            else:
                node = done.get(at) or self.ends(items[at], first and at == left, True)
                if not (node == DOT or nullable(node)):
                    done[at] = node
                    break
            right -= 1
        return [done.get(i) or self.inner(items[i], first and i == left) for i in range(left, right)]

    def inner(self, node: Node, first: bool) -> Node:
        return node if isinstance(node, Edge) else self.ends(node, first, False)

    def words(self, items: list[Node], head: bool, tail: bool, first: bool, last: bool) -> list[Node]:
        """Edges of words stay where a sure ASCII word character stands on one side, and none need be on the other.

        (Hyperscan refuses what can't match.) `first`, `last`: the line may begin, end beside the items.
        """
        out: list[Node] = []
        skip = False
        done = -1  # the item that the last of `out` stands for
        for i, item in enumerate(items):
            if skip or item != _BOUNDARY:
                out += [] if skip else [item]
                skip, done = False, i
                continue
            before, after = items[:i], items[i + 1 :]
            edge: Node = item
            if self.marks and (all(map(nullable, before)) or all(map(nullable, after))):
                # the line's words may begin or end here, and an underscore be the mark beside them
                if (before or head) and (after or tail):
                    continue
                edge = Alt((item, _UNDERSCORE))
            if after and outside(before[::-1], first, backward=True):
                pushed = with_edge(after[0], edge, before=True)
                if pushed is not None:
                    out.append(pushed)
                    skip = True
                    continue
            if before and done == i - 1 and outside(after, last, backward=False):
                out[-1] = with_edge(out[-1], edge, before=False) or out[-1]
        return out


def _flat(node: Node) -> list[Node]:
    """The items of a sequence, sequences in it opened up."""
    match node:
        case Seq(items):
            return [flat for item in items for flat in _flat(item)]
        case Atomic(item):
            return _flat(item)
        case Back(item, folded):
            return [Repeat(DOT, 0, None)] if item is None else [_again(item, folded)]
        case Repeat(item, 1, 1):
            return _flat(item)
        case _:
            return [node]


def _again(node: Node, folded: bool) -> Node:
    """The text of a group, without the places and looks that held where it was found first."""
    match node:
        case Chars(ranges):
            if folded and any(clipped(ranges, low, high) for low, high in _TURKISH):
                return Chars(union([ranges, _TURKISH]))
            return node
        case Seq() | Alt() | Repeat():
            return rebuilt(node, lambda item: _again(item, folded))
        case Atomic(item):
            return _again(item, folded)
        case Back(item, _):
            return Repeat(DOT, 0, None) if item is None else _again(item, folded)
        case _:
            return EMPTY


def _seq(items: list[Node]) -> Node:
    flat = [part for item in items for part in _flat(item)]
    return flat[0] if len(flat) == 1 else Seq(tuple(flat))


def _alt(items: list[Node]) -> Node:
    """One of the items; those that match nothing go, sets become one set."""
    kept = [item for item in dict.fromkeys(items) if not dead(item)]
    if not kept:
        return _NOTHING
    sets = [item.ranges for item in kept if isinstance(item, Chars)]
    others: list[Node] = [item for item in kept if not isinstance(item, Chars)]
    kept = [Chars(union(sets)), *others] if sets else others
    return kept[0] if len(kept) == 1 else Alt(tuple(kept))


def _any(node: Node) -> bool:
    """`.*`, or as good as that."""
    if not isinstance(node, Repeat) or not isinstance(node.item, Chars) or node.low:
        return False
    return widest(node.item) and (node.high is None or node.high * 4 > MOST_BYTES)
