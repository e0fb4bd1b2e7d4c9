"""Letters, accents and flags that are several characters each."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from cleantext.cleaner import Cleaner
from cleantext.edits import apply, undo
from cleantext.transforms import TRANSFORMS
from cleantext.transforms.clusters import CLUSTER
from cleantext.types import Edit
from tests.timing import is_linear


def test_332_letters_and_accents_in_a_row() -> None:
    """The time grew with the square of their number: a line of some megabytes took minutes."""

    def work(count: int) -> None:
        (edit,) = TRANSFORMS["nfc"].edits("e\u0301" * count)
        assert edit == (0, 2 * count, "é" * count)

    assert is_linear(work, 800_000)


@pytest.mark.parametrize("end", ["e\u0301", " ", "\u200b"])
def test_333_flags_in_a_row(end: str) -> None:
    """Each was counted from the first of them on: a line of a megabyte took minutes, where something at its end goes."""
    clean = Cleaner(["encoding", "characters", "layout"], builtin=False)

    def work(size: int) -> None:
        flags = "🇩🇪" * size
        result = clean.run(flags + end)
        assert result.text == flags + ("é" if end == "e\u0301" else "")
        assert undo(result.text, result.edits) == flags + end

    assert is_linear(work, 100_000)


@given(st.text(st.sampled_from("🇩🇪🇫a \u0301\u200d\ufe0f👩क\u094d\u1100\u1161\r\n"), max_size=12))
def test_333_flags_in_a_row_are_told_apart_as_before(text: str) -> None:
    ends = [match.end() for match in regex.finditer(r"\X", text)]
    assert [match.end() for match in regex.finditer(CLUSTER, text)] == ends
    for at in (0, *ends):
        assert [match.end() for match in regex.compile(CLUSTER).finditer(text, at)] == [end for end in ends if end > at]


@given(st.text(st.sampled_from("ab eé\u0301\u0323\u030a\u212b\u1100\u1161\u11a8가क\u093c\u0958🇩\r"), max_size=14))
def test_letters_are_composed_as_unicode_says_and_nothing_else_changes(line: str) -> None:
    edits = [Edit(*edit, "characters/nfc") for edit in TRANSFORMS["nfc"].edits(line)]
    assert apply(line, edits) == unicodedata.normalize("NFC", line)
    assert all(first.end < second.start for first, second in pairwise(edits)), "what stands in a row is one edit"
