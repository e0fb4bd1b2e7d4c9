"""Patterns that compile and are wrong all the same: too slow, never matching, matching nothing at all, or on every
line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from cleantext.checks.subject import Subject
from cleantext.errors import Problem
from cleantext.kinds import ReplaceRule, Rule, SectionRule
from cleantext.kinds.base import compiled, flags
from cleantext.kinds.cued import CuedRule
from cleantext.lines import core
from cleantext.packs.source import Keys
from cleantext.patterns.codepoints import size
from cleantext.patterns.linear import slow
from cleantext.patterns.syntax import parse
from cleantext.patterns.tree import EMPTY, Alt, Atomic, Chars, Edge, Node, Repeat, Seq, Unsupported

Found = tuple[Keys, str, bool]
"""The field (its keys in the rule), the pattern, whether case is ignored."""

_SHORT_LINE = 400
"""Characters: a quadratic pattern takes well under a millisecond on such a line."""

_FEW = 64
"""Characters in a set that may be one of marks."""

_LOOK = regex.compile(r"\(\?<?[=!]")
"""`^(?!Page)` takes nothing, and does not match every line."""

_SLASHED = regex.compile(r"^/\^|(?<!\\)\$/[a-z]*$")
"""As other languages write patterns: `/^ad$/i`."""


def patterns_of(rule: Rule) -> Iterator[Found]:
    """All patterns of a rule, and where they stand."""
    if not isinstance(rule, CuedRule | ReplaceRule):
        return
    patterns: dict[Keys, str | None] = {("pattern",): rule.pattern}
    if isinstance(rule, SectionRule):
        patterns["until",] = rule.until
    if isinstance(rule, CuedRule):
        patterns["unless", "next"] = rule.unless.next
    for keys, pattern in patterns.items():
        if pattern is not None:
            yield keys, pattern, rule.ignore_case


def patterns_are_sound(subject: Subject) -> list[Problem]:
    """What is wrong with the patterns of a pack: of each the first thing that is."""
    found = [_of_one(subject, rule, *one) for rule in subject.rules for one in patterns_of(rule)]
    return [problem for problem in found if problem is not None]


def _of_one(subject: Subject, rule: Rule, keys: Keys, pattern: str, ignore_case: bool) -> Problem | None:
    def wrong(message: str, at: int | None = None) -> Problem:
        return subject.problem(rule, keys, message, at=at)

    matcher = compiled(pattern, ignore_case)
    if "\n" in pattern and not matcher.flags & regex.VERBOSE:
        message = "the pattern holds a line break, and lines have none: it never matches"
        if pattern.endswith("\n"):
            message += "; write `|-` instead of `|`, so that the block's last line break is left out"
        return wrong(message, pattern.index("\n"))
    tree = _parsed(pattern, ignore_case)
    if tree is not None and _breaks_line(tree):
        message = r"the pattern asks for a line break (`\n`), and a rule sees one line at a time: it never matches"
        return wrong(message, max(pattern.find(r"\n"), 0))
    if _SLASHED.search(pattern):
        return wrong("the slashes around the pattern are part of it, so that it never matches; write it without them")
    if isinstance(rule, CuedRule) and tree is not None and _edged_by_marks(tree):
        return wrong(
            "the pattern asks for a mark or a space at the line's edge, and those around a line's words are taken away "
            "before it is asked: it never matches; a rule of the kind `replace` sees them"
        )
    main, empty = keys == ("pattern",), matcher.fullmatch("") is not None
    if empty and not main and not _LOOK.search(pattern):
        return wrong("the pattern matches every line, since it matches nothing at all")
    if empty and main and not isinstance(rule, ReplaceRule):
        return wrong(
            "the pattern matches nothing at all, so every line of the text would go; take the last `?` or `*` away"
        )
    if isinstance(rule, ReplaceRule) and rule.replacement and _anywhere(matcher):
        return wrong(
            "the pattern matches nothing at all, so `with` would stand between all characters; write `+` for `*`"
        )
    found = slow(pattern, flags(ignore_case))
    short_lines = main and isinstance(rule, CuedRule) and rule.longest <= _SHORT_LINE
    if found is not None and not (short_lines and found.growth == "quadratic"):
        message = f"slow pattern: `{found.part}` takes {found.growth} time on {_short(found.text)}; {found.advice}"
        return wrong(message, found.position)
    return _never_asleep(subject, rule, keys, pattern, ignore_case) if main and _never_sleeps(rule) else None


def _parsed(pattern: str, ignore_case: bool) -> Node | None:
    """The pattern's tree; None where the parser does not know its syntax."""
    try:
        return parse(pattern, flags(ignore_case))
    except Unsupported:
        return None


def _breaks_line(node: Node) -> bool:
    """Whether all that it matches holds what no line does: for the parser, a line feed is no character."""
    match node:
        case Chars(ranges):
            return not ranges
        case Seq(items):
            return any(map(_breaks_line, items))
        case Alt(items):
            return all(map(_breaks_line, items))
        case Repeat(item, low):
            return low > 0 and _breaks_line(item)
        case Atomic(item):
            return _breaks_line(item)
    return False


def _asked(items: Iterable[Node]) -> list[Node]:
    """The first of the items that must be there, if any."""
    return [item for item in items if not (isinstance(item, Repeat) and not item.low)][:1]


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
        return first == Edge(edge) and any(marks(edge, item) for item in _asked(rest))

    def marks(edge: str, node: Node) -> bool:
        match node:
            case Chars(ranges):
                return 0 < size(ranges) <= _FEW and not any(core(chr(c)) for a, b in ranges for c in range(a, b + 1))
            case Repeat(item):
                return marks(edge, item)
            case Alt(items):
                return all(marks(edge, item) for item in items)
            case Seq():
                return any(marks(edge, item) for item in _asked(inwards(node, edge)))
        return False

    return tree != EMPTY and (at("start", tree) or at("end", tree))


def _never_sleeps(rule: Rule) -> bool:
    """Whether the quick scan has nothing to look for, and the rule is tried on every line."""
    wake = rule.wake()
    return wake.every_line if wake.sought is None else wake.sought.relaxed() is None


def _never_asleep(subject: Subject, rule: Rule, keys: Keys, pattern: str, ignore_case: bool) -> Problem:
    try:
        parse(pattern, flags(ignore_case))
    except Unsupported as what:
        reason = str(what).rpartition(" at ")[0]
        message = (
            f"the quick scan does not know this syntax ({reason}), so the rule is tried on every line, which is slow"
        )
        return subject.problem(rule, keys, f"{message}; write it another way", at=what.at, warn=True)
    message = (
        "the rule is tried on every line, which is slow: the pattern has no part that is rare enough to look for, "
        "or is too large; add a word or a sign that all matches hold, or make two rules of it"
    )
    return subject.problem(rule, keys, message, warn=True)


def _short(text: str) -> str:
    shown = repr(text)
    return shown if len(shown) <= 40 else f"{shown[:30]}…{shown[-6:]}"


def _anywhere(matcher: regex.Pattern[str]) -> bool:
    """Whether a pattern matches nothing at all between any two characters."""
    return all((match := matcher.match(text, 1)) is not None and not match[0] for text in ("ab", "12", "a b", ". -"))
