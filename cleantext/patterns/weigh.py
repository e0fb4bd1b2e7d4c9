"""What a tree is like: whether it may match nothing, how rare a match is, and what looking for it costs."""

from __future__ import annotations

import math
from functools import lru_cache

from cleantext.patterns import utf8
from cleantext.patterns.codepoints import Ranges, clipped, size
from cleantext.patterns.tree import Alt, Atomic, Back, Chars, Edge, Node, Repeat, Seq

MOST_BYTES = 64  # a repeat of more bytes than this may as well be without end
MOST_COPIES = 4  # of a group
_EDGE_BITS = 6.6  # a line has about a hundred places, one start and one end
_HEAVY = 4.0  # what is lighter is never left out
_ENOUGH_BITS = 44.0  # some ten letters
_HIT_COST = 22.0  # bits: a hit at every place would cost 2 ** 22 times what a unit of weight costs
# From Greek to Sinhala: a letter is as frequent in their texts as a Latin one is in English.
_ALPHABETS = (0x370, 0xDFF)
_TRUST = 0.3  # letters of a phrase depend on each other: so much of its bits holds


def nullable(node: Node) -> bool:
    """Whether it may match the empty text."""
    match node:
        case Chars():
            return False
        case Seq(items):
            return all(map(nullable, items))
        case Alt(items):
            return any(map(nullable, items))
        case Repeat(item, low):
            return low == 0 or nullable(item)
        case Atomic(item):
            return nullable(item)
        case _:
            return True


def dead(node: Node) -> bool:
    """Whether it cannot match anything: it holds what no line does (for the parser, a line feed is no character)."""
    match node:
        case Chars(ranges):
            return not ranges
        case Seq(items):
            return any(map(dead, items))
        case Alt(items):
            return all(map(dead, items))
        case Repeat(item, low):
            return low > 0 and dead(item)
        case Atomic(item):
            return dead(item)
        case _:
            return False


@lru_cache(maxsize=4096)
def _chance(ranges: Ranges) -> float:
    """A rough share of a text's characters that are in the set."""
    share = sum(_ASCII_SHARE[c] for low, high in clipped(ranges, 0, 127) for c in range(low, high + 1))
    wide = clipped(ranges, 128, 0x10FFFF)
    letters = size(wide)
    if letters > 16:  # a script's letters: in a text of that script they are everywhere
        return min(1.0, max(share, 0.5))
    alphabetic = size(clipped(wide, *_ALPHABETS))
    return min(1.0, share + 0.02 * alphabetic + 0.0015 * (letters - alphabetic))


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


def bits(node: Node) -> float:
    """How rare a match is: it begins at about one place in two to the power of this."""
    match node:
        case Chars(ranges):
            return -math.log2(max(_chance(ranges), 1e-6))
        case Seq(items):
            return sum(map(bits, items))
        case Alt(items):
            return -math.log2(min(1.0, sum(2 ** -min(bits(item), 60.0) for item in items)))
        case Repeat(item, low):
            return min(low, 8) * bits(item)
        case Atomic(item):
            return bits(item)
        case Back(item, _) if item is not None:
            return bits(item)
        case Edge(kind):
            return 1.0 if kind == "word" else _EDGE_BITS
        case _:
            return 0.0


def weight(node: Node) -> float:
    """What the automaton costs, roughly in states; letters cost little, since Hyperscan finds literals first."""
    match node:
        case Chars(ranges):
            if ranges and ranges[-1][1] < 128:
                return 0.1 if size(ranges) <= 2 else 1.0
            return 0.3 if size(ranges) <= 3 else 4.0
        case Seq(items):
            return sum(map(weight, items))
        case Alt(items):
            return sum(map(weight, items)) + 0.5 * len(items)
        case Repeat(Chars(ranges), low, high):
            _, least, most = utf8.run(ranges) if ranges else ("", 1, 1)
            top = low * least if high is None or high * most > MOST_BYTES else high * most
            return 1.0 + 0.5 * top
        case Repeat(item, low, high):
            return weight(item) * (max(low, 1) if high is None or high > MOST_COPIES else high)
        case Atomic(item):
            return weight(item)
        case Back(item, _) if item is not None:
            return weight(item)
        case _:
            return 1.0


def worth(items: list[Node], first: bool, last: bool) -> list[Node]:
    """The stretch of the items that is rare enough for the least weight; only an open end may lose any."""
    weights = [weight(item) for item in items]
    heavy = [i for i, weight in enumerate(weights) if weight >= _HEAVY]
    if not heavy or not (first or last):
        return items
    rare = [bits(item) for item in items]
    begins = [0, *(i + 1 for i in heavy)] if first else [0]
    ends = [*heavy, len(items)] if last else [len(items)]

    def cost(span: tuple[int, int]) -> float:
        return 2 ** (_HIT_COST - _TRUST * sum(rare[slice(*span)])) + sum(weights[slice(*span)])

    begin, end = min(((i, k) for i in begins for k in ends if i < k), key=cost)
    return items[begin:end]


def enough(items: list[Node]) -> list[Node]:
    """The beginning of the items that is rare enough by itself: what comes behind would only take time to compile."""
    so_far = 0.0
    for i, item in enumerate(items):
        so_far += bits(item)
        if so_far >= _ENOUGH_BITS:
            return items[: i + 1]
    return items
