"""The page model: words, first pass, second pass, choice."""

from dataclasses import dataclass

import numpy as np

from cleantext.page.columns import Columns, Scores, Shape, first_pass, shape, short_only
from cleantext.page.context import second_pass
from cleantext.page.decide import odds, path, thresholds
from cleantext.page.lines import Flags, Ints, Lines
from cleantext.page.span import Span
from cleantext.page.trees import Trees, probability
from cleantext.page.wording import Table, signs


@dataclass(frozen=True)
class Judged:
    """All that is known of a batch's lines once the choice is made."""

    lines: Lines
    at: Span
    shape: Shape
    scores: Scores
    first: Ints  # the first pass's probability in thousandths
    second: Ints
    shared: Ints  # thousandths of its words that the rest of the main text has
    keep: Flags


@dataclass(frozen=True)
class Stages:
    """The learned numbers."""

    lexicon: Table
    terminators: Table
    openers: Table
    first: Trees
    second: Trees
    switch: int  # what a change between keeping and dropping costs, in thousandths of log odds

    def score(self, lines: Lines, s: Shape) -> Scores:
        found = signs(lines)
        return Scores(
            np.clip(self.lexicon.score(found, lines.n), -2048, 2047),
            short_only(self.terminators.score(found, lines.n), s),
            short_only(self.openers.score(found, lines.n), s),
        )

    def judge(self, lines: Lines) -> Judged:
        """Decide every line of a batch that has at least one."""
        at, s = Span(lines.document), shape(lines)
        scores = self.score(lines, s)
        columns = first_pass(at, lines, s, scores)
        q = probability(self.first(list(columns.values())))
        more: Columns = {**columns, **second_pass(at, lines, s, q)}
        p = probability(self.second(list(more.values())))
        return Judged(lines, at, s, scores, q, p, more["q words"], self.choose(at, s, p))

    def choose(self, at: Span, s: Shape, p: Ints) -> Flags:
        """The path through the document that its probabilities, against its own threshold, speak for."""
        keep: Flags = path(at, odds(p) - at.spread(odds(thresholds(at, p, s.words))), self.switch)
        keep |= at.end - at.start == 1  # a line by itself has nothing to be told apart from
        return keep
