"""Packs of a rule or two, for tests of what the engine makes of them; their examples are not what is tried."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cleantext.kinds import Rule
from cleantext.kinds.base import Examples
from cleantext.packs import Pack
from cleantext.packs.pack import PackHead

EXAMPLES = {"change": [{"in": "a", "out": "b"}], "keep": ["c", "d"]}
ENGLISH = ("the", "of", "and", "to", "in", "that", "was", "on", "he", "it")
GERMAN = ("der", "die", "und", "das", "ist", "nicht", "ein", "auf", "mit", "sich")


def pack(folder: Path, name: str, *rules: dict[str, Any], **head: Any) -> Path:
    """Writes a pack. Of each rule the test says what matters to it; `why` and `examples` are put there."""
    whole = [{"why": "A rule that a test is about.", "examples": EXAMPLES, **rule} for rule in rules]
    path = folder / f"{name}.yaml"
    path.write_text(json.dumps({"pack": name, **head, "rules": whole}), encoding="utf-8")  # all JSON is YAML
    return path


def in_python(name: str, **rules: type[Rule]) -> Pack:
    """A pack of rules in Python: a name for each, and its class."""
    examples = Examples.model_validate(EXAMPLES)
    made = [of(id=f"{name}/{id}", why="A rule that a test is about.", examples=examples) for id, of in rules.items()]
    return Pack(head=PackHead(pack=name), rules=tuple(made), origin="a test")
