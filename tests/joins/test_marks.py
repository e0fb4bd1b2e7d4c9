"""Spaces beside commas and bars."""

from __future__ import annotations

import re

import pytest

from cleantext import Cleaner, clean
from cleantext.joins import Joiner
from cleantext.joins.marks import marks
from cleantext.joins.tables import Lexicon


@pytest.mark.parametrize(
    "text",
    [
        "They,ll come home when they,re ready, and we,ve kept their soup warm on the stove.",
        "I,m sure that it,s fine, she wrote from the island, and he,d have liked to believe it.",
        "THEY,LL NEVER FIND THE HARBOUR IN THIS FOG, SAID THE PILOT.",
    ],
)
def test_380_a_comma_typed_for_an_apostrophe_is_no_lost_space(text: str) -> None:
    """`They,ll` became `They, ll`, and `it,s` `it, s`: two words that nobody wrote."""
    assert clean(text) == text


def test_380_a_comma_between_words_still_is() -> None:
    text = "He came home,so we left the harbour. But she stayed,I think,and told him so."
    assert Cleaner(language="en")(text) == (
        "He came home, so we left the harbour. But she stayed, I think, and told him so."
    )


@pytest.mark.parametrize(
    "text", ["The harbour|Ferries and what they cost", "Bread|butter", "She reads Loom|Life and the Estuary News."]
)
def test_402_a_bar_between_words_has_spaces_on_both_sides_or_on_none(text: str) -> None:
    """Each side was judged by itself, so that a space stood on one alone."""
    bar = text.index("|")
    for hundredths in range(1, 100):
        found = {split.offset for split in Joiner("en").splits(text, hundredths / 100)}
        assert (bar in found) == (bar + 1 in found), hundredths


@pytest.mark.parametrize(
    "chunk",
    [
        "boats-", "lake…ever", "lake…Ever", "lake...Ever", "[3]:p.", "”Ripper", "one)—it", "©2020", "gate?25", "boat*",  # both ways are customary
        "US$171", "50MiBby", "Science+Business", "“if”s", "theU.S.",
    ],
)  # fmt: skip
def test_419_no_candidate(chunk: str) -> None:
    """At such places a space was put where none was lost more often than where one was: eleven times to none before a hyphen."""
    mark = re.search(
        r"(?<=[\w)])[-—*](?=$|it)|(?<=US)\$|(?<=[…©?+])\w|(?<=\.\.)E|(?<=:)p|(?<=”)\w|(?<=50)M|(?<=U\.)S", chunk
    )
    assert mark
    assert mark.start() not in {seam.at for seam in marks(Lexicon.load("en"), chunk)}


@pytest.mark.parametrize(
    ("chunk", "at"),
    [
        ("boats--", 5), ("lake…“Ever", 5), ("a24cm", 1), ("a2014", 1), ("gone”said", 5), ("one)it", 4), ("©The", 1), ("gate.25", 5), ("paid$171", 4),
        ("50pages", 2), ("Disney+and", 7), ("theU.The", 5), ("boats–", 5),
    ],
)  # fmt: skip
def test_419_candidates_still(chunk: str, at: int) -> None:
    assert at in {seam.at for seam in marks(Lexicon.load("en"), chunk)}
