"""Votes on languages: stop words first, scripts of one language, two languages in one document, one answer each time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.languages import Languages, Vote
from cleantext.packs import builtin, default_files
from cleantext.stopwords import StopWords
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


@settings(deadline=None)
@given(
    st.lists(st.one_of(st.text(), st.sampled_from([text for texts in PROSE.values() for text in texts])), max_size=6)
)
def test_company_makes_no_difference(texts: list[str]) -> None:
    assert LANGUAGES.votes(texts) == [LANGUAGES.vote(text) for text in texts]


def test_a_document_in_two_languages_has_both() -> None:
    english, german = "\n\n".join(PROSE["en"] * 3), "\n\n".join(PROSE["de"] * 3)
    assert set(LANGUAGES.vote(f"{english}\n\n{english}\n\n{german}").languages) == {"en", "de"}


def test_too_few_words_leave_it_open() -> None:
    assert not LANGUAGES.vote("the boat").clear
    assert LANGUAGES.vote("") == Vote((), False)


def test_a_language_that_is_known_is_not_asked_for() -> None:
    assert Languages(WORDS, only="de").vote("It is the boat of the harbour.") == Vote(("de",), True)


def test_stop_words_are_counted_for_all_that_share_them() -> None:
    words = StopWords({"xx": frozenset({"de", "een"}), "yy": frozenset({"de", "la", "a-word-of-twenty-five-by"})})
    counts, size = words.count(["De een\xa0de, la", "", "a-word-of-twenty-five-by"])
    assert counts.tolist() == [
        [2, 2],
        [0, 0],
        [0, 0],
    ]  # "de," has a comma; what is longer than sixteen bytes isn't known
    assert size.tolist() == [4, 0, 1]
