"""Rules that can never do anything, because another one takes all that they match.

A rule is tried on what it is about: its own change examples, its phrases, and texts drawn from its pattern. When
another rule of the same stage, no stricter about place, length, language, profile and site, has the last word on every
one of its edits, in every one of those texts, the rule is shadowed. Texts that no rule can be tried on say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cleantext.checks.subject import Subject
from cleantext.edits import settle
from cleantext.engine.plan import Plan
from cleantext.errors import Problem, RuleTimeout
from cleantext.kinds import Rule
from cleantext.kinds.asking import ask_alone
from cleantext.kinds.cued import CuedRule
from cleantext.lines import Lines
from cleantext.testing.drawn import triggers
from cleantext.types import Edit

_WIDER = {
    "head": {"head", "edge", "anywhere"},
    "tail": {"tail", "edge", "anywhere"},
    "edge": {"edge", "anywhere"},
    "anywhere": {"anywhere"},
}
_TRIED = ("line", "section", "replace")


def nothing_is_shadowed(subject: Subject) -> list[Problem]:
    """The rules of a pack that another of its rules, or of the packs it extends, leaves nothing to do."""
    problems = []
    for rule, by in shadowed(subject.rules, [*subject.extended, *subject.rules]):
        name = by.id if by.id.partition("/")[0] != rule.id.partition("/")[0] else by.id.partition("/")[2]
        message = (
            f"this rule can never fire: rule '{name}' takes everything that it "
            "matches; remove it, or make it look for more"
        )
        problems.append(subject.problem(rule, ("id",), message))
    return problems


def shadowed(rules: Sequence[Rule], among: Sequence[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Those of some rules that another one leaves nothing to do, each with that other one.

    Args:
        among: all rules, in the order that they run.
    """
    tried = [(rule, texts) for rule in rules if rule.kind in _TRIED and (texts := _worked_on(rule))]
    places = {rule.id: n for n, rule in enumerate(among)}
    awake = iter(_awake(among, [lines for _, texts in tried for lines, _ in texts]))
    for rule, texts in tried:
        others = set.intersection(*(next(awake) for _ in texts)) - {rule.id}
        for other in (among[n] for n in sorted(map(places.__getitem__, others))):
            if other.stage == rule.stage and no_stricter(other, rule):
                before = places[other.id] < places[rule.id]
                if _covers_all(other, before, texts):
                    yield rule, other
                    break


def _worked_on(rule: Rule) -> list[tuple[Lines, list[Edit]]]:
    """The texts that a rule changes, of those that it is tried on; none where it is slow, which is a problem of its own."""
    try:
        return [(lines, edits) for lines in _texts(rule) if (edits := _edits(rule, lines))]
    except RuleTimeout:
        return []


def _awake(rules: Sequence[Rule], texts: Sequence[Lines]) -> list[set[str]]:
    """For each text the rules that may do something there, in whatever language it is: to ask all about all takes time
    that grows with the square of their number."""
    plan = Plan([rule.model_copy(update={"languages": ()}) for rule in rules if rule.kind in _TRIED])
    return [{plan.rules[n].id for n in hits} for hits in plan.scan(texts, [None] * len(texts))]


def _texts(rule: Rule) -> Iterable[Lines]:
    for change in rule.examples.change:
        yield Lines(change.before)
    for line in triggers(rule):
        yield Lines(line)


def _edits(rule: Rule, lines: Lines) -> list[Edit]:
    return [answer for answer in ask_alone(rule, lines) if isinstance(answer, Edit)]


def _covers_all(other: Rule, before: bool, texts: Iterable[tuple[Lines, list[Edit]]]) -> bool:
    """Whether nothing is left of what a rule does in these texts when the other rule has had its say."""
    try:
        return all(_covers(other, before, lines, edits) for lines, edits in texts)
    except RuleTimeout:
        return False


def _covers(other: Rule, before: bool, lines: Lines, edits: list[Edit]) -> bool:
    theirs = _edits(other, lines)
    if not theirs:
        return False
    mine = edits[0].rule
    return all(edit.rule != mine for edit in settle([*theirs, *edits] if before else [*edits, *theirs]))


def no_stricter(other: Rule, rule: Rule) -> bool:
    """Whether `other` is there wherever `rule` is: language, profile, site, place, length, and what holds it back."""
    scopes = (other.languages, rule.languages), (other.profiles, rule.profiles), (other.sites, rule.sites)
    if any(theirs and not (mine and set(mine) <= set(theirs)) for theirs, mine in scopes):
        return False
    if other.status != rule.status and other.status != "active":
        return False
    if isinstance(other, CuedRule) and isinstance(rule, CuedRule):
        if other.where not in _WIDER[rule.where] or other.longest < rule.longest:
            return False
        limit, mine_limit = other.unless.prose_after, rule.unless.prose_after
        if limit is not None and (mine_limit is None or mine_limit > limit):
            return False
        if other.unless.alone and not rule.unless.alone:
            return False
        return other.unless.next in (None, rule.unless.next)
    return True
