"""Phrases that stand twice, in one rule or in two that do the same with them; those that are meant as patterns, or match
more than was meant."""

from __future__ import annotations

import re

from cleantext.checks.shadow import no_stricter
from cleantext.checks.subject import Subject
from cleantext.errors import Problem
from cleantext.keys import core, key
from cleantext.kinds import Rule
from cleantext.kinds.cued import CuedRule

_PATTERN = re.compile(r"^\^|\\[dswbpPSWD]|\.[*+]|\(\?|[^\s]\$$|\[[^]\s]*-[^]\s]*\][+*{]")
"""What stands in patterns and hardly ever on a page."""
_QUOTED = re.compile(r"""^(?:[“”„].*[“”]|«.*»|».*«|‹.*›|›.*‹|「.*」|『.*』|".*"|['‘’‚].*['‘’])$""")


def phrases_are_phrases(subject: Subject) -> list[Problem]:
    """Warnings for phrases that look like patterns, that are quoted, or of which a letter is left: they are compared word for
    word, marks around them left out, but for quotation marks."""
    problems: list[Problem] = []
    for rule in subject.rules:
        for n, phrase in enumerate(rule.phrases if isinstance(rule, CuedRule) else ()):
            word = key(phrase)
            if _PATTERN.search(phrase):
                message = (
                    f"the phrase '{phrase}' looks like a pattern, and is compared word for word, as '{word}'; "
                    "patterns go under `pattern`"
                )
            elif _QUOTED.search(phrase.strip()):
                message = (
                    f"the phrase {phrase} takes the line in quotation marks alone, and a line in quotation marks is "
                    "somebody's words; write the phrase without them"
                )
            elif len(word) == 1 < len(phrase.strip()):
                message = (
                    f"the phrase '{phrase}' is compared as '{word}', since marks around words do not count: a line with "
                    f"that and nothing else goes, too"
                )
            elif isinstance(rule, CuedRule) and len(core(phrase)) > rule.longest:
                message = (
                    f"the phrase '{phrase}' has {len(core(phrase))} characters, and the rule takes lines of at most "
                    f"{rule.longest}: it never matches; raise `longest`"
                )
            else:
                continue
            problems.append(subject.problem(rule, ("phrases", n), message, warn=True))
    return problems


def phrases_are_distinct(subject: Subject) -> list[Problem]:
    """Warnings for phrases that change nothing."""
    problems: list[Problem] = []
    earlier: dict[str, list[Rule]] = {}
    for rule in subject.rules:
        if not isinstance(rule, CuedRule):
            continue
        own: dict[str, str] = {}
        for n, phrase in enumerate(rule.phrases):
            word = key(phrase)
            if word in own:
                same = "" if own[word] == phrase else f" (case, spaces and punctuation do not count: '{own[word]}')"
                problems.append(
                    subject.problem(rule, ("phrases", n), f"the phrase '{phrase}' stands here twice{same}", warn=True)
                )
                continue
            own[word] = phrase
            first = next(
                (other for other in earlier.get(word, []) if other.kind == rule.kind and no_stricter(other, rule)), None
            )
            if first is not None:
                message = f"the phrase '{phrase}' stands in rule '{first.id.partition('/')[2]}' already"
                problems.append(subject.problem(rule, ("phrases", n), message, warn=True))
        for word in own:
            earlier.setdefault(word, []).append(rule)
    return problems
