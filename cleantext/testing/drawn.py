"""Texts drawn from a rule's own pattern and phrases: what it is about, seen from the inside.

A pattern is walked as a tree; what lookarounds and edges ask for is tried out, and what does not match is thrown away.
"""

from __future__ import annotations

from functools import lru_cache
from random import Random

from cleantext.kinds import ReplaceRule, Rule
from cleantext.kinds.cued import CuedRule
from cleantext.patterns.codepoints import holds
from cleantext.patterns.matcher import compiled, flags
from cleantext.patterns.syntax import parse
from cleantext.patterns.tree import Alt, Atomic, Back, Chars, Edge, Look, Node, Repeat, Seq, Unsupported

_MORE = 3  # repetitions beyond the least that are drawn
_LONGEST = 200
_TEXTS = 8  # of a pattern
_PHRASES = 32  # of a rule, so many of its phrases
_AROUND = (("", ""), ("area", ""), ("area", "area"), ("area ", " area"), ("", " area"), ("3", "3"))
_READABLE = "aeinrstABCEN 0123456789.,-"


@lru_cache(maxsize=2048)
def drawn(pattern: str, ignore_case: bool) -> tuple[str, ...]:
    """Up to `_TEXTS` different texts in which the pattern is found, short ones first; always the same for one pattern.

    None come out for a pattern whose syntax the parser does not know, or whose lookarounds are too particular.
    """
    try:
        tree = parse(pattern, flags(ignore_case))
    except Unsupported:
        return ()
    search = compiled(pattern, ignore_case).search
    random = Random(pattern.encode("utf-8", "surrogatepass"))  # seeds the same everywhere
    found: dict[str, None] = {}
    for attempt in range(4 * _TEXTS):
        text = _Draw(random, plain=attempt < 2 * _TEXTS).text(tree)
        if not text or len(text) > _LONGEST:
            continue
        for before, after in _AROUND:  # lookarounds ask for what stands beside
            if search(before + text + after, timeout=5) is not None:
                found[before + text + after] = None
                break
        if len(found) >= _TEXTS:
            break
    return tuple(sorted(found, key=len))


def triggers(rule: Rule) -> tuple[str, ...]:
    """Lines that the rule's pattern or phrases are about."""
    if not isinstance(rule, CuedRule | ReplaceRule):
        return ()
    texts = () if rule.pattern is None else drawn(rule.pattern, rule.ignore_case)
    return (*texts, *rule.phrases[:_PHRASES]) if isinstance(rule, CuedRule) else texts


class _Draw:
    """One text."""

    def __init__(self, random: Random, plain: bool) -> None:
        self.random, self.plain = random, plain
        self.told: dict[int, str] = {}
        """What each node stood for last, for the references to it."""

    def text(self, node: Node) -> str:
        self.told[id(node)] = out = self._text(node)
        return out

    def _text(self, node: Node) -> str:
        match node:
            case Chars(ranges):
                return self._char(ranges)
            case Seq(items):
                return "".join(map(self.text, items))
            case Alt(items):
                return self.text(self.random.choice(items))
            case Repeat(item, low, high):
                most = low + _MORE if high is None else min(high, low + _MORE)
                out = ""
                for _ in range(self.random.randint(low, most)):
                    out += self.text(item)
                    if len(out) > _LONGEST:
                        break
                return out
            case Atomic(item):
                return self.text(item)
            case Look(item, ahead, positive):
                # What must follow or precede is written there: right at a pattern's ends, a guess within.
                return self.text(item) if positive and ahead and self.random.random() < 0.7 else ""
            case Back(item):
                if item is None:
                    return ""
                told = self.told.get(id(item))
                return self.text(item) if told is None else told
            case Edge():
                return ""

    def _char(self, ranges: tuple[tuple[int, int], ...]) -> str:
        if not ranges:
            return ""
        if self.plain or self.random.random() < 0.7:
            fit = [c for c in _READABLE if holds(ranges, c)]
            if fit:
                return self.random.choice(fit)
        low, high = self.random.choice(ranges)
        point = self.random.randint(low, min(high, low + 500))
        return chr(point) if chr(point).isprintable() or low == high else chr(low)
