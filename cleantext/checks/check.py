"""All checks of all packs, their problems in the order of the files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from cleantext.checks.patterns import patterns_are_sound
from cleantext.checks.phrases import phrases_are_distinct
from cleantext.checks.scope import scope_is_known
from cleantext.checks.shadow import nothing_is_shadowed
from cleantext.checks.subject import Subject
from cleantext.errors import Problem
from cleantext.packs.load import examine

CHECKS = (patterns_are_sound, phrases_are_distinct, scope_is_known, nothing_is_shadowed)


def check(packs: Iterable[str | Path]) -> list[Problem]:
    """Every problem of these packs (paths, names or entry points). Nothing is raised: one bad rule, or one bad pack,
    does not hide what is wrong with the others."""
    problems: list[Problem] = []
    names: dict[str, str] = {}
    for reference in packs:
        subject, found = _subject(str(reference))
        for one in CHECKS:
            found += one(subject)
        if subject.name in names and subject.source is not None:
            message = (
                f"the name '{subject.name}' is that of {names[subject.name]}, too; rules of one name replace each other"
            )
            found.append(subject.source.problem(("pack",), message))
        names.setdefault(subject.name, str(reference))
        problems += sorted(found, key=lambda p: (p.path, p.line, p.column))
    return problems


def _subject(reference: str) -> tuple[Subject, list[Problem]]:
    examined = examine(reference)
    own = examined.own.rules if examined.own else examined.pack.rules if examined.pack else ()
    extended: Sequence[object] = ()
    if examined.pack is not None and examined.own is not None:
        mine = {rule.id for rule in own}
        extended = [rule for rule in examined.pack.rules if rule.id not in mine]
    name = _name(examined.pack, examined.own, reference)
    index = examined.own.order if examined.own else {}
    places = examined.own.places if examined.own else examined.pack.places if examined.pack else {}
    return Subject(name, tuple(own), tuple(extended), examined.source, index, places), list(examined.problems)  # type: ignore[arg-type]


def _name(pack: object, own: object, reference: str) -> str:
    head = getattr(pack, "head", None) or getattr(own, "head", None)
    return str(head.pack) if head is not None else reference
