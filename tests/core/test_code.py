"""Lines of code are known by their patterns, each by its example; prose is none."""

from __future__ import annotations

import re

import pytest

from cleantext.code import CODE, Known, is_code


@pytest.mark.parametrize("kept", CODE, ids=[kept.name for kept in CODE])
def test_each_pattern_knows_its_example_and_is_the_only_one_that_does(kept: Known) -> None:
    assert [other.name for other in CODE if re.search(other.pattern, kept.example, re.ASCII)] == [kept.name]
    assert is_code(kept.example)


@pytest.mark.parametrize(
    "line",
    [
        "The boats went out;the night came down;",
        "for example,the following boats:",
        "with the boat(s) that were left;",
        "if you need help:write to the keeper.",
        "class boats (as they were called),and others",
        "our harbour;the old quay,",
        "long boats,ships,and everything else",
        "let the boat go,then come home",
        "return to the quay at once,he said.",
        "select one from the list,please",
        "curl around the stove and sleep,he said",
        "echo of the harbour's bell,and then nothing",
        "import duties,taxes and tolls were raised",
        "(the vessel(s) under way;",
        "At 04:12 the pump was off,the keeper said.",
        "She pays $30 for it;he pays nothing;",
        "Home|News|Sport",
        "",
    ],
)
def test_prose_is_no_code(line: str) -> None:
    assert not is_code(line)


def test_a_long_line_is_a_paragraph() -> None:
    assert is_code("moor(boat)")
    assert not is_code("moor(boat" + ",quay" * 100 + ")")
