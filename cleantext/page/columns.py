"""The first pass's columns: what a line looks like, what its words say, and where it stands among the others.

Every column is a whole number a line. Names begin with the family that a removal is explained by: `form`, `near`,
`density`, `run`, `place`, `lexicon`, `terminator`, `opener`, `page`, `twice`.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from cleantext.page import characters as c
from cleantext.page.arrays import Flags, Ints
from cleantext.page.hashing import Hashes
from cleantext.page.lines import LineArrays
from cleantext.page.sorting import grouped
from cleantext.page.span import Span, logarithm
from cleantext.page.wording import ONE, SHORT, Signs, Table

Columns = dict[str, Ints]

END_CLASSES: Final = np.array([0, 0, 1, 1, 1, 1, 2, 1, 8, 7, 4, 5, 0, 3, 0, 6, 6, 0, 8, 0], np.int64)
"""How a line ends, by the class of its last character, in an order that lets trees cut it."""

MASSES: Final = (60, 120, 250)
"""Words (in tenths) that a line must have to be worth its place in a run of main text."""


@dataclass(frozen=True)
class Scores:
    """Of each line, what its words say, in parts of `ONE`."""

    lexicon: Ints
    terminator: Ints
    opener: Ints


@dataclass(frozen=True)
class Shape:
    """The few numbers that the other columns, and the second pass, are made of."""

    words: Ints  # in tenths; a character of a script without spaces counts 6
    sentence: Ints  # 2: reads like a sentence, 1: long enough to be one, 0: neither
    mass: Ints  # words of a sentence
    ending: Ints
    signature: Ints  # lines of one kind have the same
    twice: Ints  # lines of the document with the same words, itself included
    twice_masked: Ints


def alike(keys: Hashes) -> Ints:
    """How many lines share each line's key."""
    group, sizes = grouped(keys)
    return sizes.take(group)


def ratio(part: Ints, whole: Ints) -> Ints:
    """The share of a whole, in thousandths."""
    return 1000 * part // np.maximum(whole, 1)


def shape(lines: LineArrays) -> Shape:
    """Of each line how long it is, how it ends, whether it reads like a sentence, and which other lines are like it."""
    f, k = lines.form, lines.counts
    unspaced = k[c.UNSPACED]
    words = 10 * (f["words"] - unspaced) + 6 * unspaced
    ending = END_CLASSES[lines.last]
    closed = (ending >= 7) & (lines.last != c.AT)
    running = (f["short"] >= 2) | (k[c.CASELESS] * 2 > f["size"]) | (unspaced >= 8) | (f["small"] >= 4)
    sentence = np.where(
        (closed | (f["sentences"] > 0)) & (words >= 50) & running, 2, np.where((words >= 120) & running, 1, 0)
    )
    mass = np.minimum(words, 800) * sentence // 2
    length = np.minimum(logarithm(words) // 12, 15)
    signature = (length * 16 + ending) * 32 + lines.first
    apart = lines.document.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return Shape(
        words,
        sentence,
        mass,
        ending,
        signature,
        alike(lines.whole + apart),
        alike(lines.whole_masked + apart),
    )


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


def near(at: Span, lines: LineArrays, own: Columns) -> Columns:
    """Some of the same, of the lines around it."""
    out = {"near gap after": at.shift(lines.gap, 1, 1)}
    for name, reach in (("words", 1), ("ending", 1), ("first", 2), ("digits", 2), ("capitalized", 1), ("gap", 1)):
        for by in (*range(-reach, 0), *range(1, reach + 1)):
            out[f"near {name} {by:+d}"] = at.shift(own[f"form {name}"], by, -1)
    return out


def density(at: Span, s: Shape) -> Columns:
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


def run(at: Span, s: Shape) -> tuple[Columns, Ints, Ints]:
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


def place(at: Span, lines: LineArrays, s: Shape) -> Columns:
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


def series(at: Span, s: Shape) -> Columns:
    """Lists: how many lines nearby are of the same kind."""
    same = np.zeros(at.n, np.int64)
    for by in (*range(-8, 0), *range(1, 9)):
        same += at.shift(s.signature, by, -1) == s.signature
    beside = (at.shift(s.signature, 1, -1) == s.signature) | (at.shift(s.signature, -1, -1) == s.signature)
    return {"density alike": same, "density beside": at.box(beside.astype(np.int64), 5)}


def wording(at: Span, s: Shape, scores: Scores, first: Ints, last: Ints) -> Columns:
    """What its words say, and those of the lines about it; `first`, `last`: of the densest stretch of sentences."""
    x, t, o = scores.lexicon, scores.terminator, scores.opener
    out = {"lexicon": x}
    for by in (-1, 1):
        out[f"lexicon {by:+d}"] = at.shift(x, by, -ONE)
    for reach in (3, 8):
        out[f"lexicon near {reach}"] = at.box(x, reach) // reach
    weighed = at.box(x * np.minimum(s.words, 400) // 16, 4)
    out["lexicon weighed"] = weighed // np.maximum(at.box(np.minimum(s.words, 400) // 16, 4), 1)
    out["lexicon lowest before"] = -at.highest_near(-x, 5, 0)
    out["lexicon lowest after"] = -at.highest_near(-x, -5, 0)
    out["lexicon lowest so far"] = at.lowest_so_far(x)

    none = -4 * ONE
    after_start = np.where(at.index > at.spread(first), t, none)
    hot = t > ONE
    out["terminator"] = t
    for reach in (5, 15, 40):
        out[f"terminator before {reach}"] = at.highest_near(t, reach, none)
    out["terminator after 5"] = at.highest_near(t, -5, none)
    out["terminator so far"] = at.highest_so_far(t)
    out["terminator in run"] = at.highest_so_far(after_start)
    out["terminator from here"] = at.highest_from_here(t)
    out["terminator since"] = at.since(hot)[0]
    out["terminator until"] = at.until(hot)[0]
    out["terminator count"] = at.before(hot.astype(np.int64))

    hot = o > ONE
    before_end = np.where(at.index < at.spread(last), o, none)
    out["opener"] = o
    for reach in (5, 15, 40):
        out[f"opener after {reach}"] = at.highest_near(o, -reach, none)
    out["opener before 5"] = at.highest_near(o, 5, none)
    out["opener from here"] = at.highest_from_here(o)
    out["opener in run"] = at.highest_from_here(before_end)
    out["opener since"] = at.since(hot)[0]
    out["opener until"] = at.until(hot)[0]
    return out


def first_pass(at: Span, lines: LineArrays, s: Shape, scores: Scores) -> Columns:
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
        **wording(at, s, scores, first, last),
    }


def short(s: Shape) -> Flags:
    """Lines that may end or open the main text, by their length."""
    return s.words <= 10 * SHORT


def word_scores(tables: tuple[Table, Table, Table], found: Signs, of_short: Signs, s: Shape) -> Scores:
    """What the tables of the lexicon, of terminators and of openers say of each line.

    Args:
        found: the signs of all lines.
        of_short: those of short lines at least: long ones are neither terminators nor openers.
    """
    lexicon, terminators, openers = tables
    n = len(s.words)
    return Scores(
        np.clip(lexicon.score(found, n), -8 * ONE, 8 * ONE - 1),
        _short_only(terminators.score(of_short, n), s),
        _short_only(openers.score(of_short, n), s),
    )


def _short_only(score: Ints, s: Shape) -> Ints:
    return np.where(short(s), np.clip(score, -4 * ONE, 6 * ONE), -4 * ONE)
