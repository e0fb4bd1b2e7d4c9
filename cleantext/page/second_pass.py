"""The second pass's further columns: what the first pass said of the line and of all lines around it."""

from typing import Final

import numpy as np

from cleantext.scoring.arrays import Columns, Hashes, Ints, grouped, logarithm, order_of, ratio, sizes_of
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.lines import LineArrays
from cleantext.scoring.shape import Shape

CERTAIN: Final = 1000
"""A probability of 1 as a whole number."""

COMMON: Final = 8
"""Lines that have a word, from which on it is too common to tell anything."""

KNOWN: Final = np.uint64(32)
"""A word is known by the upper half of its hash: two of a page's are taken for one in a thousand pages."""


def shared_words(lines: LineArrays, main: Ints) -> Ints:
    """Share (in thousandths) of a line's distinct longer words that the other lines of the main text have as well."""
    word, line = _words_with_lines(lines)
    first = np.ones(len(word), bool)  # of one word's lines in one document
    document = lines.document.take(line)
    first[1:] = (word[1:] != word[:-1]) | (document[1:] != document[:-1])
    heads = np.flatnonzero(first)
    sizes = sizes_of(heads, len(word))
    own = main.take(line)
    weight = np.repeat(np.add.reduceat(own, heads) if len(heads) else own, sizes)
    rare = np.repeat(sizes <= COMMON, sizes)
    met = rare & (weight - own > CERTAIN // 2)
    hits = np.bincount(line[met], minlength=lines.n)[: lines.n]
    return ratio(hits, np.bincount(line[rare], minlength=lines.n)[: lines.n])


def _words_with_lines(lines: LineArrays) -> tuple[Hashes, Ints]:
    """Each word once a line, sorted by word and then by line."""
    word = lines.hashes >> KNOWN
    order = order_of(word)
    word, line = word.take(order), lines.line.take(order)
    new = np.ones(len(word), bool)
    new[1:] = (word[1:] != word[:-1]) | (line[1:] != line[:-1])
    return word[new], line[new]


def second_pass(at: Bounds, lines: LineArrays, s: Shape, q: Ints) -> Columns:
    """Columns made of `q`, the first pass's probabilities in thousandths."""
    return {**_around(at, s, q), **_of_document(at, s, q), **_nearest(at, q), **_alike(at, lines, s, q)}


def _around(at: Bounds, s: Shape, q: Ints) -> Columns:
    """The line itself, those beside it, and stretches of likely ones that it may be in."""
    out: Columns = {"q": q}
    for by in (-6, -4, -3, -2, -1, 1, 2, 3, 4, 6):
        out[f"q {by:+d}"] = at.shift(q, by, -100)
    for reach in (1, 2, 4, 8, 16, 32):
        out[f"q near {reach}"] = at.box(q, reach) // (2 * reach + 1)
    weight = np.minimum(s.words, 1000) // 8 + 1
    for reach in (2, 4, 8):
        out[f"q weighed {reach}"] = at.box(q * weight, reach) // at.box(weight, reach)
    for least in (300, 500):
        a, b = at.best_run((q - least) * np.minimum(weight, 40))
        since, until = at.index - at.spread(a), at.spread(b) - at.index
        out[f"q in {least}"] = ((since >= 0) & (until >= 0)).astype(np.int64)
        out[f"q since {least}"] = logarithm(since)
        out[f"q until {least}"] = logarithm(until)
    return out


def _of_document(at: Bounds, s: Shape, q: Ints) -> Columns:
    """How much of the document is likely to be main text, in all, before the line and after it."""
    kept = q * s.words // 16
    all_kept = at.spread(at.total(kept))
    before = at.before(kept)
    return {
        "q before": ratio(before, all_kept),
        "q after": ratio(all_kept - before - kept, all_kept),
        "q total": logarithm(all_kept // 128),
        "q share": ratio(all_kept * 16 // CERTAIN, at.spread(at.total(s.words))),
        "q most": at.spread(at.most(q)),
    }


def _nearest(at: Bounds, q: Ints) -> Columns:
    """How far the nearest likely and unlikely lines are."""
    since, _ = at.since(q > CERTAIN // 2)
    until, _ = at.until(q > CERTAIN // 2)
    return {
        "q since likely": since,
        "q until likely": until,
        "q between": np.minimum(since, until),
        "q since unlikely": at.since(q < CERTAIN // 10)[0],
        "q until unlikely": at.until(q < CERTAIN // 10)[0],
    }


def _alike(at: Bounds, lines: LineArrays, s: Shape, q: Ints) -> Columns:
    """How likely lines are that look like it, and how many words it shares with likely ones."""
    kinds, number = grouped((s.signature + (at.order << 20)).view(np.uint64))
    total = np.bincount(kinds, q).astype(np.int64)
    words, long = shared_words(lines, q), np.minimum(s.words, 200)
    return {
        "q alike": (total[kinds] - q) // np.maximum(number[kinds] - 1, 1),
        "q words": words,
        "q words -1": at.shift(words, -1, -1),
        "q words +1": at.shift(words, 1, -1),
        "q words near": at.box(words * long, 3) // np.maximum(at.box(long, 3), 1),
    }
