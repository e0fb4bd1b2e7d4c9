"""What a line looks like, and where it stands among the others, as columns.

The name of a column begins with what it is about: `form`, `density`, `run`, `place`, `page`, `twice`.
"""

from typing import Final

import numpy as np

from cleantext.scoring import characters as c
from cleantext.scoring.arrays import Columns, Ints, logarithm, ratio
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.lines import LineArrays
from cleantext.scoring.shape import END_CLASSES, Shape

MASSES: Final = (60, 120, 250)
"""Words (in tenths) that a line must have to be worth its place in a run of main text."""


def form(lines: LineArrays, s: Shape) -> Columns:
    """What a line looks like by itself: its size, its words, letters, digits and marks."""
    f, k = lines.form, lines.counts
    letters = k[c.LOWER : c.MARK + 1].sum(0)
    out = {
        "size": logarithm(f["size"]),
        "words": logarithm(s.words),
        "word length": 10 * letters // np.maximum(f["words"], 1),
        "longest word": np.minimum(f["longest"], 100),
        "upper case": ratio(k[c.UPPER], letters),
        "capitalized": ratio(f["capital"], f["chunks"]),
        "small": ratio(f["small"], f["chunks"]),
        "digits": ratio(k[c.DIGIT], f["size"]),
        "marks": ratio(k[c.STOP :].sum(0), f["size"]),
        "sentences": np.minimum(f["sentences"], 100),
        "sentence length": np.minimum(s.words // (f["sentences"] + 1), 1000),
        "short words": ratio(f["short"], f["words"]),
        "short count": np.minimum(f["short"], 200),
        "ending": s.ending,
        "first": lines.first,
        "mass": logarithm(s.mass),
        "cased": ratio(k[c.LOWER] + k[c.UPPER], letters),
        "gap": lines.gap,
        "numbers": np.minimum(f["numbers"], 100),
        "amounts": np.minimum(f["amounts"], 50),
        "commas": np.minimum(k[c.COMMA], 50),
        "colons": np.minimum(k[c.COLON], 50),
        "questions": np.minimum(k[c.QUESTION], 50),
        "separators": np.minimum(k[c.SEPARATOR], 50),
        "dashes": np.minimum(k[c.DASH], 50),
    }
    return {f"form {name}": column for name, column in out.items()}


def density(at: Bounds, s: Shape) -> Columns:
    """How much of what is about the line are sentences, short lines, lines that stand twice or trail off."""
    out = {}
    ellipsis = (s.ending == END_CLASSES[c.ELLIPSIS]).astype(np.int64)
    twice, short = (s.twice > 1).astype(np.int64), (s.words <= 50).astype(np.int64)
    for reach in (2, 5, 12):
        out[f"density mass {reach}"] = at.box(s.mass, reach) // 8
        out[f"density words {reach}"] = logarithm(at.box(s.words, reach))
        out[f"density sentence {reach}"] = at.box(s.sentence, reach)
        out[f"density twice {reach}"] = at.box(twice, reach)
    for reach in (5, 12):
        out[f"density short {reach}"] = at.box(short, reach)
        out[f"density ellipsis {reach}"] = at.box(ellipsis, reach)
    return out


def run(at: Bounds, s: Shape) -> tuple[Columns, Ints, Ints]:
    """Where it stands to the densest stretch of sentences; also that stretch's first and last line, per document."""
    out: Columns = {}
    once = np.where(s.twice > 1, 0, s.mass)
    first = last = at.index
    for least in MASSES:
        a, b = at.best_run(once - least)
        since, until = at.index - at.spread(a), at.spread(b) - at.index
        out[f"run in {least}"] = ((since >= 0) & (until >= 0)).astype(np.int64)
        out[f"run since {least}"] = logarithm(since)
        out[f"run until {least}"] = logarithm(until)
        if least == MASSES[1]:
            first, last = a, b
    inside = out[f"run in {MASSES[1]}"]
    share = at.total(s.words * inside)
    out["run share"] = at.spread(ratio(share, at.total(s.words)))
    out["run density"] = at.spread(np.minimum(share // np.maximum(last - first + 1, 1), 2000))
    return out, first, last


def place(at: Bounds, lines: LineArrays, s: Shape) -> Columns:
    """Where it stands on the page, how far from long lines and from lines that stand twice; and what the page is like."""
    long = (s.sentence == 2) & (s.words >= 120)
    since, last = at.since(long)
    until, following = at.until(long)
    twice = s.twice > 1
    longest = at.spread(at.most(s.words))
    words, mass = at.spread(at.total(s.words)), at.spread(at.total(s.mass))
    before, mass_before = at.before(s.words), at.before(s.mass)
    size = at.end - at.start
    return {
        "place lines before": logarithm(at.index - at.start),
        "place lines after": logarithm(at.end - 1 - at.index),
        "place share": ratio(at.index - at.start, size),
        "place words": ratio(before, words),
        "place mass before": logarithm(mass_before),
        "place mass after": logarithm(mass - mass_before - s.mass),
        "place mass share": ratio(mass_before, mass),
        "place since long": since,
        "place until long": until,
        "place last long": np.where(last >= 0, logarithm(s.words[last]), -1),
        "place next long": np.where(following >= 0, logarithm(s.words[following]), -1),
        "place since twice": at.since(twice)[0],
        "place until twice": at.until(twice)[0],
        "place to longest": logarithm(longest) - logarithm(s.words),
        "page lines": logarithm(size),
        "page words": logarithm(words),
        "page sentences": ratio(mass, words),
        "page long": at.spread(at.total(long.astype(np.int64))),
        "page gaps": at.spread(ratio(at.total(lines.gap), at.sizes)),
        "page twice": at.spread(ratio(at.total(twice.astype(np.int64)), at.sizes)),
        "twice": np.minimum(s.twice, 50),
        "twice masked": np.minimum(s.twice_masked, 50),
    }
