"""Names of firms, shops and councils that are two words in one, once in a text."""

from __future__ import annotations

import pytest

from cleantext import Cleaner


@pytest.mark.parametrize(
    "text",
    [
        "The council and VisitEssex will pay for the new pier.",
        "He booked with LoveHolidays and flew home on Sunday.",
        "The site CompareTheMarket is popular with sailors.",
        "The solicitors BakerBrown were paid by the council.",
        "They met at LakeHouse on Sunday.",
        "She joined AgeWell, a charity for old sailors, in the spring.",
        "VisitEssex has opened a new office by the quay.",
        "The pier belongs to the town.\nLoveHolidays said it was sorry for the delay.",
    ],
)
def test_580_a_name_that_its_sentence_uses_as_one_stays(text: str) -> None:
    """Five in eight got a space."""
    assert Cleaner(language="en")(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The minister met with OlafScholz, the chancellor, in the harbour.", "Olaf Scholz"),
        ("The ship sailed to HongKong and back to the harbour.", "Hong Kong"),
        ("Read more in the BusinessWe do not know how to sail.", "Business We"),
        ("According to the newspaperThe boats will be sold in the spring.", "newspaper The"),
    ],
)
def test_580_two_words_still_come_apart(before: str, after: str) -> None:
    assert after in Cleaner(language="en")(before)
