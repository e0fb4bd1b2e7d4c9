"""The page model: words, first pass, second pass, choice."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from cleantext.page.columns import Scores, Shape, first_pass, shape, short, short_only
from cleantext.page.context import second_pass
from cleantext.page.decide import islands, thresholds
from cleantext.page.genre import ANSWERS, Genres
from cleantext.page.lines import Flags, Ints, LineArrays
from cleantext.page.phrases import Phrases
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
class Stages:
    """The learned numbers."""

    lexicon: Table
    terminators: Table
    openers: Table
    first: Trees
    second: Trees
    phrases: Phrases
    genres: Genres

    def weigh(self, found: Signs, of_short: Signs, s: Shape) -> Scores:
        """What the three tables say of each line's signs, two of them only of those of short lines."""
        n = len(s.words)
        return Scores(
            np.clip(self.lexicon.score(found, n), -2048, 2047),
            short_only(self.terminators.score(of_short, n), s),
            short_only(self.openers.score(of_short, n), s),
        )

    def judge(self, lines: LineArrays) -> Judged:
        """Decide every line of a batch that has at least one."""
        at, s = Span(lines.document), shape(lines)
        found = signs(lines)
        of_short = found.of(short(s))
        scores = self.weigh(found, of_short, s)
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
