"""Rules written in Python that do what no rule may."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal

import pytest

from cleantext.batches import told
from cleantext.engine.engine import Engine
from cleantext.engine.plan import Plan
from cleantext.engine.state import State
from cleantext.errors import RuleFailed
from cleantext.kinds import Change, Examples, Rule, Wake
from cleantext.languages import Languages
from cleantext.lines import Lines
from cleantext.testing.properties import broken_by
from cleantext.testing.runner import try_rule
from cleantext.testing.together import rules_together
from cleantext.types import Edit
from tests.small_packs import in_python

TEXT = "The ferry was late."


class Odd(Rule):
    kind: Literal["odd"] = "odd"
    stage: Literal["repair"] = "repair"
    edit: Any = None

    def wake(self) -> Wake:
        return Wake(every_line=True)

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        if self.edit is None:
            raise ValueError("a spark")
        yield self.edit


def error_of(edit: Edit | None) -> Exception:
    examples = Examples(change=(Change(before="x", after=""),), keep=("y", "z"))
    rule = Odd(id="test/odd", why="It stands in a test.", examples=examples, edit=edit)
    state = State(TEXT, None, "")
    Engine([rule], Languages({}), None, True).run([state])
    assert state.edits == []
    assert state.error is not None
    return state.error


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (
            Edit(0, 10**6, "", "test/odd"),
            "test/odd made an edit that goes from 0 to 1000000, in a text of 19 characters",
        ),
        (Edit(-1, 3, "", "test/odd"), "goes from -1 to 3"),
        (Edit(5, 3, "", "test/odd"), "goes from 5 to 3"),
        (Edit(0, 3, "", "other"), "test/odd made an edit that is in the name of 'other'"),
    ],
)
def test_551_an_edit_out_of_range_or_in_another_name_is_an_error(edit: Edit, says: str) -> None:
    error = error_of(edit)
    assert isinstance(error, RuleFailed)
    assert says in str(error)


def test_552_what_a_rule_raises_is_told_with_its_name() -> None:
    assert "ValueError: a spark" in str(told(error_of(None)))
    assert "in the rule test/odd" in str(told(error_of(None)))


FINGERPRINT = """
from cleantext import Cleaner
from tests.core.test_rules_in_python import Among
from tests.small_packs import in_python

print(Cleaner([in_python("p", among=Among)], builtin=False).fingerprint)
"""


class Among(Odd):
    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        return [self.drop(lines, i) for i in at if lines[i] in {"alpha", "beta", "gamma", "delta", "epsilon"}]


def test_383_the_fingerprint_of_a_rule_with_a_set_is_the_same_in_every_process() -> None:
    """A set stands in the compiled code in an order of its process: no run could be resumed."""
    found = {
        subprocess.run(
            [sys.executable, "-c", FINGERPRINT], env={**os.environ, "PYTHONHASHSEED": seed}, cwd=Path(__file__).parents[2],
            check=True, capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(found) == 1


class Prepared(Rule):
    """Takes the lines that it noted when it was prepared."""

    kind: Literal["prepared"] = "prepared"
    stage: Literal["boilerplate"] = "boilerplate"
    whole_lines: ClassVar[bool] = True

    def wake(self) -> Wake:
        return Wake(every_line=True)

    def prepare(self, texts: Sequence[Lines]) -> None:
        Lines.once_for_all(
            texts, "prepared", lambda texts: [{i for i in range(len(lines)) if lines[i] == "xx"} for lines in texts]
        )

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        prepared: set[int] = lines.once("prepared", _unprepared)
        return [self.drop(lines, i) for i in at if i in prepared]


def _unprepared(lines: Lines) -> set[int]:
    raise AssertionError(lines)


def test_447_who_tests_a_rule_prepares_it_as_the_engine_does() -> None:
    rule = Prepared(
        id="test/prepared",
        why="It stands in a test.",
        examples=Examples(change=(Change(before="one\nxx\nsix", after="one\nsix"),), keep=("y", "z")),
    )
    assert [failure.message for failure in try_rule(rule, examples=5) if failure.property == "total"] == []
    assert broken_by(rule, "one\nxx\nsix", Plan([rule])) == []
    assert list(rules_together(in_python("test", prepared=Prepared), [rule], examples=5, seed=0)) == []


class Replacing(Odd):
    stage: Literal["boilerplate"] = "boilerplate"  # type: ignore[assignment]


@pytest.mark.parametrize(
    "edit", [Edit(0, 19, "[taken out]", "test/odd"), Edit(4, 9, "", "test/odd"), Edit(0, 9, "", "test/odd")]
)
def test_449_a_rule_of_the_stage_boilerplate_takes_whole_lines(edit: Edit) -> None:
    """What it put in their place was lost without a word, and so was what it took within a line."""
    examples = Examples(change=(Change(before="x", after=""),), keep=("y", "z"))
    rule = Replacing(id="test/odd", why="It stands in a test.", examples=examples, edit=edit)
    state = State(TEXT, None, "")
    Engine([rule], Languages({}), None, True).run([state])
    assert isinstance(state.error, RuleFailed)
    assert "self.drop(lines, i)" in str(state.error)
