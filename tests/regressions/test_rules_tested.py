"""Bugs of what tests rules, by number, so that they stay found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

import pytest

from cleantext.joins import available
from cleantext.kinds import LineRule, Rule, ScoreRule
from cleantext.lines import Lines
from cleantext.model import Edit
from cleantext.packs import builtin
from cleantext.patterns.slow import slow
from cleantext.testing.around import swept
from cleantext.testing.embedded import examples_hold_inside
from cleantext.testing.properties import broken_by
from cleantext.testing.prose import PROSE


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


@pytest.mark.parametrize(("power", "growth"), [(1, None), (2, "quadratic"), (3, "cubic")])
def test_133_a_busy_machine_hides_no_slow_pattern_and_makes_none(
    power: int, growth: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each moment may take up to 1.7 times as long as it should."""
    for seed in range(40):
        random = Random(seed)
        monkeypatch.setattr(
            "cleantext.patterns.slow._time",
            lambda search, text, runs, random=random: 0.003 * (len(text) / 1500) ** power * random.uniform(1, 1.7),
        )
        found = slow(r"\s+$")
        assert (found and found.growth) == growth


def test_204_what_splits_words_is_tried_among_paragraphs_of_its_own_language() -> None:
    """For Portuguese there was none, and no rule for one language can tell the words of another."""
    assert available() <= PROSE.keys()
    rule = next(rule for rule in builtin("repair").rules if rule.id == "repair/split-pt")
    assert list(examples_hold_inside(rule, 200)) == []


@pytest.mark.parametrize(("base", "found"), [(ScoreRule, []), (LineRule, ["idempotent"])])
def test_205_what_weighs_a_whole_document_weighs_what_is_left_anew(base: type[Rule], found: list[str]) -> None:
    """page/lexicon fell, on a text that only many examples come to."""

    class Tapering(base):  # type: ignore[misc, valid-type]
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
