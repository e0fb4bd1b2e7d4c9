"""`repeat`: where a title that stands there twice is one, and where it is a heading, a refrain or a list."""

from __future__ import annotations

from typing import Any

import pytest

from cleantext.kinds import KINDS
from cleantext.kinds.repeat import TOP, WINDOW
from cleantext.testing import Round, once

TITLE = "How the harbour got its second crane"
PROSE = "The crane came by barge in the night, and by noon of the next day it was lifting its first load of slate."
EXAMPLES = {"change": [{"in": "x", "out": ""}], "keep": ["y", "z"]}


def tried(text: str, match: str = "same", **fields: Any) -> Round:
    """One round of such a rule."""
    rule = {"id": "test/rule", "kind": "repeat", "why": "It stands in a test.", "examples": EXAMPLES, "match": match}
    return once(KINDS["repeat"].model_validate({**rule, **fields}), text)


def left(text: str, match: str = "same", **fields: Any) -> str:
    """What it leaves of a text."""
    return tried(text, match, **fields).text


def test_the_note_says_which_line_it_was_compared_with() -> None:
    text = f"\n{TITLE}\nHarbour{TITLE}\nBy Anna Holm\n{TITLE}\n{PROSE}"
    assert [(edit.removed, edit.note) for edit in tried(text).edits] == [(f"{TITLE}\n", "repeats line 2")]
    assert [(edit.removed, edit.note) for edit in tried(text, "glued").edits] == [
        (f"Harbour{TITLE}\n", "ends with line 5")
    ]


def test_the_later_of_two_titles_goes() -> None:
    assert left(f"{TITLE}\nBy Anna Holm\n{TITLE.upper()}\n{PROSE}") == f"{TITLE}\nBy Anna Holm\n{PROSE}"


def test_a_heading_behind_prose_stays() -> None:
    text = f"{TITLE}\n{PROSE}\n{TITLE}\n{PROSE}"
    assert left(text) == text


def test_only_what_stood_at_the_very_top_is_a_title() -> None:
    listed = [f"Item {n}" for n in range(TOP)]
    text = "\n".join([*listed, TITLE, "Another item", TITLE, PROSE])
    assert left(text) == text
    assert left("\n".join([*listed[1:], TITLE, "Another item", TITLE, PROSE])) != text


def test_a_heading_that_a_list_of_contents_names_stays() -> None:
    listed = ["Contents of this guide", TITLE, "What it lifts", "What it costs"]
    text = "\n".join([*listed, TITLE, PROSE])
    assert left(text) == text
    assert left("\n".join([*listed[:3], TITLE, PROSE])) == "\n".join([*listed[:3], PROSE])


def test_without_prose_nothing_is_a_title() -> None:
    text = f"{TITLE}\n{TITLE}\nA short line"
    assert left(text) == text


def test_short_lines_are_no_titles() -> None:
    text = f"Second crane\nSecond crane\n{PROSE}"
    assert left(text) == text
    assert left(text, shortest=10) == f"Second crane\n{PROSE}"


@pytest.mark.parametrize("trail", ["NewsHarbour", "News > Harbour", "News » "])
def test_a_breadcrumb_glued_to_the_title_goes(trail: str) -> None:
    assert left(f"{trail}{TITLE}\n{TITLE}\n{PROSE}", "glued") == f"{TITLE}\n{PROSE}"


@pytest.mark.parametrize("before", ["and this is ", "yes: ", "News 24 of the harbour board of the old town, late: "])
def test_other_words_before_the_title_are_text(before: str) -> None:
    text = f"{before}{TITLE}\n{TITLE}\n{PROSE}"
    assert left(text, "glued") == text


def test_what_stands_too_far_down_is_no_second_title() -> None:
    items = [f"Item {n}" for n in range(WINDOW)]
    far = "\n".join([TITLE, *items[1:], TITLE, PROSE])
    assert left(far) == far
    near = "\n".join([TITLE, *items[2:], TITLE, PROSE])
    assert left(near) == "\n".join([TITLE, *items[2:], PROSE])


def test_a_breadcrumb_ends_where_the_title_begins_with_a_capital() -> None:
    assert left(f"NewsEstuary{TITLE}\n{TITLE}\n{PROSE}", "glued") == f"{TITLE}\n{PROSE}"
    title = TITLE[0].lower() + TITLE[1:]
    text = f"NewsEstuary{title}\n{title}\n{PROSE}"
    assert left(text, "glued") == text


def test_a_statement_is_no_title_that_a_breadcrumb_is_glued_to() -> None:
    for title in ("The crane came by barge in the night.", f"{PROSE[:-1]}, as we know"):
        text = f"News{title}\n{title}\n{PROSE}"
        kept = left(text, "glued") == text
        assert kept == title.endswith("."), title
