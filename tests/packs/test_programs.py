"""What programs and their manuals say."""

from __future__ import annotations

import pytest

from cleantext import clean


@pytest.mark.parametrize(
    "text",
    [
        "labels : array of shape (n_boats,)\n    What each boat is called.",
        "Reported by Anna Martens. Hopefully GATE-19 holds now.",
        "print $boat . $gate;",
        "[1.5   ,  2.25  ,  3.125]",
        "Give True if the gate is shut, else False.\n\nGives\n-----\nTrue if the gate is shut, else False.",
    ],
)
def test_161_what_programs_say_of_themselves(text: str) -> None:
    assert clean(text) == text
