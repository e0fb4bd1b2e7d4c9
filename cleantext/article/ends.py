"""Where the tail begins and where the head ends, from how likely each line is to be main text.

Every line may be the first of the tail. What is weighed is not the line but all that would go with it: how likely its
lines are to be main text, how they differ from what would stay, and how much of the text they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from cleantext.scoring.arrays import Columns, Flags, Ints, logarithm
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.shape import CLOSED, endings
from cleantext.scoring.trees import Trees, probability

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
STATEMENT: Final = 50
"""Tenths of words of the shortest line that is a sentence where it ends as one."""
LEAST: Final = 5
"""Tenths of a word that a line counts at least."""


class Seen(NamedTuple):
    """What is known of each line."""

    likely: Ints  # to be main text, in thousandths
    words: Ints  # in tenths
    sentence: Ints  # 2: reads like a sentence, 1: long enough to be one, 0: neither
    phrase: Ints  # family of the phrase that it is, 0: none that the packs know
    signature: Ints  # lines that look alike have the same
    first: Ints  # class of its first character

    def reversed(self) -> Seen:
        """The same from the last line to the first."""
        return Seen(*(x[::-1] for x in self))


@dataclass(frozen=True)
class Rows:
    """The lines, none of them blank, of some documents, in order."""

    at: Bounds
    seen: Seen
    says: Ints  # how much its words say that the text ends (begins) here
    fixed: Flags  # it stays, whatever is said of it
    goes_on: Flags  # with what the line above begins

    def reversed(self) -> Rows:
        """The same from the last line of the last document to the first of the first."""
        return Rows(
            Bounds(self.at.order[::-1]),
            self.seen.reversed(),
            self.says[::-1],
            self.fixed[::-1],
            np.append(self.goes_on[1:], False)[::-1],
        )


def tails(at: Bounds, seen: Seen, terminator: Ints, headings: Flags, stays: Flags, goes_on: Flags) -> Rows:
    """The lines as the choice of the tails reads them. Headings of references stay, and what stands below them, down to
    a line that the packs know; so do addresses and code (`stays`), and sentences that may be main text."""
    heading = at.highest_so_far(np.where(headings, at.index, -1))
    known = at.highest_so_far(np.where(seen.phrase > 0, at.index, -1))
    sentence = (seen.sentence == 2) & (seen.likely >= SENTENCE)
    return Rows(at, seen, terminator, (heading > known) | stays | sentence, goes_on)


def heads(at: Bounds, seen: Seen, opener: Ints) -> Rows:
    """The lines as the choice of the heads reads them: from the end to the beginning. What may be a headline stays."""
    headline = (opener < NAVIGATION) & (seen.words >= HEADLINE) | (opener < 0) & (at.index == at.start)
    return Rows(at, seen, opener, headline, np.zeros(len(opener), bool)).reversed()


def candidates(rows: Rows) -> Ints:
    """The lines that a tail may begin with; never a document's first, nor one above a line that stays, nor one within a
    run, nor a sentence right below another line that ends as one: the text goes on there."""
    words = np.maximum(rows.seen.words, LEAST)
    all_ = rows.at.spread(rows.at.total(words))
    after = all_ - rows.at.before(words)
    fixed = rows.fixed.astype(np.int64)
    free = rows.at.spread(rows.at.total(fixed)) == rows.at.before(fixed)  # neither it nor any below it
    prose = np.where(rows.seen.sentence == 2, words, 0)
    prose_before = rows.at.before(prose)
    prose_after = rows.at.spread(rows.at.total(prose)) - prose_before
    free &= ~rows.goes_on
    free &= (prose_before >= ARTICLE) & (2 * prose_before >= all_ - after)
    free &= (prose_after <= PROSE) | (prose_after * 1000 <= PROSE_SHARE * all_)
    closed = endings(rows.seen.signature) >= CLOSED
    free[1:] &= ~(closed[:-1] & closed[1:] & (rows.seen.words[1:] >= STATEMENT))
    return np.flatnonzero((rows.seen.likely < LIKELY) & (after * 1000 <= SHARE * all_) & free)


def columns(rows: Rows, at: Ints) -> Columns:
    """Of each candidate, what its tail (itself and all below) looks like beside the rest."""
    return {**_beginning(rows, at), **_tail_and_rest(rows, at), **_around(rows, at)}


def _beginning(rows: Rows, at: Ints) -> Columns:
    """How likely the lines about the candidate are to be main text."""
    likely = rows.seen.likely
    below, above = _below(rows, at), _above(rows, at)
    return {
        "likely": likely[at],
        "likely -1": likely[above[0]],
        "likely above": (likely[above[0]] + likely[above[1]] + likely[above[2]]) // 3,
        "likely below": (likely[below[0]] + likely[below[1]] + likely[below[2]] + likely[below[3]]) // 4,
    }


def _tail_and_rest(rows: Rows, at: Ints) -> Columns:
    """What the tail is, and what would stay."""
    bounds, seen = rows.at, rows.seen
    likely, words = seen.likely, np.maximum(seen.words, LEAST)
    sentences = np.where(seen.sentence == 2, words, 0)

    def both(x: Ints) -> tuple[Ints, Ints]:
        """In the tail, and in all of the document."""
        total = bounds.spread(bounds.total(x))
        return (total - bounds.before(x))[at], total[at]

    lines = bounds.end[at] - at
    tail_words, all_words = both(words)
    tail_likely, all_likely = both(likely * words)
    tail_sentences, all_sentences = both(sentences)
    likely_lines, _ = both(likely)
    rest = np.maximum(all_words - tail_words, 1)
    return {
        "tail likely": tail_likely // tail_words,
        "tail likely by line": likely_lines // lines,
        "rest likely": (all_likely - tail_likely) // rest,
        "tail likeliest": bounds.highest_from_here(likely)[at],
        "tail likeliest of long lines": bounds.highest_from_here(np.where(words >= 80, likely, 0))[at],
        "tail longest": logarithm(bounds.highest_from_here(words)[at]),
        "tail lines": logarithm(lines),
        "tail words": logarithm(tail_words),
        "tail share": 1000 * tail_words // np.maximum(all_words, 1),
        "rest words": logarithm(rest),
        "tail words by line": logarithm(tail_words // lines),
        "tail sentences share": 1000 * tail_sentences // tail_words,
        "rest sentences share": 1000 * (all_sentences - tail_sentences) // rest,
        "tail sentences": logarithm(tail_sentences),
    }


def _around(rows: Rows, at: Ints) -> Columns:
    """What the words of the lines about the candidate say, and whether a list would be cut in two."""
    bounds, seen, says = rows.at, rows.seen, rows.says
    words, known = np.maximum(seen.words, LEAST), (seen.phrase > 0).astype(np.int64)
    below, above = _below(rows, at), _above(rows, at)
    phrases = (bounds.spread(bounds.total(known)) - bounds.before(known))[at]
    alike, begins = ([(x[line] == x[at]).astype(np.int64) for line in above] for x in (seen.signature, seen.first))
    return {
        "says": says[at],
        "says below": np.max([says[line] for line in below], axis=0) if len(at) else says[at],
        "words -1": words[above[0]],
        "sentence -1": seen.sentence[above[0]],
        "phrase": seen.phrase[at],
        "phrases below": known[below[0]] + known[below[1]] + known[below[2]] + known[below[3]],
        "tail phrases": phrases,
        "tail phrases share": 100 * phrases // (bounds.end[at] - at),
        "alike -1": alike[0],
        "alike above": alike[0] + alike[1] + alike[2],
        "begins alike -1": begins[0],
        "begins alike above": begins[0] + begins[1] + begins[2],
        "first": seen.first[at],
    }


def _below(rows: Rows, at: Ints) -> list[Ints]:
    """The candidate and the three lines below it; the document's last line where there are fewer."""
    return [np.minimum(at + k, rows.at.end[at] - 1) for k in range(4)]


def _above(rows: Rows, at: Ints) -> list[Ints]:
    """The three lines above the candidate, the nearest first; the document's first line where there are fewer."""
    return [np.maximum(at - k, rows.at.start[at]) for k in range(1, 4)]


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
            chance = probability(self.trees(list(columns(rows, at).values())))
            found = np.flatnonzero(chance >= self.sure)
            document, first = np.unique(rows.at.order[at[found]], return_index=True)
            lines[document] = (rows.at.end - rows.at.index)[at[found[first]]]
            sure[document] = chance[found[first]]
        return lines, sure
