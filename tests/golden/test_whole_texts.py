"""Texts through all packs: what comes out, that it stays so, and that it can be undone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cleantext

TOWER = (
    "The tower and its stairs\n========================\n\nOf the stairs it has\n--------------------\n\nThe tower has stood "
    "at the mouth of the river for two hundred years, and nobody knows who built it."
)


SET = (
    "Whoever finds a mistake in this list is asked to write to the harbour office\nwithin a month, and will find "
    "the answer in the next one, below the keeper's\ncomments.\n\nThe northern gate\nThe long chain\nThe old bridge"
)


PLACES = (
    "# Where to find us\n\n## Facebook\n\nThe keeper writes there once a week, mostly about the weather and "
    "the ships that have come in.\n\n## Share this\n\nThe list of all ships hangs at the door of the office, and costs two "
    "euros for whoever wants to have one."
)


MASKS = (
    "Der Turm am Hafen ist alt, und die Stufen sind aus Holz. Auf Grund der niedersächsischen HafenschutzVO ist das "
    "Tragen einer Maske dort Pflicht, sagte der Wärter am Montag.\n\nAuch im Winter."
)


CASES = {
    "001: a language guess that changes when chrome is gone": (
        "We use cookies to improve this site.\n\nDer Turm und seine Stufen\n\nTeilen",
        "Der Turm und seine Stufen",
    ),
    "002: the last line of a batch ends in a blank": ("The boat is old. \n", "The boat is old.\n"),
    "003: dates in a list are no head": (  # of which more is said below, as of 005
        "\n".join(f"{n} May 2024\nA boat came in." for n in range(1, 30)),
        None,
    ),
    "004: a refrain is no title": (
        "O blow the wind over the water\nAnd bring my sailor home\nO blow the wind over the water\nAnd bring him home",
        "O blow the wind over the water\nAnd bring my sailor home\nO blow the wind over the water\nAnd bring him home",
    ),
    "005: mojibake that entities are part of": ("He said â&euro;œyes", None),
    "006: carriage returns belong to line endings": (
        "It rained.\r\n\r\n\r\n\r\nIt stopped. \r\n",
        "It rained.\r\n\r\nIt stopped.\r\n",
    ),
    "007: a hash sign is a mark, and a tag all the same": (
        "The weir is old.\n\n#rivers #weirs\n\nLeave a Comment",
        "The weir is old.",
    ),
    "008: what a long text hides of a join, the text that is left of it shows": (
        MASKS + "\u200b" * 6000,
        MASKS,
    ),
    "009: a row of dashes under two headings is no title": (
        TOWER,
        TOWER,
    ),
    "010: the last words of a paragraph that was set to a width are no heading": (
        SET,
        SET,
    ),
    "011: a heading with prose below is no button": (
        PLACES,
        PLACES,
    ),
}


@pytest.fixture(scope="module")
def cleaner() -> cleantext.Cleaner:
    return cleantext.Cleaner()


@pytest.mark.parametrize("name", CASES)
def test_case(cleaner: cleantext.Cleaner, name: str) -> None:
    source, wanted = CASES[name]
    result = cleaner.run(source)
    if wanted is not None:
        assert result.text == wanted
    assert cleaner(result.text) == result.text
    assert cleantext.undo(result.text, result.edits) == source


def test_003_keeps_its_later_dates(cleaner: cleantext.Cleaner) -> None:
    source = CASES["003: dates in a list are no head"][0]
    assert "29 May 2024" in cleaner(source)
    assert cleaner(source).count("May 2024") >= 14


def test_005_becomes_a_quotation_mark(cleaner: cleantext.Cleaner) -> None:
    assert cleaner("He said â&euro;œyes") == "He said “yes"


def test_132_the_first_page_shows_what_comes_out(cleaner: cleantext.Cleaner) -> None:
    page = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```diff\n(.*?)^```", page, flags=re.M | re.S)
    before, after = ("\n".join(line[1:] for line in shown.splitlines() if not line.startswith(other)) for other in "+-")
    assert before.startswith("News")
    assert cleaner(before) == after
