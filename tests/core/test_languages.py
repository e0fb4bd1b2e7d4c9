"""Votes on languages: stop words first, scripts of one language, two languages in one document, one answer each time."""

import pytest

from cleantext.languages import Languages, Vote
from cleantext.packs import builtin, default_files
from cleantext.testing.prose import PROSE

WORDS = {
    pack.head.languages[0]: frozenset(pack.head.stopwords)
    for pack in map(builtin, default_files())
    if pack.head.stopwords
}
LANGUAGES = Languages(WORDS)


@pytest.mark.parametrize("language", sorted(PROSE.keys() & WORDS.keys()))
def test_prose_is_in_its_language(language: str) -> None:
    assert LANGUAGES.vote("\n\n".join(PROSE[language])).languages[0] == language


def test_a_document_in_two_languages_has_both() -> None:
    english, german = "\n\n".join(PROSE["en"] * 3), "\n\n".join(PROSE["de"] * 3)
    assert set(LANGUAGES.vote(f"{english}\n\n{english}\n\n{german}").languages) == {"en", "de"}


def test_too_few_words_leave_it_open() -> None:
    assert not LANGUAGES.vote("the boat").clear
    assert LANGUAGES.vote("") == Vote((), False)


def test_a_language_that_is_known_is_not_asked_for() -> None:
    assert Languages(WORDS, only="de").vote("It is the boat of the harbour.") == Vote(("de",), True)


def test_stop_words_count_for_all_languages_that_share_them() -> None:
    languages = Languages({"xx": frozenset({"de", "een"}), "yy": frozenset({"de", "la"})})
    assert languages.vote("De een\xa0de boot").languages == ("xx", "yy")  # three and two of the four words
    assert languages.vote("de, boot").languages == ()  # with a comma it is another word
