"""What is never cut: each pattern by its example, and nothing beside it."""

from __future__ import annotations

import re

import pytest

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
