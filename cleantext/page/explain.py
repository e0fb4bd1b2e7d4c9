"""Why a line went, in a few words: the word, the terminator or the neighbour that decided.

Only removed lines are told of, and lines that went for the same reason share its text, so that it costs little.
"""

from collections.abc import Callable

import numpy as np

from cleantext.page import characters as c
from cleantext.page.columns import END_CLASSES
from cleantext.page.lines import Ints, cut
from cleantext.page.model import Judged, Stages
from cleantext.page.parts import PARTS
from cleantext.page.wording import ONE

PLAIN = {
    "headline": "a title above the main text",
    "date": "a date or time on a line of its own",
    "byline": "names whoever wrote it",
    "caption": "a caption or its credit, beside the main text",
    "comment": "comments, below the main text",
    "teaser": "one of several titles in a row",
}
"""Reasons that name nothing else of the text."""

NONE = -1


def reasons(judged: Judged, removed: Ints, parts: Ints, text: Callable[[int], str], stages: Stages) -> list[str]:
    """A reason for each of the `removed` lines (ascending indices), which `parts` (1 + index in PARTS) took.

    `text` gives a line's text by its index in the batch.
    """
    about = np.full(len(removed), NONE)
    for name, tell in (("terminator", _terminators), ("neighbour", _neighbours), ("lexicon", _words), ("form", _sizes)):
        mine = np.flatnonzero(parts == 1 + PARTS.index(name))
        about[mine] = tell(judged, removed[mine], stages)
    cut_short = (parts == 1 + PARTS.index("teaser")) & (judged.shape.ending[removed] == END_CLASSES[c.ELLIPSIS])
    about[cut_short] = 0

    told: dict[tuple[int, int], str] = {}
    out = []
    for i, key in zip(removed.tolist(), zip(parts.tolist(), about.tolist(), strict=True), strict=True):
        reason = told.get(key)
        if reason is None:
            name = PARTS[key[0] - 1]
            if name == "lexicon":  # a reason for this line alone
                out.append(f"words of site chrome, {_word(judged, text(i), key[1])} most of all")
                continue
            told[key] = reason = _told(name, key[1], text)
        out.append(reason)
    return out


def _told(name: str, about: int, text: Callable[[int], str]) -> str:
    if name == "terminator":
        return f"the main text is over at {_quote(text(about))}"
    if name == "neighbour":
        return "no main text around it" if about == NONE else f"apart from the main text at {_quote(text(about))}"
    if name == "form":
        return f"{about} words that don't read like a sentence of the main text"
    return "breaks off with an ellipsis" if about == 0 else PLAIN[name]


def _terminators(judged: Judged, lines: Ints, stages: Stages) -> Ints:
    """The line itself, or the last one before it that says that the main text is over."""
    hot = judged.scores.terminator > ONE
    _, last = judged.at.since(hot)
    return np.where(hot[lines], lines, last[lines])


def _neighbours(judged: Judged, lines: Ints, stages: Stages) -> Ints:
    """The kept line before it, else the one after it."""
    _, above = judged.at.since(judged.keep)
    _, below = judged.at.until(judged.keep)
    return np.where(above[lines] >= 0, above[lines], below[lines])


def _sizes(judged: Judged, lines: Ints, stages: Stages) -> Ints:
    return judged.lines.form["words"][lines]


def _words(judged: Judged, lines: Ints, stages: Stages) -> Ints:
    """Of each line the word that speaks loudest against it; none in a line without words."""
    wanted = np.zeros(judged.lines.n, bool)
    wanted[lines] = True
    found = judged.signs
    mine = np.flatnonzero(wanted[found.line])
    line = found.line[mine]
    # by line, then by weight; 8 bits are enough for the latter
    order = np.argsort((line << 8) + 128 + stages.lexicon.weights.take(found.bucket[mine]), kind="stable")
    line = line[order]
    first = order[np.flatnonzero(np.diff(line, prepend=-1))]
    out = np.full(judged.lines.n, NONE)
    out[found.line[mine[first]]] = found.word[mine[first]]
    return out[lines]


def _word(judged: Judged, text: str, word: int) -> str:
    if word == NONE:
        return _quote(text)
    begin = int(judged.lines.begin[word])
    return repr(cut(text)[begin : begin + int(judged.lines.length[word])])


def _quote(line: str, most: int = 40) -> str:
    line = " ".join(line[: 4 * most].split())
    return repr(line if len(line) <= most else line[: most - 1] + "…")
