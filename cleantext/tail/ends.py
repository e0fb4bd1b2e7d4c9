"""Where the tail begins and where the head ends, from how likely each line is to be main text.

Every line may be the first of the tail. What is weighed is not the line but all that would go with it: how likely its
lines are to be main text, how they differ from what would stay, and how much of the text they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from cleantext.page.lines import Flags, Ints
from cleantext.page.span import Span, logarithm
from cleantext.page.trees import Trees, probability

LIKELY: Final = 500
"""A tail does not begin with a line that is this likely (in thousandths) to be main text."""
SHARE: Final = 700
"""A tail is at most so many thousandths of a text's words."""
PROSE: Final = 1500
"""Tenths of words of sentences that a tail may hold: comments are chrome to some and text to others."""
PROSE_SHARE: Final = 100
"""It may hold more when that is less than so many thousandths of the text's words."""
SENTENCE: Final = 200
"""No tail holds a sentence that is this likely (in thousandths) to be main text, however sure the rest of it is."""
ARTICLE: Final = 500
"""Tenths of words of sentences that must stay, and half of what stays: lists and shops have no article to be over."""
HEADLINE: Final = 35
"""Tenths of a word from which on a line at the head may be a headline, as may the first line of all. Gold sets differ on
these, readers don't."""
NAVIGATION: Final = 512
"""Unless its words say so much that it isn't."""
LEAST: Final = 5
"""Tenths of a word that a line counts at least."""


class Seen(NamedTuple):
    """What is known of each line."""

    likely: Ints  # to be main text, in thousandths
    words: Ints  # in tenths
    sentence: Ints  # 2: reads like a sentence, 1: long enough to be one, 0: neither
    phrase: Ints  # family of the phrase that it is, 0: none that the packs know
    kind: Ints  # lines that look alike have the same
    first: Ints  # class of its first character

    def reversed(self) -> Seen:
        """The same from the last line to the first."""
        return Seen(*(x[::-1] for x in self))


@dataclass(frozen=True)
class Rows:
    """The lines, none of them blank, of some documents, in order."""

    at: Span
    seen: Seen
    sign: Ints  # how much its words say that the text ends (begins) here
    fixed: Flags  # it stays, whatever is said of it

    def reversed(self) -> Rows:
        """The same from the last line of the last document to the first of the first."""
        return Rows(Span(self.at.order[::-1]), self.seen.reversed(), self.sign[::-1], self.fixed[::-1])


def tails(at: Span, seen: Seen, terminator: Ints, headings: Flags, stays: Flags) -> Rows:
    """The lines as the choice of the tails reads them. Headings of references stay, and what stands below them, down to
    a line that the packs know; so do addresses and code (`stays`), and sentences that may be main text."""
    heading = at.highest_so_far(np.where(headings, at.index, -1))
    known = at.highest_so_far(np.where(seen.phrase > 0, at.index, -1))
    sentence = (seen.sentence == 2) & (seen.likely >= SENTENCE)
    return Rows(at, seen, terminator, (heading > known) | stays | sentence)


def heads(at: Span, seen: Seen, opener: Ints) -> Rows:
    """The lines as the choice of the heads reads them: from the end to the beginning. What may be a headline stays."""
    headline = (opener < NAVIGATION) & (seen.words >= HEADLINE) | (opener < 0) & (at.index == at.start)
    return Rows(at, seen, opener, headline).reversed()


def candidates(rows: Rows) -> Ints:
    """The lines that a tail may begin with; never a document's first, nor one above a line that stays."""
    words = np.maximum(rows.seen.words, LEAST)
    all_ = rows.at.spread(rows.at.total(words))
    after = all_ - rows.at.before(words)
    fixed = rows.fixed.astype(np.int64)
    free = rows.at.spread(rows.at.total(fixed)) == rows.at.before(fixed)  # neither it nor any below it
    prose = np.where(rows.seen.sentence == 2, words, 0)
    prose_before = rows.at.before(prose)
    prose_after = rows.at.spread(rows.at.total(prose)) - prose_before
    free &= (prose_before >= ARTICLE) & (2 * prose_before >= all_ - after)
    free &= (prose_after <= PROSE) | (prose_after * 1000 <= PROSE_SHARE * all_)
    return np.flatnonzero((rows.seen.likely < LIKELY) & (after * 1000 <= SHARE * all_) & free)


def columns(rows: Rows, at: Ints) -> list[Ints]:
    """Of each candidate, what its tail (itself and all below) looks like beside the rest."""
    span, seen, sign = rows.at, rows.seen, rows.sign
    p, words, known = seen.likely, np.maximum(seen.words, LEAST), (seen.phrase > 0).astype(np.int64)
    prose = np.where(seen.sentence == 2, words, 0)
    start, end = span.start[at], span.end[at]

    def both(x: Ints) -> tuple[Ints, Ints]:
        """In the tail, and in all of the document."""
        total = span.spread(span.total(x))
        return (total - span.before(x))[at], total[at]

    lines = end - at
    w, all_w = both(words)
    pw, all_pw = both(p * words)
    s, all_s = both(prose)
    (sum_p, _), (phrases, _) = both(p), both(known)
    rest = np.maximum(all_w - w, 1)
    reach = [np.minimum(at + k, end - 1) for k in range(4)]
    back = [np.maximum(at - k, start) for k in range(1, 4)]
    # a list is not cut in two: is the line like those above it?
    alike, begins = ([(x[b] == x[at]).astype(np.int64) for b in back] for x in (seen.kind, seen.first))
    return [
        p[at],
        p[back[0]],
        (p[back[0]] + p[back[1]] + p[back[2]]) // 3,
        (p[reach[0]] + p[reach[1]] + p[reach[2]] + p[reach[3]]) // 4,
        pw // w,
        sum_p // lines,
        (all_pw - pw) // rest,
        span.highest_from_here(p)[at],
        span.highest_from_here(np.where(words >= 80, p, 0))[at],
        logarithm(span.highest_from_here(words)[at]),
        logarithm(lines),
        logarithm(w),
        1000 * w // np.maximum(all_w, 1),
        logarithm(rest),
        logarithm(w // lines),
        1000 * s // w,
        1000 * (all_s - s) // rest,
        logarithm(s),
        sign[at],
        np.max([sign[r] for r in reach], axis=0) if len(at) else sign[at],
        words[back[0]],
        seen.sentence[back[0]],
        seen.phrase[at],
        known[reach[0]] + known[reach[1]] + known[reach[2]] + known[reach[3]],
        phrases,
        100 * phrases // lines,
        alike[0],
        alike[0] + alike[1] + alike[2],
        begins[0],
        begins[0] + begins[1] + begins[2],
        seen.first[at],
    ]


@dataclass(frozen=True)
class Ends:
    """Chooses the tails, or of reversed rows the heads."""

    trees: Trees
    sure: int  # least probability, in thousandths, that all of a tail is no main text

    def __call__(self, rows: Rows) -> tuple[Ints, Ints]:
        """How many lines the longest tail of each document has of which the trees are sure, and how sure; 0, 0: none."""
        lines, sure = np.zeros((2, len(rows.at.heads)), np.int64)
        at = candidates(rows)
        if len(at):
            chance = probability(self.trees(columns(rows, at)))
            found = np.flatnonzero(chance >= self.sure)
            document, first = np.unique(rows.at.order[at[found]], return_index=True)
            lines[document] = (rows.at.end - rows.at.index)[at[found[first]]]
            sure[document] = chance[found[first]]
        return lines, sure
