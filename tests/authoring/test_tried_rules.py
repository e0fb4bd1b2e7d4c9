"""The texts that a rule is tried on, and which of its faults they bring out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cleantext import load_pack
from cleantext.joins import available
from cleantext.kinds import LineRule, Rule, ScoreRule
from cleantext.lines import Lines
from cleantext.packs import builtin
from cleantext.testing import failures_of, try_rule
from cleantext.testing.around import swept
from cleantext.testing.drawn import drawn
from cleantext.testing.embedded import examples_hold_inside, places
from cleantext.testing.examples import examples_hold
from cleantext.testing.properties import broken_by
from cleantext.testing.prose import PROSE
from cleantext.types import Edit
from tests.authoring.banner import PACK
from tests.small_packs import pack


def test_335_examples_with_carriage_returns(tmp_path: Path) -> None:
    """`rules test` said of a plain phrase that its rule takes less than whole lines."""
    path = tmp_path / "house.yaml"
    path.write_text(PACK.replace("\\n\\nThe bridge is", "\\r\\n\\r\\nThe bridge is"), "utf-8")
    assert "\\r\\n" in path.read_text("utf-8")
    banner = load_pack(path).rules[0]
    assert try_rule(banner, examples=20) == []
    assert broken_by(banner, ".\r\r\nOpen in app") == []


def test_a_wrong_example_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(PACK.replace('out: "It rains. "', "out: It rains."), "utf-8")
    told = [failure.property for failure in try_rule(load_pack(path).rules[1], examples=20)]
    assert told.count("examples") == 1
    assert "inside paragraphs" not in told


def test_what_takes_spaces_needs_no_spaces_that_stay(tmp_path: Path) -> None:
    """Wherever there are words there could be too many of them."""
    examples = {"change": [{"in": "a  b", "out": "a b"}], "keep": ["ab", "cd"]}
    doubled = {"id": "doubled", "kind": "replace", "pattern": "(?<! )  +", "with": " ", "examples": examples}
    assert try_rule(load_pack(pack(tmp_path, "spaces", doubled)).rules[0], examples=20) == []


def test_an_example_that_is_not_touched_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(PACK.replace('in: "It rains. [listen]"', 'in: "It rains. (listen)"'), "utf-8")
    assert [failure.property for failure in examples_hold(load_pack(path).rules[1])] == ["examples"]


def test_what_a_pack_overrides_is_tested_with_it(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(PACK, "utf-8")
    mine = pack(tmp_path, "mine", extends=["./house.yaml"], override={"house/banner": {"longest": 5}})
    failures = failures_of(load_pack(mine), examples=5)
    assert {failure.rule for failure in failures if failure.property == "examples"} == {"house/banner"}


BEFORE, AFTER, BOTH = (True, False), (False, True), (True, True)


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"where": "head"}, [AFTER]),
        ({"where": "tail"}, [BEFORE]),
        ({"where": "edge"}, [BEFORE, AFTER]),
        ({}, [BEFORE, AFTER, BOTH]),
        ({"unless": {"prose_after": 9}}, [BEFORE]),
        ({"kind": "section", "where": "anywhere"}, [BEFORE, AFTER, BOTH]),
    ],
)
def test_examples_are_tried_among_paragraphs_wherever_the_rule_allows(
    tmp_path: Path, fields: dict[str, Any], where: list[tuple[bool, bool]]
) -> None:
    rule = {"id": "banner", "kind": "line", "phrases": ["open in app"], **fields}
    assert places(load_pack(pack(tmp_path, "house", rule)).rules[0]) == where


def test_which_of_two_rules_takes_a_line_makes_no_difference(tmp_path: Path) -> None:
    """The outcome is the same in any order, though the ledger names the other rule."""
    examples = {
        "change": [{"in": "It rains.\n\nShare this", "out": "It rains."}],
        "keep": ["Share this bread", "I share this"],
    }
    rules = [
        {"id": f"share-{n}", "kind": "line", "phrases": ["share this", more], "examples": examples}
        for n, more in enumerate(("tweet this", "pin this"))
    ]
    assert failures_of(load_pack(pack(tmp_path, "house", *rules)), examples=10) == []


def test_130_the_case_that_a_rule_goes_by_decides_which_paragraphs_may_follow_its_examples(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cleantext.testing.embedded.PROSE", {"en": ("The ferry left at nine, as ever. " * 5,)})

    class Shy(LineRule):
        def held_back(self, lines: Lines, last: int) -> str:
            return "prose follows" if lines.prose_after(last) else ""

    rule = Shy.model_validate({
        "id": "house/shy",
        "kind": "line",
        "why": "A button that only stays when a word in small letters follows, or so it says.",
        "phrases": ("share this",),
        "ignore_case": False,
        "unless": {"next": "^[a-z]"},
        "examples": {
            "change": ({"in": "Share this\n\nThe boat is old.", "out": "The boat is old."},),
            "keep": ("Share this boat.", "He would share this."),
        },
    })  # fmt: skip
    assert [failure.property for failure in examples_hold_inside(rule, 10)] == ["inside paragraphs"]


def test_131_texts_about_a_rule_are_not_those_about_one_that_is_gone() -> None:
    for n in range(200):  # sooner or later a rule lies in memory where one before it lay
        rule = LineRule.model_validate({
            "id": "house/number",
            "kind": "line",
            "why": "A line that stands on one page and no other.",
            "phrases": (f"boat number {n}",),
            "examples": {
                "change": ({"in": f"Boat number {n}\n\nThe boat is old.", "out": "The boat is old."},),
                "keep": ("Boats have numbers.", "This one has none."),
            },
        })  # fmt: skip
        assert any(f"number {n}" in text for text in swept([rule]))


def test_204_what_splits_words_is_tried_among_paragraphs_of_its_own_language() -> None:
    """For Portuguese there was none, and no rule for one language can tell the words of another."""
    assert available() <= PROSE.keys()
    rule = next(rule for rule in builtin("repair").rules if rule.id == "repair/split-pt")
    assert list(examples_hold_inside(rule, 200)) == []


@pytest.mark.parametrize(("base", "found"), [(ScoreRule, []), (LineRule, ["idempotent"])])
def test_205_what_weighs_a_whole_document_weighs_what_is_left_anew(base: type[Rule], found: list[str]) -> None:
    """page/lexicon fell, on a text that only many examples come to."""

    class Tapering(base):
        def prepare(self, texts: Sequence[Lines]) -> None:
            pass

        def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
            return [self.drop(lines, 0)] if len(lines) > 1 else []

    own = {"kind": "score", "part": "lexicon"} if base is ScoreRule else {"kind": "line", "phrases": ("tide",)}
    rule = Tapering.model_validate({
        "id": "house/tapering",
        "why": "The first line of what is left is worth less than the rest.",
        "examples": {"change": ({"in": "Low\nTide", "out": "Tide"},), "keep": ("Tide", "Low")},
        **own,
    })  # fmt: skip
    assert [broken.property for broken in broken_by(rule, "The\nlow\ntide")] == found


@pytest.mark.parametrize("pattern", [r"\b([a-z]+) \1\b", r"(\p{L}{4,}) and \1", r"(?P<mark>[*_]{2,3})x(?P=mark)"])
def test_432_texts_are_drawn_from_a_pattern_that_asks_for_the_same_once_more(pattern: str) -> None:
    """It was drawn anew, so that hardly a text matched, and the properties had none to try the rule on."""
    assert len(drawn(pattern, False)) == 8


def test_439_a_pattern_with_half_a_character() -> None:
    """A rule in Python may have one; `rules check` and `rules test` ended with a traceback."""
    assert drawn("\ud800+x", False)


def test_443_where_only_blank_lines_differ_it_is_said_what_to_do(tmp_path: Path) -> None:
    """A whole line that a `replace` takes leaves its blank lines, and two long texts were shown that look alike."""
    change = [{"in": "It rained.\n\n[ad]\n\nIt snowed.", "out": "It rained.\n\n\n\nIt snowed."}, {"in": "[ad]", "out": ""}]
    rule = {"id": "ad", "kind": "replace", "pattern": r"^\[ad\]$", "with": "", "examples": {"change": change, "keep": ["[a]", "ad"]}}
    (failure,) = examples_hold_inside(load_pack(pack(tmp_path, "ads", rule)).rules[0], 20)
    assert "Only blank lines differ: `kind: line` takes whole lines" in failure.message
