"""The removal guard: what would take too much of a document is held back, and reported.

All removals or none: were only some held back, the next cleaning would measure the rest by a shorter text and take more.
"""

from __future__ import annotations

from cleantext.lines import Lines, weight
from cleantext.model import Edit, Held
from cleantext.removal import taken

FLOOR = 60
"""Words that may always go, however short the document."""


def guarded(lines: Lines, edits: list[Edit], share: float) -> tuple[list[Edit], list[Held]]:
    """The removals that may be made, and those held back: all of them when together they would take more than `share`
    of the words of the text, and more than `FLOOR` words."""
    owner = taken(lines, edits)
    words = sum(weight(lines.raw[i]) for i in owner)
    if words <= FLOOR:
        return edits, []
    total = sum(map(weight, lines.raw))
    if words <= share * total:
        return edits, []
    reason = f"together the removals would take {words} of {total} words, more than {share:.0%}"
    return [], [Held(edit.rule, i + 1, lines[i][:80], reason) for i, edit in sorted(owner.items())]
