"""The strategies give what they promise: prose that is prose, chrome around it, the same texts for the same seed."""

from __future__ import annotations

import regex
from hypothesis import given, seed, settings

from cleantext.prose import LONG_WORDS, is_prose, weight
from cleantext.testing import CHROME, CLUSTERS, PROSE, Scraped, documents, paragraphs, scraped


def test_paragraphs_are_prose_in_many_scripts() -> None:
    assert len(PROSE) >= 12
    for texts in PROSE.values():
        for text in texts:
            assert "\n" not in text
            assert is_prose(text)
            assert weight(text) >= LONG_WORDS


def test_clusters_are_more_than_they_seem() -> None:
    for text in CLUSTERS:
        assert len(regex.findall(r"\X", text)) < len(text) or any(0x0E00 <= ord(c) < 0x0E80 for c in text)


@settings(max_examples=50)
@given(scraped())
def test_a_page_holds_its_parts(page: Scraped) -> None:
    assert page.prose or page.headings
    lines = page.text.replace("\r", "").split("\n")
    assert all(part in lines for part in (*page.prose, *page.headings, *page.chrome))
    assert all(line in CHROME for line in page.chrome)


@settings(max_examples=30)
@given(paragraphs(["fa", "hi"]))
def test_languages_are_chosen(text: str) -> None:
    assert text in (*PROSE["fa"], *PROSE["hi"])


def test_the_same_seed_gives_the_same_texts() -> None:
    def run() -> list[str]:
        seen: list[str] = []

        @seed(17)
        @settings(max_examples=20, database=None)
        @given(documents())
        def look(text: str) -> None:
            seen.append(text)

        look()
        return seen

    assert run() == run()
