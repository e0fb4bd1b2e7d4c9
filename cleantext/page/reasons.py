"""Why a line went, in a few words: the word, the terminator or the neighbour that decided.

Only removed lines are told of, and lines that went for the same reason share its text, so that it costs little.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from cleantext.lines import cited
from cleantext.page.judge import Judge, Judged
from cleantext.page.parts import PARTS
from cleantext.scoring import characters as c
from cleantext.scoring.arrays import Ints, begins_of
from cleantext.scoring.lines import cut
from cleantext.scoring.shape import END_CLASSES
from cleantext.scoring.word_weights import ONE

PLAIN = {
    "headline": "a title above the main text",
    "standfirst": "a sentence that sums the article up, below its title",
    "date": "a date or time on a line of its own",
    "byline": "names whoever wrote it",
    "caption": "a caption or its credit, beside the main text",
    "comment": "comments, below the main text",
    "teaser": "one of several titles in a row",
    "lexicon": "words of site chrome",
}
"""Reasons that name nothing else of the text."""

NAMES = ("", *PARTS)
NONE = -1
MOST_CITED = 160
"""Characters of a line among which a reason finds those that it quotes."""


def reasons(judged: Judged, removed: Ints, parts: Ints, documents: Sequence[Sequence[str]], judge: Judge) -> list[str]:
    """A reason for each of the `removed` lines (ascending indices) of some documents; `parts`: what took each, as its
    index in NAMES."""
    about = np.full(len(removed), NONE)
    for name, tell in (("terminator", _terminators), ("neighbour", _neighbours), ("form", _sizes)):
        mine = np.flatnonzero(parts == NAMES.index(name))
        about[mine] = tell(judged, removed[mine])
    cut_short = (parts == NAMES.index("teaser")) & (judged.shape.ending[removed] == END_CLASSES[c.ELLIPSIS])
    about[cut_short] = 0

    keys, which = np.unique(about * len(NAMES) + parts, return_inverse=True)
    told = [_told(judged, NAMES[key % len(NAMES)], key // len(NAMES), documents) for key in keys.tolist()]
    out = list(map(told.__getitem__, which.tolist()))
    mine = np.flatnonzero(parts == NAMES.index("lexicon"))
    for i, word in zip(mine.tolist(), _words(judged, removed[mine], documents, judge), strict=True):
        out[i] += f", {word!r} most of all"
    return out


def _told(judged: Judged, name: str, about: int, documents: Sequence[Sequence[str]]) -> str:
    def line() -> str:
        return cited(documents[judged.lines.document[about]][judged.lines.place[about]][:MOST_CITED])

    if name == "terminator":
        return f"the main text is over at {line()}"
    if name == "neighbour":
        return "no main text around it" if about == NONE else f"apart from the main text at {line()}"
    if name == "form":
        return f"{about} words that don't read like a sentence of the main text"
    return "breaks off with an ellipsis" if about == 0 else PLAIN[name]


def _terminators(judged: Judged, lines: Ints) -> Ints:
    """The line itself, or the last one before it that says that the main text is over."""
    hot = judged.scores.terminator > ONE
    _, last = judged.at.since(hot)
    return np.where(hot[lines], lines, last[lines])


def _neighbours(judged: Judged, lines: Ints) -> Ints:
    """The kept line before it, else the one after it."""
    _, above = judged.at.since(judged.keep)
    _, below = judged.at.until(judged.keep)
    return np.where(above[lines] >= 0, above[lines], below[lines])


def _sizes(judged: Judged, lines: Ints) -> Ints:
    return judged.lines.form["words"][lines]


def _words(judged: Judged, lines: Ints, documents: Sequence[Sequence[str]], judge: Judge) -> Iterator[str]:
    """Of each line, each of which has some, the word that speaks loudest against it."""
    wanted = np.zeros(judged.lines.n, bool)
    wanted[lines] = True
    found = judged.features.of(wanted)
    # by line, then by weight; 8 bits are enough for the latter
    order = np.argsort((found.line << 8) + 128 + judge.words.lexicon.weights.take(found.bucket), kind="stable")
    word = found.word[order[begins_of(found.line[order])]]
    begin = judged.lines.begin[word]
    columns = (judged.lines.document[lines], judged.lines.place[lines], begin, begin + judged.lines.length[word])
    for document, place, first, end in zip(*(column.tolist() for column in columns), strict=True):
        yield cut(documents[document][place])[first:end]
