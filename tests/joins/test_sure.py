"""Spaces lost behind numbers, abbreviations and sentences, where the words beside the place say enough."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cleantext import Cleaner
from cleantext.joins.certain import certain
from cleantext.joins.marks import marks
from cleantext.joins.tables import Lexicon


def cleaned(language: str, text: str) -> str:
    return Cleaner(language=language)(text)


LONG = {
    "en": "The harbour was quiet, and the keeper of the old lighthouse wrote down what he had seen. " * 30,
    "es": "El puerto estaba tranquilo y el guarda del viejo faro apuntaba lo que había visto. " * 30,
    "pl": "Port był cichy, a stary latarnik zapisywał wszystko, co zobaczył tego dnia na morzu. " * 30,
}
"""In which a place has no company."""


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("es", "La niña entró en la casa.El perro dormía junto a la puerta.", "casa. El"),
        ("it", "Il vecchio tornò a casa.La barca era ancora al molo.", "casa. La"),
        ("pt", "O velho voltou para casa.A barca ainda estava no cais.", "casa. A"),
        ("nl", "De jongen liep naar het huis.Daar wachtte de hond op hem.", "huis. Daar"),
        ("pl", "Chłopiec wrócił do domu.Pies czekał na niego przy drzwiach.", "domu. Pies"),
        ("ru", "Мальчик пошёл домой.Собака ждала его у двери.", "домой. Собака"),
    ],
)
def test_574_a_stop_between_two_sentences(language: str, before: str, after: str) -> None:
    """In a single sentence such a place was left in six languages, since nothing else looked joined."""
    assert after in cleaned(language, before)


@pytest.mark.parametrize(("language", "place"), [("es", "casa.El"), ("pl", "domu.Pies")])
def test_574_in_a_long_text_too(language: str, place: str) -> None:
    sentence = {"es": "La niña entró en la casa.El perro dormía.", "pl": "Chłopiec wrócił do domu.Pies czekał na niego."}
    assert place.replace(".", ". ") in cleaned(language, f"{LONG[language]}\n{sentence[language]}\n")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Reservó en booking.Com una habitación cerca del puerto viejo."),
        ("nl", "De naam huis.Daar"),
    ],
)
def test_574_names_with_a_stop_stay(language: str, text: str) -> None:
    assert cleaned(language, text) == text


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("de", "Im Hafen lagen 4Prozent mehr Boote als im Jahr davor.", "4 Prozent"),
        ("de", "Das neue Schiff kostete 3Millionen Euro und fuhr nie.", "3 Millionen"),
        ("es", "El puerto recibió un 4por ciento más de barcos que el año pasado.", "4 por ciento"),
        ("it", "Il porto ha ricevuto il 4per cento di barche in più.", "4 per cento"),
        ("pt", "O porto recebeu 4por cento mais barcos do que no ano passado.", "4 por cento"),
        ("nl", "Er lagen 4procent meer boten in de haven dan vorig jaar.", "4 procent"),
        ("pl", "Za łódź zapłacił 3miliony złotych i nigdy nie wypłynął.", "3 miliony"),
        ("ru", "Он заплатил 3миллиона рублей за лодку и ни разу не вышел в море.", "3 миллиона"),
    ],
)
def test_575_a_common_word_behind_a_number(language: str, before: str, after: str) -> None:
    """`4Prozent` was taken for a unit, the others were learned from too few places."""
    assert after in cleaned(language, before)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der 18jährige Fährmann gewann mit 4gewinnt, fuhr 50km und wog 80kg."),
        ("es", "Fue la 1era vez que pesó 50kg y corrió 10km por el puerto."),
        ("nl", "De 18jarige schipper woog 80kg en voer 50km langs de kust."),
        ("pl", "W latach 90tych 35letni latarnik ważył 80kg i pływał 50km dziennie."),
        ("en", "The sailor paid £3million for the pier, as the paper put it."),
    ],
)
def test_575_ordinals_ages_and_units_stay(language: str, text: str) -> None:
    assert cleaned(language, text) == text


def test_576_a_month_behind_its_day() -> None:
    """Was thrown out by its chunk alone, since German pages write it so themselves."""
    text = "Die Fähre fährt am 4.Mai und am 12.Oktober wieder über den Fluss."
    assert cleaned("de", text) == "Die Fähre fährt am 4. Mai und am 12. Oktober wieder über den Fluss."
    for kept in ("40.Mai", "99.Mai"):
        assert kept in cleaned("de", f"Die Regel für die Fähre steht im Absatz {kept} und gilt seit Jahren.")


def test_577_a_small_word_behind_an_abbreviation() -> None:
    """`9a.m.on` was taken for a dotted name in small letters; in a long text nothing woke for `U.S.and`."""
    assert "9a.m. on Tuesday" in cleaned("en", "The ferry left at 9a.m.on Tuesday with forty people on board.")
    assert "U.S. and its" in cleaned("en", f"{LONG['en']}\nThe U.S.and its allies met in the harbour.\n")
    for kept in ("Read core.worktree and a.b.on before you go.", "The key is x.m.on here."):
        assert cleaned("en", kept) == kept


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("ByAda Maria HolmFeb 15, 20203 min read", ["By", "Ada Maria Holm", "Feb 15, 20203 min read"]),
        ("The quay at nightPublishedMarch 3, 2021 in Boats", ["The quay at nightPublished", "March 3, 2021 in Boats"]),
        ("The ferry on Facebook11.07.2017", ["The ferry on Facebook", "11.07.2017"]),
    ],
)
def test_578_a_byline_and_a_date_are_certain(line: str, parts: list[str]) -> None:
    """Missed in pages that lost few other spaces."""
    found = [0, *sorted(certain(line)), len(line)]
    assert [line[a:b] for a, b in pairwise(found)] == parts


@pytest.mark.parametrize("line", ["ByWard Market is open", "Version11.07.20", "In May 2021", "MAY3, 2021 and R11.07.2017"])
def test_578_names_and_numbers_are_not(line: str) -> None:
    assert not certain(line)


def test_579_a_word_behind_an_ellipsis_and_a_stop_is_no_candidate() -> None:
    """`Tate….LMAO`: as behind an ellipsis alone, both ways are customary."""
    assert not any(seam.at == 6 for seam in marks(Lexicon.load("en"), "boat….Ha"))
