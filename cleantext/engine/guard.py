"""The removal guard: what would take too much of a document is held back, and reported.

All removals or none: were only some held back, the next cleaning would measure the rest by a shorter text and take more.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from cleantext.engine.removal import taken
from cleantext.kinds.line import SUBJECT
from cleantext.lines import Lines, is_statement, weight
from cleantext.model import Edit, Held

FLOOR = 60
"""Words that may always go, however short the document; and as many of prose are an article."""
LINES = 8
"""A text of at least so many lines, none of them a statement of `SENTENCE` words, is a poem, a list or a form: chrome has
no article there to stand around."""
SENTENCE = 6


def guarded(
    lines: Lines, edits: Sequence[Edit], share: float, proven: Container[str], spared: Iterable[Held] = ()
) -> tuple[list[Edit], list[Held]]:
    """The removals that may be made, and those held back: all of them when together they would take more than `share`
    of the words of the text, and more than `FLOOR` words, unless an article stays: at least `FLOOR` words of prose, and
    no less of it than the share says. Short lines below a short article may well be most of a text.
    All stays in a text that has no article at all (see `LINES`), or of which `spared`, what rules held back, says that
    they are its `SUBJECT`.

    Lines that rules in `proven` take have stood on other pages of their site: they go, and count neither way.
    """
    sure = [edit for edit in edits if edit.rule in proven]
    unsure = [edit for edit in edits if edit.rule not in proven]
    owner = taken(lines, unsure)
    words = sum(weight(lines.raw[i]) for i in owner)
    others = taken(lines, sure).keys() - owner.keys()
    counted = [i for i in range(len(lines)) if i not in others]
    total = sum(weight(lines.raw[i]) for i in counted)
    prose = sum(map(lines.prose_words, counted))
    gone = sum(map(lines.prose_words, owner))
    if words > max(FLOOR, share * total) and (gone > share * prose or prose - gone < FLOOR):
        reason = f"together the removals would take {words} of {total} words, more than {share:.0%}"
    elif owner and share < 1 and any(held.reason == SUBJECT for held in spared):
        reason = SUBJECT
    elif owner and share < 1 and not prose and _no_article([lines[i] for i in counted if not lines.blank(i)]):
        reason = "there is no statement for chrome to stand around"
    else:
        return list(edits), []
    return sure, [Held(edit.rule, i + 1, lines[i][:80], reason) for i, edit in sorted(owner.items())]


def _no_article(lines: Sequence[str]) -> bool:
    return len(lines) >= LINES and not any(is_statement(line, SENTENCE) for line in lines)
