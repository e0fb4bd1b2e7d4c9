"""What no rule's own examples can say of the web packs: that they look alike, work together, and leave prose alone."""

from __future__ import annotations

import pytest
from pages import NEIGHBOURS, PAGES

from cleantext import Cleaner
from cleantext.packs import builtin

PACKS = tuple(PAGES)
SPACED_LATIN = ("de", "fr", "es", "it", "pt", "nl", "sv", "cs", "pl")
"""These have the same rules, in one order."""


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(guard=None)  # the bodies are short: the chrome around them is half of the page


@pytest.mark.parametrize("language", PACKS)
def test_the_chrome_goes_and_the_article_stays(cleaner: Cleaner, language: str) -> None:
    head, body, tail = PAGES[language]
    result = cleaner.run(f"{head}\n\n{body}\n\n{tail}\n")
    assert result.language == language
    assert result.text == body + "\n"


@pytest.mark.parametrize("language", PACKS)
def test_prose_alone_is_left_as_it_is(cleaner: Cleaner, language: str) -> None:
    body = PAGES[language][1]
    assert cleaner(body) == body


@pytest.mark.parametrize("language", [code for code in PACKS if code != "de"])
def test_a_pack_leaves_another_languages_chrome_alone(language: str) -> None:
    """Each pack by itself: its rules ask for its language, however much of their words a text may hold."""
    head, body, tail = PAGES["de"]
    text = f"{head}\n\n{body}\n\n{tail}\n\n{PAGES[language][0].splitlines()[0]}\n"
    assert Cleaner([f"web-{language}"], builtin=False, language="de")(text) == text


@pytest.mark.parametrize("language", PACKS)
def test_another_languages_rules_find_nothing_in_prose(language: str) -> None:
    """Even told that the text is of its language, a pack takes no line of the other bodies."""
    cleaner = Cleaner([f"web-{language}"], builtin=False, language=language)
    for code, (_, body, _) in PAGES.items():
        assert cleaner(body) == body, code


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_a_neighbours_stop_words_do_not_pass_for_ours(cleaner: Cleaner, language: str) -> None:
    """Ukrainian is not cleaned as Russian, nor Persian as Arabic, though they share letters and short words."""
    assert cleaner.run(NEIGHBOURS[language]).language not in PACKS


def test_rules_stand_in_one_order_in_all_packs() -> None:
    ids = {code: [rule.id.partition("/")[2] for rule in builtin(f"web-{code}").rules] for code in PACKS}
    common = set.intersection(*map(set, ids.values()))
    assert len(common) >= 22
    assert len({tuple(name for name in names if name in common) for names in ids.values()}) <= 2
    assert all(ids[code] == ids["de"] for code in SPACED_LATIN), ids


FAMILIES = [
    "comment-prompt",
    "related",
    "latest-news",
    "share",
    "follow",
    "newsletter",
    "cookies",
    "copyright",
    "byline",
    "author-box",
    "notice",
    "credits",
    "photo-credit",
    "date",
    "reading-time",
    "navigation",
    "account",
    "paywall",
    "app-prompt",
    "advertisement",
    "tags",
    "corrections",
]


@pytest.mark.parametrize("language", ["en", *PACKS])
def test_every_family_is_there(language: str) -> None:
    ids = {rule.id.partition("/")[2] for rule in builtin(f"web-{language}").rules}
    assert ids.issuperset(FAMILIES)


@pytest.mark.parametrize("language", SPACED_LATIN)
def test_stop_words_are_lower_case_words(language: str) -> None:
    words = builtin(f"web-{language}").head.stopwords
    assert 40 <= len(words) <= 200
    assert len(set(words)) == len(words)
    assert all(word.isalpha() and word == word.lower() for word in words)
