"""A pack of two rules that is right, and what is told of it when one thing in it is wrong."""

from __future__ import annotations

from pathlib import Path

from cleantext.checks import check
from cleantext.errors import Problem

PACK = """\
pack: house
rules:
  - id: banner
    kind: line
    why: Banner for the site's app, which stands above the text.
    phrases: [open in app, read this story in our app]
    where: edge
    examples:
      change:
        - {in: "Open in app\\n\\nThe bridge is closed.", out: "The bridge is closed."}
      keep:
        - "The new button says “Open in app”."
        - "Readers can open in app form what used to be a paper."
  - id: listen
    kind: replace
    why: Label of the button that reads a paragraph aloud.
    pattern: '\\[listen\\]$'
    with: ''
    examples:
      change: [{in: "It rains. [listen]", out: "It rains. "}]
      keep: ["[listen] to it", "We listen."]
"""
CUES = PACK[PACK.index("    kind: line") : PACK.index("    examples:")]


def problem(folder: Path, old: str, new: str) -> Problem:
    """The one problem of the pack, one thing in it changed."""
    assert old in PACK
    path = folder / "house.yaml"
    path.write_text(PACK.replace(old, new), "utf-8")
    (found,) = check([path])
    return found
