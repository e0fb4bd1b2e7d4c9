"""Whole lines that go, and the blank lines that go with them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cleantext.lines import Lines
from cleantext.types import Edit


def taken(lines: Lines, edits: Sequence[Edit]) -> dict[int, Edit]:
    """Which lines the edits take as a whole, and by which of them."""
    out: dict[int, Edit] = {}
    starts, bare = lines.starts, lines.bare
    for edit in edits:
        first = lines.at(edit.start)
        start = starts[first]
        if edit.start == start < edit.end == start + len(bare[first]):  # just this line, as nearly always
            out.setdefault(first, edit)
            continue
        for i in range(first, len(lines)):
            start, end = lines.span(i)
            if start > edit.end or start == edit.end != edit.start:
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
    """The edits for a run of lines, each of which goes or is blank. Blank lines go with the line above them."""
    edges = _edges(lines, first, end)
    out: list[Edit] = []
    for low, high in [(first, end)] if first == 0 or end == len(lines) else _between_paragraphs(first, end, owner):
        going = [i for i in range(low, high) if i in owner]
        places = [edges[i - first] for i in (low, *going[1:], high)]
        for (start, stop), edit in zip(pairwise(places), map(owner.__getitem__, going), strict=True):
            out.append(Edit(start, stop, "", edit.rule, "", edit.note))
    return out


def _between_paragraphs(first: int, end: int, owner: dict[int, Edit]) -> list[tuple[int, int]]:
    """What goes of a run between what stands before and after: all but the blank lines before what is removed, else
    those after it, else one within."""
    removed = [i for i in range(first, end) if i in owner]
    if first < removed[0]:
        return [(removed[0], end)]
    if removed[-1] + 1 < end:
        return [(first, removed[-1] + 1)]
    blank = next((i for i in removed if i + 1 not in owner and i + 1 < end), None)
    return [(first, end)] if blank is None else [(first, blank + 1), (blank + 2, end)]


def _edges(lines: Lines, first: int, end: int) -> list[int]:
    """Where what goes with each line of a run begins, and where the last of it ends: a line goes with the ending behind
    it, at the tail with the one before it."""
    if end < len(lines):
        return lines.starts[first : end + 1]
    if first:
        return [lines.span(i)[1] for i in range(first - 1, end)]
    return [*lines.starts, len(lines.text)]  # the whole text goes
