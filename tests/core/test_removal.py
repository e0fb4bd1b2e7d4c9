"""Whole lines that go: which blank lines go with them."""

from __future__ import annotations

import pytest

from cleantext import Cleaner
from cleantext.edits import apply, undo
from cleantext.engine.removal import healed
from cleantext.lines import Lines
from cleantext.types import Edit


def without(text: str, *gone: str) -> str:
    """The text without the lines that are one of `gone`."""
    lines = Lines(text)
    edits = [Edit(*lines.span(i), "", "p/r") for i in range(len(lines)) if lines[i] in gone]
    return apply(text, healed(lines, edits))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\n\nX\n\nb", "a\n\nb"),
        ("a\nX\nb", "a\nb"),
        ("a\n\n\nX\n\nb", "a\n\n\nb"),  # the blank lines before the gap stay as they were, not those behind it
        ("a\n\nX\n\n\nb", "a\n\nb"),
        ("a\nX\n\n\nb", "a\n\n\nb"),  # none before: those behind it
        ("a\nX\n\nX\nb", "a\n\nb"),  # neither: one from within
        ("a\nX\n\n\nX\nb", "a\n\nb"),
        ("\nX\n\na", "a"),
        ("a\n\nX", "a"),
        ("a\n\nX\n", "a\n"),
        ("a\n\nX\n\n", "a\n"),
        ("a\r\n\r\nX\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"),
        ("X", ""),
        ("X\n", ""),
    ],
)
def test_the_blank_lines_that_go_along(text: str, left: str) -> None:
    assert without(text, "X", "X\r") == left


def test_a_blank_line_may_be_what_goes() -> None:
    assert without("a\n\nb", "") == "a\nb"
    assert without("a\n\nX\n\nb", "", "X") == "a\nb"


def test_an_edit_may_take_several_lines_and_their_endings() -> None:
    lines = Lines("a\n\nX\nY\n\nb")
    for end in (6, 7):  # with the last line's ending and without it
        assert apply(lines.text, healed(lines, [Edit(3, end, "", "p/r")])) == "a\n\nb"


def test_each_line_that_goes_is_an_edit_with_its_note_and_takes_the_blank_lines_before_it() -> None:
    lines = Lines("It rained.\n\n\nRelated\n\nBoats")
    related, boats = (Edit(*lines.span(i), "", "a/related", note=note) for i, note in ((3, "heading"), (5, "below")))
    assert healed(lines, [related, boats]) == [
        Edit(10, 21, "", "a/related", note="heading"),
        Edit(21, 27, "", "a/related", note="below"),
    ]


@pytest.mark.parametrize(
    "last", ["\u200b", "\ufeff", "\u00ad", " \u200b ", "\u200b\n\u200b", "\n\u200b", "\u200b\n \u200b"]
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_525_a_last_line_that_nobody_sees_leaves_no_line_feed(last: str, ending: str) -> None:
    """A text without a final line feed had one afterwards."""
    text = f"It rained.\n{last}".replace("\n", ending)
    result = Cleaner().run(text)
    assert result.text == "It rained."
    assert undo(result.text, result.edits) == text
    assert Cleaner()(text + ending) == f"It rained.{ending}"
