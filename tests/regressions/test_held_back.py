"""What the guard held back and should not have, or let go; numbered as in test_regressions.py."""

from __future__ import annotations

import pytest

from cleantext import Cleaner

ORCHARD = "The orchard lost half of its trees in the storm, said Ida Brandt, who owns the place."
CONSENT = """\
We value your privacy
We and our 48 partners store and/or access information on a device, such as cookies, and process personal data, such as \
unique identifiers and standard information sent by a device for personalised advertising and content.
Store and/or access information on a device
Use limited data to select advertising
Create profiles for personalised advertising
Use profiles to select personalised advertising
Create profiles to personalise content
Use profiles to select personalised content
Understand audiences through statistics or combinations of data from different sources
Use limited data to select content
Use precise geolocation data
Actively scan device characteristics for identification
List of Partners (vendors)
Accept all
Reject all"""


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("above", [[ORCHARD], ["The storm", ORCHARD, "She wants to plant again in the spring."]])
def test_280_a_short_text_above_a_long_dialogue(above: list[str], gap: str) -> None:
    """The dialogue was most of the text, and all stayed."""
    result = Cleaner().run(gap.join([*above, *CONSENT.split("\n")]))
    assert result.text == gap.join(above)
    assert Cleaner().run(result.text).edits == ()
    assert result.held == ()


def test_280_what_is_not_known_word_for_word_is_held_back_as_before() -> None:
    credits = "\n".join(
        f"Photo: Anna Holm / The {name} Herald" for name in ("Quay", "Harbour", "Estuary", "Island") * 5
    )
    result = Cleaner().run(f"{ORCHARD}\n\n{credits}\n{CONSENT}")
    assert result.text == f"{ORCHARD}\n\n{credits}"
    assert {held.rule for held in result.held} == {"web-en/photo-credit"}


@pytest.mark.parametrize(
    "text",
    [
        CONSENT,  # no article at all
        f"The purposes\n\n{CONSENT}",
        f"{ORCHARD}\n\n" + "\n".join(["Use limited data to select advertising"] * 20),  # one phrase is no dialogue
        f"Cookie Policy\n\n{ORCHARD}\n\n{CONSENT}",  # its subject
    ],
)
def test_280_a_dialogue_that_is_the_text_stays(text: str) -> None:
    assert Cleaner()(text) == text
