"""German: what is one word by its endings, and marks that turn the other way."""

from __future__ import annotations

import functools

import pytest

from cleantext.joins import Joiner, with_spaces
from cleantext.joins.chunks import Chunks
from cleantext.joins.quotes import closes, points_ahead
from cleantext.joins.tables import Lexicon


@functools.cache
def joiner() -> Joiner:
    return Joiner("de")


@functools.cache
def chunks() -> Chunks:
    return Chunks(Lexicon.load("de"), None)


def candidates(chunk: str) -> list[tuple[str, str]]:
    return [(seam.left, seam.right) for seam in chunks().candidates(chunk).seams]


def repaired(text: str) -> str:
    return with_spaces(text, joiner().splits(text))


@pytest.mark.parametrize(
    "word",
    ["Brustkorbaufrichtung", "Seemannsgelassenheit", "Kahnmannschaft", "aufkeimendem", "witzelnder", "Hafengegnerschaften"],
)
def test_247_endings_tell_a_compound_or_a_participle(word: str) -> None:
    """A German noun has a capital: what ends as nouns do, in small letters, is the end of a compound; and machender is a
    participle."""
    assert candidates(word) == []


def test_247_the_first_word_of_a_compound_with_its_s_is_no_word() -> None:
    assert candidates("ImpressumNutzungsrichtlinien") == [("impressum", "nutzungsrichtlinien")]


def test_247_what_only_looks_so_is_a_candidate() -> None:
    assert candidates("zwischender") == [("zwischen", "der")]
    assert candidates("Hafenverwaltungund") == [("hafenverwaltung", "und")]
    assert candidates("erwarjung") != []


@pytest.mark.parametrize(
    "chunk",
    [
        "SoÃŸenbinder", "gewÃ¼nschte", "nass.z.B.", "Matros:innen", "1980iger", "20fach", "erwartet.₁", "Haus.²",
        "(miss)handelt", "schlau(er)", "(Holz)Balken",
    ],
)  # fmt: skip
def test_248_no_lost_space(chunk: str) -> None:
    """Letters that an encoding took apart, abbreviations, forms for both sexes, numbers with their endings, raised and
    lowered figures, brackets inside a word."""
    assert [at for at in candidates(chunk) if at[0] != "nass"] == []


def test_248_a_bracket_beside_another_word() -> None:
    assert candidates("(alt)Die") == [("alt", "die")]
    assert candidates("MAD(alt)") == [("mad", "alt")]
    assert candidates("(MAD)is") == [("mad", "is")]


def test_249_a_quotation_mark_that_closes_in_german() -> None:
    """Behind „ the mark “ closes: where a space seems to be lost before it, it was lost behind it, or none was."""
    lines = (
        "Das Boot, der „Große Hecht“, liegt am Kai. Es gehört dem MüllerHans, der es nieBenutzt hat.",
        "Wer das Boot will, der fragtHans. Das Schild am Kai:„Zu verkaufen!“Das steht dort seitMai.",
        "In der ZeitungDer Bote stand:„Ein Boot für jeden?“Heute fragt keinerMehr.",
        "Der Wirt imHafen sagt:„Wir werden sehen.“Die Frau von HansMüller lacht.",
    )
    text = "\n".join(lines)
    mended = with_spaces(text, joiner().splits(text, 0.4))
    assert "jeden?“ Heute" in mended
    assert "sehen.“ Die" in mended
    assert "Hecht“," in mended


def test_249_where_marks_open_and_close() -> None:
    line = "Er las »Das Boot« und „Die See“ und „Der Kai"
    assert closes(line, line.index("“"))
    assert not closes(line.replace("„", "“"), line.index("“"))
    assert points_ahead(line, line.index("»"))
    french = "Il lit « Le quai »La mer. »Et rien d'autre."
    assert not points_ahead(french, french.index("»"))
    assert not points_ahead(french, french.rindex("»"))
