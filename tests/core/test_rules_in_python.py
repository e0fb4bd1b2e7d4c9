"""Rules written in Python that do what no rule may."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import pytest

from cleantext.batches import told
from cleantext.engine.engine import Engine
from cleantext.engine.state import State
from cleantext.errors import RuleFailed
from cleantext.kinds import Change, Examples, Rule, Wake
from cleantext.languages import Languages
from cleantext.lines import Lines
from cleantext.types import Edit

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
