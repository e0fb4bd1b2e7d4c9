"""What the article model weighs of a line: the page model's columns, but for those that compare it with its neighbours.

A menu differs from line to line, an article's end seldom does: one pass over form, density, runs, place and wording
tells extracted texts as well as two passes over all columns, at half of the cost. Lines that the packs know by heart
count as well, in whatever language they are.
"""

from __future__ import annotations

from cleantext.scoring.arrays import Columns
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.characters import Characters
from cleantext.scoring.columns import density, form, place, run
from cleantext.scoring.fingerprint import PROBE, fingerprint, invented_scores
from cleantext.scoring.lines import LineArrays, read
from cleantext.scoring.phrases import Phrases
from cleantext.scoring.shape import Shape, shape
from cleantext.scoring.word_lists import word_lists
from cleantext.scoring.word_weights import Scores, word_columns


def columns(at: Bounds, lines: LineArrays, s: Shape, scores: Scores, phrases: Phrases) -> Columns:
    """All columns, a value a line."""
    runs, first, last = run(at, s)
    return {
        **form(lines, s),
        **density(at, s),
        **runs,
        **place(at, lines, s),
        **word_columns(at, s, scores, first, last),
        **phrases.columns(at, lines),
        **word_lists().met(lines).columns(at, s),
    }


def fingerprint_of(characters: Characters, phrases: Phrases) -> str:
    """The fingerprint of the columns; what words say is made up for it."""
    lines = read(PROBE, characters)
    made = columns(Bounds(lines.document), lines, shape(lines), invented_scores(lines.n), phrases)
    return fingerprint(lines, made)
