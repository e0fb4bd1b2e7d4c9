"""Packs that the tests of this folder start from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cleantext.packs.source import Source, read

FULL = """\
pack: house
version: 1.0.0
description: Rules of the house.
languages: [en]
rules:
  - id: share
    kind: line
    why: Label above the sharing buttons.
    phrases: [share this page, "share:"]
    pattern: '^\\d+ shares$'
    ignore_case: true
    where: tail
    longest: 80
    unless: {prose_after: 20, next: '^by '}
    traps: [They share a flat.]
    profiles: [article]
    sites: [example.org]
    status: active
    evidence: {count: 3, share: 0.5, files: [a.txt]}
    examples:
      change:
        - {in: "The bridge is closed.\\n\\nShare this page", out: "The bridge is closed."}
      keep: ["They share a flat.", "Share this page of the diary with nobody."]
  - id: more
    kind: section
    why: Teasers under the article.
    phrases: [more stories]
    most: 12
    until: '^©'
    examples:
      change:
        - {in: "The bridge is closed.\\n\\nMore stories\\nFerry times", out: "The bridge is closed."}
      keep: ["More stories were told.", "No more stories"]
  - id: title
    kind: repeat
    match: same
    shortest: 10
    why: A title that stands there twice.
    examples:
      change:
        - {in: "The old bridge\\nThe old bridge\\n\\nIt was closed on Monday, and nobody in the town could say when it would open again.", out: "The old bridge\\n\\nIt was closed on Monday, and nobody in the town could say when it would open again."}
      keep: ["The old bridge\\nThe new bridge", "a\\na"]
  - id: listen
    kind: replace
    why: A button in the text.
    stage: repair
    pattern: ' \\[listen\\]'
    with: ''
    examples:
      change:
        - {in: "It is closed. [listen]", out: "It is closed."}
      keep: ["[listening]", "Listen to the rain."]
"""


def source(text: str, path: str = "house.yaml") -> Source:
    return read(path, text.encode())


def data() -> Any:
    return source(FULL).data


def written(folder: Path, text: str, name: str = "house.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
