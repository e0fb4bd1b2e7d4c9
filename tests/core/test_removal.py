"""Whole lines that go: which blank lines go with them, and how much may go at all."""

from __future__ import annotations

import pytest

from cleantext.cleaner import Cleaner
from cleantext.edits import apply
from cleantext.engine.guard import FLOOR, guarded
from cleantext.engine.removal import healed
from cleantext.kinds.line import SUBJECT
from cleantext.lines import Lines
from cleantext.model import Edit, Held


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


def test_the_guard_counts_words_not_lines() -> None:
    kept = "\n".join("Word " * 20 for _ in range(4))
    gone = "\n".join("Word " * (FLOOR // 2) for _ in range(2))
    lines = Lines(f"{kept}\n{gone}")
    edits = [Edit(*lines.span(i), "", "p/r") for i in (4, 5)]
    assert guarded(lines, edits, 0.1, ()) == (edits, []), "so many words may always go"
    more = Lines(f"{lines.text}\nWord")
    edits.append(Edit(*more.span(6), "", "p/r"))
    assert guarded(more, edits, 0.5, ()) == (edits, []), "61 of 141"
    passed, held = guarded(more, edits, 0.4, ())
    assert passed == []
    assert len(held) == 3
    assert held[0].reason == "together the removals would take 61 of 141 words, more than 40%"


def test_a_text_without_statements_has_no_article_for_chrome_to_stand_around() -> None:
    poem = Lines("Read more,\nsaid the tide\nto the wind\nin the lock.\n\nShare\n\nwhat is left\nof the evening.")
    edits = [Edit(*poem.span(i), "", "p/r") for i in (0, 5)]
    assert guarded(poem, edits, 0.5, ()) == (edits, []), "seven lines: a note with its buttons"
    longer = Lines(f"{poem.text}\nThe end.")
    passed, held = guarded(longer, edits, 0.5, ())
    assert passed == []
    assert [item.line for item in held] == [1, 6]
    assert held[0].reason == "there is no statement for chrome to stand around"
    assert guarded(longer, edits, 1, ()) == (edits, []), "unless all may go"
    assert guarded(Lines(f"{longer.text}\nThe ferry left the quay at nine."), edits, 0.5, ()) == (edits, [])


def test_short_lines_below_an_article_may_be_most_of_a_text() -> None:
    sentence = "The ferry left the quay at nine with forty people on board and came back at noon."
    paragraph = f"{sentence} {sentence}"
    teasers = "\n".join(f"The mill at lock {n} is sold" for n in range(40))

    def held(text: str, kept: int) -> list[Held]:
        lines = Lines(text)
        return guarded(lines, [Edit(*lines.span(i), "", "p/r") for i in range(kept, len(lines))], 0.5, ())[1]

    assert not held(f"{paragraph}\n{paragraph}\n{teasers}", 2)
    assert held(f"{paragraph}\n{teasers}", 1), "34 words of prose are no article"
    assert held(f"{paragraph}\n{paragraph}\n{teasers}\n" + "\n".join([paragraph] * 3), 2), "most of the prose would go"


def test_lines_of_other_pages_need_not_fear_the_guard() -> None:
    lines = Lines("\n".join("one two three" for _ in range(50)) + "\n" + "\n".join("word" for _ in range(2 * FLOOR)))
    learned = [Edit(*lines.span(i), "", "learned/r") for i in range(50)]
    other = [Edit(*lines.span(i), "", "p/r") for i in range(50, len(lines))]
    passed, held = guarded(lines, [*learned, *other], 0.5, {"learned/r"})
    assert passed == learned
    assert {item.rule for item in held} == {"p/r"}
    assert held[0].reason == "together the removals would take 120 of 120 words, more than 50%"
    assert guarded(lines, learned, 0.1, {"learned/r"}) == (learned, [])


def test_a_policy_keeps_what_sites_link_to_at_their_foot() -> None:
    said = "We keep your name and your berth for a year, and then we forget both of them for good."
    policy = f"Privacy Policy\n\n{said}\n\nContact us\n\nTerms of use"
    result = Cleaner().run(policy)
    assert result.text == policy
    assert {held.reason for held in result.held} == {SUBJECT}
    assert Cleaner(guard=1)(policy) == f"Privacy Policy\n\n{said}", "unless all may go"
    assert Cleaner()(f"{said}\n\nPrivacy Policy\nTerms of use") == said
    assert Cleaner()(f"Privacy Policy\nTerms of use\n\n{said}") == said, "the first of several links is no title"
