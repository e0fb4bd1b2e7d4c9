"""Whether a rule's `keep` examples could fail at all: a text far from everything the rule takes guards nothing."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from cleantext.kinds import Rule
from cleantext.testing.failure import Failure
from cleantext.testing.once import once

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_UNSPACED = regex.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_LONG = 4
"""Letters from which a word says something of its own."""


def keeps_guard(rule: Rule) -> Iterator[Failure]:
    """The rule's `keep` examples come near what it takes; those that don't are named, and all of them is an error."""
    if rule.kind in ("score", "repeat"):  # their evidence is not in words
        return
    taken = _taken(rule)
    if not taken:
        return
    far = [n for n, keep in enumerate(rule.examples.keep, 1) if not taken & _signs(keep, taken)]
    if len(far) == len(rule.examples.keep):
        message = (
            "No keep example can fail: none shares a word or a sign with what the rule takes. "
            "Show what looks alike and stays, such as a sentence with the same words."
        )
        texts = tuple(("keep", keep) for keep in rule.examples.keep[:2])
        yield Failure(rule.id, "keep can fail", message, texts=texts)
        return
    for n in far:
        keep = rule.examples.keep[n - 1]
        message = f"Keep example {n} cannot fail: it shares no word or sign with what the rule takes."
        yield Failure(rule.id, "keep can fail", message, texts=(("keep", keep),), severity="warning")


def _taken(rule: Rule) -> set[str]:
    """Words (of text without any: signs) of what goes in the examples, and of the phrases."""
    pieces = [edit.removed or edit.replacement for c in rule.examples.change for edit in once(rule, c.before).edits]
    pieces += getattr(rule, "phrases", ())
    words = {word for piece in pieces for word in _words(piece)}
    if words:
        return words
    signs = {char for piece in pieces for char in piece}
    # An insertion of spaces, or a removal of them, can fail wherever there are words to part or spaces to take.
    return signs if signs - {" "} else set()


def _signs(text: str, taken: set[str]) -> set[str]:
    return _words(text) | {char for char in text if char in taken}


def _words(text: str) -> set[str]:
    """Words that tell, case folded; of scripts without spaces, pairs of characters."""
    words = set(_WORD.findall(text.casefold()))
    long = {word for word in words if len(word) >= _LONG}
    pairs = {word[i : i + 2] for word in words if _UNSPACED.search(word) for i in range(len(word) - 1)}
    digits = {"0" for word in words if word.isdecimal()}
    return (long or words) | pairs | digits
