"""Which slow patterns are told, and where in the rule they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cleantext.checks import check
from cleantext.patterns.slow import Slow
from tests.small_packs import pack

SLOW = r"share\s*\s*now"


@pytest.fixture(params=["quadratic", "cubic", "exponential"])
def growth(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How `SLOW` is found to grow: not measured, which would take long and depend on what else the machine does."""

    def slow(pattern: str, flags: int) -> Slow | None:
        return Slow(5, r"\s*", "a text", request.param, "write it another way") if pattern == SLOW else None

    monkeypatch.setattr("cleantext.checks.patterns.slow", slow)
    return str(request.param)


def told(folder: Path, **fields: Any) -> list[str]:
    """What the pattern of each problem is said to take."""
    problems = check([pack(folder, "house", {"id": "share", **fields})])
    return [problem.message.partition(" takes ")[2].partition(" time ")[0] for problem in problems]


def test_on_short_lines_quadratic_time_is_nothing(tmp_path: Path, growth: str) -> None:
    rule = {"kind": "line", "pattern": SLOW}
    assert told(tmp_path, **rule, longest=400) == ([] if growth == "quadratic" else [growth])
    assert told(tmp_path, **rule, longest=401) == [growth]


def test_replacements_and_conditions_are_asked_of_lines_of_any_length(tmp_path: Path, growth: str) -> None:
    section = {"kind": "section", "phrases": ["share this page"], "longest": 40}
    assert told(tmp_path, **section, unless={"next": SLOW}) == [growth]
    assert told(tmp_path, **section, until=SLOW) == [growth]
    assert told(tmp_path, kind="replace", pattern=SLOW, **{"with": "!"}) == [growth]
