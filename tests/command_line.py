"""What tests of the command line share: a small pack that compiles at once, and looks at an output."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

HOUSE = r"""
pack: house
version: 1.0.0
rules:
  - id: comment
    kind: line
    why: Heading of the comment form under each notice.
    phrases: [leave a comment]
    where: tail
    examples:
      change: [{in: "The ferry runs.\n\nLeave a Comment", out: The ferry runs.}]
      keep: ["Leave a comment if you disagree, he said.", The ferry runs.]
  - id: space-stop
    kind: replace
    why: A space before a full stop, where a link ended.
    pattern: " +\\.(?=\\s|$)"
    with: "."
    examples:
      change: [{in: The ferry runs ., out: The ferry runs.}]
      keep: [The ferry runs., "It costs .5 pounds."]
"""

WORDS = """
pack: words
languages: [en]
stopwords: [the, of, and, to, in, that, was, on]
"""

MESSY = "The ferry runs again on Monday .\n\nLeave a Comment"
CLEAN = "The ferry runs again on Monday."

Command = Callable[..., Result]


def given(folder: Path, files: dict[str, bytes]) -> None:
    """Writes files, by their names within a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def manifest(out: Path) -> dict[str, Any]:
    """The manifest of an output."""
    data: dict[str, Any] = json.loads((out / "manifest.json").read_bytes())
    return data


def lines(path: Path) -> list[dict[str, Any]]:
    """A file of JSON Lines."""
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def balanced(out: Path) -> bool:
    """Whether every document is in the output or in quarantine."""
    counts = manifest(out)["documents"]
    return bool(counts["in"] == counts["out"] + counts["quarantined"])


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder, by their relative name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
