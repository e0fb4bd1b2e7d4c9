"""Lists of details stay whole, unless most of them would go."""

from __future__ import annotations

import pytest

from cleantext import Cleaner
from cleantext.engine.details import kept_whole
from cleantext.lines import Lines
from cleantext.types import Edit

PROSE = (
    "The film follows a ferry crew through one winter on the estuary, and it takes its time, as ferries do. There is little "
    "talk in it, and much weather."
)


def going(text: str, *which: int, proven: tuple[int, ...] = ()) -> list[int]:
    """Which of these lines still go when lists have been looked at."""
    lines = Lines(text)
    edits = [
        Edit(*lines.span(i), "", f"test/{'proven' if i in proven else 'rule'}") for i in sorted({*which, *proven})
    ]
    passed, held = kept_whole(lines, edits, {"test/proven"})
    assert len(passed) + len(held) == len(edits)
    assert {note.line - 1 for note in held}.isdisjoint(lines.at(edit.start) for edit in passed)
    return [lines.at(edit.start) for edit in passed]


FILM = "Camera: Vera Lind\nMusic: Tom Berg\n\n- Length: 94 minutes\nТитры: А. Холм"


def test_611_few_details_of_a_list_do_not_go_alone() -> None:
    assert going(FILM, 0) == []
    assert going(FILM, 1, 4) == []
    assert going(f"{PROSE}\n{FILM}\n{PROSE}", 1, 5) == []


def test_611_most_of_a_list_goes() -> None:
    assert going(FILM, 0, 1, 3) == [0, 1, 3]


def test_611_what_is_no_list_of_details() -> None:
    assert going("\n".join(FILM.split("\n")[:4]), 0) == [0], "three are none"
    assert going(FILM.replace("Music: Tom Berg", "Music by Tom Berg"), 0) == [0]
    assert going("At 9:30\nAt 9:40\nAt 9:50\nAt 10:00", 1) == [1], "times"
    assert going(f"{FILM}\nBy Ole Berg", 1, 5) == [5], "below a list"


def test_611_what_stood_on_other_pages_goes_from_a_list() -> None:
    assert going(FILM, 0, proven=(1,)) == [1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{PROSE}\n\nAuthor: Anna Holm\nTitle: The ferry\nPages: 212\nPrice: 14 crowns\nPublished: March 2025"),
        ("de", f"{PROSE}\n\nRegie: Anna Holm\nBuch: Marit Holm\nFotos: Vera Lind\nSchnitt: Tom Berg\nMusik: Kai-Kapelle"),
    ],
)
def test_611_the_details_of_a_book_and_a_film(language: str, text: str) -> None:
    result = Cleaner(language=language).run(text)
    assert result.text == text
    assert "it stands in a list of details that the rules know only a part of" in {held.reason for held in result.held}
