"""Stop words of packs: whose they are, which language they tell, what is said where they are missing."""

from __future__ import annotations

from pathlib import Path

from cleantext import Cleaner, load_pack
from cleantext.checks import check
from cleantext.packs.parse import parse
from cleantext.packs.source import read
from tests.small_packs import pack

COMMENT = {"id": "comment", "kind": "line", "phrases": ["skriv en kommentar"], "where": "tail"}


ARTICLE = "Byrådet besluttede, at den gamle bro over fjorden skal repareres, og at det ikke må vare mere end et år."


def test_162_stop_words_are_inherited(tmp_path: Path) -> None:
    pack(
        tmp_path, "web-da", COMMENT, languages=["da"], stopwords=["og", "at", "den", "det", "er", "en", "Ikke", "skal"]
    )
    house = pack(tmp_path, "house", extends=["./web-da.yaml"])
    assert Cleaner(house)(f"{ARTICLE}\n\nSkriv en kommentar") == ARTICLE


def test_163_a_pack_takes_no_stop_words_from_another(tmp_path: Path) -> None:
    house = pack(tmp_path, "house", languages=["en"], stopwords=["weir"])
    more = pack(tmp_path, "more", COMMENT, languages=["en"], stopwords=["og"])
    text = "The ferry runs again on Monday, said the harbour master to all who stood on the quay."
    assert Cleaner([house, more])(f"{text}\n\nSkriv en kommentar") == text


def test_164_a_language_that_nothing_tells(tmp_path: Path) -> None:
    (problem,) = check([pack(tmp_path, "house", COMMENT, languages=["is"])])
    assert (problem.severity, "nothing tells a text in `is`" in problem.message) == ("warning", True)
    assert problem.source[problem.column - 1 :].startswith('"is"')


def test_165_stop_words_of_no_language() -> None:
    (problem,) = parse(read("house.yaml", b"pack: house\nstopwords: [og]\nrules: []\n")).problems
    assert "which language these words are of" in problem.message


def test_166_a_country_is_no_language(tmp_path: Path) -> None:
    (problem,) = check([pack(tmp_path, "house", COMMENT, languages=["dk"], stopwords=["og"])])
    assert (problem.severity, "did you mean `da`?" in problem.message) == ("error", True)


def test_436_stop_words_of_a_pack_for_two_languages(tmp_path: Path) -> None:
    """They were taken for those of the first, without a word."""
    rule = {"id": "seen", "kind": "replace", "pattern": "Zuletzt gesehen", "with": "Gesehen"}
    two = pack(tmp_path, "two", rule, languages=["de", "nl"], stopwords=["und", "en", "het"])
    (problem,) = check([two])
    assert (problem.severity, "taken for those of `de`" in problem.message) == ("warning", True)
    assert problem.source[problem.column - 1 :].startswith('"stopwords"')
    assert check([pack(tmp_path, "one", rule, languages=["nl"], stopwords=["het", "een"])]) == []
    assert check([pack(tmp_path, "none", rule, languages=["de", "nl"])]) == []


def test_stop_words_of_several_packs_count_whatever_their_case(tmp_path: Path) -> None:
    rule = {"id": "banner", "kind": "line", "phrases": ["gem siden"]}
    pack(tmp_path, "danish", rule, languages=["da"], stopwords=["Og", "AT", "den"])
    more = pack(tmp_path, "more", extends=["./danish.yaml"], languages=["da"], stopwords=["det", "er"])
    text = "Det er koldt i den gamle havn, og alle ved at det er den vej vinden kommer."
    assert Cleaner(more, builtin=False)(f"{text}\n\nGem siden") == text
    assert load_pack(more).stopwords == {"da": ("og", "at", "den", "det", "er")}
