"""Votes on languages: stop words first, scripts of one language, two languages in one document, one answer each time."""

import pytest

from cleantext.languages import Languages, Vote
from cleantext.languages.codes import code_of
from cleantext.languages.detector import UNMISTAKABLE, profiled
from cleantext.languages.letters import doubtful
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


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("de " * 5 + "la " * 3 + "boot mare vent", Vote(("xx",), True)),
        ("de " * 4 + "boot mare vent", Vote(("xx",), False)),  # seven words are too few
        ("de " * 4 + "boot mare vent wint", Vote(("xx",), True)),
        ("de " * 2 + "boot mare vent wint zee kust", Vote(("xx",), False)),  # and so are two stop words
        ("de " * 5 + "la " * 4 + "boot mare vent", Vote(("xx", "yy"), False)),  # too narrow a lead
        ("de " * 5 + "la " * 2 + "boot " * 40, Vote(("xx",), False)),  # more than a few in a hundred, not clear
        ("de " * 3 + "boot " * 60, Vote((), False)),  # in none of the languages
        ("de " * 9 + "la " * 3 + "boot " * 9, Vote(("xx",), True)),  # too short to have parts in two languages
        (
            "de boot mare " * 160 + "la boot mare le boot mare lo boot mare " * 20,
            Vote(("xx", "yy"), False),
        ),  # its last third seems to be in the second
        ("de boot mare " * 160 + "la boot mare " * 60, Vote(("xx",), True)),  # one word, over and over, is no language
    ],
)
def test_how_clear_a_vote_is(text: str, vote: Vote) -> None:
    assert Languages({"xx": frozenset({"de"}), "yy": frozenset({"la", "le", "lo"})}).vote(text) == vote


@pytest.mark.parametrize(
    ("language", "text", "doubt"),
    [
        ("sv", "Båten gick sent i dag, och det blåste på ön.", False),
        ("sv", "Båden kom sent i dag, og det er koldt i vand.", True),  # without ä or ö: Danish, it may be
        ("ru", "Лодки были на реке.", False),
        ("ru", "Лодка не е на реката.", True),
        ("ru", "Човни були на річці, і ми їх бачили.", True),
        ("de", "Das Schiff liegt im Hafen.", False),
        ("de", "D’Schëff läit am Hafe.", True),
        ("es", "à".rjust(149), True),  # one letter in so many
        ("es", "à".rjust(150), False),  # is a name's
        ("xx", "àßçñ", False),  # nothing is known of it
    ],
)
def test_letters_that_a_language_has_not_or_lacks(language: str, text: str, doubt: bool) -> None:
    assert doubtful(language, text) is doubt


def test_a_vote_is_not_clear_where_letters_speak_against_it() -> None:
    languages = Languages({"sv": frozenset({"det", "i"}), "xx": frozenset({"la"})})
    assert languages.vote("det i " * 9 + "båten blåste ön") == Vote(("sv",), True)
    assert languages.vote("det i " * 9 + "båden") == Vote(("sv",), False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour is a λιμάνι in the tongue of the island, and the boat is a βάρκα there.", "en"),
        ("The harbour is a 港口 in the tongue of the city, and the boat is a 船 there.", "en"),
        ("Λιμάνι is the word that the people of the island have.", "en"),
        ("Το λιμάνι (the harbour) είναι κλειστό.", "el"),
        ("港口今天关闭，船只停在岸边。", "zh"),
        ("港口閉鎖、船舶停泊中の見込み。", "ja"),  # a kana among eight characters: Chinese has none
    ],
)
def test_the_script_of_some_words_is_not_that_of_the_text(text: str, language: str) -> None:
    assert LANGUAGES.vote(text).languages == (language,)


def test_langdetect_is_asked_about_every_language_that_has_a_pack() -> None:
    assert not UNMISTAKABLE & set(WORDS)


def test_which_languages_langdetect_knows() -> None:
    assert {"de", "el", "en", "zh"} <= profiled()
    assert not {"eu", "gl"} & profiled()


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("EN", "en"), ("eng", "en"), ("en-US", "en"), ("en_US.UTF-8", "en"), ("nb", "no"), ("ast", "ast"),
        ("dk", None), ("e", None), ("1a2", None), ("äöü", None), ("", None), ("english", None),
    ],
)  # fmt: skip
def test_the_code_of_a_language(tag: str, code: str | None) -> None:
    assert code_of(tag) == code
