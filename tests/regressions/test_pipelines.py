"""Bugs that somebody found who calls the package from a program; numbered as in test_regressions.py."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from cleantext import Cleaner, UsageError, undo
from cleantext.batches import MOST


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
