"""Patterns that ask for capitals or small letters where case is ignored: they match either."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from cleantext.checks.patterns import patterns_of
from cleantext.checks.subject import Subject
from cleantext.errors import Problem
from cleantext.kinds import ReplaceRule
from cleantext.kinds.cued import CuedRule

_UPPER = r"\\p\{(?:Lu|Upper(?:case)?(?:_Letter)?)\}|\[:upper:\]"
_LOWER = r"\\p\{(?:Ll|Lower(?:case)?(?:_Letter)?)\}|\[:lower:\]"
_TOKEN = regex.compile(
    rf"(?P<upper>{_UPPER})|(?P<lower>{_LOWER})|\\[pP]\{{[^}}]*\}}|\\."
    r"|(?P<set>\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\])"
    r"|\(\?#[^)]*\)|\(\?(?P<on>[A-Za-z01]*)(?:-(?P<off>[a-z]+))?(?P<flags>[:)])|(?P<open>\()|(?P<close>\))"
)
_MEMBER = regex.compile(rf"(?P<upper>{_UPPER})|(?P<lower>{_LOWER})|(?P<either>\\p\{{\w+\}}|\\[wWDS])|\\.|(\w)-(\w)")


class _Found(NamedTuple):
    """What asks for letters of one case, and gets them of both."""

    text: str
    at: int
    """Its place in the pattern, from 0."""
    range: bool
    """Whether it is a range of capitals, which may be meant as one of letters."""
    said: bool
    """Whether the pattern itself says there that case is ignored."""


def case_is_meant(subject: Subject) -> list[Problem]:
    """Warnings for `\\p{Lu}` and the like, and for `[A-Z]`, where case is ignored: of each pattern the first one. Of a range
    only where neither the rule nor the pattern says so, since nobody who does takes it for one of capitals."""
    problems: list[Problem] = []
    for rule in subject.rules:
        if not isinstance(rule, CuedRule | ReplaceRule):
            continue
        said = "ignore_case" in rule.model_fields_set
        for keys, pattern in patterns_of(rule):
            for found in _one_case(pattern, rule.ignore_case):
                if found.range and (said or found.said):
                    continue
                message = (
                    f"`{found.text}` matches capitals and small letters alike, since case is ignored; write "
                    f"(?-i:{found.text}), or `ignore_case: false`"
                )
                if found.range:
                    message += "; where that is meant, `ignore_case: true` says so"
                problems.append(subject.problem(rule, keys, message, at=found.at, warn=True))
                break
    return problems


def _one_case(pattern: str, ignored: bool) -> Iterator[_Found]:
    """What asks for one case, where case is ignored. Flags hold to the end of their group."""
    said = False
    outer: list[tuple[bool, bool]] = []
    for token in _TOKEN.finditer(pattern):
        if token["open"] or token["flags"] == ":":
            outer.append((ignored, said))
        if token["flags"] and "i" in (token["on"] or "") + (token["off"] or ""):
            ignored, said = "i" not in (token["off"] or ""), True
        elif token["close"] and outer:
            ignored, said = outer.pop()
        elif ignored and (token["upper"] or token["lower"]):
            yield _Found(token[0], token.start(), False, said)
        elif ignored and token["set"] and (kind := _case_of(token["set"])):
            yield _Found(token[0], token.start(), kind == "range", said)


def _case_of(members: str) -> str:
    """Whether a set holds letters of one case: by a `property`, by a `range` of capitals, or not (empty)."""
    found = {"upper": "", "lower": ""}
    small = False
    for member in _MEMBER.finditer(members):
        first, last = member[4], member[5]
        if member["either"]:
            return ""
        if member["upper"] or member["lower"]:
            found["upper" if member["upper"] else "lower"] = "property"
        elif first and first.isupper() and last.isupper():
            found["upper"] = found["upper"] or "range"
        elif first and not (first.isdigit() and last.isdigit()):
            small = True
    if small or all(found.values()):
        return ""
    return found["upper"] or found["lower"]
