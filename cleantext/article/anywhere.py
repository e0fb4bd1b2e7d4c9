"""Which lines go wherever they stand: chrome is strewn all over a text for which an extractor took half of the page.

How much of a text is hardly main text tells such a text; no clean one that was met came near. There every line goes that
is unlikely by itself, between paragraphs too. Elsewhere a single unlikely line is more often odd than chrome.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from cleantext.article.ends import ARTICLE, LEAST, Rows
from cleantext.scoring.arrays import Flags, Ints
from cleantext.scoring.characters import DASH, SEPARATOR

HARDLY: Final = 100
"""A line is hardly main text where it is less likely (in thousandths) to be that."""
MUCH: Final = 70
"""So many thousandths of a text's words in such lines are much."""
UNLIKELY: Final = 200
"""The lines go that are less likely than this, and sentences where they are hardly main text: one lost costs more than lines
of chrome that stay."""


def anywhere(below: Rows, above: Rows, of_code: Flags) -> tuple[Flags, Ints]:
    """Of each line whether it goes, and how many thousandths of its text's words are hardly main text.

    What a tail may not take stays, and above the first sentence that stays so does what a head may not take. As for a tail,
    enough sentences must be left, and half of what is left must be sentences. A text about code is full of lines that are no
    sentences: it stays.

    Args:
        below: the lines as the choice of the tails reads them.
        above: the same as the choice of the heads does.
        of_code: which lines are code, in texts about code.
    """
    at, seen = below.at, below.seen
    words = np.maximum(seen.words, LEAST)
    sentence = seen.sentence == 2
    goes = (seen.likely < np.where(sentence, HARDLY, UNLIKELY)) & ~below.fixed
    goes &= ~above.reversed().fixed | (at.before((sentence & ~goes).astype(np.int64)) > 0)
    goes &= ~_in_a_run(below, goes)
    share = 1000 * at.total(np.where(seen.likely < HARDLY, words, 0)) // at.total(words)
    left = at.total(np.where(goes, 0, words))
    prose = at.total(np.where(goes | ~sentence, 0, words))
    about_code = at.most(of_code.astype(np.int64)) > 0
    told = (share >= MUCH) & (prose >= ARTICLE) & (2 * prose >= left) & ~about_code
    return goes & told.take(at.order), at.spread(share)


def _in_a_run(rows: Rows, goes: Flags) -> Flags:
    """Which lines are of a list, or of another run, of which no more would go than stay: then it is main text as a whole."""
    item = (rows.seen.first == DASH) | (rows.seen.first == SEPARATOR)
    goes_on = rows.goes_on | item & np.append(False, item[:-1]) & (rows.at.index > rows.at.start)
    runs = np.cumsum(~goes_on)
    going, staying = np.bincount(runs, goes), np.bincount(runs, ~goes)
    in_it: Flags = ((going <= staying) & (going + staying > 1))[runs]
    return in_it
