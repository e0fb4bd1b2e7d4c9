"""Texts that are too long to be shown."""

import pytest

from cleantext.shorten import shortened


@pytest.mark.parametrize(
    ("text", "last", "shown"),
    [
        ("twelve signs", 0, "twelve signs"),
        ("twelve signs", 3, "twelve signs"),
        ("thirteen sign", 0, "thirteen si…"),
        ("begins, and ends", 3, "begi […] nds"),
    ],
)
def test_twelve_characters_at_most(text: str, last: int, shown: str) -> None:
    assert shortened(text, 12, last) == shown
