"""The plan: what a change leaves of what is known about a text is what a scan of the new text would find."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext
from cleantext.engine.plan import Plan, Scanned
from cleantext.joins import Joiner
from cleantext.kinds import LineRule
from cleantext.kinds.base import Wake
from cleantext.languages import Vote
from cleantext.lines import Lines
from cleantext.testing import documents
from tests.small_packs import pack

ENGINE = cleantext.Cleaner().engine


@settings(max_examples=150)
@given(documents(), documents(), st.data())
def test_a_second_look_at_changed_lines_misses_nothing(before: str, other: str, data: st.DataObject) -> None:
    old = Lines(before)
    mixed = [*old.raw, *Lines(other).raw]
    new = Lines("\n".join(data.draw(st.lists(st.sampled_from(mixed or [""]), max_size=12))))
    vote = ENGINE.languages.vote(new.text)
    for plan in ENGINE.plans:
        (hits,) = plan.scan([old], [vote])
        (again,) = plan.rescan([Scanned(old, vote, hits)], [new])
        (whole,) = plan.scan([new], [vote])
        for n, at in whole.items():
            seen = again[n]
            assert seen is None or (at is not None and set(at) <= set(seen)), plan.rules[n].id


def test_only_signs_of_a_documents_languages_are_looked_for() -> None:
    text = (
        "Der Turm ist alt und die Stufen sind aus Holz, aber er steht noch.\n\nLeave a Comment\n\nKommentar schreiben"
    )
    vote = ENGINE.languages.vote(text)
    assert vote.languages == ("de",)
    plan = ENGINE.plans[-1]
    (hits,) = plan.scan([Lines(text)], [vote])
    assert {rule.languages for rule in (plan.rules[n] for n in hits)} <= {(), ("de",)}
    assert "web-de/comment-prompt" in {plan.rules[n].id for n in hits}


def test_run_together_words_are_looked_for_in_what_is_left_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []
    wakes = Joiner.wakes

    def noted(joiner: Joiner, data: bytes, starts: Sequence[int] | None = None) -> list[int]:
        seen.append(data)
        return wakes(joiner, data, starts)

    monkeypatch.setattr(Joiner, "wakes", noted)
    paragraph = "The ferry that had crossed the bay since the war was taken out of service on Monday, the council said."
    text = f"{paragraph}\n\n{paragraph[::-1]}.\n\nThey told the newspaperThe boat would be kept.\n\nLeave a Comment"
    assert "newspaper The" in cleantext.Cleaner(language="en")(text)
    assert seen
    assert not any(b"Leave a Comment" in data for data in seen)


def test_tables_are_not_loaded_for_a_language_that_a_text_may_not_be_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes some 9 MB; for a long text the rule is woken unseen, and asked once the language is clear."""
    loaded: list[str] = []

    def joiner(language: str) -> Joiner:
        loaded.append(language)
        return Joiner("en")

    monkeypatch.setattr("cleantext.kinds.split_words.joiner", joiner)
    plan = ENGINE.plans[-1]
    (joins,) = (n for n, rule in enumerate(plan.rules) if rule.id == "repair/split-en")
    (stage,) = (rules for _, rules in plan.stages if joins in rules)
    short = "The ferry left at nine. "
    long = short * 200
    for text, clear, asked, woken in (
        (long, False, [], True),
        (long, True, ["en"], False),
        (short, False, ["en"], False),
    ):
        loaded.clear()
        hits: dict[int, Sequence[int] | None] = {}
        plan.find_joins(stage, [Scanned(Lines(text), Vote(("en",), clear), hits)])
        assert (loaded, joins in hits) == (asked, woken)


def test_a_rule_is_asked_once_about_a_line_and_in_order(tmp_path: Path) -> None:
    """Several signs of a rule may hit a line, and those of one sort all come before those of another."""
    prose = "The ferry stayed at its quay because of the wind, said the harbour master, and nobody minded it."
    said = {"id": "said", "kind": "line", "phrases": ["share this"], "pattern": "^share", "unless": {"next": "^The"}}
    held = cleantext.Cleaner(pack(tmp_path, "held", said), builtin=False).run(f"{prose}\n\nShare this\n\n{prose}").held
    assert [note.line for note in held] == [3]
    more = {"id": "more", "kind": "section", "phrases": ["more"], "pattern": "^more", "where": "anywhere"}
    text = "\n".join([prose, "More", *[prose] * 6, "More", "Item"])
    assert cleantext.Cleaner(pack(tmp_path, "more", more), builtin=False)(text) == "\n".join([prose] * 7)


class Both(LineRule):
    """A rule in Python that a word in a line wakes, or something else of the text."""

    def wake(self) -> Wake:
        return Wake(patterns=("ferry",), text=lambda text: text.startswith("Timetable"))


def test_337_a_rule_that_lines_wake_and_texts_as_well() -> None:
    """Of its lines none was carried to the next text; only the built-in kinds, which have one of both, were thought of."""
    examples = {"change": [{"in": "a", "out": "b"}], "keep": ["c", "d"]}
    rule = Both.model_validate(
        {"id": "house/both", "kind": "line", "why": "It stands in a test.", "pattern": "ferry", "examples": examples}
    )
    plan = Plan([rule])
    old, new, other = Lines("A ferry\nA gull"), Lines("A duck\nA ferry"), Lines("Timetable\nA ferry")
    (hits,) = plan.scan([old], [None])
    assert hits == {0: [0]}
    assert plan.rescan([Scanned(old, None, hits)], [new]) == [{0: [1]}]
    assert plan.rescan([Scanned(old, None, hits)], [other]) == [{0: None}]
    assert plan.rescan([Scanned(other, None, {0: None})], [Lines("A gull")]) == [{}]
