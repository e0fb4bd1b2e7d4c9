"""Texts that are rows of short headings, each over a statement: questions and answers, reports, glossaries, guides, steps.
And lists whose items are numbered."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

import regex

from cleantext.lines import Lines
from cleantext.prose import is_statement, weight

PAIRS = 2
"""So many other headings over statements, and no fewer than there are lines of prose, make a text of that sort."""
HEADING = 10
"""Words of the longest such heading."""
_NUMBERED = regex.compile(r"\s*[(]?(\d{1,3})[.)．、]\s*\S")


def heads_one_of_many(lines: Lines, i: int, rule: str, goes: Callable[[int], bool]) -> str:
    """Why line `i`, which a rule knows, is a heading of the text, whatever its words; empty where it is none.

    Chrome has its statements as well ("Your address will not be published."), but articles have prose above it. `goes`
    says of other lines that the rule may take them: they don't count, or the next cleaning would count fewer.
    """
    below = lines.next(i)
    if below is None or not _says(lines, below):
        return ""
    if _many(lines, rule, goes, _headings) or (
        below == i + 1 and _begins(lines, i) and _many(lines, rule, goes, _blocks)
    ):
        return "it stands over a statement, as other short lines of the text do"
    return ""


def answers_one_of_many(lines: Lines, i: int, rule: str, goes: Callable[[int], bool]) -> str:
    """Why line `i`, which a rule knows, is what a heading of the text stands over; empty where it is not.

    It is the first line of a block but one, below a short line that no rule of the kind knows: "3. Cookies" in terms of use.
    """
    if not i or not _begins(lines, i - 1) or not _is_short(lines, i - 1) or goes(i - 1) or not _says(lines, i):
        return ""
    many = _many(lines, rule, goes, _blocks)
    return "it stands below a heading, as other statements of the text do" if many else ""


def numbered_among_others(lines: Lines, i: int, goes: Callable[[int], bool]) -> str:
    """Why line `i`, which a rule knows, is an item of a list: those above and below have the numbers before and after its
    own, and stay."""
    number = _number(lines, i)
    if number is None:
        return ""
    for step in (-1, 1):
        k = lines.next(i, step)
        if k is None or _number(lines, k) != number + step or goes(k):
            return ""
    return "it is numbered, and so are the lines above and below"


def _number(lines: Lines, i: int) -> int | None:
    found = _NUMBERED.match(lines[i])
    return int(found[1]) if found else None


_Rows: TypeAlias = tuple[list[tuple[int, int]], int]
"""Lines that stand over others, each with the one below, and the number of lines of prose."""


def _many(lines: Lines, rule: str, goes: Callable[[int], bool], rows: Callable[[Lines], _Rows]) -> bool:
    """Whether a text is such rows, without the lines that `goes` tells; worked out once for all that the rule knows."""
    found, prose = lines.once(rows.__name__, rows)
    least = max(PAIRS, prose)

    def work(lines: Lines) -> bool:
        return sum(not goes(k) and not goes(below) for k, below in found) >= least

    return len(found) >= least and lines.once(f"{rows.__name__} that {rule} leaves", work)


def _headings(lines: Lines) -> _Rows:
    """The short lines over short statements, and the number of lines of prose."""
    shown = [i for i in range(len(lines)) if not lines.blank(i) and not lines.runs_on(i)]
    found = [(i, below) for i, below in pairwise(shown) if _is_short(lines, i) and _is_answer(lines, below)]
    return found, sum(map(lines.prose, shown))


def _blocks(lines: Lines) -> _Rows:
    """The short lines right over statements, however long, with a blank line above; and the number of lines of prose
    that are no such statement, so that a text of these may be all prose."""
    found = [
        (i, i + 1)
        for i in range(len(lines) - 1)
        if _begins(lines, i) and _is_short(lines, i) and (_says(lines, i + 1) or lines.prose(i + 1))
    ]
    inside = {k for _, below in found for k in lines.paragraph(below)}
    return found, sum(lines.prose(k) for k in range(len(lines)) if k not in inside)


def _begins(lines: Lines, i: int) -> bool:
    """Whether line `i` is the first of a block, as blank lines part them."""
    return not lines.blank(i) and (i == 0 or lines.blank(i - 1))


def _says(lines: Lines, i: int) -> bool:
    """Whether line `i`, with the lines that run on from it, is a statement, of two words at least."""
    return is_statement(lines.joined(lines.paragraph(i)), 2)


def _is_short(lines: Lines, i: int) -> bool:
    return weight(lines[i]) <= HEADING and not is_statement(lines[i], 1)


def _is_answer(lines: Lines, i: int) -> bool:
    return not lines.prose(i) and is_statement(lines.joined(lines.paragraph(i)), 1)
