"""One case for ASCII letters: what short lines, and the patterns for them, are brought to before they meet.

Rules for lines mostly disregard case. `regex` then pairs `k` with the Kelvin sign, `s` with the long s and `i` with the
dotted capital; a byte pattern that spells all that out has no literal left that Hyperscan could look for. So text and
pattern are both folded, and the pattern is a plain literal again.
"""

from __future__ import annotations

from functools import lru_cache

from cleantext.patterns.codepoints import Ranges, merged
from cleantext.patterns.tree import Chars, Node, rebuilt

_PARTNERS = {"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"}
"""The characters outside ASCII that `regex` takes for an ASCII letter when case is disregarded."""
_FROM = {**{chr(c): chr(c + 32) for c in range(65, 91)}, **_PARTNERS}
_MOVED = sorted(map(ord, _FROM))


def fold(text: str) -> str:
    """`text` with ASCII letters, and the few that pass for one, in lower case. As many characters, the same lines."""
    if text.isascii():
        return text.lower()
    for partner, letter in _PARTNERS.items():
        if partner in text:
            text = text.replace(partner, letter)
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def folded(node: Node) -> Node:
    """The pattern that matches `fold(text)` wherever `node` matches `text`."""
    return Chars(_image(node.ranges)) if isinstance(node, Chars) else rebuilt(node, folded)


@lru_cache(maxsize=4096)
def _image(ranges: Ranges) -> Ranges:
    """The set after folding. Nothing that folds is left in it."""
    out: list[tuple[int, int]] = []
    for low, high in ranges:
        at = low
        for c in _MOVED:
            if at <= c <= high:
                if at < c:
                    out.append((at, c - 1))
                target = ord(_FROM[chr(c)])
                out.append((target, target))
                at = c + 1
        if at <= high:
            out.append((at, high))
    return merged(out)
