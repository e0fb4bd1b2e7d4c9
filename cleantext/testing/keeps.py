"""Whether a rule's `keep` examples could fail at all: a text far from everything the rule takes guards nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import regex

from cleantext.kinds import ReplaceRule, Rule
from cleantext.kinds.cued import CuedRule
from cleantext.scripts import UNSPACED
from cleantext.testing.failure import Failure
from cleantext.testing.rounds import once

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_ESCAPE = regex.compile(r"\\[pP]\{[^}]*\}|\\[a-zA-Z]|\(\?[a-zA-Z:<>=!-]+|\{[\d,]*\}|[?*+()|]")
_LOOK = regex.compile(r"\(\?<?[=!]")
_TOKEN = regex.compile(r"(?s)\\.?|\[\^?\]?(?:\\.|[^\\\]])*+\]?|\(\?<?[=!]|.")
"""Of a pattern: an escape, a class (a bracket that stands first is a member), the beginning of a lookaround, a character."""
_PLACES = frozenset(("^", "$", r"\b", r"\B", r"\A", r"\Z", r"\m", r"\M"))
_USUAL = frozenset(".,;:!?-–—…'\"‘’“”„«»()。，、：；！？「」¿¡।")
"""Marks that most texts have."""
_LONG = 4
"""Letters from which a word says something of its own."""


def keeps_guard(rule: Rule) -> Iterator[Failure]:
    """The rule's `keep` examples come near what it takes: a word, a mark, or the pattern without its conditions is
    there."""
    if rule.kind in ("score", "repeat", "transform"):  # their evidence is not in words
        return
    taken = _taken(rule)
    if not taken:
        return
    loose = _loose(rule)
    far = [
        n
        for n, keep in enumerate(rule.examples.keep, 1)
        if not taken & _told(keep, taken) and not (loose is not None and loose.search(keep, timeout=5))
    ]
    if len(far) == len(rule.examples.keep):
        message = (
            "No keep example can fail: none shares a word or a mark with what the rule takes. "
            "Show what looks alike and stays, such as a sentence with the same words."
        )
        texts = tuple(("keep", keep) for keep in rule.examples.keep[:2])
        yield Failure(rule.id, "keep can fail", message, texts=texts)
        return
    if not rule.whole_lines:
        return
    for n in far:
        keep = rule.examples.keep[n - 1]
        message = f"Keep example {n} cannot fail: it shares no word or mark with what the rule takes."
        yield Failure(rule.id, "keep can fail", message, texts=(("keep", keep),), severity="warning")


def _loose(rule: Rule) -> regex.Pattern[str] | None:
    """The rule's pattern without what it asks of places and neighbours: what that alone keeps out is near."""
    pattern = _pattern(rule)
    if not pattern:
        return None
    try:
        return regex.compile(without_conditions(pattern), regex.IGNORECASE)
    except regex.error:  # a part that only makes sense with what was taken away
        return None


def _pattern(rule: Rule) -> str:
    """The rule's pattern; empty where it has none."""
    return (rule.pattern or "") if isinstance(rule, CuedRule | ReplaceRule) else ""


def without_conditions(pattern: str) -> str:
    """A pattern without its lookarounds, anchors and word edges."""
    out: list[str] = []
    depth = 0  # of groups, from the lookaround inwards that is being left out
    for token in _TOKEN.findall(pattern):
        if depth:
            depth += token.startswith("(")
            depth -= token == ")"
        elif _LOOK.match(token):
            depth = 1
        elif token not in _PLACES:
            out.append(token)
    return "".join(out)


def _taken(rule: Rule) -> set[str]:
    """Words (of text without any: marks) of what goes in the examples, of the phrases, and of the pattern."""
    pieces = [
        c.before[edit.start : edit.end] or edit.replacement
        for c in rule.examples.change
        for edit in once(rule, c.before).raw
    ]
    pieces += rule.phrases if isinstance(rule, CuedRule) else ()
    pattern = _pattern(rule)
    words = {word for piece in pieces for word in _words(piece)}
    if words:
        sole = {f"={found[0]}" for piece in pieces if len(found := _WORD.findall(piece.casefold())) == 1}
        return words | sole | _words(_ESCAPE.sub(" ", pattern)) | {mark for piece in pieces for mark in _rare(piece)}
    pieces.append(_ESCAPE.sub("", pattern))
    marks = {sort for piece in pieces for sort in _sorts(piece)}
    # An insertion of spaces, or a removal of them, can fail wherever there are words to part or spaces to take.
    return marks if marks - _sorts(" ") else set()


def _told(text: str, taken: set[str]) -> set[str]:
    """Words and marks of a text that tell whether it is near what goes."""
    sole = {
        f"={word}" for word in _WORD.findall(text.casefold())
    }  # a word that is all of what goes tells, however short
    return _words(text) | _rare(text) | ((_sorts(text) | sole) & taken)


def _rare(text: str) -> set[str]:
    """Marks that sentences do without: they say as much as a word does."""
    return {f"<{char}>" for char in text if not char.isalnum() and not char.isspace() and char not in _USUAL}


def _sorts(text: str) -> set[str]:
    """The sorts of marks in a text: a dash is near a dash, a quotation mark near any punctuation that stands in
    pairs."""
    found = {unicodedata.category(char) for char in text}
    if found & {"Pi", "Pf", "Ps", "Pe"} or set("'\"") & set(text):
        found.add("pairs")
    return {f"<{sort}>" for sort in found if sort[0] not in "LN"}


def _words(text: str) -> set[str]:
    """Words that tell, case folded: the long ones, each line's first, and pairs; of scripts without spaces, pairs of
    characters; a digit for any number."""
    found: set[str] = set()
    for line in text.casefold().split("\n"):
        words = _WORD.findall(line)
        found |= {word for word in words if len(word) >= _LONG}
        found |= {f"{a} {b}" for a, b in pairwise(words)}
        found |= {word[i : i + 2] for word in words if UNSPACED.search(word) for i in range(len(word) - 1)}
        if words:
            found.add(words[0])
        if any(word.isdecimal() for word in words):
            found.add("0")
    return found
