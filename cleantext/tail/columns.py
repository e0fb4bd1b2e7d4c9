"""What the tail model weighs of a line: the page model's columns, but for those that compare it with its neighbours.

A menu differs from line to line, an article's end seldom does: one pass over form, density, runs, place and wording
tells extracted texts as well as two passes over all columns, at half of the cost. Lines that the packs know by heart
count as well, in whatever language they are.
"""

from __future__ import annotations

import hashlib
from typing import Final

import numpy as np

from cleantext.scoring.arrays import Columns
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.characters import Characters
from cleantext.scoring.columns import density, form, place, run
from cleantext.scoring.lines import LineArrays, read
from cleantext.scoring.phrases import Phrases
from cleantext.scoring.shape import Shape, shape
from cleantext.scoring.word_lists import word_lists
from cleantext.scoring.word_weights import Scores, word_columns

PROBE: Final = (
    ("Home", "", "How the pier was built", "By Marit Holm", "3 March 2025, 14:05"),
    (
        "The ferry sails at nine. It waits for nobody, the harbour master said on Tuesday, and least of all for him.",
        "",
        "“Who would row?” asked Marit Holm, 41; nobody did.",
        "Паром отходит в девять часов утра.",
        "渡轮九点开船，谁也不等。",
        "- a boat",
        "- a boat",
        "Share | Tweet…",
        "© 2025 Estuary Press",
    ),
)
"""Two texts, for `fingerprint`."""


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


def fingerprint(characters: Characters, phrases: Phrases) -> str:
    """Of the columns' names and of what they are for two texts: it differs wherever learned numbers would not fit."""
    lines = read(PROBE, characters)
    s, ramp = shape(lines), np.arange(lines.n) * 97 % 700 - 200
    found = columns(Bounds(lines.document), lines, s, Scores(ramp, ramp[::-1].copy(), ramp // 2), phrases)
    of = hashlib.sha256()
    for name, values in found.items():
        of.update(f"{name} {values.tolist()}\n".encode())
    of.update(f"{lines.masked.tolist()} {lines.stems.tolist()} {lines.whole_masked.tolist()}".encode())
    return of.hexdigest()[:16]
