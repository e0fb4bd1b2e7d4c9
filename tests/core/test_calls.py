"""The cleaner as programs call it."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest

import cleantext
from cleantext import Cleaner, Document, UsageError, undo
from cleantext.batches import MOST
from cleantext.kinds import Rule
from cleantext.kinds.base import Wake
from cleantext.lines import Lines
from cleantext.types import Stage
from cleantext.writers.ledger import edit_data
from tests.small_packs import in_python


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(language="en")


def test_191_one_text_is_no_batch_of_its_characters(cleaner: Cleaner) -> None:
    some: list[Any] = ["It rained .", b"It rained ."]
    for one in some:
        with pytest.raises(UsageError, match="for one there is `run`"):
            cleaner.run_batch(one)
    assert [result.text for result in cleaner.run_batch(("It rained .",))] == ["It rained."]


def test_192_a_cleaner_never_changes(cleaner: Cleaner) -> None:
    for name, value in (("profile", "page"), ("disable", ("date",)), ("guard", None)):
        with pytest.raises(AttributeError, match=f"make another with the {name}"):
            setattr(cleaner, name, value)
    for other in (copy.copy(cleaner), pickle.loads(pickle.dumps(cleaner))):
        assert other("It rained .") == "It rained."
    assert repr(Cleaner(packs=["unwrap"], disable="date")).endswith("packs unwrap, without date>")


def test_193_tiny_texts_are_not_read_far_ahead(cleaner: Cleaner) -> None:
    read = 0

    def texts() -> Iterator[str]:
        nonlocal read
        while read < 3 * MOST:
            read += 1
            yield "It rained ."

    results = cleaner.run_many(texts())
    assert next(results).text == "It rained."
    assert read <= MOST
    assert sum(1 for _ in results) == 3 * MOST - 1


def test_252_a_rule_is_taken_back_by_the_names_that_switch_it_off(cleaner: Cleaner) -> None:
    text = "The harbour opened on Monday .\n\nLeave a Comment"
    result = cleaner.run(text)
    for rule in ("web-en/comment-prompt", "comment-prompt", "web-en"):
        assert undo(result.text, result.edits, rule=rule) == "The harbour opened on Monday.\n\nLeave a Comment"
    assert undo(result.text, result.edits, rule="repair") == "The harbour opened on Monday ."


def test_253_text_is_of_the_type_str_whether_it_changed_or_not(cleaner: Cleaner) -> None:
    for text in ("It rained.", "It rained ."):
        (many,) = cleaner.run_many([np.str_(text)])
        assert type(cleaner(np.str_(text))) is type(many.text) is str


def test_254_workers_that_are_no_number(cleaner: Cleaner) -> None:
    workers: Any = None
    with pytest.raises(UsageError, match="1 or more, not None"):
        cleaner.run_many([], workers=workers)


@pytest.mark.parametrize("option", ["profile", "language", "disable", "guard", "packs", "rules"])
def test_212_a_cleaner_does_not_change(option: str) -> None:
    """A profile could be set: the rules stayed those of the other one, and the fingerprint lied."""
    for cleaner in (Cleaner(), pickle.loads(pickle.dumps(Cleaner()))):
        before = getattr(cleaner, option)
        with pytest.raises(AttributeError, match=f"make another with the {option} that you want"):
            setattr(cleaner, option, "page")
        assert getattr(cleaner, option) == before


def test_515_nor_does_it_lose_anything() -> None:
    cleaner = Cleaner()
    with pytest.raises(AttributeError, match="a Cleaner never changes, and keeps its guard"):
        del cleaner.guard
    assert cleaner.guard == 0.5


def test_297_names_between_commas_are_none() -> None:
    with pytest.raises(UsageError, match=r"no rule or pack is called so.*, each is named by itself; "):
        Cleaner(disable=["byline,date"])


def test_321_what_is_no_document_is_named_in_a_line() -> None:
    """A data frame was quoted whole, some ten lines of it."""

    class Frame:
        def __repr__(self) -> str:
            return "   text\n" * 50

    with pytest.raises(UsageError) as error:
        Cleaner("repair", builtin=False).run(Frame())
    assert "\n" not in str(error.value)
    assert str(error.value).endswith(" (Frame)")
    assert len(str(error.value)) < 150


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("web-en/bylne", r"^no rule or pack is called 'web-en/bylne' \(did you mean 'web-en/byline'\?\)$"),
        ("repair/space-before-stops", r"did you mean 'repair/space-before-stop'\?"),
        ("web-en.byline", "no rule or pack is called 'web-en.byline'"),
        ("", "no rule or pack is called ''"),
        (3, "no rule or pack is called 3"),
    ],
)
def test_364_a_rule_to_take_back_that_cannot_be(cleaner: Cleaner, rule: Any, said: str) -> None:
    """The text was given back as it was, as if that rule had done nothing."""
    result = cleaner.run("It rained .")
    with pytest.raises(UsageError, match=said):
        undo(result.text, result.edits, rule)


@pytest.mark.parametrize("rule", ["web-en/byline", "byline", "web-en", "house/slug", "slug", "house"])
def test_364_a_rule_that_did_nothing_in_one_text_of_many(cleaner: Cleaner, rule: str) -> None:
    """Whether a pack of the caller's own has such a rule, nobody can say from a ledger."""
    result = cleaner.run("It rained .")
    assert undo(result.text, result.edits, rule) == result.text == "It rained."
    assert undo(result.text, iter(result.edits), "repair") == "It rained ."


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda wrong: Cleaner().run(Document(b"a", encoding=wrong)),
            "a document's encoding is a str such as .*, not 3",
        ),
        (lambda wrong: Cleaner().run_batch(wrong), "documents are several, such as a list of texts, not 3"),
        (lambda wrong: Cleaner().run_many(wrong), "documents are several, such as a list of texts, not 3"),
        (lambda wrong: cleantext.clean("a", profile=[wrong]), r"there is no profile \[3\]"),
        (lambda wrong: cleantext.clean("a", language={wrong}), r"not \{3\}"),
    ],
)
def test_365_what_is_of_a_wrong_type_is_told_in_words(call: Any, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        call(3)


class Failing(Rule):
    """Fails on whatever texts it gets together."""

    kind: str = "failing"
    stage: Stage = "repair"

    def wake(self) -> Wake:
        return Wake(every_line=True)

    def prepare(self, texts: Sequence[Lines]) -> None:
        raise ValueError("no texts, please")


def test_516_documents_may_come_from_any_iterable() -> None:
    """Where a rule failed on a batch from a generator, the error was that generators have no len()."""
    cleaner = Cleaner([in_python("bad", failing=Failing)], builtin=False)
    with pytest.raises(ValueError, match="no texts, please"):
        cleaner.run_batch(text for text in ("It rained.", "It snowed."))
    outcomes = cleaner.attempts(text for text in ("It rained.", "It snowed."))
    assert [str(one).rpartition(" (")[0] for one in outcomes] == [
        "an error in cleantext or in a rule: ValueError: no texts, please"
    ] * 2
    assert [result.text for result in Cleaner("repair").run_batch(text for text in ("A .", "B ."))] == ["A.", "B."]


def test_517_one_text_is_no_list_of_attempts(cleaner: Cleaner) -> None:
    """It was cleaned character by character."""
    with pytest.raises(UsageError, match="documents are several"):
        cleaner.attempts("It rained .")


def test_529_edits_may_be_as_a_ledger_has_them(cleaner: Cleaner) -> None:
    """`AttributeError: 'dict' object has no attribute 'start'`."""
    text = "It rained .\n\nShare this page\n"
    result = Cleaner().run(text)
    assert result.edits
    lines = json.loads(json.dumps([edit_data(edit) for edit in result.edits]))
    assert undo(result.text, lines) == undo(result.text, json.loads(json.dumps(result.edits))) == text
    assert undo(result.text, lines, rule=lines[0]["rule"]) != result.text
    for wrong in (result, [{"start": 1}], [{**lines[0], "start": "1"}], "edits", [None], [lines]):
        with pytest.raises(UsageError, match=r"this is no edit: .*; edits are those of a Result, or `edits` of a line"):
            undo(result.text, wrong)
