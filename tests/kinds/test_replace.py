"""`replace`: an edit is what changes, and no more."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cleantext.kinds import KINDS
from cleantext.testing import once
from cleantext.types import Edit


@pytest.mark.parametrize(
    ("pattern", "new", "text", "edit"),
    [
        ("harbor", "harbour", "The harbor.", Edit(9, 9, "u", "test/rule")),
        ("harbour", "harbor", "The harbour.", Edit(9, 10, "", "test/rule")),
        (r"(\w+) (\w+)", r"\2 \1", "aa bb", Edit(0, 5, "bb aa", "test/rule")),
        ("aa", "aaa", "aa", Edit(2, 2, "a", "test/rule")),
    ],
)
def test_what_stays_at_either_end_is_no_part_of_the_edit(pattern: str, new: str, text: str, edit: Edit) -> None:
    rule = KINDS["replace"].model_validate({
        "id": "test/rule", "kind": "replace", "why": "It stands in a test.", "pattern": pattern, "with": new,
        "examples": {"change": [{"in": "x", "out": ""}], "keep": ["y", "z"]},
    })  # fmt: skip
    assert once(rule, text).raw == (edit,)


@pytest.mark.parametrize(
    ("new", "says"),
    [
        (r"\n", "break the line"),
        ("\n", "break the line"),
        (r"a\x0ab", "break the line"),
        (r"[\0]", "U\\+0000"),
        (r"\1\r", r"U\+000D"),
        ("\x1b", r"U\+001B"),
    ],
)
def test_548_an_escape_in_with_puts_no_line_break_and_no_control_into_a_text(new: str, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        KINDS["replace"].model_validate({
            "id": "test/rule", "kind": "replace", "why": "It stands in a test.", "pattern": r" \|\| (\w)", "with": new,
            "examples": {"change": [{"in": "x", "out": ""}], "keep": ["y", "z"]},
        })  # fmt: skip
