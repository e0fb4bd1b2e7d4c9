"""Texts that broke other cleaners, and what all built-in rules together make of them."""

from __future__ import annotations

import pytest

from cleantext import Cleaner, undo
from cleantext.types import PROFILES, Profile
from tests.timing import is_linear

CLEANERS = {profile: Cleaner(profile=profile) for profile in PROFILES}
PROSE = "The ferry stayed at its quay because of the wind, said the harbour master, and nobody minded that very much."


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "text",
    [
        "می‌خواهم کتاب‌های تازه را بخوانم، چون شب‌ها بلند است.",
        "क्‍षत्रिय और श्‍री शब्द यहाँ जैसे के तैसे रहते हैं।",
        "The family 👨‍👩‍👧‍👦 flew from 🇳🇴 to 🏴󠁧󠁢󠁳󠁣󠁴󠁿, and one 👩🏽‍🚀 came along.",
        "Half of it: ½, a footnote¹⁰, a circled ①, a sign™.",
        "A word that runs \u202eright to left\u202c is kept as it is.",
    ],
    ids=["Persian", "Hindi", "emoji", "signs", "bidi"],
)
def test_what_must_stay_as_it_is(profile: Profile, text: str) -> None:
    assert CLEANERS[profile](text) == text


def test_separators_and_next_line_break_no_line() -> None:
    """They become spaces or what Windows-1252 has there, never a line of their own that a rule could take."""
    for sign in ("\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1e"):
        text = f"{PROSE}{sign}Leave a Comment{sign}{PROSE}"
        result = CLEANERS["article"].run(text)
        assert "Leave a Comment" in result.text, repr(sign)
        assert "\n" not in result.text
        assert undo(result.text, result.edits) == text


def test_bidi_controls_are_kept_and_counted() -> None:
    assert CLEANERS["article"].run("It was \u202eturned\u202c round.").counts == {"bidi-controls": 2}


TITLE = "How the harbour got its second crane"
SLOW_ELSEWHERE = {
    "marks": "a" + "\u0301\u0316" * 32_000,
    "angle brackets": "<" * 20_000,
    "spaces": f"It was{' ' * 40_000}late.",
    "line breaks": "\n" * 40_000,
    "carriage returns": "\r" * 40_000,
    "ampersands": "&amp" * 10_000,
    "mojibake": "Ã©" * 10_000,
    "capitals": "aB" * 20_000,
    "one letter": "a" * 40_000,
    "digits": "1" * 40_000,
    "quotes": "“" * 40_000,
    "pipes": "| " * 20_000,
    "a breadcrumb of capitals": f"{'N' * 250}1{TITLE}\n{TITLE}\n\n{PROSE}",
    # A join wakes the second round, which takes over what is known of equal lines.
    "equal lines": f"The newspaperThe boats.{PROSE}\n\n" * 3 + "By Anna Holm\n" * 6_000,
    "equal sections": f"The newspaperThe boats.{PROSE}\n\n" * 3 + "Related Articles\nOne of them\n" * 3_000,
}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", SLOW_ELSEWHERE)
def test_time_is_bounded(profile: Profile, name: str) -> None:
    clean, text = CLEANERS[profile], SLOW_ELSEWHERE[name]

    def work(size: int) -> None:
        part = text[:size]
        result = clean.run(part)
        assert undo(result.text, result.edits) == part

    assert is_linear(work, len(text))
