"""What must hold of a rule on any text, drawn from its kind. docs/properties.md explains each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from cleantext.edits import apply, undo
from cleantext.engine.plan import Plan
from cleantext.keys import core
from cleantext.kinds import Rule
from cleantext.kinds.asking import ask_alone
from cleantext.languages import Vote
from cleantext.lines import Lines
from cleantext.prose import LONG_WORDS, weight
from cleantext.testing.content import sort_of
from cleantext.testing.prose import PROSE
from cleantext.testing.rounds import Round, made, once
from cleantext.types import Edit

Texts = tuple[tuple[str, str], ...]


class Broken(NamedTuple):
    """A property that a rule breaks on one text."""

    property: str
    message: str
    texts: Texts


class Trial:
    """One rule on one text: its round, made once for all properties."""

    def __init__(self, rule: Rule, text: str, plan: Plan | None) -> None:
        self.rule, self.text, self.plan = rule, text, plan
        self.round: Round = once(rule, text)
        self.lines = Lines(text)

    def broken(self, name: str, message: str, *more: tuple[str, str]) -> Broken:
        """That this property fell on the text."""
        return Broken(name, message, (("text", self.text), ("came out", self.round.text), *more))


Property = Callable[[Trial], Iterator[Broken]]


def ledger_exact(trial: Trial) -> Iterator[Broken]:
    """Edits are sorted and disjoint, make the outcome, and undo it. (That they lie in the text and bear the rule's id is seen to
    where the rule is asked.)"""
    edits = trial.round.edits
    if any(b.start < a.end for a, b in pairwise(edits)):
        yield trial.broken("ledger", "Edits overlap.")
    elif apply(trial.text, edits) != trial.round.text or undo(trial.round.text, edits) != trial.text:
        yield trial.broken(
            "ledger", "Source and ledger do not give the outcome, or undo does not give the source back."
        )


def idempotent(trial: Trial) -> Iterator[Broken]:
    """Applied to its own outcome, the rule finds nothing more to do. One that weighs a whole document weighs what is left
    anew; the engine's rounds end, since it only ever takes lines."""
    if not trial.round.edits or trial.rule.weighs:
        return
    again = once(trial.rule, trial.round.text)
    if again.text != trial.round.text:
        advice = (
            "What stood beside a line that went held it back the first time (`where`, `unless`, `until`): let these "
            "not depend on lines that the rule itself takes."
            if trial.rule.whole_lines
            else "Let one round do all of it: match the whole run (`x+` for `x`), or look at what stays with a "
            "lookaround instead of taking it into the match."
        )
        message = f"Applied once more, the rule changes its own outcome. {advice}"
        yield trial.broken("idempotent", message, ("once more", again.text))


def whole_lines(trial: Trial) -> Iterator[Broken]:
    """Kinds that take whole lines take nothing less: the lines that stay are lines of the source, in order."""
    if not trial.rule.whole_lines:
        return
    spans = {trial.lines.span(i) for i in range(len(trial.lines))}
    for edit in trial.round.raw:
        if edit.replacement or (edit.start, edit.end) not in spans:
            part = trial.text[edit.start : edit.end]
            yield trial.broken(
                "whole lines", f"The rule takes {part!r}, which is not one whole line (use `self.drop`)."
            )
            return
    before = _shown_lines(trial.lines)
    for line in _shown_lines(Lines(trial.round.text)):
        if line not in before:  # looks behind the one that was found last
            yield trial.broken("whole lines", f"The outcome holds the line {line[:60]!r}, which the text does not.")
            return


def _shown_lines(lines: Lines) -> Iterator[str]:
    """The lines that are not blank. Carriage returns at their ends don't count: whether one belongs to a line or to its
    ending depends on whether there is a line feed, which goes with the line below."""
    return (lines[i].rstrip("\r") for i in range(len(lines)) if not lines.blank(i))


def only_inserts(trial: Trial) -> Iterator[Broken]:
    """Kinds that insert one string insert nothing else, take nothing, and taking it away gives the text back."""
    allowed = trial.rule.inserts_only
    if allowed is None:
        return
    for edit in trial.round.raw:
        if edit.start != edit.end or edit.replacement != allowed:
            taken = trial.text[edit.start : edit.end]
            message = f"A rule that only inserts {allowed!r} puts {edit.replacement!r} in the place of {taken!r}."
            yield trial.broken("only inserts", message)
            return


_CLUSTER = regex.compile(r"\X")


def graphemes_whole(trial: Trial) -> Iterator[Broken]:
    """No edit within a line begins or ends inside of what a reader sees as one character."""
    if trial.text.isascii():
        return
    edges: dict[int, set[int]] = {}
    for edit in trial.round.raw:
        for at in (edit.start, edit.end):
            i = trial.lines.at(at)
            start, end = trial.lines.span(i)
            if at <= start or at >= end:
                continue
            if i not in edges:
                edges[i] = {match.start() for match in _CLUSTER.finditer(trial.text, start, end)}
            if at not in edges[i]:
                cluster = next(m[0] for m in _CLUSTER.finditer(trial.text, start, end) if m.start() < at < m.end())
                codes = " ".join(f"U+{ord(char):04X}" for char in cluster)
                message = (
                    f"An edit cuts the character {cluster} ({codes}) in two. "
                    f"Match whole characters: \\X, or add \\p{{M}}*."
                )
                yield trial.broken("graphemes", message)
                return


def paragraphs_stay(trial: Trial) -> Iterator[Broken]:
    """A paragraph of forty words or more is not taken for chrome because of words that it holds, nor emptied."""
    rule = trial.rule
    if rule.weighs:
        return
    for edit in trial.round.raw:
        if edit.end - edit.start < 80:
            continue
        line = trial.lines[trial.lines.at(edit.start)]
        if not _is_paragraph(line):
            continue
        if rule.whole_lines:
            message = f"A paragraph of {weight(line)} words goes. Lower `longest`, or anchor the pattern with ^ and $."
            yield trial.broken("paragraphs", message)
            return
        taken = trial.text[edit.start : edit.end]
        if weight(taken) - weight(edit.replacement) > weight(line) // 2:
            message = (
                f"Of a paragraph of {weight(line)} words, {weight(taken)} go. Bound the pattern: `.{{0,80}}`, not `.*`."
            )
            yield trial.broken("paragraphs", message)
            return


def short_lines_stay(trial: Trial) -> Iterator[Broken]:
    """Of short lines that are the text's own, as subheadings and verses are, none goes by the most of its words."""
    rule = trial.rule
    if rule.weighs:
        return
    for edit in trial.round.raw:
        line = trial.lines[trial.lines.at(edit.start)]
        sort = sort_of(line)
        if not sort or core(line) in _shown_in(rule):
            continue
        taken = trial.text[edit.start : edit.end]
        if 2 * (weight(taken) - weight(edit.replacement)) > weight(line):
            message = (
                f"A line of the text's own goes, {sort}: {line!r}. Let the rule ask for words that only chrome has."
            )
            yield trial.broken("short lines", message)
            return


def _shown_in(rule: Rule) -> set[str]:
    """Lines of the rule's own examples: what it shows there it may take."""
    return {core(line) for change in rule.examples.change for line in change.before.split("\n")}


_HEADS = frozenset(text[:30] for texts in PROSE.values() for text in texts)


def _is_paragraph(line: str) -> bool:
    """Whether it is one of the paragraphs of this package, words of a rule's added perhaps. What a rule shows in its
    own examples it may take, long as it is."""
    return line[:30] in _HEADS and weight(line) >= LONG_WORDS


def wakes(trial: Trial) -> Iterator[Broken]:
    """The quick scan hits every line that the rule changes: with and without it, the outcome is the same."""
    if trial.plan is None or (n := _numbers(trial.plan).get(trial.rule.id)) is None:
        return
    lines = Lines(trial.text)
    (hits,) = trial.plan.scan([lines], [Vote(trial.rule.languages, False)])
    at = hits.get(n, ())
    if at is None:
        return
    found = [edit for edit in ask_alone(trial.rule, lines, at) if isinstance(edit, Edit)] if at else []
    quick = made(lines, trial.rule.stage, found)
    if quick.text != trial.round.text or quick.edits != trial.round.edits:
        message = "The quick scan misses a line: the rule's `wake` promises less than its `edits` change."
        yield trial.broken("wakes", message, ("with the scan", quick.text))


@lru_cache(maxsize=1)
def _numbers(plan: Plan) -> dict[str, int]:
    """The rules of a plan, by their ids."""
    return {rule.id: n for n, rule in enumerate(plan.rules)}


PROPERTIES: tuple[Property, ...] = (
    ledger_exact,
    whole_lines,
    only_inserts,
    graphemes_whole,
    paragraphs_stay,
    short_lines_stay,
    idempotent,
    wakes,
)
"""All of them. Each looks at the rule's kind, and says nothing where it does not apply."""


def broken_by(rule: Rule, text: str, plan: Plan | None = None) -> list[Broken]:
    """The properties that the rule breaks on this text."""
    try:
        trial = Trial(rule, text, plan)
        return [broken for one in PROPERTIES for broken in one(trial)]
    except Exception as error:  # whatever a rule raises, it must not: that is the property
        message = f"On this text the rule raises {type(error).__name__}: {str(error)[:200]}"
        return [Broken("total", message, (("text", text),))]
