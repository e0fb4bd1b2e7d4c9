"""`replace`: an edit is what changes, and no more."""

from __future__ import annotations

import pytest

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
