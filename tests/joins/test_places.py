"""Places in -by, as there are many in England, are no words behind which “by” lost its space."""

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
    ("before", "after"),
    [
        ("The words are sung to Musicby Anna Holm.", "Music by Anna Holm"),
        ("Iconsby the Quay Project", "Icons by the Quay"),
        ("He went from Londonby train to Leeds.", "London by train"),
        ("She was seen in Parisby the river.", "Paris by the"),
        ("The Bank of Englandby 1990 had moved.", "England by 1990"),
        ("He was met in Granthamby Anna Holm.", "Grantham by Anna"),
    ],
)
def test_612_by_with_its_object_comes_apart(before: str, after: str, cleaner: Cleaner) -> None:
    assert after in cleaner(before)
