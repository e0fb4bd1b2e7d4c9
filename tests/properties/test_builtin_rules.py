"""The examples and properties of every built-in rule, by the same code that tests a user's pack.

`CLEANTEXT_EXAMPLES=1000 pytest tests/properties` tries more texts per rule.
"""

from __future__ import annotations

import os

import pytest

from cleantext import Cleaner
from cleantext.packs import builtin, builtin_files
from cleantext.testing import failures_of

EXAMPLES = int(os.environ.get("CLEANTEXT_EXAMPLES", "8"))
"""Texts per rule beside the forty or so that every rule is swept over: all packs take under a minute of CPU time."""


@pytest.mark.parametrize("name", sorted(builtin_files()))
def test_pack(name: str) -> None:
    found = failures_of(builtin(name), examples=EXAMPLES)
    wrong = [failure.render() for failure in found if failure.severity == "error"]
    assert not wrong, "\n" + "\n".join(wrong)


def test_322_a_rule_for_a_language_says_by_itself_what_it_does() -> None:
    """`As split-en, for German.` stood in summaries and reports, where nobody sees the other one."""
    for rule in Cleaner().rules:
        assert not rule.why.startswith("As "), rule.id
