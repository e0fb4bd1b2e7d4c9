"""Fragments: pieces of patterns that a pack names, and calls as `(?&name)`."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import Cleaner, load_pack
from cleantext.checks import check

PACK = """\
pack: house
fragments:
  month: 'January|February|March'
  day: '\\d{1,2}(?: (?&month))?'
  section:
    - 'home|news'
    - 'sport'
rules:
  - id: dated
    kind: line
    why: A date of the house, on a line of its own.
    pattern: ['^(?&day) 20\\d\\d$', '^(?:(?&section)(?:\\s|$)){3,}$']
    unless: {next: '^in (?&month)$'}
    examples:
      change:
        - {in: "3 March 2024\\n\\nThe ferry was late.", out: "The ferry was late."}
        - {in: "home news sport\\n\\nThe ferry was late.", out: "The ferry was late."}
      keep: ["3 March was late.", "3 May 2024", "3 March 2024\\n\\nIn February"]
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    file = tmp_path / "house.yaml"
    file.write_text(PACK)
    return file


def test_a_call_stands_for_the_fragment_as_a_whole(house: Path) -> None:
    assert check([house]) == []
    cleaner = Cleaner(house, builtin=False)
    assert cleaner("3 March 2024\n\nThe ferry was late.") == "The ferry was late."
    assert cleaner("sport home news\n\nThe ferry was late.") == "The ferry was late."
    assert cleaner("3 March 2024\n\nIn March") == "3 March 2024\n\nIn March"
    assert cleaner("February 2024") == "February 2024", "of a fragment's alternatives none reaches out of it"
    (rule,) = load_pack(house).rules
    whole = rule.model_dump()["pattern"].split("|^")[0]
    assert whole == r"^(?:\d{1,2}(?: (?:January|February|March))?) 20\d\d$"


def test_an_override_may_call_the_fragments_of_its_pack(house: Path) -> None:
    heir = house.parent / "heir.yaml"
    heir.write_text(
        "pack: heir\nextends: [house.yaml]\nfragments: {season: spring|autumn}\n"
        "override:\n  house/dated: {unless: {next: '^in (?&season)$'}}\n"
    )
    assert check([heir]) == []
    cleaner = Cleaner(heir, builtin=False)
    assert cleaner("3 March 2024\n\nIn spring") == "3 March 2024\n\nIn spring"
    assert cleaner("3 March 2024\n\nIn March") == "In March"


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("(?&day) 20", "(?&days) 20", "12:15", "no fragment is called 'days' (did you mean 'day'?)"),
        ("(?: (?&month))", "(?: (?&section))", "4:3", "a fragment calls those above it, and 'section' stands below"),
        ("'home|news'", "'(?i)home'", "6:7", "(?i) holds for what stands beside it as well"),
        ("'January|", "'(?i)January|", "3:3", "month: (?i) holds for what stands beside it as well; write (?i:…)"),
        ("'January|", "'(January)|", "3:3", "month: groups are counted through the whole pattern; write (?:…)"),
        ("'January|", "'(January|", "3:34", "bad pattern: missing )"),
        ("  section:", "  Section:", "5:3", "Section: a fragment's name is made of a-z, 0-9 and _"),
        ("month: 'January|February|March'", "month: 3", "3:10", "`fragments.month` is text"),
        ("(?&day) 20", "(3|(?&day) 20", "12:15", "bad pattern at character"),  # no place in what is written
    ],
)
def test_what_is_wrong_with_a_fragment_is_told_where_it_stands(
    house: Path, old: str, new: str, place: str, message: str
) -> None:
    house.write_text(PACK.replace(old, new, 1))
    problems = [problem for problem in check([house]) if problem.severity == "error"]
    assert message in problems[0].message
    assert f"{problems[0].line}:{problems[0].column}" == place


def test_a_fragment_that_nothing_calls_is_told(house: Path) -> None:
    house.write_text(PACK.replace("fragments:\n", "fragments:\n  year: '20\\d\\d'\n"))
    (problem,) = check([house])
    assert (problem.severity, problem.line) == ("warning", 3)
    assert "no pattern calls the fragment 'year'" in problem.message


def test_what_is_found_in_a_pattern_that_calls_a_fragment_is_told_at_its_beginning(house: Path) -> None:
    for pattern, column in (("'^[A-Z] \\d 20", 17), ("'^[A-Z] (?&day) 20", 15)):
        house.write_text(PACK.replace("'^(?&day) 20", pattern))
        found = [(problem.line, problem.column) for problem in check([house]) if "[A-Z]" in problem.message]
        assert found == [(12, column)]
