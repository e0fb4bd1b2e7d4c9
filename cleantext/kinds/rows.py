"""Texts that are rows of short headings, each over a short statement: questions and answers, reports, glossaries, steps."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from cleantext.lines import Lines
from cleantext.prose import is_statement, weight

PAIRS = 2
"""So many other headings over statements, and no fewer than there are lines of prose, make a text of that sort."""
HEADING = 10
"""Words of the longest such heading."""


def heads_one_of_many(lines: Lines, i: int, goes: Callable[[int], bool]) -> str:
    """Why line `i` is a heading of the text, whatever its words; empty where it is none.

    Chrome has its statements as well ("Your address will not be published."), but articles have prose above it. `goes`
    says of other lines that the rule may take them: they don't count, or the next cleaning would count fewer.
    """
    below = lines.next(i)
    if below is None or goes(below) or not is_statement(lines[below], 2):
        return ""
    if "headings over statements" not in lines.memo:
        lines.memo["headings over statements"] = _headings(lines)
    headings, prose = lines.memo["headings over statements"]
    if sum(heading != i and not goes(heading) and not goes(answer) for heading, answer in headings) < max(PAIRS, prose):
        return ""
    return "it stands over a statement, as other short lines of the text do"


def _headings(lines: Lines) -> tuple[list[tuple[int, int]], int]:
    """The short lines over short statements, and the number of lines of prose."""
    shown = [i for i in range(len(lines)) if not lines.blank(i)]
    found = [(i, below) for i, below in pairwise(shown) if _is_short(lines, i) and _is_answer(lines, below)]
    return found, sum(map(lines.prose, shown))


def _is_short(lines: Lines, i: int) -> bool:
    return weight(lines[i]) <= HEADING and not is_statement(lines[i], 1)


def _is_answer(lines: Lines, i: int) -> bool:
    return is_statement(lines[i], 1) and not lines.prose(i)
