"""A rule applied once, alone. The engine repeats a plan until nothing changes, which would hide a rule that is not
idempotent, and asks for languages and sites, which a rule's own examples need not show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cleantext.edits import apply, record, settle
from cleantext.engine.removal import healed
from cleantext.kinds import Rule
from cleantext.kinds.asking import ask_alone
from cleantext.lines import Lines
from cleantext.types import Edit, Held


class Round(NamedTuple):
    """What one rule makes of one text in one round."""

    text: str
    raw: tuple[Edit, ...]
    """What the rule asked for, in the order it did."""
    edits: tuple[Edit, ...]
    """The ledger: settled, with the blank lines that whole lines take along."""
    held: tuple[Held, ...]


def once(rule: Rule, text: str) -> Round:
    """The rule asked about every line of the text, its edits made, once."""
    lines = Lines(text)
    answers = ask_alone(rule, lines)
    raw = tuple(edit for edit in answers if isinstance(edit, Edit))
    held = tuple(note for note in answers if isinstance(note, Held))
    return made(lines, rule.stage, raw, held)


def made(lines: Lines, stage: str, raw: Iterable[Edit], held: tuple[Held, ...] = ()) -> Round:
    """The round that these edits make, as the engine makes them."""
    raw = tuple(raw)
    edits = settle(list(raw))
    if edits and stage == "boilerplate":
        edits = healed(lines, edits)
    return Round(apply(lines.text, edits), raw, record(lines.text, edits), held)
