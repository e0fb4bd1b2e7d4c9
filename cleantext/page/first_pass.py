"""The first pass's columns: form, neighbours, density, place and words of each line."""

import numpy as np

from cleantext.scoring.arrays import Columns
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.columns import density, form, place, run
from cleantext.scoring.lines import LineArrays
from cleantext.scoring.shape import Shape
from cleantext.scoring.word_weights import Scores, word_columns


def near(at: Bounds, lines: LineArrays, own: Columns) -> Columns:
    """The form of the lines around it."""
    out = {"near gap after": at.shift(lines.gap, 1, 1)}
    for name, reach in (("words", 1), ("ending", 1), ("first", 2), ("digits", 2), ("capitalized", 1), ("gap", 1)):
        for by in (*range(-reach, 0), *range(1, reach + 1)):
            out[f"near {name} {by:+d}"] = at.shift(own[f"form {name}"], by, -1)
    return out


def series(at: Bounds, s: Shape) -> Columns:
    """Lists: how many lines nearby are of the same kind."""
    same = np.zeros(at.n, np.int64)
    for by in (*range(-8, 0), *range(1, 9)):
        same += at.shift(s.signature, by, -1) == s.signature
    beside = (at.shift(s.signature, 1, -1) == s.signature) | (at.shift(s.signature, -1, -1) == s.signature)
    return {"density alike": same, "density beside": at.box(beside.astype(np.int64), 5)}


def first_pass(at: Bounds, lines: LineArrays, s: Shape, scores: Scores) -> Columns:
    """All columns of the first pass."""
    own = form(lines, s)
    runs, first, last = run(at, s)
    return {
        **own,
        **near(at, lines, own),
        **density(at, s),
        **runs,
        **place(at, lines, s),
        **series(at, s),
        **word_columns(at, s, scores, first, last),
    }
