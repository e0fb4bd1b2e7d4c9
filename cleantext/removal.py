"""Whole lines that go, and the blank lines that go with them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cleantext.lines import Lines
from cleantext.model import Edit


def taken(lines: Lines, edits: Sequence[Edit]) -> dict[int, Edit]:
    """Which lines the edits take as a whole, and by which of them."""
    out: dict[int, Edit] = {}
    for edit in edits:
        first = lines.at(edit.start)
        if lines.span(first) == edit[:2] and edit.start < edit.end:  # just this line, as nearly always
            out.setdefault(first, edit)
            continue
        for i in range(first, len(lines)):
            start, end = lines.span(i)
            if start > edit.end or (start == edit.end and i not in out and start != edit.start):
                break
            if edit.start <= start and end <= edit.end:
                out.setdefault(i, edit)
    return out


def healed(lines: Lines, edits: Sequence[Edit]) -> list[Edit]:
    """The same removals, line endings and needless blank lines included.

    What is left reads as if the lines had never been there: between two paragraphs the blank lines before the gap stay,
    at the head and the tail none does. The ending of the last line, or its lack, stays as it was.
    """
    owner = taken(lines, edits)
    out: list[Edit] = []
    done = 0
    for removed in sorted(owner):
        if removed < done:
            continue
        first, done = removed, removed + 1
        while first and lines.blank(first - 1):
            first -= 1
        while done < len(lines) and (done in owner or lines.blank(done)):
            done += 1
        out += _gap(lines, first, done, owner)
    return out


def _gap(lines: Lines, first: int, end: int, owner: dict[int, Edit]) -> list[Edit]:
    """The edits for a run of lines, each of which goes or is blank."""
    kept = () if first == 0 or end == len(lines) else _kept_blanks(first, end, owner)
    current = next(owner[i] for i in range(first, end) if i in owner)
    spans: list[tuple[int, int, Edit]] = []
    blanks_only = False  # whether the last span has no line with words in it yet
    for i, (start, stop) in enumerate(pairwise(_edges(lines, first, end)), first):
        if i in kept:
            continue
        goes = i in owner
        current = owner.get(i, current)
        if spans and spans[-1][1] == start and (blanks_only or not goes):
            spans[-1] = (spans[-1][0], stop, current)
            blanks_only = blanks_only and not goes
        else:
            spans.append((start, stop, current))
            blanks_only = not goes
    return [Edit(start, stop, "", edit.rule, "", edit.note) for start, stop, edit in spans]


def _kept_blanks(first: int, end: int, owner: dict[int, Edit]) -> list[int]:
    """Blank lines that stay between what stands before and after: those before the gap, else after it, else one within."""
    removed = [i for i in range(first, end) if i in owner]
    before = list(range(first, removed[0]))
    after = list(range(removed[-1] + 1, end))
    within = [i for i in range(removed[0], removed[-1]) if i not in owner]
    return before or after or within[:1]


def _edges(lines: Lines, first: int, end: int) -> list[int]:
    """Where what goes with each line of a run begins, and where the last of it ends: a line goes with the ending behind
    it, at the tail with the one before it."""
    if end < len(lines):
        return lines.starts[first : end + 1]
    if first:
        return [lines.span(i)[1] for i in range(first - 1, end)]
    return [*lines.starts, len(lines.text)]  # the whole text goes
