"""Edits one by one: two at one place, those that change nothing, and what becomes of notes when edits are composed."""

from __future__ import annotations

from cleantext import Cleaner
from cleantext.edits import compose, record, settle
from cleantext.engine.removal import healed
from cleantext.lines import Lines
from cleantext.model import Edit


def test_of_two_insertions_at_one_place_the_first_stands() -> None:
    first, second = Edit(3, 3, " ", "a/one"), Edit(3, 3, ", ", "a/two")
    assert settle([first, second]) == [first]
    assert settle([second, first]) == [second]
    assert settle([Edit(3, 4, "", "a/three"), first]) == [Edit(3, 4, "", "a/three")], "it takes what stands there"


def test_of_two_that_begin_together_the_longer_stands() -> None:
    long, short = Edit(3, 9, "", "a/long"), Edit(3, 5, "", "a/short")
    assert settle([short, long]) == settle([long, short]) == [long]


def test_a_ledger_holds_changes_alone() -> None:
    assert record("It rained.", [Edit(0, 2, "It", "a/one"), Edit(3, 9, "snowed", "a/two")]) == (
        Edit(3, 9, "snowed", "a/two", "rained"),
    )


def test_a_note_outlives_a_later_edit_that_has_none() -> None:
    noted, plain = Edit(0, 4, "rain", "a/one", note="as it was read"), Edit(1, 3, "ui", "b/two")
    assert compose([noted], [plain]) == [Edit(0, 4, "ruin", "b/two", "", "as it was read", ("a/one",))]
    own = plain._replace(note="mine")
    assert compose([noted], [own])[0].note == "mine"


def test_rules_that_had_a_hand_are_named_once_and_in_order() -> None:
    first = Edit(0, 4, "rain", "c/three", also=("a/one", "b/two"))
    (edit,) = compose([first], [Edit(1, 3, "ui", "b/two")])
    assert (edit.rule, edit.also) == ("b/two", ("a/one", "c/three"))


def test_a_join_that_a_text_of_a_batch_begins_with() -> None:
    texts = ["It rained.", "newspaperThe talks would go on for another week, he told them, and that was all of it."]
    cleaner = Cleaner(language="en")
    assert [result.text for result in cleaner.run_batch(texts)] == [cleaner(text) for text in texts]
    assert cleaner(texts[1]).startswith("newspaper The talks")


def test_each_line_that_goes_is_an_edit_with_its_note_and_takes_the_blank_lines_before_it() -> None:
    lines = Lines("It rained.\n\n\nRelated\n\nBoats")
    related, boats = (Edit(*lines.span(i), "", "a/related", note=note) for i, note in ((3, "heading"), (5, "below")))
    assert healed(lines, [related, boats]) == [
        Edit(10, 21, "", "a/related", note="heading"),
        Edit(21, 27, "", "a/related", note="below"),
    ]
