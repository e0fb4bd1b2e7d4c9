"""Why a text became what it became: every edit with its rule, and for a line why it went or why it stayed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleantext.cleaner import Cleaner
from cleantext.edits import in_clean_text, in_source
from cleantext.engine.sites import matches
from cleantext.kinds import Rule, ScoreRule
from cleantext.kinds.cued import CuedRule
from cleantext.kinds.score import MODELS
from cleantext.lines import Lines
from cleantext.page.choice import FEW_LINES
from cleantext.readers.base import InputDocument
from cleantext.types import Document, Edit, Held, Result

OFF = "it is switched off; `cleantext rules list` says by what"


class Explained(NamedTuple):
    """One edit."""

    line: int
    """Of the source, counted from 1."""
    edit: Edit
    why: str


class Knowing(NamedTuple):
    """Who knows the words of a line and left it, a rule or a model, and why."""

    rule: str
    reason: str


class Fate(NamedTuple):
    """What became of one line."""

    text: str
    outcome: str
    """`gone`, `changed` or `kept`."""
    after: str
    """What stands there now."""
    edits: tuple[Explained, ...]
    held: tuple[Held, ...]
    knowing: tuple[Knowing, ...]
    """Of a line that stays."""


class Explanation:
    """A document, cleaned, and what can be said of it.

    Raises:
        RuleTimeout: a pattern took too long on it.
    """

    def __init__(self, cleaner: Cleaner, document: InputDocument) -> None:
        self._cleaner = cleaner
        self._document = document
        self.result: Result = cleaner.run(Document(document.text, document.site))
        self.source = Lines(document.text)
        self._why = {rule.id: rule.why for rule in cleaner.rules}
        known = cleaner.engine.languages
        self._languages = known.detect(self.result.text, known.vote(self.result.text))

    def edits(self) -> list[Explained]:
        """All edits, in order."""
        return [
            Explained(self.source.at(_begins(edit)) + 1, edit, self._why.get(edit.rule, ""))
            for edit in self.result.edits
        ]

    def held(self) -> list[Held]:
        """The removals that were held back, their lines counted in the source, as those of edits are."""
        final = Lines(self.result.text)
        return [held._replace(line=self._source_line(final, held.line)) for held in self.result.held]

    def _source_line(self, final: Lines, number: int) -> int:
        return self.source.at(in_source(final.starts[number - 1], self.result.edits)) + 1

    def line(self, number: int) -> Fate:
        """What became of a line of the source.

        Args:
            number: counted from 1.

        Raises:
            IndexError: there is no such line.
        """
        if not 1 <= number <= len(self.source):
            raise IndexError(f"there is no line {number}; the document has {len(self.source)}")
        start, end = self.source.span(number - 1)
        text = self.source[number - 1]
        edits = tuple(item for item in self.edits() if _touches(item.edit, start, end))
        after = _after(text, start, [item.edit for item in edits])
        if not after.strip() and (text.strip() or self._taken(number)):
            return Fate(text, "gone", after, edits, (), ())
        held, knowing = self._who_knows(start)
        outcome = "changed" if after != text else "kept"
        return Fate(text, outcome, after, edits, held, (*knowing, *self._weighed(number - 1)))

    def _weighed(self, i: int) -> Iterator[Knowing]:
        """What the models say of a line, those that are asked."""
        for name in sorted({rule.model for rule in self._cleaner.rules if isinstance(rule, ScoreRule)}):
            chance = MODELS[name].of.load().chances(self.source.bare).get(i)
            if chance is not None:
                yield Knowing(f"the {name} model", f"main text with probability {chance:.2f}")
            elif name == "page" and self.source[i].strip():
                yield Knowing("the page model", f"the text is too short for it, with fewer than {FEW_LINES} lines")

    def _taken(self, number: int) -> bool:
        """Whether the edits together take all from the beginning of a line to that of the next one."""
        starts = self.source.starts
        low, high = starts[number - 1], starts[number] if number < len(starts) else len(self.source.text)
        taken = sum(max(0, min(edit.end, high) - max(edit.start, low)) for edit in self.result.edits)
        return 0 < taken == high - low

    def _who_knows(self, start: int) -> tuple[tuple[Held, ...], list[Knowing]]:
        """What held the line back that begins here, and who else knows its words, once nothing changed any more."""
        final = Lines(self.result.text)
        i = final.at(in_clean_text(start, self.result.edits))
        held = tuple(held for held in self.result.held if held.line == i + 1)
        told = {item.rule for item in held}

        def knows(rule: Rule) -> bool:
            return isinstance(rule, CuedRule) and rule.id not in told and rule.says(final, i)

        on = [rule for rule in self._cleaner.rules if knows(rule)]
        ours = [rule for rule in on if not self._foreign(rule)]
        off = [rule for rule in self._off() if not self._foreign(rule) and knows(rule)]
        # Rules for other languages are named only where no other knows the line: a reader wonders about their words.
        named = ours or ([] if held or off else on)
        reasons = [(rule.id, self._reason(rule, final, i)) for rule in named if isinstance(rule, CuedRule)]
        return held, [
            *(Knowing(rule, reason) for rule, reason in reasons if reason),
            *(Knowing(rule.id, OFF) for rule in off),
        ]

    def _off(self) -> list[Rule]:
        """The rules that are switched off."""
        on = {rule.id for rule in self._cleaner.rules}
        every = {rule.id: rule for pack in self._cleaner.packs for rule in pack.rules}
        return [rule for rule in every.values() if rule.id not in on]

    def _foreign(self, rule: Rule) -> bool:
        return bool(rule.languages) and not any(code in rule.languages for code in self._languages)

    def _reason(self, rule: CuedRule, lines: Lines, i: int) -> str:
        """Why a rule left a line alone whose words it knows; empty where there is nothing to tell."""
        if self._foreign(rule):
            found = f"in {', '.join(self._languages)}" if self._languages else "not clearly in one of our languages"
            return f"it is for {', '.join(rule.languages)}, and the document is {found}"
        if rule.sites and not matches(self._document.site, rule.sites):
            return f"it is for {', '.join(rule.sites)}, and the document is {self._document.site or 'of no known site'}"
        return rule.declines(lines, i)


def _touches(edit: Edit, start: int, end: int) -> bool:
    """Whether an edit changes a line; one that begins with the ending of the line before does not change that."""
    if edit.start == edit.end:
        return start <= edit.start <= end
    return (edit.start < end and edit.end > start) or edit.start <= start == end < edit.end


def _begins(edit: Edit) -> int:
    """Where the first visible character stands that an edit takes."""
    if not edit.removed.strip():
        return edit.start
    return edit.start + len(edit.removed) - len(edit.removed.lstrip())


def _after(text: str, start: int, edits: list[Edit]) -> str:
    """The line with the edits made, those that reach beyond it cut off at its ends."""
    out: list[str] = []
    at = 0
    for edit in edits:
        low, high = max(edit.start - start, 0), min(edit.end - start, len(text))
        out += [text[at:low], edit.replacement.strip("\n") if low <= len(text) else ""]
        at = max(high, at)
    out.append(text[at:])
    return "".join(out)
