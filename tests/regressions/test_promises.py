"""What the documentation promised and what held in the common case only."""

from __future__ import annotations

import pickle
from itertools import permutations

import pytest

from cleantext import Cleaner
from cleantext.joins import Joiner
from cleantext.packs import builtin
from cleantext.testing.prose import PROSE


def test_210_a_document_in_any_two_languages_gets_the_packs_of_both() -> None:
    """It did where the words of one were twice as frequent, and its own in a third of the text; French above Russian was
    in no language at all."""
    languages = Cleaner().engine.languages
    known = {code for pack in Cleaner().packs for code in pack.stopwords}
    half = {code: "\n\n".join(PROSE[code] * 9)[:900] for code in sorted(PROSE.keys() & known)}
    for one, other in permutations(half, 2):
        text = f"{half[one]}\n\n{half[other]}"
        vote = languages.vote(text)
        assert set(languages.detect(text, vote)) == {one, other}
        assert {one, other} <= set(vote.languages), "the scan looks for the rules of these alone"
    french = (
        "Le bac reste à quai depuis lundi, et les gens de l’île prennent le car. Personne ne sait pour combien de temps, "
        "dit le maire, qui a demandé de l’aide à la ville."
    )
    english = (
        "The ferry has been at its quay since Monday, and the people of the island take the bus. Nobody knows for how long, "
        "said the mayor, who has asked the town for help."
    )
    text = f"{french}\n\n{english}\n\nLaisser un commentaire\n\nLeave a Comment\n"
    assert Cleaner()(text) == f"{french}\n\n{english}\n"


def test_211_what_only_looks_like_a_language_of_ours_in_a_part_is_asked_about() -> None:
    """Norwegian has the stop words of Swedish."""
    norwegian = (
        "Fergen har ligget ved kaia siden mandag, og folk på øya tar bussen. Ingen vet hvor lenge det skal vare, sier "
        "havnesjefen, som har sett det samme før. Maskinen er gammel, og ingen lager delene lenger. Det blir ny ferge til "
        "våren, men den er for bred for den gamle kaia, og ingen har spurt hva det koster å bygge en ny.\n\n"
    )
    languages = Cleaner().engine.languages
    text = norwegian * 3 + "\n\n".join(PROSE["pl"] * 3)
    vote = languages.vote(text)
    assert not vote.clear
    assert languages.detect(text, vote) == ("pl",)


@pytest.mark.parametrize("option", ["profile", "language", "disable", "guard", "packs", "rules"])
def test_212_a_cleaner_does_not_change(option: str) -> None:
    """A profile could be set: the rules stayed those of the other one, and the fingerprint lied."""
    for cleaner in (Cleaner(), pickle.loads(pickle.dumps(Cleaner()))):
        before = getattr(cleaner, option)
        with pytest.raises(AttributeError, match=f"make another with the {option} that you want"):
            setattr(cleaner, option, "page")
        assert getattr(cleaner, option) == before


CHOICES = {
    "headline": ["headline"],
    "date": ["date"],
    "byline": ["byline"],
    "caption": ["caption", "photo-credit"],
    "comment": ["comment", "comment-prompt", "comment-form"],
}
"""What docs/profiles.md says has to be switched off to keep what a part of the page model takes."""
LEGAL = {"About us", "Contact", "Privacy policy", "© 2025 Estuary Press. All rights reserved."}


@pytest.mark.parametrize("part", [rule.id.partition("/")[2] for rule in builtin("page").rules])
def test_213_what_a_part_of_the_page_model_takes_comes_back_when_it_is_switched_off(part: str) -> None:
    """Bylines and comments went all the same, by the rules of the language, while the docs said that they stay."""
    example = next(rule for rule in builtin("page").rules if rule.id == f"page/{part}").examples.change[0]
    lines, others = example.before.split("\n"), set(example.after.split("\n"))
    mine = [line for line in lines if line not in others]
    whole = Cleaner(["page"], builtin=False, profile="page")(example.before).split("\n")
    without = Cleaner(["page"], builtin=False, profile="page", disable=[f"page/{part}"])(example.before).split("\n")
    assert mine
    assert not set(mine).intersection(whole)
    assert without == [line for line in lines if line in mine or line in whole]
    if part in CHOICES:
        kept = Cleaner(profile="page", disable=CHOICES[part])(example.before).split("\n")
        assert set(mine) - LEGAL <= set(kept)


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


def test_215_links_that_all_begin_with_an_article_are_no_text_in_another_language() -> None:
    """Ten links with `la` and `l'` under an Italian article were French, and its `partirà` became `partir à`."""
    article = (
        "Il traghetto per le isole non partirà prima di maggio, ha detto il capitano del porto. Il ghiaccio ha piegato il "
        "timone, e il cantiere che potrebbe ripararlo è occupato fino a Pasqua. Il consiglio ne parlerà giovedì."
    )
    links = "Vai alla notizia\nLeggi la notizia\nLeggi la notizia completa\nProsegui la lettura\n" * 2
    assert Cleaner()(f"{article}\n\n{links}") == f"{article}\n"


@pytest.mark.parametrize(
    "line",
    ["Acepto las condiciones del duelo", "Acepto la política de mi padre", "Accetto le condizioni del duello"],
)
def test_216_who_accepts_something_need_not_subscribe_to_a_newsletter(line: str) -> None:
    """Any terms would do, anywhere in a text."""
    spanish = (
        "El barco de la isla no saldrá hasta mayo, dijo el capitán del puerto, porque el hielo ha doblado el timón."
    )
    italian = "Il traghetto per le isole non partirà prima di maggio, ha detto il capitano, che non ha più il timone."
    article = italian if line.startswith("Acc") else spanish
    text = f"{article}\n\n{line}\n\n{article}"
    assert Cleaner()(text) == text
