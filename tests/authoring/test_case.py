"""`rules check` on patterns that ask for capitals where case is ignored."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext.checks import check
from cleantext.errors import Problem
from tests.small_packs import pack


def told(folder: Path, pattern: str | list[str], kind: str = "line", **fields: object) -> list[Problem]:
    """The problems that tell of case."""
    path = pack(folder, "house", {"id": "slug", "kind": kind, "pattern": pattern, **fields})
    return [problem for problem in check([path]) if "since case is ignored" in problem.message]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"^by \p{Lu}", r"\p{Lu}"),
        (r"^(?-i:By) \p{Lu}", r"\p{Lu}"),
        (r"^by [\p{Lu}\d]", r"[\p{Lu}\d]"),
        (r"^by [[:upper:]]x", "[[:upper:]]"),
        (r"^\p{Ll}+ news$", r"\p{Ll}"),
        (r"^[A-Z]{2,6}-\d+$", "[A-Z]"),
        (r"^[А-ЯЁ]\d+ news$", "[А-ЯЁ]"),
        (["^news$", r"^by \p{Lu}"], r"\p{Lu}"),
    ],
)
def test_359_capitals_are_asked_for_where_case_is_ignored(tmp_path: Path, pattern: str | list[str], found: str) -> None:
    (problem,) = told(tmp_path, pattern)
    assert problem.severity == "warning"
    assert f"`{found}` matches capitals and small letters alike" in problem.message
    assert f"write (?-i:{found})" in problem.message
    assert told(tmp_path, pattern, ignore_case=False) == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"^by (?-i:\p{Lu})", r"^by (?-i:(?:\(|x)\p{Lu}(?=[A-Z]))", r"^by [A-Za-z]+$", r"^by [\p{Lu}\p{Ll}]", r"^by [A-Z\w]",
        r"^by [a-z]+$", r"^by \[A-Z]", r"^by \\p{Lu}", r"^[A-Za-z0-9]+ news$", r"(?#[A-Z])^by$",
    ],
)  # fmt: skip
def test_359_what_is_not_meant_for_capitals(tmp_path: Path, pattern: str) -> None:
    assert told(tmp_path, pattern) == []


def test_359_a_range_of_whoever_says_that_case_is_ignored_is_one_of_letters(tmp_path: Path) -> None:
    assert told(tmp_path, r"^[A-Z]+-\d+$", ignore_case=True) == []
    assert told(tmp_path, r"^(?i:[A-Z]+)-\d+$", ignore_case=False) == []
    (problem,) = told(tmp_path, r"^(?i:\p{Lu}+)-\d+$", ignore_case=False)
    assert r"(?-i:\p{Lu})" in problem.message
    assert told(tmp_path, r"[A-Z]+-\d+", "replace", **{"with": ""}) == []


def test_359_the_alternative_is_pointed_into(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(
        "pack: house\nrules:\n  - id: slug\n    kind: line\n    why: The name of a desk.\n    pattern:\n      - '^news$'\n"
        "      - '^desk \\p{Lu}'\n    examples: {change: [{in: news, out: ''}], keep: [the news, a desk]}\n",
        "utf-8",
    )
    (problem,) = [problem for problem in check([path]) if "case" in problem.message]
    assert (problem.line, problem.column) == (8, 16), problem.render()
