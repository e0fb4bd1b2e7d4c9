"""The removal guard: where the rules would take too much of a text, it stays, and that is reported.

All removals are made or none. Were only some held back, the next cleaning would find a shorter text, of which the rest is a
smaller share, and take more. Some lines are chrome for certain (`proven` and consent, see `guarded`): these go in any case,
and the guard measures the text as if they were not there, the same before they have gone and after.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence, Set
from itertools import groupby

from cleantext.engine.removal import taken
from cleantext.kinds.base import Rule, held_line
from cleantext.lines import Lines
from cleantext.prose import is_statement, weight
from cleantext.types import Edit, Held

FLOOR = 60
"""Words that may always go, however short the document; and as many of prose are an article."""
LINES = 8
"""A text of at least so many lines, none of them a statement of `SENTENCE` words, is a poem, a list or a form: chrome has
no article there to stand around."""
SENTENCE = 6
RUN, WORDS = 6, 3
"""So many phrases of so many words, one line after the other and no two of them alike, are no accident: they are a box
that a site puts on all its pages, as that which asks for consent to advertising."""


def guarded(
    lines: Lines, edits: Sequence[Edit], share: float, proven: Container[str], spared: str,
    rules: Mapping[str, Rule],
) -> tuple[list[Edit], list[Held]]:  # fmt: skip
    """The removals that may be made, and those held back: all of them when together they would take more than `share`
    of the words of the text, and more than `FLOOR` words, unless an article stays: at least `FLOOR` words of prose, and
    no less of it than the share says. Short lines below a short article may well be most of a text.
    All stays in a text that has no article at all (see `LINES`), or that a rule wants to be `spared` (why; empty where
    none does).

    Lines that rules in `proven` take have stood on other pages of their site: they go, and count neither way. Where
    too much would go, the same holds of boxes for consent (see `RUN`) that `rules` know word for word, line by line, as
    long as a statement is left.
    """
    sure = {edit for edit in edits if edit.rule in proven}
    passed, held = _weighed(lines, edits, sure, share, spared)
    if not held or spared:
        return passed, held
    consent = _consent(lines, taken(lines, edits), rules)
    return _weighed(lines, edits, sure.union(consent), share, spared) if consent else (passed, held)


def _weighed(
    lines: Lines, edits: Sequence[Edit], sure: Set[Edit], share: float, spared: str
) -> tuple[list[Edit], list[Held]]:
    unsure = [edit for edit in edits if edit not in sure]
    owner = taken(lines, unsure)
    words = sum(weight(lines.raw[i]) for i in owner)
    others = taken(lines, list(sure))
    counted = [i for i in range(len(lines)) if i not in others]
    if words > FLOOR and (too_much := _too_much(lines, words, owner, counted, share)):
        reason = too_much
    elif share < 1 and spared:
        reason = spared
    elif share < 1 and _no_article(lines, counted):
        reason = "there is no statement for chrome to stand around"
    else:
        return list(edits), []
    passed = [edit for edit in edits if edit in sure]
    return passed, [held_line(edit.rule, lines, i, reason) for i, edit in owner.items()]


def _consent(lines: Lines, owner: Mapping[int, Edit], rules: Mapping[str, Rule]) -> list[Edit]:
    """The removals of lines in a row, each for its own words, that hold enough phrases: those by the rules that know these.
    None where no statement is left."""
    if not any(is_statement(lines[i], SENTENCE) for i in range(len(lines)) if i not in owner):
        return []
    found: list[Edit] = []
    shown = (i for i in range(len(lines)) if not lines.blank(i))
    for going, run in groupby(shown, lambda i: i in owner and rules[owner[i].rule].one_by_one):
        removed = [(i, owner[i]) for i in run] if going else []
        known = {lines.key(i): edit.rule for i, edit in removed if rules[edit.rule].knows_phrase(lines, i)}
        if sum(weight(phrase) >= WORDS for phrase in known) >= RUN:
            found += [edit for _, edit in removed if edit.rule in known.values()]
    return found


def _too_much(lines: Lines, words: int, owner: Mapping[int, Edit], counted: Sequence[int], share: float) -> str:
    """Why so many words may not go; empty where they may."""
    total = sum(weight(lines.raw[i]) for i in counted)
    if words <= share * total:
        return ""
    prose = sum(map(lines.prose_words, counted))
    gone = sum(map(lines.prose_words, owner))
    if gone <= share * prose and prose - gone >= FLOOR:
        return ""
    return f"together the removals would take {words} of {total} words, more than {share:.0%}"


def _no_article(lines: Lines, counted: Sequence[int]) -> bool:
    shown = [i for i in counted if not lines.blank(i)]
    if len(shown) < LINES or any(is_statement(lines[i], SENTENCE) for i in shown):
        return False
    return not any(map(lines.prose_words, shown))
