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


def heads_one_of_many(lines: Lines, i: int, rule: str, goes: Callable[[int], bool]) -> str:
    """Why line `i`, which a rule knows, is a heading of the text, whatever its words; empty where it is none.

    Chrome has its statements as well ("Your address will not be published."), but articles have prose above it. `goes`
    says of other lines that the rule may take them: they don't count, or the next cleaning would count fewer.
    """
    below = lines.next(i)
    if below is None or not is_statement(lines[below], 2):
        return ""
    memo = f"headings over statements that {rule} leaves"
    if memo not in lines.memo:  # once for all lines that the rule knows
        headings, prose = _headings(lines)
        lines.memo[memo] = sum(not goes(k) and not goes(answer) for k, answer in headings) >= max(PAIRS, prose)
    return "it stands over a statement, as other short lines of the text do" if lines.memo[memo] else ""


def _headings(lines: Lines) -> tuple[list[tuple[int, int]], int]:
    """The short lines over short statements, and the number of lines of prose."""
    if "headings over statements" not in lines.memo:
        shown = [i for i in range(len(lines)) if not lines.blank(i)]
        found = [(i, below) for i, below in pairwise(shown) if _is_short(lines, i) and _is_answer(lines, below)]
        lines.memo["headings over statements"] = found, sum(map(lines.prose, shown))
    known: tuple[list[tuple[int, int]], int] = lines.memo["headings over statements"]
    return known


def _is_short(lines: Lines, i: int) -> bool:
    return weight(lines[i]) <= HEADING and not is_statement(lines[i], 1)


def _is_answer(lines: Lines, i: int) -> bool:
    return is_statement(lines[i], 1) and not lines.prose(i)
