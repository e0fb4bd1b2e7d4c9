"""Bugs in how letters of other alphabets are read, by number, so that they stay found."""

from __future__ import annotations

import pytest

from cleantext.cleaner import Cleaner

GREEK = "Το πλοίο φεύγει στις εννέα το πρωί και δεν περιμένει πια κανέναν, είπε χθες ο λιμενάρχης του νησιού."


@pytest.mark.parametrize(
    "line", ["ΠΡΟΤΕΊΝΕΤΕ ΤΟ ΣΕ ΦΊΛΟ", "ΠΡΟΤΕΙΝΕΤΕ ΤΟ ΣΕ ΦΙΛΟ", "Προτείνετε το σε φίλο", "Προτεινετε το σε φιλο"]
)
def test_176_a_greek_phrase_is_known_in_capitals(line: str) -> None:
    """Greek capitals have no accents: a pack had to hold each phrase twice, and many stood there once."""
    assert Cleaner()(f"{GREEK}\n\n{line}") == GREEK
