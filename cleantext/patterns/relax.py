"""From a pattern of `regex` to a byte pattern for Hyperscan that hits at least every line the pattern matches.

The engine scans a whole batch with these and tries the pattern itself on the lines that were hit, so that what is
returned need not be exact, but must never miss a line (it is a sound over-approximation). Everything that Hyperscan
would take for something else, or would be slow to compile, is given up, never kept in hope:

- what may be missing at either end of a match is left out, so that a line gives one hit and not one a byte;
- lookarounds go, but for positive ones at the ends, whose text must be there;
- sets of characters become sets of bytes (`utf8`), counts of characters counts of bytes, large counts any number;
- a word's edge stays only beside a sure ASCII word character: there bytes and Unicode agree well enough.

Compile the result in block mode with the flags MULTILINE and PREFILTER, without UTF8 and UCP.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from cleantext.patterns import utf8
from cleantext.patterns.codepoints import Ranges, clipped, merged, size, union
from cleantext.patterns.fold import folded
from cleantext.patterns.syntax import (
    DOT,
    EMPTY,
    Alt,
    Atomic,
    Back,
    Chars,
    Edge,
    Look,
    Node,
    Repeat,
    Seq,
    Unsupported,
    parse,
    widest,
)

_MOST_BYTES = 64  # a repeat of more bytes than this may as well be without end
_MOST_COPIES = 4  # of a group
_LEAST_BITS = 7.0  # rarer than one in 2 ** 7 places, or it would hit about every line
_EDGE_BITS = 6.6  # a line has about a hundred places, one start and one end
_MOST_WEIGHT = 2000
_MOST_INSIDE = 40  # an inner part that weighs more, and says nothing, may as well be anything
_HEAVY = 4.0  # what is lighter is never left out
_HIT_COST = 22.0  # bits: a hit at every place would cost 2 ** 22 times what a unit of weight costs
_TRUST = 0.3  # letters of a phrase depend on each other: so much of its bits holds
_MOST_LOOKS = 3
_NOTHING = Chars(())
_START = Edge("start")
_END = Edge("end")
_BOUNDARY = Edge("word")
_WORD = ((48, 57), (65, 90), (95, 95), (97, 122))
_NO_WORD = ((0, 47), (58, 64), (91, 94), (96, 96), (123, 0x10FFFF))
_UNDERSCORE = Chars(((95, 95),))
_TURKISH = merged((ord(c), ord(c)) for c in "iIİı")  # the only letters whose case pairs form no closed group
_MARKS = Chars(((0, 9), (11, 47), (58, 64), (91, 96), (123, 0x10FFFF)))


def relax(pattern: str, *, flags: int = 0, marks: bool = False, fold: bool = False) -> str | None:
    """A byte pattern that hits every line in which `pattern` is found; None when it would hit nearly all of them.

    `flags` are those of the `regex` package. With `marks`, `pattern` is meant for the line without the bullets,
    Markdown marks, pipes and spaces around its words (anything but letters and digits), and so are its `^` and `$`.
    A line ends at ``\\n`` or ``\\r\\n``. A hit ends behind the line's first byte and before its ``\\n``. None, too, for
    what `syntax` does not know: the rule is then to be tried on every line.
    """
    try:
        node = parse(pattern, flags)
    except Unsupported:
        return None
    if fold:
        node = folded(node)
    node = _Simplifier(marks).ends(node, True, True)
    if _dead(node) or _nullable(node) or _bits(node) < _LEAST_BITS or _weight(node) > _MOST_WEIGHT:
        return None
    return _render(node, marks, last=True)


# ---- what a tree is like
def _nullable(node: Node) -> bool:
    """Whether it may match nothing at all."""
    match node:
        case Chars():
            return False
        case Seq(items):
            return all(map(_nullable, items))
        case Alt(items):
            return any(map(_nullable, items))
        case Repeat(item, low):
            return low == 0 or _nullable(item)
        case Atomic(item):
            return _nullable(item)
        case _:
            return True


@lru_cache(maxsize=4096)
def _chance(ranges: Ranges) -> float:
    """A rough share of a text's characters that are in the set."""
    share = sum(_ASCII_SHARE[c] for low, high in clipped(ranges, 0, 127) for c in range(low, high + 1))
    wide = clipped(ranges, 128, 0x10FFFF)
    letters = size(wide)
    if letters > 16:  # a script's letters: in a text of that script they are everywhere
        return min(1.0, max(share, 0.5))
    return min(1.0, share + 0.002 * letters)


def _ascii_shares() -> list[float]:
    common = "etaoinsrhldcumfpgwybvkxjqz"
    shares = [0.001] * 128
    for rank, letter in enumerate(common):
        shares[ord(letter)] = 0.1 / (1 + rank * 0.35)
        shares[ord(letter.upper())] = 0.003 / (1 + rank * 0.1)
    for digit in "0123456789":
        shares[ord(digit)] = 0.003
    shares[ord(" ")] = 0.17
    shares[ord(",")] = shares[ord(".")] = 0.01
    return shares


_ASCII_SHARE = _ascii_shares()


def _bits(node: Node) -> float:
    """How rare a match is: it begins at about one place in two to the power of this."""
    match node:
        case Chars(ranges):
            return -math.log2(max(_chance(ranges), 1e-6))
        case Seq(items):
            return sum(map(_bits, items))
        case Alt(items):
            return -math.log2(min(1.0, sum(2 ** -min(_bits(item), 60.0) for item in items)))
        case Repeat(item, low):
            return min(low, 8) * _bits(item)
        case Atomic(item):
            return _bits(item)
        case Back(item, _) if item is not None:
            return _bits(item)
        case Edge(kind):
            return 1.0 if kind == "word" else _EDGE_BITS
        case _:
            return 0.0


def _weight(node: Node) -> float:
    """What the automaton costs, roughly in states; letters cost little, since Hyperscan finds literals first."""
    match node:
        case Chars(ranges):
            if ranges and ranges[-1][1] < 128:
                return 0.1 if size(ranges) <= 2 else 1.0
            return 0.3 if size(ranges) <= 3 else 4.0
        case Seq(items):
            return sum(map(_weight, items))
        case Alt(items):
            return sum(map(_weight, items)) + 0.5 * len(items)
        case Repeat(Chars(ranges), low, high):
            _, least, most = utf8.run(ranges) if ranges else ("", 1, 1)
            top = low * least if high is None or high * most > _MOST_BYTES else high * most
            return 1.0 + 0.5 * top
        case Repeat(item, low, high):
            return _weight(item) * (max(low, 1) if high is None or high > _MOST_COPIES else high)
        case Atomic(item):
            return _weight(item)
        case Back(item, _) if item is not None:
            return _weight(item)
        case _:
            return 1.0


def _worth(items: list[Node], first: bool, last: bool) -> list[Node]:
    """The stretch of the items that is rare enough for the least weight; only an open end may lose any."""
    weights = [_weight(item) for item in items]
    heavy = [i for i, weight in enumerate(weights) if weight >= _HEAVY]
    if not heavy or not (first or last):
        return items
    bits = [_bits(item) for item in items]
    begins = [0, *(i + 1 for i in heavy)] if first else [0]
    ends = [*heavy, len(items)] if last else [len(items)]

    def cost(span: tuple[int, int]) -> float:
        return 2 ** (_HIT_COST - _TRUST * sum(bits[slice(*span)])) + sum(weights[slice(*span)])

    begin, end = min(((i, k) for i in begins for k in ends if i < k), key=cost)
    return items[begin:end]


# ---- tree to simpler tree
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
        if _nullable(item):
            low = 0
        if item == EMPTY or high == 0 or (low == 0 and _dead(item)):
            return EMPTY
        if not isinstance(item, Chars):
            if high is not None and high > _MOST_COPIES:
                high = None
            low = min(low, _MOST_COPIES)
        lighter = Repeat(item, low, high)
        if _weight(lighter) > _MOST_INSIDE and _bits(lighter) < 2:
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
            if _bits(node) > _bits(best):
                best = node
        return best

    def plain(self, items: list[Node], first: bool, last: bool) -> Node:
        """A sequence without lookarounds."""
        head: list[Node] = []
        tail: list[Node] = []
        items = _worth(items, first, last)
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
            if not (node == DOT or _nullable(node)):
                done[left] = node
                break
            left += 1
        while last and left < right:
            at = right - 1
            if items[at] == _BOUNDARY:
                before = self.ends(items[at - 1], first and at - 1 == left, False) if at > left else EMPTY
                if before != _BOUNDARY and _edge_after(before, _BOUNDARY) is not None:
                    break
            else:
                node = done.get(at) or self.ends(items[at], first and at == left, True)
                if not (node == DOT or _nullable(node)):
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
        for i, item in enumerate(items):
            if skip or item != _BOUNDARY:
                out += [] if skip else [item]
                skip = False
                continue
            before, after = items[:i], items[i + 1 :]
            edge: Node = item
            if self.marks and (all(map(_nullable, before)) or all(map(_nullable, after))):
                # the line's words may begin or end here, and an underscore be the mark beside them
                if (before or head) and (after or tail):
                    continue
                edge = Alt((item, _UNDERSCORE))
            if after and _outside(before[::-1], first, backward=True):
                pushed = _edge_before(after[0], edge)
                if pushed is not None:
                    out.append(pushed)
                    skip = True
                    continue
            if before and out and out[-1] == before[-1] and _outside(after, last, backward=False):
                out[-1] = _edge_after(before[-1], edge) or before[-1]
        return out


def _outside(items: Sequence[Node], open_end: bool, *, backward: bool) -> bool:
    """Whether a text of the items may begin with something else than an ASCII word character."""
    for item in items:
        match item:
            case Chars(ranges):
                if _split(ranges)[1]:
                    return True
            case Seq(parts):
                if _outside(parts[::-1] if backward else parts, False, backward=backward):
                    return True
            case Alt(parts):
                if any(_outside((part,), False, backward=backward) for part in parts):
                    return True
            case Repeat(part):
                if _outside((part,), False, backward=backward):
                    return True
        if not _nullable(item):
            return False
    return open_end


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
        case Seq(items):
            return Seq(tuple(_again(item, folded) for item in items))
        case Alt(items):
            return Alt(tuple(_again(item, folded) for item in items))
        case Repeat(item):
            return replace(node, item=_again(item, folded))
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
    kept = [item for item in dict.fromkeys(items) if not _dead(item)]
    if not kept:
        return _NOTHING
    sets = [item.ranges for item in kept if isinstance(item, Chars)]
    others: list[Node] = [item for item in kept if not isinstance(item, Chars)]
    kept = [Chars(union(sets)), *others] if sets else others
    return kept[0] if len(kept) == 1 else Alt(tuple(kept))


def _dead(node: Node) -> bool:
    """Whether it holds what matches nothing at all."""
    match node:
        case Chars(ranges):
            return not ranges
        case Seq(items):
            return any(map(_dead, items))
        case Repeat(item, low):
            return low > 0 and _dead(item)
        case _:
            return False


def _any(node: Node) -> bool:
    """`.*`, or as good as that."""
    if not isinstance(node, Repeat) or not isinstance(node.item, Chars) or node.low:
        return False
    return widest(node.item) and (node.high is None or node.high * 4 > _MOST_BYTES)


def _split(ranges: Ranges) -> tuple[Ranges, Ranges]:
    """ASCII word characters, and the rest."""
    inside = union(clipped(ranges, low, high) for low, high in _WORD)
    outside = union(clipped(ranges, low, high) for low, high in _NO_WORD)
    return inside, outside


def _edge_before(node: Node, edge: Node) -> Node | None:
    """The edge of a word, then `node`; None when the edge says nothing there."""
    match node:
        case Chars(ranges):
            inside, outside = _split(ranges)
            if not inside:
                return None
            with_edge = Seq((edge, Chars(inside)))
            return Alt((with_edge, Chars(outside))) if outside else with_edge
        case Seq(items) if items:
            pushed = _edge_before(items[0], edge)
            return None if pushed is None else _seq([pushed, *items[1:]])
        case Alt(items):
            branches = [_edge_before(item, edge) for item in items]
            if None in branches:
                return None
            return Alt(tuple(branch for branch in branches if branch is not None))
        case Repeat(item, low, high) if low and isinstance(item, Chars):
            pushed = _edge_before(item, edge)
            return None if pushed is None else _seq([pushed, Repeat(item, low - 1, None if high is None else high - 1)])
        case _:
            return None


def _edge_after(node: Node, edge: Node) -> Node | None:
    """`node`, then the edge of a word; None when the edge says nothing there."""
    match node:
        case Chars(ranges):
            inside, outside = _split(ranges)
            if not inside:
                return None
            with_edge = Seq((Chars(inside), edge))
            return Alt((with_edge, Chars(outside))) if outside else with_edge
        case Seq(items) if items:
            pushed = _edge_after(items[-1], edge)
            return None if pushed is None else _seq([*items[:-1], pushed])
        case Alt(items):
            branches = [_edge_after(item, edge) for item in items]
            if None in branches:
                return None
            return Alt(tuple(branch for branch in branches if branch is not None))
        case _:
            return None


# ---- tree to byte pattern
def _render(node: Node, marks: bool, *, last: bool = False) -> str:
    """`last`: nothing follows, so that of a character in a large set the first byte is enough."""
    match node:
        case Chars(ranges):
            return utf8.one(ranges, lead_only=last)
        case Seq(items):
            return "".join(_render(item, marks, last=last and i == len(items) - 1) for i, item in enumerate(items))
        case Alt(items):
            return f"(?:{'|'.join(_render(item, marks, last=last) for item in items)})"
        case Repeat(Chars(ranges), low, high) if high != 1:
            values, least, most = utf8.run(ranges)
            return values + _count(low * least, None if high is None else high * most)
        case Repeat(item, low, high):
            return f"(?:{_render(item, marks)}){_count(low, high)}"
        case Edge("start"):
            return f"^{_render(Repeat(_MARKS, 0, None), marks)}" if marks else "^"
        case Edge("end"):
            return f"{_render(Repeat(_MARKS, 0, None), marks)}$" if marks else "\\r?$"
        case Edge(_):
            return "\\b"
        case _:
            raise AssertionError(node)


def _count(low: int, high: int | None) -> str:
    low = min(low, _MOST_BYTES)
    if high is None or high > _MOST_BYTES:
        return "*" if low == 0 else "+" if low == 1 else f"{{{low},}}"
    if (low, high) == (0, 1):
        return "?"
    if low == high:
        return "" if low == 1 else f"{{{low}}}"
    return f"{{{low},{high}}}"
