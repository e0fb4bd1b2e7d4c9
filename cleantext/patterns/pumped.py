"""Texts that would show that a repeat of a pattern is slow: a long run of what it takes, and something that breaks the
match. They are drawn from the pattern's tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from functools import lru_cache
from typing import NamedTuple

from cleantext.patterns.codepoints import Ranges, holds
from cleantext.patterns.tree import Alt, Atomic, Back, Chars, Edge, Look, Node, Repeat, Seq, parts

_LONG = 16  # a repeat that may go on for so long is pumped
_LIKED = " a1A.-_,:/éя中\t"
_BREAKS = "!\x01;a 0"

Text = tuple[str, str, str]
"""What stands before a run, what is repeated in it, and what stands after it."""


class Place(NamedTuple):
    """A repeat and what is around it."""

    repeat: Repeat
    before: str
    """A text for what must stand before it."""
    after: str
    """One for what comes after."""
    leading: bool
    """Whether a search may begin with it, nothing having to stand before it."""
    loose: bool = False
    """Whether something before it is repeated too, so that many texts begin as the pattern does."""
    anew: bool = False
    """Whether the text is one in which a search begins again and again before it."""


def pumped(tree: Node) -> Iterator[tuple[Place, Text]]:
    """The texts for all long repeats of a pattern, those for the outer ones first."""
    repeated = set(_sets(tree))
    sets = Counter(ranges for ranges in (*_sets(tree), *_chars(tree)) if ranges)
    for place in _places(tree, "", "", True, False):
        for text in _texts(place, repeated, sets):
            yield place, text
        yield from _texts_with_what_follows(place, repeated)


def _places(node: Node, before: str, after: str, leading: bool, loose: bool) -> Iterator[Place]:
    """All long repeats, the outer ones first."""
    if isinstance(node, Seq):
        for i, item in enumerate(node.items):
            head = before + "".join(map(_sample, node.items[:i]))
            tail = "".join(map(_sample, node.items[i + 1 :])) + after
            first = leading and not any(_holds(earlier) for earlier in node.items[:i])
            yield from _places(item, head, tail, first, loose or any(map(_repeats, node.items[:i])))
        return
    if isinstance(node, Repeat) and not node.possessive and (node.high is None or node.high >= _LONG):
        yield Place(node, before, after, leading, loose)
    for part in parts(node):
        yield from _places(part, before, after, leading, loose)


def _repeats(node: Node) -> bool:
    return isinstance(node, Repeat) or any(map(_repeats, parts(node)))


def _holds(node: Node) -> bool:
    """Whether a search can't begin just anywhere behind this."""
    match node:
        case Seq(items):
            return any(map(_holds, items))
        case Repeat(_, low, _):
            return low > 0
        case Chars() | Edge():
            return True
        case _:
            return False


def _sample(node: Node, liked: str = _LIKED) -> str:
    """The shortest text that matches, about."""
    match node:
        case Chars(ranges):
            return _char(ranges, liked)
        case Seq(items):
            return "".join(_sample(item, liked) for item in items)
        case Alt(items):
            return min((_sample(item, liked) for item in items), key=len)
        case Repeat(item, low, _):
            return _sample(item, liked) * low
        case Atomic(item) | Look(item, _, True):
            return _sample(item, liked)
        case Back(item, _) if item is not None:
            return _sample(item, liked)
        case _:
            return ""


@lru_cache(maxsize=1 << 12)
def _char(ranges: Ranges, liked: str) -> str:
    for char in liked:
        if holds(ranges, char):
            return char
    return chr(ranges[0][0]) if ranges else ""


def _sets(node: Node) -> Iterator[Ranges]:
    """The sets of characters that are repeated in the tree."""
    if isinstance(node, Repeat) and isinstance(node.item, Chars):
        yield node.item.ranges
    for part in parts(node):
        yield from _sets(part)


def _chars(node: Node) -> Iterator[Ranges]:
    """All sets of characters in the tree, those of lookarounds left out."""
    if isinstance(node, Chars):
        yield node.ranges
    if not isinstance(node, Look):
        for part in parts(node):
            yield from _chars(part)


def _texts(place: Place, repeated: Set[Ranges], sets: Counter[Ranges]) -> Iterator[Text]:
    """(before, part, after): texts that would be pumped as before + part * n + after.

    Characters that many of the pattern's `sets` hold come first, and those that end a run are in none that is `repeated`.
    """
    own = set(_chars(place.repeat.item))
    pool = dict.fromkeys([*_LIKED, *(chr(ranges[0][0]) for ranges in (*_chars(place.repeat.item), *sets) if ranges)])
    chars = [char for char in pool if any(holds(ranges, char) for ranges in own)]
    chars.sort(key=lambda char: -sum(count for ranges, count in sets.items() if holds(ranges, char)))
    samples = [_sample(place.repeat.item, char + _LIKED) for char in chars[:3]]
    for part in dict.fromkeys(filter(None, samples)):
        stop = next((c for c in _BREAKS if not any(holds(ranges, c) for ranges in own | repeated)), "\x02")
        yield place.before, part, stop
        yield place.before, part, stop + place.after
        yield place.before, part, ""


def _texts_with_what_follows(place: Place, repeated: Set[Ranges]) -> Iterator[tuple[Place, Text]]:
    """Texts with what must come after the repeat before the run: `regex` gives up at once where that is nowhere in a text.
    For repeats of `.` and the like: those of a narrower set are of things that people put in brackets, which nobody opens
    a thousand times."""
    part = _sample(place.repeat.item)
    if not (place.after and part and _takes_anything(place.repeat)):
        return
    own = set(_chars(place.repeat.item))
    stop = next((c for c in _BREAKS if not any(holds(ranges, c) for ranges in own | repeated)), "\x02")
    yield place._replace(leading=True), (place.after + place.before, part, stop)
    if place.loose:
        yield place._replace(leading=True, anew=True), (place.after, place.before + part, stop)


def _takes_anything(repeat: Repeat) -> bool:
    return isinstance(repeat.item, Chars) and all(holds(repeat.item.ranges, c) for c in "a1 .,;:!?()[]{}<>\"'")
