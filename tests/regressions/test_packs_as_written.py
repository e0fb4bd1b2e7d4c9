"""Mistakes that people make in packs, and what they were told of them; numbered as in test_regressions.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext.checks import check
from cleantext.errors import Problem

PACK = """\
pack: house
rules:
  - id: banner
    kind: line
    why: Banner for the site's app, which stands above the text.
    phrases: [open in app, read this story in our app]
    where: edge
    examples:
      change:
        - {in: "Open in app\\n\\nThe bridge is closed.", out: "The bridge is closed."}
      keep:
        - "The new button says “Open in app”."
        - "Readers can open in app form what used to be a paper."
  - id: listen
    kind: replace
    why: Label of the button that reads a paragraph aloud.
    pattern: '\\[listen\\]$'
    with: ''
    examples:
      change: [{in: "It rains. [listen]", out: "It rains. "}]
      keep: ["[listen] to it", "We listen."]
"""
CUES = PACK[PACK.index("    kind: line") : PACK.index("    examples:")]


def problem(folder: Path, old: str, new: str) -> Problem:
    """The one problem of the pack, one thing in it changed."""
    assert old in PACK
    path = folder / "house.yaml"
    path.write_text(PACK.replace(old, new), "utf-8")
    (found,) = check([path])
    return found


def test_316_run_together_words_of_no_language(tmp_path: Path) -> None:
    """`rules check` found nothing, and the first text raised IndexError."""
    words = "kind: split_words\n    why: Spaces that the site lost between words.\n    examples:\n      change: [{in: a, out: b}]\n      keep: [a, b]"
    found = problem(tmp_path, PACK[PACK.index("kind: replace") :], words)
    assert "a split_words rule is for one language" in found.message
    assert found.line == 14


def test_317_a_quotation_that_is_closed_by_the_next_one(tmp_path: Path) -> None:
    found = problem(tmp_path, 'says “Open in app”."', "says “Open in app”.")
    assert "the quotation that begins in line 12, column 11" in found.message
    assert found.line == 13
    elsewhere = problem(tmp_path, '“Open in app”."\n', '\n          “Open in app”."\n   -\n')
    assert "quotation" not in elsewhere.message


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (r"‘\[listen\]$’", "the quotation marks around the pattern"),
        (r"“^\[listen\]”", "the quotation marks around the pattern"),
        (r"'/^\[listen\]/'", "the slashes around the pattern"),
    ],
)
def test_318_quotation_marks_of_word_processors(tmp_path: Path, pattern: str, said: str) -> None:
    """They are no quotation marks to YAML, and the pattern never matched."""
    assert said in problem(tmp_path, r"'\[listen\]$'", pattern).message


@pytest.mark.parametrize("pattern", [r"'“\[listen\]”$'", r"'‘?\[listen\]\$’'", r"'^“\[listen\]'"])
def test_318_quotation_marks_that_are_looked_for(tmp_path: Path, pattern: str) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(PACK.replace(r"'\[listen\]$'", pattern), "utf-8")
    assert check([path]) == []


def test_319_a_phrase_that_is_longer_than_what_the_rule_takes(tmp_path: Path) -> None:
    found = problem(tmp_path, "where: edge", "longest: 12")
    assert (found.severity, found.line) == ("warning", 6)
    assert "'read this story in our app' has 26 characters" in found.message
    assert "at most 12" in found.message
    (tmp_path / "house.yaml").write_text(PACK.replace("where: edge", "longest: 26"), "utf-8")
    assert check([tmp_path / "house.yaml"]) == []


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("kind: line", "Kind: line", (3, 5), "has no `kind`, only `Kind`"),
        ("kind: line", "type: line", (3, 5), "has no `kind`, only `type`"),
        ("kind: line", "kind:", (4, 5), "has no `kind`; "),
        ("with: ''", "with:", (18, 10), "where nothing is to stand, write ''"),
        (
            CUES,
            "    kind: score\n    why: Lines that look like a lead.\n    part: lead\n",
            (6, 5),
            "has no part 'lead'",
        ),
    ],
)
def test_328_what_was_meant(tmp_path: Path, old: str, new: str, place: tuple[int, int], said: str) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(PACK.replace(old, new), "utf-8")
    found = next(problem for problem in check([path]) if said in problem.message)
    assert (found.line, found.column) == place
