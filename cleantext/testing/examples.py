"""A rule's own examples: they change as they say, and what they keep stays."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.keys import core
from cleantext.kinds import Rule
from cleantext.kinds.base import TIMEOUT
from cleantext.kinds.cued import CuedRule
from cleantext.lines import Lines
from cleantext.patterns.matcher import compiled
from cleantext.testing.failure import Failure
from cleantext.testing.rounds import once


def examples_hold(rule: Rule) -> Iterator[Failure]:
    """Every `change` and `keep` example, with this rule alone and in one round."""
    fired = failed = False
    for n, change in enumerate(rule.examples.change, 1):
        found = once(rule, change.before)
        fired |= found.text != change.before
        if found.text == change.after:
            continue
        failed = True
        if found.text == change.before:
            why = f" It was held back: {found.held[0].reason}." if found.held else _declined(rule, change.before)
            message = f"Change example {n}: the rule does not touch it.{why}"
        else:
            message = f"Change example {n}: something else comes out."
        texts = (("in", change.before), ("came out", found.text), ("wanted", change.after))
        yield Failure(rule.id, "examples", message, texts=texts)
    if not fired and not failed:
        message = "No example makes this rule do anything; write one that it changes."
        yield Failure(rule.id, "fires", message, texts=(("in", rule.examples.change[0].before),))
    for n, keep in enumerate(rule.examples.keep, 1):
        found = once(rule, keep)
        if found.text != keep:
            took = ", ".join(repr(keep[edit.start : edit.end] or edit.replacement) for edit in found.raw[:3])
            more = f" and {len(found.raw) - 3} more" if len(found.raw) > 3 else ""
            message = f"Keep example {n} must stay as it is, and the rule takes {took}{more}."
            yield Failure(rule.id, "examples", message, texts=(("keep", keep), ("came out", found.text)))


def _declined(rule: Rule, text: str) -> str:
    """Why a rule for lines leaves a text alone, where that can be told."""
    if not isinstance(rule, CuedRule):
        return ""
    lines = Lines(text)
    for i in range(len(lines)):
        if rule.says(lines, i):
            if reason := rule.declines(lines, i):
                return f" It knows line {i + 1}, but {reason}."
        elif rule.pattern and compiled(rule.pattern, rule.ignore_case).search(lines[i], timeout=TIMEOUT):
            return (
                f" The pattern matches line {i + 1} as it stands, but it is searched in the line's words, which are "
                f"{core(lines[i])!r}: bullets and marks around them are taken away. A rule of the kind `replace` sees them."
            )
    return ""
