"""One set of rows that goes through every engine, and what must come out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cleantext import Document
from tests.adapters.failing import BREAKS, REASON, Failing

PACK = """\
pack: house
version: 1.0.0
rules:
  - id: harbour
    kind: replace
    why: The town is spelt so.
    pattern: 'harbor'
    with: 'harbour'
    examples:
      change: [{in: The harbor opened., out: The harbour opened.}]
      keep: [The harbour opened., The port opened.]
  - id: stop
    kind: replace
    why: A space that slipped in before a full stop.
    pattern: ' +\\.$'
    with: '.'
    examples:
      change: [{in: The boat left ., out: The boat left.}]
      keep: [The boat left., The boat . left]
  - id: comment
    kind: line
    why: Heading of the comment form.
    phrases: [leave a comment]
    where: tail
    examples:
      change: [{in: "The boat left.\\n\\nLeave a Comment", out: "The boat left."}]
      keep: [Leave a comment if you disagree., He left a comment.]
  - id: stamp
    kind: line
    why: Stamp of one site's pages.
    sites: [example.org]
    pattern: '^Filed under \\w+$'
    where: anywhere
    examples:
      change: [{in: "The ferry left at noon.\\n\\nFiled under Ships", out: "The ferry left at noon."}]
      keep: [He filed under protest., The papers were filed under a heading.]
"""

ROWS: dict[str, list[Any]] = {
    "id": [1, 2, 3, 4, 5, 6],
    "text": [
        "The harbor opened on Monday.",
        None,
        "Boats came in.\n\nFiled under Ships",
        BREAKS,
        "",
        "Boats came in.\n\nFiled under Ships",
    ],
    "url": ["https://a.example/1", None, "https://example.org/3", "https://a.example/4", None, "https://a.example/6"],
}


@pytest.fixture(scope="session")
def cleaner(tmp_path_factory: pytest.TempPathFactory) -> Failing:
    """A few rules of its own, so that no engine waits for hundreds to be compiled."""
    file = tmp_path_factory.mktemp("packs") / "house.yaml"
    file.write_text(PACK)
    return Failing([file], builtin=False)


@pytest.fixture(scope="session")
def rows() -> dict[str, list[Any]]:
    return ROWS


@pytest.fixture(scope="session")
def expected(cleaner: Failing) -> dict[str, list[Any]]:
    """What `Cleaner.run` gives for each row, one by one."""
    out: dict[str, list[Any]] = {"text": [], "error": [], "edits": []}
    for text, url in zip(ROWS["text"], ROWS["url"], strict=True):
        fails = text is None or text == BREAKS
        result = None if fails else cleaner.run(Document(text, url or ""))
        out["text"].append(result.text if result else text)
        out["error"].append(REASON if text == BREAKS else None)
        out["edits"].append([(e.start, e.end, e.replacement, e.rule) for e in result.edits] if result else None)
    assert out["text"][0] == "The harbour opened on Monday."
    assert out["text"][2] != out["text"][5], "the rule for one site must show"
    return out


def edits(ledgers: list[Any]) -> list[Any]:
    """A ledger column as `expected` has it."""
    return [
        [(e["start"], e["end"], e["replacement"], e["rule"]) for e in json.loads(ledger)] if ledger else None
        for ledger in ledgers
    ]


@pytest.fixture(scope="session")
def read_edits() -> Any:
    return edits
