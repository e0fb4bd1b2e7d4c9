"""The guard: how much may go of a text, to the word, as docs/concepts.md says it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner
from tests.small_packs import pack

STATEMENT = "The ferry stayed at its quay."
"""Six words, and the end of a statement."""
BUTTONS = [f"Open button {word} of it" for word in ("one", "two", "three", "four", "five", "six", "seven")]
"""Phrases of five words."""


@pytest.fixture
def cleaner(tmp_path: Path) -> Cleaner:
    return Cleaner(_pack(tmp_path), builtin=False)


def _pack(folder: Path, **more: Any) -> Path:
    gone = {"id": "gone", "kind": "line", "pattern": "^gone", "longest": 10_000, **more}
    return pack(folder, "house", gone, {"id": "dialogue", "kind": "line", "phrases": BUTTONS, "longest": 10_000})


def words(count: int, first: str = "word") -> str:
    """A line of so many words that is no prose."""
    return " ".join([first, *["word"] * (count - 1)])


def lines_of(count: int, first: str = "word") -> str:
    """So many words in lines of five at most, which are no prose."""
    return "\n".join(words(min(5, count - done), first) for done in range(0, count, 5))


@pytest.mark.parametrize(("gone", "stays", "goes"), [(60, 6, True), (61, 60, False), (61, 61, True), (62, 61, False)])
def test_more_than_sixty_words_and_more_than_half_of_them_stay(
    cleaner: Cleaner, gone: int, stays: int, goes: bool
) -> None:
    left = f"{STATEMENT}\n{lines_of(stays - 6)}".strip()
    text = f"{left}\n{lines_of(gone, 'gone')}"
    result = cleaner.run(text)
    assert result.text == (left if goes else text)
    lines = text.split("\n")
    assert [held.line for held in result.held] == [n for n, line in enumerate(lines, 1) if "gone" in line and not goes]


@pytest.mark.parametrize(("prose", "goes"), [(60, True), (59, False)])
def test_more_may_go_where_an_article_stays(cleaner: Cleaner, prose: int, goes: bool) -> None:
    article = f"{words(prose)}."
    text = f"{article}\n\n{lines_of(200, 'gone')}"
    assert cleaner(text) == (article if goes else text)


def test_an_article_of_which_most_would_go_does_not_stay_by_that(cleaner: Cleaner) -> None:
    """Sixty words of prose are left, and that is less than half of the prose."""
    article = f"{words(60)}."
    text = f"{article}\n\n{words(70, 'gone')}.\n\n{lines_of(100, 'gone')}"
    assert cleaner(text) == text
    equal = f"{article}\n\n{words(60, 'gone')}.\n\n{lines_of(100, 'gone')}"
    assert cleaner(equal) == article


@pytest.mark.parametrize(
    ("lines", "goes"),
    [
        (["a line"] * 6 + ["gone"], True),
        (["a line"] * 7 + ["gone"], False),
        (["a line", ""] * 6 + ["gone"], True),  # blank lines are none
        (["a line"] * 7 + [STATEMENT, "gone"], True),
        (["a line"] * 7 + [STATEMENT.replace(" its", ""), "gone"], False),  # five words
        (["a line"] * 7 + [STATEMENT.replace(".", "!"), "gone"], False),  # no statement
        (["a line"] * 7 + [f"{words(40)} and no end", "gone"], True),  # prose, though no statement
    ],
)
def test_in_eight_lines_without_a_statement_nothing_goes(cleaner: Cleaner, lines: list[str], goes: bool) -> None:
    text = "\n".join(lines)
    result = cleaner.run(text)
    assert ("gone" not in result.text) == goes
    assert bool(result.held) != goes


def test_whoever_asks_for_it_may_take_everything(tmp_path: Path) -> None:
    text = "\n".join([*["a line"] * 9, *[words(10, "gone")] * 20])
    for guard in (1, 1.0, None):
        assert "gone" not in Cleaner(_pack(tmp_path), builtin=False, guard=guard)(text)
    assert Cleaner(_pack(tmp_path), builtin=False, guard=0.9)(text) == text


@pytest.mark.parametrize(
    ("phrases", "goes"),
    [(BUTTONS[:6], True), (BUTTONS[:5], False), ([*BUTTONS[:5], BUTTONS[0]], False), ([*BUTTONS[:3], "", *BUTTONS[3:6]], True),
     ([*BUTTONS[:3], "Who is it", *BUTTONS[3:6]], False)],
)  # fmt: skip
def test_a_dialogue_is_six_phrases_in_a_row(cleaner: Cleaner, phrases: list[str], goes: bool) -> None:
    filler = [words(45, "gone") for _ in range(2)]
    text = "\n".join([STATEMENT, "", *phrases, "", *filler])
    result = cleaner.run(text)
    assert ("Open button" not in result.text) == goes
    assert words(45, "gone") in result.text


def test_what_was_learned_goes_beside_a_dialogue(tmp_path: Path) -> None:
    """Neither counts, so nothing is left that could be too much."""
    seen = {"count": 9, "share": 1.0, "files": []}
    menu = lines_of(70, "gone")
    dialogue = "\n".join(f"{button} and so on and so on" for button in BUTTONS)
    phrases = dialogue.split("\n")
    rules = [
        {"id": "menu", "kind": "line", "pattern": "^gone", "evidence": seen},
        {"id": "dialogue", "kind": "line", "phrases": phrases},
    ]
    cleaner = Cleaner(pack(tmp_path, "house", *rules), builtin=False)
    assert cleaner(f"{STATEMENT}\n\n{menu}\n\n{dialogue}") == STATEMENT
    assert cleaner(f"{menu}\n\n{dialogue}") == dialogue, "no statement would be left"
