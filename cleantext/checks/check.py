"""All checks of all packs, their problems in the order of the files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cleantext.checks.case import case_is_meant
from cleantext.checks.composed import letters_are_composed
from cleantext.checks.fragments import fragments_are_called
from cleantext.checks.patterns import patterns_are_sound
from cleantext.checks.phrases import phrases_are_distinct, phrases_are_phrases
from cleantext.checks.replacements import groups_are_meant
from cleantext.checks.scope import scope_is_known
from cleantext.checks.shadow import nothing_is_shadowed
from cleantext.checks.subject import Subject
from cleantext.errors import Problem
from cleantext.packs.find import distinct
from cleantext.packs.load import examine, of_a_builtin_name

CHECKS = (
    patterns_are_sound, case_is_meant, letters_are_composed, groups_are_meant, phrases_are_distinct, phrases_are_phrases,
    fragments_are_called, scope_is_known, nothing_is_shadowed,
)  # fmt: skip
_OF_FIELDS = (patterns_are_sound, case_is_meant, letters_are_composed, groups_are_meant, phrases_are_phrases)
"""Those of what stands in single fields of a rule."""


def check(packs: Iterable[str | Path]) -> list[Problem]:
    """Every problem of these packs (paths, names or entry points). Nothing is raised: one bad rule, or one bad pack,
    does not hide what is wrong with the others."""
    problems: list[Problem] = []
    names: dict[str, str] = {}
    for reference in distinct(packs):
        subject, found = _subject(reference)
        for one in CHECKS:
            found += one(subject)
        found += _overridden(subject)
        if subject.name in names and subject.source is not None:
            message = (
                f"the name '{subject.name}' is that of {names[subject.name]}, too; rules of one name replace each other"
            )
            found.append(subject.source.problem(("pack",), message))
        names.setdefault(subject.name, reference)
        found += _namesakes(subject)
        problems += sorted(found, key=lambda p: (p.path, p.line, p.column))
    return problems


def _overridden(subject: Subject) -> list[Problem]:
    """What is wrong with the fields that the pack has otherwise in rules of packs that it extends."""
    data = subject.source.data if subject.source is not None else None
    fields = data.get("override") if isinstance(data, dict) else None
    if subject.source is None or not isinstance(fields, dict):
        return []
    rules = subject._replace(rules=tuple(rule for rule in subject.extended if rule.id in fields), order={})
    # where what is wrong with the other fields would be told
    whole = {subject.source.places["override", rule.id] for rule in rules.rules}
    found = [problem for one in _OF_FIELDS for problem in one(rules)]
    return [problem for problem in found if (problem.line, problem.column) not in whole]


def _subject(reference: str) -> tuple[Subject, list[Problem]]:
    pack, problems, source, own, languages = examine(reference)
    if own is None:  # rules in Python, or nothing that could be read
        rules, places = (pack.rules, pack.places) if pack else ((), {})
        return Subject(pack.name if pack else reference, rules, (), source, {}, places, languages), list(problems)
    extended = [rule for rule in pack.rules if rule.id not in own.order] if pack else []
    name = own.head.pack if own.head else reference
    return Subject(name, tuple(own.rules), tuple(extended), source, own.order, own.places, languages), list(problems)


def _namesakes(subject: Subject) -> list[Problem]:
    """An error for a pack with the name of a built-in one, as a copy has."""
    if subject.source is None or not (
        message := of_a_builtin_name(subject.name, subject.source.path, (*subject.extended, *subject.rules))
    ):
        return []
    return [subject.source.problem(("pack",), message)]
