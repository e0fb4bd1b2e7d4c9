"""From a probability a line to one choice for the document: what is likely enough for this document, without what stands
far from the main text and is much less likely."""

from typing import Final

import numpy as np

from cleantext.scoring.arrays import Flags, Ints, begins_of, sizes_of
from cleantext.scoring.bounds import Bounds

FEW_LINES, FEW_WORDS = 12, 300
"""A text of fewer lines, or fewer words (in tenths), is no page: there is nothing to tell apart, and all of it stays. So
does a page none of whose lines is likely to be main text: no document is left empty."""

WORTH = 15_000
"""What the choice must be expected to gain in F1 over the whole text, in millionths; for less all of it stays. What has
been chosen once is main text for the most part, and a second look at it, without the page around, only knows less."""

HANDFUL: Final = 5
"""A text of which no more lines than this would go is no page either, for a page has more around its main text: all of it
stays. In an article by itself it would be headings, a signature, the end of a list. Of 776 labelled pages five have so
little to lose. What rules of the language know goes all the same."""

STEP: Final = 25
"""Probabilities, in thousandths, are told apart by this much where a document's threshold is sought."""

UNSURE, NEAR = 550_000, 900_000
"""Where even the best threshold has a lower expected F1 than the first (some listings, shops, forums), the lowest one
that reaches the second's share of it is taken. In millionths; chosen by cross-validation, and neighbours do as well."""

APART: Final = 10
"""Dropped lines in a row that part two stretches of kept ones."""

LIKELY, SURE, LESS = 600, 750, 200
"""A page's main stretch is the one with the most above the first. Where it is as probable as the second, another that
is less probable by the third is no part of it: teasers above an article, comments below it. All chosen by
cross-validation, and for all of them neighbouring values do as well."""


def choose(at: Bounds, words: Ints, chance: Ints, forum: Flags) -> Flags:
    """The lines that stay.

    Args:
        words: of each line, in tenths.
        chance: of each line to be main text, in thousandths.
        forum: whether its document may be a forum.
    """
    threshold, gain = thresholds(at, chance, words)
    keep: Flags = chance >= at.spread(threshold)
    keep &= forum | ~islands(at, keep, chance, words)
    few = (at.sizes < FEW_LINES) | (at.total(words) < FEW_WORDS)
    few |= at.total((~keep).astype(np.int64)) <= HANDFUL
    whole = few | (gain < WORTH) | (at.total(keep.astype(np.int64)) == 0)
    keep |= whole[at.order]
    return keep


def thresholds(at: Bounds, p: Ints, words: Ints) -> tuple[Ints, Ints]:
    """Per document the probability from which on its lines are kept, and what is expected to be gained over all of its
    lines, in millionths of F1.

    Lines of one probability are much alike (a list of teasers, comments), and so are right or wrong together: main text
    is what lies above a level that nobody knows. The threshold is the one with the best F1, the mean over all levels; or
    a lower one that is nearly as good, where even that is poor.
    """
    bins = 1000 // STEP + 1
    weight = np.bincount(at.order * bins + p // STEP, words + 5, minlength=len(at.heads) * bins).astype(np.int64)
    above = weight.reshape(-1, bins)[:, ::-1].cumsum(1)[:, ::-1]
    kept, main = above[:, :-1:2, None], above[:, None, 1:-1:2]
    f1 = 2_000_000 * np.minimum(kept, main) // np.maximum(kept + main, 1)  # whole numbers: the same in every batch
    expected = f1.sum(2) // f1.shape[2]
    most = expected[:, 1:].max(1, keepdims=True)
    enough = np.where(most < UNSURE, most * NEAR // 1_000_000, most)
    lowest: Ints = 1 + (expected[:, 1:] >= enough).argmax(1)
    gain: Ints = expected[np.arange(len(expected)), lowest] - expected[:, 0]
    return 2 * STEP * lowest, gain


def islands(at: Bounds, keep: Flags, p: Ints, words: Ints) -> Flags:
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
    begins = begins_of(document)
    number = sizes_of(begins, len(heads))
    heaviest = np.repeat(np.maximum.reduceat(mass, begins), number)
    main = np.repeat(np.maximum.reduceat(np.where(mass == heaviest, mean, 0), begins), number)
    beside = (main >= SURE) & (mean < main - LESS)
    out[kept] = np.repeat(beside, sizes_of(heads, len(kept)))
    return out
