"""Edits in a ledger."""

from __future__ import annotations

import json

import pytest

from cleantext.edits import edit_from
from cleantext.types import Edit
from cleantext.writers.ledger import edit_data


@pytest.mark.parametrize(
    "edit", [Edit(1, 2, "b", "house/a", "a"), Edit(0, 1, "", "house/a", "x", "why", ("house/b", "house/c"))]
)
def test_an_edit_comes_back_from_the_ledger(edit: Edit) -> None:
    assert edit_from(json.loads(json.dumps(edit_data(edit)))) == edit
