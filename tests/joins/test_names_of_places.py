"""Places in -by, as there are many in England, and families such as Callon are no words that lost a space before “by” or “on”."""

from __future__ import annotations

import pytest

from cleantext import Cleaner


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(language="en")


@pytest.mark.parametrize("place", ["Saltby", "Asfordby", "Thornby", "Utterby", "Tealby", "Freeby", "Whenby", "Scratby"])
@pytest.mark.parametrize(
    "text",
    ["{} Church", "A fire broke out in {} on Sunday morning.", "Residents of {} met on Monday.", "Storm hits {}", "{} has a weir."],
)
def test_612_a_place_stays(place: str, text: str, cleaner: Cleaner) -> None:
    """Twenty of 68 of them got a space, in every sentence."""
    assert cleaner(text.format(place)) == text.format(place)


@pytest.mark.parametrize(
    "text",
    ["Callon said that the weir would hold.", "“It will hold,” Doto said.", "The mill was sold to Langon.", "Wayson said that it would hold."],
)
def test_612_so_does_a_family_that_ends_like_a_preposition(text: str, cleaner: Cleaner) -> None:
    assert cleaner(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The words are sung to Musicby Anna Holm.", "Music by Anna Holm"),
        ("Iconsby the Quay Project", "Icons by the Quay"),
        ("He went from Londonby train to Leeds.", "London by train"),
        ("She was seen in Parisby the river.", "Paris by the"),
        ("The Bank of Englandby 1990 had moved.", "England by 1990"),
        ("He was met in Granthamby Anna Holm.", "Grantham by Anna"),
        ("She lived in Francein the summer of that year.", "France in the summer"),
        ("The crew of Germanyand the pilot of the ship were late.", "Germany and the"),
    ],
)
def test_612_by_with_its_object_comes_apart(before: str, after: str, cleaner: Cleaner) -> None:
    assert after in cleaner(before)
