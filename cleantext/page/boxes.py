"""Boxes between two paragraphs: titles of other articles, an offer, an advertisement.

A box looks like the end of an article, so that the paragraph below it passes for the page's; and the title in it passes
for a heading of the text.
"""

from typing import Final

import numpy as np

from cleantext.scoring import characters as c
from cleantext.scoring.arrays import Flags, Ints
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.phrases import FAMILIES
from cleantext.scoring.shape import END_CLASSES, Shape

PARAGRAPH: Final = 150
"""Words (in tenths) of a paragraph, at least; the lines of a box have fewer."""

LINES: Final = 4
"""Lines of a box at most."""

FIRM, DOUBTED = 700, 100
"""Probabilities in thousandths: of the paragraph on one side of a box at least, and of that on the other, which then stays
as well. Of 38 lines that this kept on 762 pages of sites not seen, 11 were main text; and a paragraph lost costs more than
ten lines left."""

OF_CHROME: Final = -350
"""The lexicon's score below which the words are those of terms, notices and offers."""

SERIES: Final = 8
"""Teasers and comments come in series: where one of so many lines further on reads like a sentence and is less probable
than that, nothing more is kept."""

STANDFIRST: Final = 4
"""Lines at most from a title down to its standfirst, which is no paragraph."""

HEADING: Final = 40
"""Words (in tenths) of a line that may be a heading of the text, at most."""

OFTEN: Final = 2
"""A cue that stands more often on a page is a button below each of its texts."""

RELATED: Final = 1 + FAMILIES.index("related")


def beyond_boxes(at: Bounds, s: Shape, lexicon: Ints, dated: Flags, chance: Ints, keep: Flags) -> Flags:
    """Paragraphs that would go, but for a box stand next to one that stays.

    Args:
        lexicon: what the words of each line say, in parts of `ONE`.
        dated: whether it is a date.
        chance: of each line to be main text, in thousandths.
    """
    paragraph = (s.words >= PARAGRAPH) & (s.sentence == 2)
    doubted = ~keep & paragraph & (chance >= DOUBTED) & (lexicon >= OF_CHROME)
    if not doubted.any():
        return np.zeros(at.n, bool)
    firm = keep & paragraph & (chance >= FIRM)
    other = (~keep & (s.sentence > 0) & (chance < DOUBTED)).astype(np.int64)
    outside = keep | (s.words >= PARAGRAPH)
    title = ~keep & ~dated & (s.words > HEADING) & (s.sentence == 0) & (s.ending < END_CLASSES[c.STOP])
    out = np.zeros(at.n, bool)
    for (far, nearest), further in ((at.since(outside), -SERIES), (at.until(outside), SERIES)):
        beside = (far > 1) & (far <= LINES + 1) & firm[nearest] & (at.highest_near(other, further, 0) == 0)
        out |= beside if further < 0 else beside & (at.since(title)[0] > STANDFIRST)
    found: Flags = out & doubted
    return found


def titles_below_cues(at: Bounds, s: Shape, phrase: Ints, keep: Flags) -> Flags:
    """Titles of other articles that would stay between two paragraphs, below a cue that goes. The last of several may be a
    heading of the text, and stays.

    Args:
        phrase: the family of the phrase that each line is.
    """
    cue = ~keep & (phrase == RELATED) & (s.twice <= OFTEN)
    if not cue.any():
        return np.zeros(at.n, bool)
    prose = keep & (s.sentence == 2)
    cue &= at.shift(prose, -1, 0).astype(bool)
    title = keep & (s.words > HEADING) & (s.sentence == 0) & (s.ending < END_CLASSES[c.STOP])
    since, above = at.since(~title)
    until, below = at.until(~title)
    number = since + until - 1
    found: Flags = title & cue[above] & prose[below] & (number <= LINES) & ((until > 1) | (number == 1))
    return found
