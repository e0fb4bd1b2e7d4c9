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


AGREED = {
    "de": ("Der Sturm hat dem Obstgarten die Hälfte der Bäume genommen, und sie will im Frühling neue pflanzen.", "Ich akzeptiere", "Alle Cookies akzeptieren"),
    "fr": ("La tempête a pris au verger la moitié de ses arbres, et elle veut en planter d’autres au printemps.", "J’accepte", "Tout accepter"),
    "es": ("La tormenta le quitó al huerto la mitad de los árboles, y ella quiere plantar otros en la primavera.", "Acepto", "Aceptar todas las cookies"),
    "it": ("La tempesta ha tolto al frutteto la metà degli alberi, e lei ne vuole piantare altri in primavera.", "Accetto", "Accetta tutti i cookie"),
    "pt": ("A tempestade levou ao pomar a metade das árvores, e ela não quer plantar outras na primavera.", "Aceito", "Aceitar todos os cookies"),
    "nl": ("De storm nam de boomgaard de helft van zijn bomen af, en zij wil in het voorjaar nieuwe planten.", "Akkoord", "Alle cookies accepteren"),
    "sv": ("Stormen tog hälften av träden i fruktträdgården, och hon vill plantera nya när det blir vår.", "Jag förstår", "Godkänn alla cookies"),
    "cs": ("Bouře vzala sadu polovinu stromů a ona chce na jaře zasadit jiné, ale ještě neví, kde je vezme.", "Souhlasím", "Přijmout vše"),
    "pl": ("Burza zabrała sadowi połowę drzew, a ona chce na wiosnę posadzić nowe, choć nie wie jeszcze jakie.", "Akceptuję", "Akceptuj wszystkie"),
}  # fmt: skip


@pytest.mark.parametrize("language", AGREED)
def test_281_who_agrees_may_be_a_button(language: str) -> None:
    """In five languages the button stayed, in four somebody who agrees in a dialogue went with it."""
    text, button, sure = AGREED[language]
    clean = Cleaner(language=language)
    assert clean(f"{text}\n\n{button}\n{sure}") == text
    for said in (button, f"{button}.", f"“{button}”"):
        assert clean(f"{text}\n\n{said}") == f"{text}\n\n{said}", "nothing else is chrome"
    assert clean(f"{text}\n\n{button}.\n\n{sure}") == f"{text}\n\n{button}.", "nor a sentence a button"


@pytest.mark.parametrize("heading", ["Comments", "You may also like these"])
@pytest.mark.parametrize(
    "text",
    [
        "To mend the roof the parish has one ladder, a bag of nails and a borrowed hammer",
        "The ferry, late again\n\nNobody on the quay knew why",
    ],
)
def test_400_labels_around_a_heading_are_no_text_that_it_is_the_foot_of(text: str, heading: str) -> None:
    """Where an extractor gave a page's label, a heading and the first line of the article, the article went."""
    cleaner = Cleaner(language="en")
    page = f"News\n\n{heading}\n\n{text}"
    result = cleaner.run(page)
    assert result.text == page
    assert [held.reason for held in result.held] == ["beside what is below the heading the text has nothing but labels"]
    title = "The parish mends its roof"
    assert cleaner(f"{title}\n\n{heading}\n\n{text}").strip() == title


@pytest.mark.parametrize(
    ("language", "heading", "closing"),
    [
        ("en", "Comments", "Nobody on the quay had any."),
        ("en", "Related", "Both ferries belong to one firm."),
        ("de", "Kommentare", "Niemand hat etwas dazu gesagt."),
        ("es", "Comentarios", "Nadie dijo nada en el muelle."),
        ("ja", "コメント", "誰も何も言わなかった。"),
    ],
)
def test_355_the_last_sentences_are_no_list_below_a_heading(language: str, heading: str, closing: str) -> None:
    """A closing sentence below a heading went with it, and two did; three had stayed all along."""
    text = f"The ferry stayed at its quay all summer, and nobody on the island minded it at all.\n\n{heading}\n\n{closing}"
    result = Cleaner(language=language).run(text)
    assert result.text == text
    assert result.held[0].reason == "1 of 1 lines below are statements"
