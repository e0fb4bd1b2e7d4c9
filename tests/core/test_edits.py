"""Span arithmetic: whatever the edits are, nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.edits import apply, compose, in_clean_text, in_source, record, settle, undo
from cleantext.errors import LedgerMismatch
from cleantext.types import Edit

WORDS = st.text(alphabet="ab \n", max_size=3)


@st.composite
def edits_of(draw: st.DrawFn, text: str, rule: str) -> list[Edit]:
    """Some settled edits of a text."""
    edits = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 4)))
        new = draw(WORDS)
        if new != text[start:end]:
            edits.append(Edit(start, end, new, rule))
    return settle(edits)


@st.composite
def two_steps(draw: st.DrawFn) -> tuple[str, list[Edit], list[Edit]]:
    text = draw(st.text(alphabet="abc\n", max_size=14))
    first = draw(edits_of(text, "pack/first"))
    return text, first, draw(edits_of(apply(text, first), "pack/second"))


@given(two_steps())
def test_composed_edits_do_what_the_two_did(case: tuple[str, list[Edit], list[Edit]]) -> None:
    text, first, second = case
    assert apply(text, compose(first, second)) == apply(apply(text, first), second)


@given(two_steps())
def test_composed_edits_are_sorted_disjoint_and_undone(case: tuple[str, list[Edit], list[Edit]]) -> None:
    text, first, second = case
    ledger = record(text, compose(first, second))
    at = 0
    for edit in ledger:
        assert at <= edit.start <= edit.end <= len(text)
        assert edit.rule in ("pack/first", "pack/second")
        at = edit.end
    assert undo(apply(text, ledger), ledger) == text


@given(two_steps())
def test_undo_of_one_rule_is_the_source_with_what_the_others_did(case: tuple[str, list[Edit], list[Edit]]) -> None:
    source, first, second = case
    ledger = record(source, compose(first, second))
    for rule, name in (("pack/first", "first"), ("pack/second", "second"), ("pack/second", "pack")):
        others = [edit for edit in ledger if rule not in (edit.rule, *edit.also) and name != "pack"]
        assert undo(apply(source, ledger), ledger, rule=name) == apply(source, others)
        assert undo(apply(source, ledger), ledger, rule="pack/none") == apply(source, ledger)


@given(st.data())
def test_what_stays_is_found_in_both_texts(data: st.DataObject) -> None:
    source = "0123456789"
    edits = data.draw(edits_of(source, "pack/rule"))
    text = apply(source, edits)
    for at, character in enumerate(source):
        if not any(edit.start <= at < edit.end for edit in edits):
            assert text[in_clean_text(at, edits)] == character
            assert in_source(in_clean_text(at, edits), edits) == at


def test_edits_that_only_touch_stay_apart() -> None:
    first = [Edit(0, 2, "x", "p/a")]
    second = [Edit(1, 2, "y", "p/b")]
    assert compose(first, second) == [Edit(0, 2, "x", "p/a"), Edit(2, 3, "y", "p/b")]


def test_an_edit_beside_one_that_was_taken_up_stays_apart() -> None:
    first = [Edit(0, 2, "x", "p/a"), Edit(2, 3, "y", "p/b")]
    second = [Edit(0, 1, "z", "p/c")]
    assert compose(first, second) == [Edit(0, 2, "z", "p/c", also=("p/a",)), Edit(2, 3, "y", "p/b")]


def test_an_edit_within_an_earlier_replacement_is_one_edit_with_both_rules() -> None:
    composed = compose([Edit(1, 2, "[long]", "p/a")], [Edit(2, 4, "", "p/b")])
    assert composed == [Edit(1, 2, "[ng]", "p/b", also=("p/a",))]


@pytest.mark.parametrize(
    ("notes", "kept"), [(("sure", ""), "sure"), (("", "late"), "late"), (("sure", "late"), "late")]
)
def test_of_two_edits_that_become_one_the_later_note_counts(notes: tuple[str, str], kept: str) -> None:
    (composed,) = compose([Edit(1, 2, "xy", "p/a", note=notes[0])], [Edit(2, 3, "", "p/b", note=notes[1])])
    assert composed.note == kept


def test_of_two_that_overlap_the_first_then_the_longer_stands() -> None:
    assert settle([Edit(3, 5, "", "c"), Edit(0, 4, "", "b"), Edit(0, 2, "", "a")]) == [Edit(0, 4, "", "b")]


def test_undo_of_a_rule_takes_back_what_a_later_one_took_over() -> None:
    ledger = record("a  b", [Edit(1, 3, "-", "p/later", also=("p/first",)), Edit(4, 4, ".", "p/other")])
    assert undo("a-b.", ledger, rule="p/first") == undo("a-b.", ledger, rule="p/later") == "a  b."


def test_undo_of_one_rule_leaves_the_others() -> None:
    text = "one two"
    ledger = record(text, [Edit(0, 3, "1", "p/one"), Edit(4, 7, "2", "p/two")])
    assert undo("1 2", ledger, rule="p/two") == "1 two"


@pytest.mark.parametrize("text", ["x", "The kite has red.", "The kite has", ""])
def test_undo_refuses_a_text_that_the_edits_did_not_make(text: str) -> None:
    source = "The kite is red.\n\nLeave a Comment"
    edits = [Edit(9, 11, "was", "house/tense", "is"), Edit(16, 33, "", "house/prompt", source[16:])]
    assert undo("The kite was red.", edits) == source
    with pytest.raises(LedgerMismatch, match="does not fit its ledger") as refused:
        undo(text, edits)
    assert ("the text ends before" in str(refused.value)) == (len(text) < 12)


def test_undo_refuses_a_removal_beyond_the_end_of_the_text() -> None:
    with pytest.raises(LedgerMismatch, match="the text ends before"):
        undo("ab", [Edit(5, 6, "", "house/a", "c")])


def test_an_edit_right_before_an_earlier_one_stays_apart() -> None:
    assert compose([Edit(1, 2, "B", "house/a")], [Edit(0, 1, "A", "house/b")]) == [
        Edit(0, 1, "A", "house/b"),
        Edit(1, 2, "B", "house/a"),
    ]


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


def test_rules_that_had_a_hand_are_named_once_and_in_order() -> None:
    first = Edit(0, 4, "rain", "c/three", also=("a/one", "b/two"))
    (edit,) = compose([first], [Edit(1, 3, "ui", "b/two")])
    assert (edit.rule, edit.also) == ("b/two", ("a/one", "c/three"))
