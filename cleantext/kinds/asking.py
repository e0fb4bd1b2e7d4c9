"""How a rule is asked about the lines of a text: by the engine, by what tests rules, and by what compares them."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.errors import CleantextError, RuleFailed
from cleantext.kinds.base import Rule
from cleantext.lines import Lines
from cleantext.types import Edit, Held


def ask(rule: Rule, lines: Lines, at: Sequence[int] | None = None) -> list[Edit | Held]:
    """What a rule that was prepared for a text would do with its lines `at` (None: all).

    Raises:
        RuleFailed: it makes an edit that no rule may make.
        Exception: whatever the rule raises, with its name in a note.
    """
    try:
        answers = list(rule.edits(lines, range(len(lines)) if at is None else at))
    except CleantextError:
        raise
    except Exception as error:
        error.add_note(f"in the rule {rule.id}")
        raise
    for answer in answers:
        if isinstance(answer, Edit) and (wrong := _wrong(answer, rule, lines)):
            raise RuleFailed(f"{rule.id} made an edit that {wrong}")
    return answers


def ask_alone(rule: Rule, lines: Lines, at: Sequence[int] | None = None) -> list[Edit | Held]:
    """The same of a rule that is prepared for this one text. Raises what `ask` does."""
    rule.prepare([lines])
    return ask(rule, lines, at)


def _wrong(edit: Edit, rule: Rule, lines: Lines) -> str:
    """What is wrong with an edit; empty where nothing is. Of kinds that say `whole_lines`, tests see to it that they do."""
    if edit.rule != rule.id:
        return f"is in the name of {edit.rule!r}: a rule gives its own `self.id`"
    if not 0 <= edit.start <= edit.end <= len(lines.text):
        return f"goes from {edit.start} to {edit.end}, in a text of {len(lines.text)} characters"
    if rule.stage == "boilerplate" and not rule.whole_lines and not _takes_lines(edit, lines):
        return "is not of whole lines, as those of the stage boilerplate are: `self.drop(lines, i)` makes one"
    return ""


def _takes_lines(edit: Edit, lines: Lines) -> bool:
    first, last = lines.at(edit.start), lines.at(edit.end)
    ends = (lines.starts[last], lines.span(last)[1])
    return not edit.replacement and edit.start == lines.starts[first] and edit.end in ends
