"""When one rule leaves another nothing to do, and when it only seems to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cleantext.checks import check
from cleantext.checks.shadow import shadowed
from cleantext.kinds import LineRule
from tests.small_packs import EXAMPLES, pack


def rule(id: str, **fields: Any) -> LineRule:
    """A rule for one line."""
    data = {"id": f"house/{id}", "kind": "line", "why": "A rule that a test is about.", "examples": EXAMPLES}
    return LineRule.model_validate({**data, "phrases": ("share this page",), **fields})


def falls(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Whether the second of two rules can never fire."""
    rules = [rule("first", **first), rule("second", **second)]
    return list(shadowed(rules[1:], rules)) == [(rules[1], rules[0])]


def test_of_two_rules_for_one_line_the_later_can_never_fire() -> None:
    first, second = rules = [rule("first"), rule("second")]
    other = rule("other", phrases=("tweet this",))
    assert list(shadowed([*rules, other], [*rules, other])) == [(second, first)]


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ({"languages": ("en",)}, {}),
        ({"languages": ("en",)}, {"languages": ("de", "en")}),
        ({"profiles": ("page",)}, {}),
        ({"sites": ("example.org",)}, {}),
        ({"sites": ("example.org",)}, {"sites": ("example.com", "example.org")}),
        ({"where": "tail"}, {"where": "edge"}),
        ({"where": "head"}, {"where": "anywhere"}),
        ({"longest": 40}, {"longest": 41}),
        ({"unless": {"prose_after": 10}}, {}),
        ({"unless": {"prose_after": 10}}, {"unless": {"prose_after": 11}}),
        ({"unless": {"next": "^by "}}, {}),
        ({"unless": {"alone": True}}, {}),
        ({"status": "candidate"}, {}),
        ({"status": "doubtful"}, {}),
    ],
    ids=str,
)
def test_only_a_rule_that_is_there_wherever_the_other_is_leaves_it_nothing(
    narrow: dict[str, Any], wide: dict[str, Any]
) -> None:
    assert not falls(narrow, wide)
    assert falls(wide, narrow)
    assert falls(narrow, narrow)


def test_a_rule_of_a_pack_that_is_extended_leaves_it_nothing_either(tmp_path: Path) -> None:
    same = {"id": "share", "kind": "line", "phrases": ["share this page"]}
    pack(tmp_path, "base", same)
    (problem,) = check([pack(tmp_path, "house", {**same, "id": "shared"}, extends=["./base.yaml"])])
    assert "this rule can never fire: rule 'base/share' takes everything" in problem.message


def test_a_rule_of_the_same_pack_is_called_by_its_own_name(tmp_path: Path) -> None:
    same = {"kind": "line", "phrases": ["share this page"]}
    problems = check([pack(tmp_path, "house", {**same, "id": "share"}, {**same, "id": "shared"})])
    assert any("this rule can never fire: rule 'share' takes everything" in problem.message for problem in problems)


def test_392_each_rule_is_asked_about_few_texts_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each was asked about those of each: a thousand rules, as a learned pack has, took 18 s."""
    pytest.importorskip("hyperscan")
    asked = []
    edits = LineRule.edits

    def counted(self: LineRule, *arguments: Any) -> Any:
        asked.append(self.id)
        return edits(self, *arguments)

    monkeypatch.setattr(LineRule, "edits", counted)
    rules = [rule(f"share-{n}", phrases=(f"share page {n}",), languages=("en",)) for n in range(60)]
    rules += [rule(f"tweet-{n}", pattern=f"^{n:03} tweets$", phrases=()) for n in range(60)]
    assert list(shadowed(rules, [*rules, rule("last", phrases=("tweet page 7",))])) == []
    assert len(asked) < 2000, "each in some texts of its own"
