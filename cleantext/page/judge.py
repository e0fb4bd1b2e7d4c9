"""How the page model judges lines: words, first pass, second pass, choice."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from cleantext.page.arrays import Flags, Ints
from cleantext.page.columns import Scores, Shape, first_pass, shape, short, word_scores
from cleantext.page.decide import islands, thresholds
from cleantext.page.genre import ANSWERS, Genres
from cleantext.page.lines import LineArrays
from cleantext.page.phrases import Phrases
from cleantext.page.second_pass import second_pass
from cleantext.page.span import Span
from cleantext.page.trees import Trees, probability
from cleantext.page.vocabulary import Met, word_lists
from cleantext.page.wording import Signs, Table, signs

CLOSED: Final = 100
"""Thousandths: a line below this after the first pass is chrome, and the second pass is not asked. Half of all lines
are; on unseen sites no score changes in its third digit."""


FEW_LINES, FEW_WORDS = 12, 300
"""A text of fewer lines, or fewer words (in tenths), is no page: there is nothing to tell apart, and all of it stays. So
does a page none of whose lines is likely to be main text: nothing is left of neither."""


@dataclass(frozen=True)
class Judged:
    """All that is known of a batch's lines once the choice is made."""

    lines: LineArrays
    at: Span
    shape: Shape
    scores: Scores
    first: Ints  # the first pass's probability in thousandths
    second: Ints
    shared: Ints  # thousandths of its words that the rest of the main text has
    keep: Flags
    met: Met
    signs: Signs


@dataclass(frozen=True)
class Judge:
    """The learned numbers, and how they are used one after the other."""

    lexicon: Table
    terminators: Table
    openers: Table
    first: Trees
    second: Trees
    phrases: Phrases
    genres: Genres

    def __call__(self, lines: LineArrays) -> Judged:
        """Judges every line of a batch that has at least one."""
        at, s = Span(lines.document), shape(lines)
        found = signs(lines)
        of_short = found.of(short(s))
        scores = word_scores((self.lexicon, self.terminators, self.openers), found, of_short, s)
        columns = first_pass(at, lines, s, scores)
        met = word_lists().met(lines)
        genres = self.genres.columns(at, of_short)
        extra = self.phrases.columns(at, lines, s, met) | genres
        q = probability(self.first([*columns.values(), *extra.values()]))
        more = second_pass(at, lines, s, q)
        p = q.copy()
        open_ = np.flatnonzero(q >= CLOSED)
        p[open_] = probability(self.second([*columns.values(), *more.values(), *extra.values()], open_))
        keep = self.choose(at, s, p, genres["page forum"] > ANSWERS)
        return Judged(lines, at, s, scores, q, p, more["q words"], keep, met, found)

    def choose(self, at: Span, s: Shape, p: Ints, forum: Flags) -> Flags:
        """The lines that are likely enough for their document, which may be a forum."""
        keep: Flags = p >= at.spread(thresholds(at, p, s.words))
        keep &= forum | ~islands(at, keep, p, s.words)
        few = (at.sizes < FEW_LINES) | (at.total(s.words) < FEW_WORDS)
        whole = few | (at.total(keep.astype(np.int64)) == 0)
        keep |= whole[at.order]
        return keep
