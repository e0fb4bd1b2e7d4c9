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

from cleantext.patterns import utf8
from cleantext.patterns.fold import folded
from cleantext.patterns.simpler import simplified
from cleantext.patterns.syntax import parse
from cleantext.patterns.tree import Alt, Chars, Edge, Node, Repeat, Seq, Unsupported
from cleantext.patterns.weigh import MOST_BYTES, bits, dead, nullable, weight

_LEAST_BITS = 7.0  # rarer than one in 2 ** 7 places, or it would hit about every line
_MOST_WEIGHT = 2000
_MARKS = Chars(((0, 9), (11, 47), (58, 64), (91, 96), (123, 0x10FFFF)))


def relax(pattern: str, *, flags: int = 0, marks: bool = False, fold: bool = False) -> tuple[str, ...]:
    """Byte patterns, one for each of its alternatives, that hit every line in which `pattern` is found; none when they would
    hit nearly all of them.

    `flags` are those of the `regex` package. With `marks`, `pattern` is meant for the line without the bullets,
    Markdown marks, pipes and spaces around its words (anything but letters and digits), and so are its `^` and `$`.
    With `fold` it is looked for in what `fold.fold` makes of a text.
    A line ends at ``\\n`` or ``\\r\\n``. A hit ends behind the line's first byte and before its ``\\n``. None, too, for
    what `syntax` does not know: the rule is then to be tried on every line.
    """
    try:
        node = parse(pattern, flags)
    except Unsupported:
        return ()
    if fold:
        node = folded(node)
    node = simplified(node, marks)
    alternatives = node.items if isinstance(node, Alt) else (node,)
    if bits(node) < _LEAST_BITS or any(
        dead(one) or nullable(one) or weight(one) > _MOST_WEIGHT for one in alternatives
    ):
        return ()
    return tuple(dict.fromkeys(_render(one, marks, last=True) for one in alternatives))


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
    low = min(low, MOST_BYTES)
    if high is None or high > MOST_BYTES:
        return "*" if low == 0 else "+" if low == 1 else f"{{{low},}}"
    if (low, high) == (0, 1):
        return "?"
    if low == high:
        return "" if low == 1 else f"{{{low}}}"
    return f"{{{low},{high}}}"
