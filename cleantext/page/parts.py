"""Which named part of the model a removal is put down to, and the words it is told in.

Gold standards differ on headlines, dates, bylines, captions and comments, so these are told apart by what the line is,
and before anything else; every other removal is put down to what spoke loudest against the line.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import regex

from cleantext.page.judge import Judged
from cleantext.scoring import characters as c
from cleantext.scoring.arrays import Flags, Ints
from cleantext.scoring.shape import END_CLASSES
from cleantext.scoring.word_weights import ONE

PARTS: Final[tuple[str, ...]] = (
    "headline",
    "standfirst",
    "date",
    "byline",
    "caption",
    "comment",
    "teaser",
    "terminator",
    "lexicon",
    "neighbour",
    "form",
)
"""The named parts. Each is a rule of its own in the ledger; a removal that a part decided doesn't happen without it."""

FAR_TITLE: Final = 25
"""Lines at most between the headline and the main text."""

NEAR_TITLE: Final = 5
"""The same of one that shares less, as titles in languages that inflect their words: of such lines, that whose words are
most like those of texts."""

NOTHING: Final = -(1 << 40)
"""Lower than any score."""

FAR_STANDFIRST: Final = 4
"""Lines at most from the headline to the standfirst: a byline and a date may stand between them."""

SHARED: Final = 500
"""Thousandths of a headline's words that the main text has as well."""

CHROME: Final = -3 * ONE
"""The score from which on a line's words are those of chrome; words that say nothing have about minus two."""

_DATE: Final = regex.compile(
    r"\b(?:1[89]|20)\d\d\b"  # a year
    r"|\b\d{1,2}([./])\s?\d{1,2}\1\s?(?:\d\d)?\b|\b\d{1,2}/\d{1,2}\b|\b\d{1,2}\.\s?\d{1,2}\.(?!\d)"
    r"|(?<![\d.,:])(?:[01]?\d|2[0-4])[:.h][0-5]\d(?![.,:]?\d)"  # a time of day
)
"""What of a number is a date or a time, in a line that names no day and no month."""
_PRICE: Final = regex.compile(r"\p{Sc}|%")


def assign(judged: Judged, documents: Sequence[Sequence[str]]) -> Ints:
    """Of each line of the documents, 1 + the index in PARTS of what its removal is put down to; 0: kept."""
    at, s, f, keep = judged.at, judged.shape, judged.lines.form, judged.keep
    known = judged.met
    words = s.words // 10
    letters = judged.lines.counts[c.LOWER : c.UNSPACED + 1].sum(0)
    until, following = at.until(keep)
    since, last = at.since(keep)
    before = (following >= 0) & (last < 0)
    open_ended = s.ending < END_CLASSES[c.STOP]
    title = before & (words >= 3) & (words <= 30) & open_ended & (until <= FAR_TITLE)

    names = (f["capital"] * 2 >= f["chunks"]) | (f["chunks"] <= 2)
    kept = s.words * keep
    below = ~keep & (at.before(kept) * 2 > at.spread(at.total(kept)))  # most of the main text is above
    heading = below & (words <= 8) & known.among("comments")
    over = below & (judged.scores.terminator > ONE)
    titles = at.box(((s.words >= 40) & open_ended & ~keep).astype(np.int64), 3) >= 3

    date = _dated(judged, documents)
    byline = (words > 0) & (words <= 12) & names & known.first("by")
    caption = (words <= 40) & ((since <= 2) | (until <= 2)) & known.among("credits")
    headline = title & (judged.shared >= SHARED)
    near = title & (until <= NEAR_TITLE) & ~date & ~byline & ~caption
    said = np.where(near, judged.scores.lexicon, NOTHING)
    headline |= near & (said == at.spread(at.most(said)))
    below_headline = before & (at.since(headline)[0] <= FAR_STANDFIRST)

    tests: dict[str, Flags] = {  # of a line that passes several, the first counts
        "date": date,
        "byline": byline,
        "caption": caption,
        "headline": headline,
        "standfirst": below_headline & (s.sentence == 2) & (words >= 8),
        "comment": heading | _since_kept(judged, heading),
        "teaser": (s.ending == END_CLASSES[c.ELLIPSIS]) | ((s.words >= 40) & open_ended & titles),
        "terminator": over | _since_kept(judged, over),
        "lexicon": (judged.scores.lexicon < CHROME) & (letters > 0),
        "neighbour": s.sentence > 0,
    }
    out = np.full(at.n, 1 + PARTS.index("form"), np.int64)
    for name in reversed(tests):
        out[tests[name]] = 1 + PARTS.index(name)
    out[keep] = 0
    return out


def _dated(judged: Judged, documents: Sequence[Sequence[str]]) -> Flags:
    """Which of the lines that go are dates: the model takes phone numbers, prices and sizes for such as well."""
    known, lines = judged.met, judged.lines
    dated: Flags = known.dated(judged.shape) & ~judged.keep
    for i in np.flatnonzero(dated & ~known.among("months") & ~known.among("dating")).tolist():
        line = documents[lines.document[i]][lines.place[i]]
        dated[i] = _DATE.search(line) is not None and _PRICE.search(line) is None
    return dated


def _since_kept(judged: Judged, flags: Flags) -> Flags:
    """Whether a flagged line stands between a line and the last kept one before it."""
    _, flagged = judged.at.since(flags)
    _, kept = judged.at.since(judged.keep)
    return flagged > kept
