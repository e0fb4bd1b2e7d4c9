"""Where a line stands on its pages, and what that says of it: a site's own, a page's title, or its author's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from cleantext.kinds.cued import EDGE_LINES, HEAD_WORDS, TAIL_WORDS, Where
from cleantext.lines import Lines
from cleantext.prose import weight

AT_ONE_END = 0.9
"""Share of its pages by which a line belongs to the head or the tail."""
MOST_PAGES = 0.5
"""A line on this share of its site's pages is the site's, wherever it stands."""
TITLE_WORDS = 3
"""Words of the shortest line that is taken for a title because it stands above a text twice."""
SHORT_TEXT = 2 * TAIL_WORDS
"""Words of prose of a text so short that all of it may come to be the tail, when the site's prose below it has gone."""
SENTENCE = 4
"""Words of the shortest statement that may be an author's refrain."""
_FULL_STOP = re.compile(r"[.。｡।۔։][\"'”’»“)\]」』）]*\s*$")
PARAGRAPHS = 2
"""Lines of prose above a line within a text: below a single one, a standfirst, stand bylines and dates."""


class Places(NamedTuple):
    """Of a page: whether a line stands there. Of a site: on how many pages it does."""

    head: int = 0
    """In the head, prose below, where the page has any."""
    tail: int = 0
    """In the tail, prose above, where the page has any."""
    above: int = 0
    """Above all prose, where the page has any."""
    twice: int = 0
    """Above all prose more than once, as a title below a list of titles does."""
    reached: int = 0
    """The same, of a text so short that a rule for the tail may reach it; where there is no prose, in the upper half."""
    within: int = 0
    """Once, as an author's own lines stand: over a paragraph, or as a statement below one, with others before."""


class Page:
    """The lines of one page, and what stands around them."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._head = lines.head(HEAD_WORDS, EDGE_LINES)
        self._tail = lines.tail(TAIL_WORDS, EDGE_LINES)
        self._shown = [i for i in range(len(lines)) if not lines.blank(i)]
        self._rank = {i: rank for rank, i in enumerate(self._shown)}
        self._paragraphs = list(accumulate(map(lines.prose, range(len(lines))), initial=0))
        self._bare = not self._paragraphs[-1]

    def places(self, at: Sequence[int]) -> Places:
        """Where a line stands that is on the page at these numbers (from 0, none of them blank)."""
        before, after = self._lines.prose_before, self._lines.prose_after
        above = [i for i in at if not before(i) and after(i)]
        return Places(
            head=any(i < self._head and (after(i) or self._bare) for i in at),
            tail=any(i >= self._tail and (before(i) or self._bare) for i in at),
            above=bool(above),
            twice=len(above) > 1,
            reached=any(map(self._upper, at)) if self._bare else any(after(i) <= SHORT_TEXT for i in above),
            within=len(at) == 1 and self._is_within(at[0]),
        )

    def _upper(self, i: int) -> bool:
        """Whether line `i` is of the upper half of the page."""
        return 2 * self._rank[i] < len(self._shown)

    def _is_within(self, i: int) -> bool:
        lines, rank = self._lines, self._rank[i]
        if self._paragraphs[i] < PARAGRAPHS:
            return False
        if not lines.prose(i) and rank + 1 < len(self._shown) and lines.prose(self._shown[rank + 1]):
            return True
        return lines.prose(self._shown[rank - 1]) and (lines.prose(i) or _is_sentence(lines[i]))


def _is_sentence(line: str) -> bool:
    """Whether a line ends in a full stop and has words enough, whatever stands before that stop (`at 7.30pm.`)."""
    return _FULL_STOP.search(line) is not None and weight(line) >= SENTENCE


def where_to_take(line: str, on: int, places: Places, least: int) -> Where | None:
    """Where a rule may take a line that stands on so many pages: nowhere (None) where it would take the title of one."""
    few = max(least, (1 - AT_ONE_END) * on)
    on_few = 0 < places.above < few or (not places.above and 0 < places.reached < few)
    if on_few or (0 < places.twice < few and weight(line) >= TITLE_WORDS):
        return "tail" if places.tail >= least and not places.reached else None
    if places.tail >= AT_ONE_END * on and not places.above and not places.reached:
        return "tail"
    return "head" if places.head >= AT_ONE_END * on and places.tail < few else "anywhere"


def is_doubtful(on: int, pages: int, places: Places) -> bool:
    """Whether a line may be the author's, a subheading or a refrain: most of its occurrences stand within texts, and most
    pages of its site are without it."""
    return 2 * places.within >= on and on < MOST_PAGES * pages
