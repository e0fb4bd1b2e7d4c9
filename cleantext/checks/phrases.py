"""Phrases and titles that stand twice, in one rule or in two that do the same with them; those that are meant as patterns,
or match more than was meant."""

from __future__ import annotations

import re

from cleantext.checks.shadow import no_stricter
from cleantext.checks.subject import Subject
from cleantext.errors import Problem
from cleantext.keys import core, key, unaccented
from cleantext.kinds import LineRule, Rule
from cleantext.kinds.cued import CuedRule

_PATTERN = re.compile(r"^\^|\\[dswbpPSWD]|\.[*+]|\(\?|[^\s]\$$|\[[^]\s]*-[^]\s]*\][+*{]")
"""What stands in patterns and hardly ever on a page."""
_QUOTED = re.compile(r"""^(?:[“”„].*[“”]|«.*»|».*«|‹.*›|›.*‹|「.*」|『.*』|".*"|['‘’‚].*['‘’])$""")
_DOES_NOT_COUNT = "case, spaces, punctuation and Greek accents do not count"


def whole_lines(rule: Rule) -> dict[str, tuple[str, ...]]:
    """The fields of a rule that hold lines to compare with."""
    fields = {"phrases": rule.phrases} if isinstance(rule, CuedRule) else {}
    return {**fields, "titles": rule.titles} if isinstance(rule, LineRule) else fields


def phrases_are_phrases(subject: Subject) -> list[Problem]:
    """Warnings for phrases and titles that look like patterns, that are quoted, or of which a letter is left: they are
    compared word for word, marks around them left out, but for quotation marks."""
    return [
        subject.problem(rule, (field, n), message, warn=True)
        for rule in subject.rules
        for field, phrases in whole_lines(rule).items()
        for n, phrase in enumerate(phrases)
        if (message := _no_phrase(rule, field[:-1], phrase))
    ]


def _no_phrase(rule: Rule, what: str, phrase: str) -> str:
    """What is wrong with a phrase, or with a title; empty where nothing is."""
    word = key(phrase)
    if _PATTERN.search(phrase):
        pattern = "; patterns go under `pattern`" if what == "phrase" else ""
        return f"the {what} '{phrase}' looks like a pattern, and is compared word for word, as '{word}'{pattern}"
    if _QUOTED.search(phrase.strip()):
        return (
            f"the {what} {phrase} is the line in quotation marks alone, and a line in quotation marks is somebody's words; "
            f"write the {what} without them"
        )
    if len(word) == 1 < len(phrase.strip()):
        return (
            f"the {what} '{phrase}' is compared as '{word}', since marks around words do not count: a line with that and "
            "nothing else is it, too"
        )
    if what == "phrase" and isinstance(rule, CuedRule) and len(core(phrase)) > rule.longest:
        return (
            f"the phrase '{phrase}' has {len(core(phrase))} characters, and the rule takes lines of at most "
            f"{rule.longest}: it never matches; raise `longest`"
        )
    return ""


def phrases_are_distinct(subject: Subject) -> list[Problem]:
    """Warnings for phrases and titles that change nothing."""
    problems: list[Problem] = []
    earlier: dict[str, list[Rule]] = {}
    for rule in subject.rules:
        for field, phrases in whole_lines(rule).items():
            own: dict[str, str] = {}
            for n, phrase in enumerate(phrases):
                message, word = "", unaccented(key(phrase))
                rivals = earlier.get(word, ()) if field == "phrases" else ()
                if word in own:
                    same = "" if own[word] == phrase else f" ({_DOES_NOT_COUNT}: '{own[word]}')"
                    message = f"the {field[:-1]} '{phrase}' stands here twice{same}"
                elif first := next((other for other in rivals if _says_the_same(other, rule)), None):
                    message = f"the phrase '{phrase}' stands in rule '{first.id.partition('/')[2]}' already"
                if message:
                    problems.append(subject.problem(rule, (field, n), message, warn=True))
                own.setdefault(word, phrase)
            if field == "phrases":
                for word in own:
                    earlier.setdefault(word, []).append(rule)
    return problems


def _says_the_same(other: Rule, rule: Rule) -> bool:
    return other.kind == rule.kind and no_stricter(other, rule)
