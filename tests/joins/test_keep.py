"""What is never cut: each pattern by its example, and nothing beside it."""

from __future__ import annotations

import re

import pytest

from cleantext import Cleaner
from cleantext.code import Known
from cleantext.joins.keep import KEEP, KEPT, open_parts


@pytest.mark.parametrize("kept", KEPT, ids=[kept.name for kept in KEPT])
def test_each_pattern_keeps_its_example_and_is_the_only_one_that_does(kept: Known) -> None:
    assert [other.name for other in KEPT if re.search(other.pattern, kept.example, re.ASCII)] == [kept.name]
    assert KEEP.search(kept.example)


def test_their_names_are_told_apart() -> None:
    assert len({kept.name for kept in KEPT}) == len(KEPT)


@pytest.mark.parametrize(
    "chunk", ["newspaperThe", "home.The", "said:the", "(ferry)The", "a.m.The", "2023NEWS", "11/50US", "oak,ash"]
)
def test_what_may_have_lost_a_space_is_open(chunk: str) -> None:
    assert [part.text for part in open_parts(chunk)] == [chunk]


@pytest.mark.parametrize(
    "citation",
    [
        "(1)(b)", "s.11(2)(a)", "s.12(3)", "§12(3)(a)", "Art.6(1)(a)", "reg.4(2)", "Psalm 118(117):2-4", "Luke 1:9-11a,12-13",
        "1:5-7,14", "b.1941,d.2031",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "sentence",
    [
        "The place is {} today, and it is short.",
        "The clerk, who had the newspaperThe book open, said that the place was {} and that nobody had looked at it.",
    ],
)
def test_607_citations_of_laws_and_verses(sentence: str, citation: str) -> None:
    """`s.11(2)(a)` became `s. 11(2) (a)`, in one clause and not in the next."""
    assert citation in Cleaner(language="en")(sentence.format(citation))
