"""Sets of characters, and what becomes of them: in bytes, folded, at the edges of words. A filter may hit too much, never
too little; each is tried at the borders where a mistake by one would lose a character."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from cleantext.patterns import codepoints, utf8
from cleantext.patterns.codepoints import LAST, Ranges
from cleantext.patterns.fold import fold, folded
from cleantext.patterns.tree import Chars
from tests.patterns.test_relax import all_missed

BORDERS = [
    0, 9, 10, 11, 0x2F, 0x30, 0x39, 0x3A, 0x40, 0x41, 0x5A, 0x5B, 0x5F, 0x60, 0x61, 0x7A, 0x7B, 0x7F, 0x80, 0xBF, 0xC0,
    0x130, 0x131, 0x17F, 0x7FF, 0x800, 0xFFF, 0x1000, 0x212A, 0xD7FF, 0xD800, 0xDFFF, 0xE000, 0xFFFF, 0x10000, LAST,
]  # fmt: skip
points = st.sampled_from(sorted({p + d for p in BORDERS for d in (-1, 0, 1) if 0 <= p + d <= LAST}))
ranges = st.lists(st.tuples(points, points).map(sorted).map(tuple), max_size=4).map(codepoints.merged)
without_line_feeds = ranges.map(codepoints.without_line_feed)


def some_of(found: Ranges) -> set[int]:
    """The ends of each range, and a few between."""
    dice = random.Random(1)
    return {
        p for low, high in found for p in (low, high, dice.randint(low, high), min(low + 1, high), max(high - 1, low))
    }


def members(found: Ranges) -> set[int]:
    """Those of the points above that are in the set, counted by hand."""
    near = {p + d for p in BORDERS for d in (-2, -1, 0, 1, 2)}
    return {p for p in near if any(low <= p <= high for low, high in found)}


def encoded(point: int) -> bytes:
    return chr(point).encode("utf-8", "surrogatepass")


@given(ranges, ranges, points, points)
def test_sets_are_sets(one: Ranges, two: Ranges, low: int, high: int) -> None:
    low, high = sorted((low, high))
    everything = members(((0, LAST),))
    assert members(codepoints.union([one, two])) == members(one) | members(two)
    assert members(codepoints.complement(one)) == everything - members(one) - {10}
    assert members(codepoints.without_line_feed(one)) == members(one) - {10}
    assert members(codepoints.clipped(one, low, high)) == {p for p in members(one) if low <= p <= high}
    assert {p for p in everything if codepoints.holds(one, chr(p))} == members(one)
    assert codepoints.size(one) + codepoints.size(codepoints.complement(one)) == LAST + 1 - (10 not in members(one))
    assert all(a[1] + 1 < b[0] for a, b in pairwise(one)), "sorted, and none touches the next"


@example(((0xD800, 0xD801),))
@example(((0x7F, 0x80),))
@given(without_line_feeds.filter(bool))
def test_in_bytes_no_character_of_a_set_is_lost(found: Ranges) -> None:
    exact, lead = utf8.one(found), utf8.one(found, lead_only=True)
    values, least, most = utf8.run(found)
    for point in some_of(found):
        raw = encoded(point)
        assert re.fullmatch(exact.encode(), raw)
        assert re.match(lead.encode(), raw)
        assert all(re.fullmatch(values.encode(), raw[i : i + 1]) for i in range(len(raw)))
        assert least <= len(raw) <= most


@pytest.mark.parametrize(
    ("text", "others"),
    [("-", ".,"), ("aé", "bê"), ("éê", "ëa"), ("中", "丮"), ("—–", "‒"), ("\U0001f600", "\U0001f601")],
)
def test_in_bytes_a_small_set_is_spelled_out(text: str, others: str) -> None:
    pattern = utf8.one(codepoints.merged((ord(char), ord(char)) for char in text)).encode()
    assert all(re.fullmatch(pattern, char.encode()) for char in text)
    assert not any(re.search(pattern, char.encode()) for char in others)


def test_in_bytes_a_script_is_told_by_its_first_bytes() -> None:
    letters = utf8.one(codepoints.ask(r"\p{Cyrillic}", 0)).encode()
    assert re.search(letters, "паром".encode())
    assert not re.search(letters, "ferry, bac, 渡船".encode())


@given(without_line_feeds)
def test_what_is_folded_is_found_in_what_is_folded(found: Ranges) -> None:
    image = folded(Chars(found))
    assert isinstance(image, Chars)
    for point in some_of(found):
        assert codepoints.holds(image.ranges, fold(chr(point)))
    assert not any(codepoints.holds(image.ranges, char) for char in "ABKZ\u0130\u0131\u017f\u212a"), (
        "nothing folds twice"
    )
    for point in some_of(image.ranges):
        before = {chr(point), chr(point ^ 32), *"\u0130\u0131\u017f\u212a"}
        assert any(codepoints.holds(found, char) and fold(char) == chr(point) for char in before), (
            "nothing else is in it"
        )


@pytest.mark.parametrize("sign", "/0:9@A[Z^_`a{z\x7f-")
def test_the_edge_of_a_word_beside_any_sign(sign: str) -> None:
    """In bytes a letter like é is none, so that an edge between it and a sign is not seen there."""
    for left, right in (("é", "é"), ("e", "e"), (" ", " "), ("", ""), ("_", "_"), ("中", "٣")):
        lines = [f"{left}{sign}harbour{sign}{right}", f"harbour{left}{sign}", f"{sign}{right}harbour"]
        mark = re.escape(sign)
        for pattern in (rf"\b{mark}harbour", rf"harbour{mark}\b", rf"harbour\w?\b{mark}", rf"{mark}\b.?harbour"):
            assert all_missed(pattern, lines, random.Random(1), 0) == []


@pytest.mark.parametrize("sign", "/:@[^`{\x7f-")
def test_the_edge_of_a_word_beside_a_sign_or_a_letter(sign: str) -> None:
    """The part of the set that is no ASCII letter is not lost with the edge, which says nothing there."""
    mark = re.escape(sign)
    for pattern, line in ((rf"\b[{mark}q]harbour", f"é{sign}harbour"), (rf"harbour[q{mark}]\b", f"harbour{sign}é")):
        assert regex.search(pattern, line)
        assert all_missed(pattern, [line, f"({line})"], random.Random(1), 0) == []
