"""Letters that are written as two characters, as some editors save them: texts have them as one."""

from __future__ import annotations

import unicodedata

from cleantext.checks.patterns import patterns_of
from cleantext.checks.phrases import whole_lines
from cleantext.checks.subject import Subject
from cleantext.errors import Problem
from cleantext.kinds import Rule
from cleantext.packs.source import Keys


def letters_are_composed(subject: Subject) -> list[Problem]:
    """Warnings for phrases and patterns that are not in NFC: `characters/nfc` has been over the texts before them."""
    problems: list[Problem] = []
    for rule in subject.rules:
        if rule.stage in ("encoding", "characters"):
            continue
        for keys, text in _words(rule):
            composed = unicodedata.normalize("NFC", text)
            if composed != text:
                at = next(i for i, (a, b) in enumerate(zip(text, composed + "\0", strict=False)) if a != b)
                message = (
                    f"a letter and its accent are two characters here (U+{ord(text[at]):04X} U+{ord(text[at + 1]):04X}), "
                    "and one in the texts that the rule sees; save the pack in Unicode's form NFC"
                )
                problems.append(subject.problem(rule, keys, message, at=at, warn=True))
                break  # the whole file will be so: once a rule is enough
    return problems


def _words(rule: Rule) -> list[tuple[Keys, str]]:
    found: list[tuple[Keys, str]] = list(patterns_of(rule))
    return found + [((field, n), text) for field, texts in whole_lines(rule).items() for n, text in enumerate(texts)]
