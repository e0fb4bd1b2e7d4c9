"""The tail model: what goes, what stays, and what it costs."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from cleantext.page import Verdict
from cleantext.tail import PARTS, TailModel, may

ARTICLE = """\
The ferry to the outer islands will not sail before May, the harbour master said on Tuesday. Ice has bent the rudder, and the yard that could mend it is busy until Easter.

Some of the islanders have begun to row. “It takes the best part of an hour,” said Marit Holm, who teaches at the school on the quay. “But you arrive awake, and there is no queue at the kiosk.”

The council will talk about a replacement on Thursday. A catamaran from the next county has been offered, though nobody has asked yet whether it fits the pier."""

TAIL = """\
Related Articles
How the pier was built in the sixties
March 3, 2025
Seven walks that end at low tide
February 27, 2025
The museum that owns the last steam crane
February 12, 2025
Leave a Reply Cancel reply
Your email address will not be published. Required fields are marked *
Previous Post
Next Post
© 2025 Estuary Press. All rights reserved."""


@pytest.fixture(scope="module")
def model() -> TailModel:
    return TailModel.load()


def kept(model: TailModel, text: str) -> str:
    lines = text.split("\n")
    (verdicts,) = model.judge([lines])
    return "\n".join(line for line, v in zip(lines, verdicts, strict=True) if v.keep)


def example(part: str) -> str:
    pack = yaml.safe_load((Path(__file__).parents[2] / "rules" / "article.yaml").read_text("utf-8"))
    (rule,) = (rule for rule in pack["rules"] if rule["part"] == part)
    return str(rule["examples"]["change"][0]["in"])


@pytest.mark.parametrize("part", PARTS)
def test_takes_an_end_and_says_why(model: TailModel, part: str) -> None:
    lines = example(part).split("\n")
    (verdicts,) = model.judge([lines])
    gone = [(i, v) for i, v in enumerate(verdicts) if v.part == part]
    assert gone
    places = [i for i, v in enumerate(verdicts) if v.part == part or not lines[i].strip()]
    assert (0 in places) if part == "head" else (len(lines) - 1 in places)
    for _, verdict in gone:
        assert not verdict.keep
        assert 0 <= verdict.probability < 0.5
        assert verdict.reason.startswith("the article ")


def test_prose_of_the_examples_stays(model: TailModel) -> None:
    once = kept(model, example("tail"))
    for paragraph in ARTICLE.split("\n\n"):
        assert paragraph in once


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        "How the harbour got its crane\n\n" + ARTICLE,
        ARTICLE + "\n\nWhat you need to row across:\n\n- a boat\n- two oars\n- an hour",
        "roses\nviolets\nsugar\nyou",
        "一\n二\n三",
    ],
)
def test_articles_lists_and_poems_are_left_alone(model: TailModel, text: str) -> None:
    assert kept(model, text) == text


def test_a_document_does_not_depend_on_those_beside_it(model: TailModel) -> None:
    documents = [f"{ARTICLE}\n{TAIL}".split("\n"), ARTICLE.split("\n"), [], [""], ["x"]]
    assert model.judge(documents) == [model.judge([document])[0] for document in documents]


def test_never_takes_everything(model: TailModel) -> None:
    (verdicts,) = model.judge([TAIL.split("\n")])
    assert any(v.keep for v in verdicts)


def test_blank_lines_stay(model: TailModel) -> None:
    assert model.judge([["", " ", "\t"]]) == [[Verdict(True, 1.0, "", "")] * 3]


def test_the_gate_lets_prose_pass_and_stops_tails() -> None:
    assert not may(ARTICLE)
    assert may(f"{ARTICLE}\n\n{TAIL}")
    assert not may("")


def test_the_gate_is_cheap() -> None:
    text = (ARTICLE + "\n\n") * 8
    begun = time.perf_counter()
    for _ in range(1000):
        may(text)
    assert time.perf_counter() - begun < 0.1  # 100 us each, on a busy machine
