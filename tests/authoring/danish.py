"""A pack in Danish that is right, and what is told of it when one thing in it is wrong."""

from __future__ import annotations

from pathlib import Path

from cleantext.checks import check
from cleantext.errors import Problem

PACK = """\
pack: house
languages: [da]
stopwords: [og, at, den, det, er]
rules:
  - id: comment
    kind: line
    why: Heading of the comment form under each article.
    phrases: [skriv en kommentar]
    where: tail
    examples:
      change: [{in: "Havnen er lukket.\\n\\nSkriv en kommentar", out: Havnen er lukket.}]
      keep: ["Skriv en kommentar, hvis du er uenig, sagde hun.", "“Skriv en kommentar”"]
  - id: dash
    kind: replace
    why: Typists write two hyphens for a dash.
    pattern: '--+'
    with: '-'
    examples:
      change: [{in: "a -- b", out: "a - b"}]
      keep: [a - b, well-known]
"""


def found(folder: Path, old: str, new: str) -> list[Problem]:
    """The problems of the pack, one thing in it changed."""
    assert old in PACK
    path = folder / "house.yaml"
    path.write_text(PACK.replace(old, new), "utf-8")
    return check([path])
