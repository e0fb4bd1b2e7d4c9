"""Numbers, units, versions, acronyms and names that stay whole."""

from __future__ import annotations

import pytest

import cleantext
from cleantext.joins import Joiner, with_spaces
from cleantext.joins.marks import marks
from cleantext.joins.one_name import is_name
from cleantext.joins.seams import seams
from cleantext.joins.tables import Lexicon


@pytest.mark.parametrize(
    ("joined", "split"),
    [
        ("The harbour has bought forty GPUsand a fast disk for its maps, the keeper said.", "GPUs and"),
        ("All PCswith two screens were sold within a week, the shop of the harbour said.", "PCs with"),
        ("The keeper of the harbour watches DVDsat home when the ferry does not run.", "DVDs at"),
    ],
)
def test_150_the_plural_of_an_acronym_keeps_its_s(joined: str, split: str) -> None:
    assert cleantext.clean(joined) == joined.replace(split.replace(" ", ""), split)


FILED = {
    "en": "The clerk filed it under {} before anyone at the office had read it.",
    "fr": "Le dossier porte le numéro {} et personne au bureau ne l’a encore lu.",
    "ru": "Дело лежит в архиве под номером {} и никто в конторе его не читал.",
}


@pytest.mark.parametrize("language", FILED)
@pytest.mark.parametrize(
    "number",
    [
        "ABC1234/2023DEF", "(L2014/65EU)", "T-604/18RENV.", "PE-CONS12/20REV", "2023ZR12/20B", "А56-1234/21АП",  # files
        "12АП-345/2021", "COM(2020)123final", "BGE141IV23", "2019UKSC41", "28CFR35",  # laws and judgments
        "GB00B03MLX29", "WVWZZZ1JZ3W386752", "AB12CDE", "1234AB56", "A320neo", "737MAX8",  # papers, plates, types
    ],
)  # fmt: skip
def test_207_a_document_number_is_not_cut(language: str, number: str) -> None:
    """`ABC1234/2023 DEF`, `2019 UKSC41`."""
    assert Joiner(language).splits(FILED[language].format(number)) == []


@pytest.mark.parametrize("chunk", ["2023The", "2023/24The"])
def test_207_words_are_parted_from_numbers_still(chunk: str) -> None:
    (split,) = Joiner("en").splits(f"They had asked for it in {chunk} board said nothing.")
    assert chunk[split.offset - 25 :] == "The"


NAMED = "iPhone YouTube McDonald DeVito GLONASS Shoigu PictureInPicture JavaScript 50kg 3D 22nd tl;dr £1m 1.0.0-rc1"


SAID = {
    "de": "Laut dem Bericht wird {} im nächsten Jahr verkauft.",
    "en": "According to the report, {} will be sold next year.",
    "es": "Según el informe, {} se venderá el próximo año.",
    "fr": "Selon le rapport, {} sera vendu l’année prochaine.",
    "it": "Secondo il rapporto, {} sarà venduto il prossimo anno.",
    "nl": "Volgens het rapport wordt {} volgend jaar verkocht.",
    "pl": "Według raportu {} zostanie sprzedany w przyszłym roku.",
    "pt": "Segundo o relatório, {} será vendido no próximo ano.",
    "ru": "Согласно отчёту, {} будет продан в следующем году.",
}


@pytest.mark.parametrize("language", SAID)
def test_214_names_units_and_versions_are_not_cut_in_any_language(language: str) -> None:
    """1.0.0-rc1 lost its number in five of the nine."""
    for name in NAMED.split():
        text = SAID[language].format(name)
        assert Joiner(language).splits(text, threshold=0.5) == [], name


@pytest.mark.parametrize(
    "substance",
    [
        "hydroxypropylmethylcellulose", "hydrogencarbonate", "Isopropylbenzene", "butylhydroxyanisole", "phenoxyethanol",
        "Ethylhexylglycerin", "hexafluoropropylene", "2-methyltetrahydrofuran", "benzyltrimethylammonium", "ethinylestradiol",
    ],
)  # fmt: skip
def test_388_a_substance_is_one_word(substance: str) -> None:
    """`hydroxypropyl methylcellulose`, `hydrogen carbonate`."""
    text = "The tablets hold {} and a little starch, the leaflet said on its second page."
    assert Joiner("en").splits(text.format(substance)) == []
    (split,) = Joiner("en").splits(text.format("sugar, hydrogenand air"))
    assert text.format("sugar, hydrogenand air")[split.offset :].startswith("and air")


@pytest.mark.parametrize(
    ("language", "name"),
    [("fr", "Berthe Aucroix"), ("fr", "Hélène Sansregret"), ("fr", "Anne-Marie Enverre"), ("es", "Lola Deluna"), ("it", "Pietro Dellaporta"), ("pt", "Pedro Domonte"), ("en", "Ken Throughgood")],
)  # fmt: skip
def test_389_a_family_name_may_begin_with_a_small_word(language: str, name: str) -> None:
    """`Au croix`, `Del una`."""
    letters = {
        "fr": "Votre correspondant demande pourquoi on ne reprise plus les chaussettes.\n{}, Lisieux",
        "es": "Su corresponsal pregunta por qué ya nadie zurce calcetines.\n{}, Lugo",
        "it": "Il vostro corrispondente chiede perché nessuno rammenda più i calzini.\n{}, Lecco",
        "pt": "O seu correspondente pergunta porque já ninguém cose meias.\n{}, Leiria",
        "en": "Your correspondent asks why nobody darns socks any more.\n{}, Lytham",
    }
    assert Joiner(language).splits(letters[language].format(name)) == []


def test_389_a_sentence_still_begins_with_one() -> None:
    text = (
        "La fanfare a joué devant la mairie.\n{} de la place, personne ne bougeait et la pluie tombait sur les bancs."
    )
    (split,) = Joiner("fr").splits(text.format("Aumilieu"))
    assert text.format("Aumilieu")[split.offset :].startswith("milieu")


@pytest.mark.parametrize("ordinal", ["20th", "21st", "101st", "2nd", "3rd"])
def test_421_the_letters_of_an_ordinal_stay_with_it_before_a_word_that_was_glued_on(ordinal: str) -> None:
    """`21stcentury` became `21 st century`."""
    text = f"The {ordinal}{{}}century was worse for the boats of the harbour, the keeper said."
    assert [split.offset for split in Joiner("en").splits(text.format(""))] == [text.index("{")]


def test_421_words_that_begin_like_an_ordinal_are_parted_from_numbers() -> None:
    text = "In 2019{0}the boat was sold, and 10{0}things were lost; he told us 1{0}story about it."
    done = Joiner("en").splits(text.format(""))
    assert len(done) == 3


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Der Machthaber Kim Jong Unhat getanzt.", False),
        ("de", "Der Machthaber Kim Jong Unwird alt.", False),
        ("de", "Dann sprach Jan Vonder Heide.", True),
        ("fr", "Puis Berthe Aucroix a parlé.", True),
    ],
)
def test_478_a_verb_behind_a_small_word_makes_no_family_name(language: str, text: str, name: bool) -> None:
    """`Kim Jong Unhat` stayed as it was, whatever the networks said."""
    lexicon = Lexicon.load(language)
    token = max(text.split(), key=lambda word: word.startswith(("Un", "Von", "Au")))
    (seam,) = seams(lexicon, token)
    assert is_name(lexicon, text, text.index(token) + seam.at, seam) is name


@pytest.mark.parametrize("word", ["fiftysomething", "Thirtysomethings"])
def test_486_an_age_is_one_word(word: str) -> None:
    """`fifty something`."""
    text = f"The {word} who toldthe harbourmaster aboutit had gone to thenewspaper.\n"
    assert word in with_spaces(text, Joiner("en").splits(text)).split()


@pytest.mark.parametrize(("times", "name"), [(2, False), (3, True)])
def test_487_a_word_that_has_its_number_again_and_again_is_a_name(times: int, name: bool) -> None:
    """`Studio 7`: sixteen times on one page."""
    text = "The makers of Studio7 asked. " * times + "In Berth4 nobody knew."
    lexicon = Lexicon.load("en")
    (studio,), (berth,) = marks(lexicon, "Studio7"), marks(lexicon, "Berth4")
    assert is_name(lexicon, text, text.index("7"), studio) is name
    assert not is_name(lexicon, text, text.index("4"), berth)
