"""What is told of every line, together, is what became of the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleantext.cleaner import Cleaner
from cleantext.readers.base import InputDocument
from cleantext.runner.explain import Explanation
from tests.command_line import HOUSE
from tests.small_packs import pack

SAMPLES = sorted(Path(__file__).parents[2].joinpath("samples/before").rglob("*.txt"))
LINES = ["It rained .", "", "  ", "Leave a comment", "The ferry runs again on Monday .  ", "\u200bQuay", "Fine.", ". ."]


def explained(cleaner: Cleaner, text: str) -> Explanation:
    return Explanation(cleaner, InputDocument(0, "a.txt", text, "", {}))


def check(cleaner: Cleaner, text: str) -> None:
    explanation = explained(cleaner, text)
    fates = [explanation.line(number) for number in range(1, len(explanation.source) + 1)]
    assert [fate.text for fate in fates] == text.removesuffix("\n").split("\n")[: len(fates)]
    left = "\n".join(fate.after for fate in fates if fate.outcome != "gone")
    assert left.rstrip("\n") == explanation.result.text.rstrip("\n")
    for fate in fates:
        assert (fate.outcome == "kept") <= (fate.after == fate.text)
        assert (fate.outcome == "changed") <= (fate.after != fate.text)
        assert (fate.outcome != "kept") == bool(fate.edits)
    for item in explanation.edits():
        if item.edit.removed.strip():
            assert item in fates[item.line - 1].edits
    for held in explanation.held():
        assert fates[held.line - 1].outcome != "gone"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_of_samples(path: Path) -> None:
    check(Cleaner(), path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def cleaner(tmp_path_factory: pytest.TempPathFactory) -> Cleaner:
    path = tmp_path_factory.mktemp("packs") / "house.yaml"
    path.write_text(HOUSE)
    return Cleaner([path, "layout", "characters"], builtin=False)


@settings(max_examples=200)
@given(lines=st.lists(st.sampled_from(LINES), max_size=9), end=st.sampled_from(["", "\n"]))
@example(lines=["Leave a comment"], end="")
def test_of_lines_in_any_order(cleaner: Cleaner, lines: list[str], end: str) -> None:
    check(cleaner, "\n".join(lines) + end)


def test_an_edit_is_told_of_the_line_that_it_begins_on(cleaner: Cleaner) -> None:
    told = explained(cleaner, "It rained.\n\n\n\nIt snowed .\n\nLeave a comment\n").edits()
    assert [(item.edit.rule, item.line) for item in told] == [
        ("layout/blank-lines", 3),  # the second blank line is the first that goes
        ("house/space-stop", 5),
        ("house/comment", 7),  # though its edit takes the blank line above, too
    ]


def test_rules_for_other_languages_are_named_only_where_no_other_knows_the_line(tmp_path: Path) -> None:
    """A reader wonders about their words; of a line that another rule knows they would say nothing new."""
    prose = (
        "The ferry stayed at its quay, said the harbour master to us, and nobody in the town minded that so very much."
    )
    line = {"kind": "line", "phrases": ["related"]}
    german = {**line, "id": "german", "languages": ["de"]}
    held = {**line, "id": "held", "unless": {"prose_after": 5}}
    for rules, told in (([german], ["house/german"]), ([german, held], [])):
        cleaner = Cleaner([pack(tmp_path, "house", *rules)], builtin=False, language="en")
        fate = explained(cleaner, f"{prose}\n\nRelated\n\n{prose}\n").line(3)
        assert [knowing.rule for knowing in fate.knowing] == told
        assert [each.rule for each in fate.held] == ["house/held"] * (len(rules) - 1)


def test_369_the_article_model_tells_of_a_line_that_stays_what_the_page_model_does() -> None:
    """Whoever asked why a line had stayed heard of it in the profile `page` alone."""
    article = (
        "The harbour board met three times in the winter, and each time the minutes say that the matter was put off.\n\n"
        "Nobody on the islands expects to see the old boat again, and the bell has gone to the church.\n\n"
    )
    text = article + "Ferry times\nMore from this desk\nHarbour news\nAll about boats"
    explanation = explained(Cleaner(), text)
    for number in (1, 3):
        (knowing,) = explanation.line(number).knowing
        assert knowing.rule == "the article model"
        assert float(knowing.reason.removeprefix("main text with probability ")) > 0.5
    assert explained(Cleaner(disable=["article"]), text).line(1).knowing == ()
    assert explained(Cleaner(), article.strip()).line(1).knowing == (), "at neither end it is asked for a look"
