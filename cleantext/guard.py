"""The removal guard: what would take too much of a document is held back, and reported."""

from __future__ import annotations

from collections import Counter

from cleantext.lines import Lines
from cleantext.model import Edit, Held
from cleantext.removal import taken

FLOOR = 60
"""Words that may always go, however short the document."""


def guarded(lines: Lines, edits: list[Edit], share: float) -> tuple[list[Edit], list[Held]]:
    """The removals that may be made, and those held back.

    When more than `share` of the words of a text (and more than `FLOOR` words) would go, the rule that takes the most is
    held back, then the next, until the rest is within bounds.
    """
    owner = taken(lines, edits)
    limit = max(share * sum(lines.weights), FLOOR)
    by_rule: Counter[str] = Counter()
    for i, edit in owner.items():
        by_rule[edit.rule] += lines.weights[i]
    total = by_rule.total()
    out: set[str] = set()
    for rule, words in sorted(by_rule.items(), key=lambda item: (-item[1], item[0])):
        if total <= limit:
            break
        out.add(rule)
        total -= words
    if not out:
        return edits, []
    kept = [edit for edit in edits if edit.rule not in out]
    reason = f"together the removals would take more than {share:.0%} of the document"
    held = [Held(edit.rule, i + 1, lines[i][:80], reason) for i, edit in sorted(owner.items()) if edit.rule in out]
    return kept, held
