"""From a probability a line to one choice for the document: the likeliest path of keeping and dropping, without what
stands far from the main text and is less sure."""

import numpy as np

from cleantext.page.lines import Flags, Ints
from cleantext.page.span import Span

LEAST, MOST = 250, 540
"""Within these a document's threshold lies, in thousandths."""

SHARE = 560
"""Thousandths of the F1 that a document can expect, at which its threshold lies: half of it is best for probabilities
that are right, more for sites whose chrome looks like text, as those of unseen sites do. Chosen by cross-validation."""

APART = 10
"""Dropped lines in a row that part two stretches of kept ones."""

LIKELY, SURE, LESS = 600, 750, 200
"""A page's main stretch is the one with the most above the first. Where it is as probable as the second, another that
is less probable by the third is no part of it: teasers above an article, comments below it. All chosen by
cross-validation, and for all of them neighbouring values do as well."""

ODDS = np.array([round(1000 * float(np.log(p / (1000 - p)))) for p in range(1, 1000)], np.int64)


def odds(q: Ints) -> Ints:
    """Log odds in thousandths, of probabilities in thousandths."""
    return ODDS.take(np.clip(q, 1, 999) - 1)


def thresholds(at: Span, p: Ints, words: Ints) -> Ints:
    """Per document the probability from which on a line is kept: a share of the best F1 that it can expect.

    Where the lines are sure, that is about a half; on a page that may be main text anywhere, less.
    """
    weight = words + 5
    all_true = at.total(p * weight)
    best = np.zeros(len(at.heads))
    for least in range(MOST, LEAST, -20):
        taken = p >= least
        true = at.total(np.where(taken, p * weight, 0))
        size = at.total(np.where(taken, weight, 0)) * 1000
        best = np.maximum(best, 2 * true / np.maximum(size + all_true, 1))
    return np.clip((best * SHARE).astype(np.int64), LEAST, MOST)


def path(at: Span, evidence: Ints, switch: int) -> Flags:
    """Keep (True) or drop each line so that the evidence for the kept ones, less the price of changes, is largest.

    `evidence` is what keeping the line is worth, `switch` the price of a change from dropping to keeping or back; a
    document begins and ends with nothing kept (Viterbi).
    """
    gain = evidence.tolist()
    keep = np.zeros(at.n, bool)
    for head, size in zip(at.heads.tolist(), at.sizes.tolist(), strict=True):
        dropped, kept = 0, -switch
        enter, leave = [False] * size, [False] * size
        for i in range(size):
            enter[i] = kept > dropped - switch  # keeping this line: was the last one kept?
            leave[i] = kept - switch > dropped  # dropping this one: was the last one kept?
            dropped, kept = (
                (kept - switch if leave[i] else dropped),
                (kept if enter[i] else dropped - switch) + gain[head + i],
            )
        state = kept - switch > dropped
        for i in range(size - 1, -1, -1):
            keep[head + i] = state
            state = enter[i] if state else leave[i]
    return keep


def islands(at: Span, keep: Flags, p: Ints, words: Ints) -> Flags:
    """Kept lines in stretches far from the main one, and much less probable than it is."""
    out = np.zeros(at.n, bool)
    kept = np.flatnonzero(keep)
    if not len(kept):
        return out
    far = np.diff(kept, prepend=-at.n) > APART
    heads = np.flatnonzero(far | (np.diff(at.order[kept], prepend=-1) > 0))
    weight = words[kept] + 1
    mean = np.add.reduceat(p[kept] * weight, heads) // np.add.reduceat(weight, heads)
    mass = np.add.reduceat(np.maximum(p[kept] - LIKELY, 0) * weight, heads)
    # of each document the mean of its heaviest stretch
    document = at.order[kept[heads]]
    begins = np.flatnonzero(np.diff(document, prepend=-1))
    number = np.diff(np.append(begins, len(heads)))
    heaviest = np.repeat(np.maximum.reduceat(mass, begins), number)
    main = np.repeat(np.maximum.reduceat(np.where(mass == heaviest, mean, 0), begins), number)
    beside = (main >= SURE) & (mean < main - LESS)
    out[kept] = np.repeat(beside, np.diff(np.append(heads, len(kept))))
    return out
