"""Patterns that compile and are wrong all the same: too slow, never matching, matching the empty text, or on every
line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import regex

from cleantext.checks.subject import Subject
from cleantext.errors import Problem
from cleantext.keys import core
from cleantext.kinds import ReplaceRule, Rule, SectionRule
from cleantext.kinds.cued import CuedRule
from cleantext.packs.source import Keys
from cleantext.patterns.codepoints import size
from cleantext.patterns.matcher import compiled, flags
from cleantext.patterns.slow import slow
from cleantext.patterns.syntax import parse
from cleantext.patterns.tree import EMPTY, Alt, Chars, Edge, Node, Repeat, Seq, Unsupported
from cleantext.patterns.weigh import dead
from cleantext.shorten import shortened

_SHORT_LINE = 400
"""Characters: a quadratic pattern takes well under a millisecond on such a line."""

_FEW = 64
"""Characters in a set that may be one of marks."""

_LOOK = regex.compile(r"\(\?<?[=!]")
"""`^(?!Page)` takes nothing, and does not match every line."""

_SLASHED = regex.compile(r"^/\^|(?<!\\)\$/[a-z]*$")
"""As other languages write patterns: `/^ad$/i`."""

_QUOTED = regex.compile(r"^[‘’‚“”„«]\^|(?<!\\)\$[‘’“”»]$")
"""As word processors turn the quotation marks of YAML: `‘^ad$’`."""


def patterns_of(rule: Rule) -> Iterator[tuple[Keys, str]]:
    """All patterns of a rule, and the fields (their keys in the rule) that they stand in."""
    if not isinstance(rule, CuedRule | ReplaceRule):
        return
    patterns: dict[Keys, str | None] = {("pattern",): rule.pattern}
    if isinstance(rule, SectionRule):
        patterns["until",] = rule.until
    if isinstance(rule, CuedRule):
        patterns["unless", "next"] = rule.unless.next
    for keys, pattern in patterns.items():
        if pattern is not None:
            yield keys, pattern


def patterns_are_sound(subject: Subject) -> list[Problem]:
    """What is wrong with the patterns of a pack: of each the first thing that is."""
    problems: list[Problem] = []
    for rule in subject.rules:
        for keys, text in patterns_of(rule):
            pattern = _Pattern(rule, text, main=keys == ("pattern",))
            found = next((found for check in _CHECKS if (found := check(pattern)) is not None), None)
            if found is not None:
                problems.append(subject.problem(rule, keys, found.message, at=found.at, warn=found.warn))
    return problems


class _Wrong(NamedTuple):
    """What is wrong with a pattern."""

    message: str
    at: int | None = None
    """Character of the pattern that is meant."""
    warn: bool = False
    """It works, and should be looked at."""


class _Pattern:
    """A pattern under check.

    Args:
        main: whether it is the one that the rule looks for, not one that holds it back or ends it.
    """

    def __init__(self, rule: Rule, text: str, main: bool) -> None:
        assert isinstance(rule, CuedRule | ReplaceRule)
        self.rule, self.text, self.main = rule, text, main
        self.flags = flags(rule.ignore_case)
        self.matcher = compiled(text, rule.ignore_case)
        self.empty = self.matcher.fullmatch("") is not None
        """Whether it matches the empty text."""

    @cached_property
    def tree(self) -> Node | Unsupported:
        """Its tree; or what of its syntax the parser does not know."""
        try:
            return parse(self.text, self.flags)
        except Unsupported as what:
            return what


def _holds_a_line_break(pattern: _Pattern) -> _Wrong | None:
    text = pattern.text
    if "\n" not in text or pattern.matcher.flags & regex.VERBOSE:
        return None
    message = "the pattern holds a line break, and lines have none: it never matches"
    if text.endswith("\n"):
        message += "; write `|-` instead of `|`, so that the block's last line break is left out"
    return _Wrong(message, text.index("\n"))


def _asks_for_a_line_break(pattern: _Pattern) -> _Wrong | None:
    if isinstance(pattern.tree, Unsupported) or not dead(pattern.tree):
        return None
    message = r"the pattern asks for a line break (`\n`), and a rule sees one line at a time: it never matches"
    return _Wrong(message, max(pattern.text.find(r"\n"), 0))


def _has_slashes_around(pattern: _Pattern) -> _Wrong | None:
    if not _SLASHED.search(pattern.text):
        return None
    return _Wrong("the slashes around the pattern are part of it, so that it never matches; write it without them")


def _has_quotation_marks_around(pattern: _Pattern) -> _Wrong | None:
    if not _QUOTED.search(pattern.text):
        return None
    return _Wrong(
        "the quotation marks around the pattern are part of it, so that it never matches; YAML's are straight: '…'"
    )


def _asks_for_marks_at_an_edge(pattern: _Pattern) -> _Wrong | None:
    if not isinstance(pattern.rule, CuedRule) or isinstance(pattern.tree, Unsupported):
        return None
    if not _edged_by_marks(pattern.tree):
        return None
    return _Wrong(
        "the pattern asks for a mark or a space at the line's edge, and those around a line's words are taken away "
        "before it is asked: it never matches; a rule of the kind `replace` sees them"
    )


def _matches_the_empty_text(pattern: _Pattern) -> _Wrong | None:
    if not pattern.main:
        if pattern.empty and not _LOOK.search(pattern.text):
            return _Wrong("the pattern matches every line, since it matches the empty text")
    elif isinstance(pattern.rule, ReplaceRule):
        if pattern.rule.replacement and _anywhere(pattern.matcher):
            return _Wrong(
                "the pattern matches the empty text, so `with` would stand between all characters; write `+` for `*`"
            )
    elif pattern.empty:
        return _Wrong(
            "the pattern matches the empty text, so every line of the text would go; take the last `?` or `*` away"
        )
    return None


def _is_slow(pattern: _Pattern) -> _Wrong | None:
    found = slow(pattern.text, pattern.flags)
    if found is None:
        return None
    on_short_lines = pattern.main and isinstance(pattern.rule, CuedRule) and pattern.rule.longest <= _SHORT_LINE
    if on_short_lines and found.growth == "quadratic":
        return None
    message = f"slow pattern: `{found.part}` takes {found.growth} time on {shortened(repr(found.text), 40, 6)}; {found.advice}"
    return _Wrong(message, found.position, warn=found.rare)


def _wakes_for_every_line(pattern: _Pattern) -> _Wrong | None:
    """Whether the quick scan has nothing to look for, and the rule is tried on every line."""
    if not pattern.main:
        return None
    wake = pattern.rule.wake()
    if not (wake.every_line if wake.sought is None else not wake.sought.relaxed()):
        return None
    if isinstance(pattern.tree, Unsupported):
        reason = str(pattern.tree).rpartition(" at ")[0]
        message = (
            f"the quick scan does not know this syntax ({reason}), so the rule is tried on every line, which is slow; "
            "write it another way"
        )
        return _Wrong(message, pattern.tree.at, warn=True)
    message = (
        "the rule is tried on every line, which is slow: the pattern has no part that is rare enough to look for, "
        "or is too large; add a word or a mark that all matches hold, or make two rules of it"
    )
    return _Wrong(message, warn=True)


_CHECKS = (
    _holds_a_line_break, _asks_for_a_line_break, _has_slashes_around, _has_quotation_marks_around,
    _asks_for_marks_at_an_edge, _matches_the_empty_text, _is_slow, _wakes_for_every_line,
)  # fmt: skip


def _edged_by_marks(tree: Node) -> bool:
    """Whether all that it matches begins, or ends, at the edge of the line with what `core` takes away."""

    def inwards(node: Node, edge: str) -> tuple[Node, ...]:
        items = node.items if isinstance(node, Seq) else (node,)
        return items if edge == "start" else items[::-1]

    def at(edge: str, node: Node) -> bool:
        if isinstance(node, Alt):
            return all(at(edge, item) for item in node.items)
        first, *rest = inwards(node, edge) or (EMPTY,)
        if first != EMPTY and isinstance(first, Seq | Alt):
            return at(edge, first)
        return first == Edge(edge) and begins(edge, rest)

    def begins(edge: str, items: Iterable[Node]) -> bool:
        """Whether items, from the edge inwards, have nothing but marks before or as the first that must be there."""
        for item in items:
            if not marks(edge, item):
                return False
            if not (isinstance(item, Repeat) and not item.low):
                return True
        return False

    def marks(edge: str, node: Node) -> bool:
        match node:
            case Chars(ranges):
                return 0 < size(ranges) <= _FEW and not any(core(chr(c)) for a, b in ranges for c in range(a, b + 1))
            case Repeat(item):
                return marks(edge, item)
            case Alt(items):
                return all(marks(edge, item) for item in items)
            case Seq():
                return begins(edge, inwards(node, edge))
        return False

    return tree != EMPTY and (at("start", tree) or at("end", tree))


def _anywhere(matcher: regex.Pattern[str]) -> bool:
    """Whether a pattern matches the empty text between any two characters."""
    return all((match := matcher.match(text, 1)) is not None and not match[0] for text in ("ab", "12", "a b", ". -"))
