"""Lists of details (`Camera: Vera Lind`, `Pages: 212`) stay whole: rules know some of their lines, as credits and dates, and
would leave holes."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

import regex

from cleantext.engine.removal import taken
from cleantext.kinds.base import held_line
from cleantext.lines import DETAIL, Lines
from cleantext.types import Edit, Held

LIST: Final = 4
"""So many lines in a row of a name and what it is are a list."""
MOST: Final = 0.75
"""Where so much of a list would go, it is what a site says of each of its texts."""
_DETAIL: Final = regex.compile(rf"\W*+{DETAIL}")


def kept_whole(lines: Lines, edits: Sequence[Edit], proven: Container[str]) -> tuple[list[Edit], list[Held]]:
    """The removals that may be made, and those held back: of lists of details less than `MOST` of which would go. Blank lines
    part no list. What rules in `proven` take goes in any case."""
    owner = taken(lines, edits)
    held: dict[int, Edit] = {}
    done = -1
    for i in sorted(owner):
        if i <= done or not _DETAIL.match(lines[i]):
            continue
        details = sorted([i, *_details(lines, i, -1), *_details(lines, i, 1)])
        done = details[-1]
        going = [k for k in details if k in owner]
        if len(details) >= LIST and len(going) < MOST * len(details):
            held.update((k, owner[k]) for k in going if owner[k].rule not in proven)
    if not held:
        return list(edits), []
    of_list = set(held.values())
    reason = "it stands in a list of details that the rules know only a part of"
    return (
        [edit for edit in edits if edit not in of_list],
        [held_line(edit.rule, lines, i, reason) for i, edit in held.items()],
    )


def _details(lines: Lines, i: int, step: int) -> list[int]:
    """The details that follow line `i`, upwards or downwards."""
    found = []
    below = lines.next(i, step)
    while below is not None and _DETAIL.match(lines[below]):
        found.append(below)
        below = lines.next(below, step)
    return found
