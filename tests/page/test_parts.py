"""The parts of a page, each with a name that keeps it."""

from __future__ import annotations

import pytest

from cleantext import Cleaner
from cleantext.packs import builtin

CHOICES = {
    "headline": ["headline"],
    "date": ["date"],
    "byline": ["byline"],
    "caption": ["caption", "photo-credit"],
    "comment": ["comment", "comment-prompt", "comment-form"],
}
"""What docs/profiles.md says has to be switched off to keep what a part of the page model takes."""


LEGAL = {"About us", "Contact", "Privacy policy", "© 2025 Estuary Press. All rights reserved."}


@pytest.mark.parametrize("part", [rule.id.partition("/")[2] for rule in builtin("page").rules])
def test_213_what_a_part_of_the_page_model_takes_comes_back_when_it_is_switched_off(part: str) -> None:
    """Bylines and comments went all the same, by the rules of the language, while the docs said that they stay."""
    example = next(rule for rule in builtin("page").rules if rule.id == f"page/{part}").examples.change[0]
    lines, others = example.before.split("\n"), set(example.after.split("\n"))
    mine = [line for line in lines if line not in others]
    whole = Cleaner(["page"], builtin=False, profile="page")(example.before).split("\n")
    without = Cleaner(["page"], builtin=False, profile="page", disable=[f"page/{part}"])(example.before).split("\n")
    assert mine
    assert not set(mine).intersection(whole)
    assert without == [line for line in lines if line in mine or line in whole]
    if part in CHOICES:
        kept = Cleaner(profile="page", disable=CHOICES[part])(example.before).split("\n")
        assert set(mine) - LEGAL <= set(kept)


def test_401_the_sentence_below_the_title_has_a_name_that_keeps_it() -> None:
    """It went as a neighbour, a teaser or a headline, and could not be kept without these."""
    rule = next(rule for rule in builtin("page").rules if rule.id == "page/standfirst")
    page = rule.examples.change[0].before
    lead = "No yard in three countries has the parts that its engines need, and the bus is to take their place."
    assert lead in page
    assert lead not in Cleaner(profile="page")(page)
    assert lead in Cleaner(profile="page", disable=["standfirst"])(page)


@pytest.mark.parametrize(
    "line", ["Ticket line: 0800 555010", "Información: 900 100 200", "Горячая линия: 2-14-77", "£34.99", "- 1.7 litres", "5 - 12"]
)
def test_560_a_phone_number_or_a_price_is_no_date(line: str) -> None:
    """Each went as "a date or time on a line of its own"."""
    page = next(rule for rule in builtin("page").rules if rule.id == "page/date").examples.change[0].before
    mixed = page.replace("Share on Twitter", f"Share on Twitter\n{line}")
    gone = {edit.removed.strip(): edit.rule for edit in Cleaner(["page"], builtin=False, profile="page").run(mixed).edits}
    assert gone[line] != "page/date"


@pytest.mark.parametrize(
    "line", ["18:32", "9.15", "21h30", "12.11.2026", "12/11", "2026-11-30", "3. 11.", "March 4", "15 Uhr", "2026"]
)
def test_560_a_date_or_a_time_is_one(line: str) -> None:
    page = next(rule for rule in builtin("page").rules if rule.id == "page/date").examples.change[0].before
    mixed = page.replace("Published 4 March 2025, 09:15", line)
    gone = {edit.removed.strip(): edit.rule for edit in Cleaner(["page"], builtin=False, profile="page").run(mixed).edits}
    assert gone[line] == "page/date"


def test_602_a_title_that_says_nothing_of_the_text_below_is_kept_as_a_headline() -> None:
    """It went as a teaser or by its form, and no switch kept it."""
    title = "A bell comes home after forty years"
    text = (
        "Two divers found it below the old pier on Monday, four miles from the tower where it once hung. "
        "The parish wants to hang it again before the winter, if the beams will carry it.\n"
    )
    head = "Home\nNews\nSport\nContact\nAll the news of the week\n"
    page = f"{head}{title}\n{text * 3}Share on Twitter\nPrint\nImprint\nPrivacy policy\nCookies\nTerms"
    assert title not in Cleaner(profile="page")(page).split("\n")
    assert title in Cleaner(profile="page", disable=["headline"])(page).split("\n")
