"""Groups that are written as other tools write them."""

from __future__ import annotations

import re

from cleantext.checks.subject import Subject
from cleantext.errors import Problem
from cleantext.kinds.replace import ReplaceRule
from cleantext.patterns.matcher import compiled

_DOLLAR = re.compile(r"\$(?:(\d+)|\{(\w+)\})")


def groups_are_meant(subject: Subject) -> list[Problem]:
    """Warnings for `$1` in `with`, where the pattern has that group: it would stand in the text as it is."""
    problems: list[Problem] = []
    for rule in subject.rules:
        if not isinstance(rule, ReplaceRule):
            continue
        pattern = compiled(rule.pattern, rule.ignore_case)
        for found in _DOLLAR.finditer(rule.replacement):
            group = found[1] or found[2]
            if group in pattern.groupindex or (group.isdigit() and 0 < int(group) <= pattern.groups):
                way = f"\\{group}" if group.isdigit() else f"\\g<{group}>"
                message = f"`{found[0]}` is put into the text as it is; what a group matched is written {way}"
                problems.append(subject.problem(rule, ("with",), message, warn=True))
    return problems
