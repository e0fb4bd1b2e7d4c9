"""Bugs that somebody found who calls the package from a program; numbered as in test_regressions.py."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cleantext import Cleaner, UsageError, undo
from cleantext.batches import MOST
from cleantext.checks import check
from tests.small_packs import pack


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


@pytest.mark.parametrize("tag", ["EN", "eng", "en-US", "en_GB.UTF-8", "eng_Latn"])
def test_269_a_language_by_any_tag_that_stands_for_it(cleaner: Cleaner, tag: str) -> None:
    """`en-US` was refused, `eng` accepted, and no rule was for it."""
    assert Cleaner(language=tag).fingerprint == cleaner.fingerprint


@pytest.mark.parametrize(
    ("code", "meant"),
    [("cz", "cs"), ("cz-CZ", "cs"), ("gr", "el"), ("iw", "he"), ("czech", "cs"), ("xx", ""), ("auto-en", ""), ("", "")],
)
def test_270_a_code_that_is_no_language(code: str, meant: str) -> None:
    """It was accepted without a word, and no rule was for it."""
    with pytest.raises(UsageError, match="`auto` or a code such as `en`") as refused:
        Cleaner(language=code)
    assert str(refused.value).partition(" (")[2] == (f"did you mean `{meant}`?)" if meant else "")


@pytest.mark.parametrize("code", ["la", "no", "da", "yue", "zxx", "uk"])
def test_271_a_language_without_rules_of_its_own_is_one(code: str) -> None:
    assert Cleaner(builtin=False, language=code).language == code


@pytest.mark.parametrize(
    ("written", "packs"), [("deu", "de"), ("ger", "de"), ("zho", "zh"), ("zh-TW", "zh"), ("cze", "cs")]
)
def test_272_packs_go_by_two_letters(tmp_path: Path, written: str, packs: str) -> None:
    """A pack for `deu` was never used; the command line is told what it means."""
    assert Cleaner(builtin=False, language=written).language == packs
    rule = {"id": "share", "kind": "line", "phrases": ["share this page"]}
    (problem,) = check([pack(tmp_path, "house", rule, languages=[written])])
    assert problem.message.startswith(f"`{written}` is no language code (did you mean `{packs}`?)")
