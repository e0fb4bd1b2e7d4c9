"""The signs that wake the rules of one language, looked for in many texts at once.

The texts are one buffer. Patterns that may match anywhere in a line stand in one Hyperscan database, which scans all of
it; patterns for whole lines in a second one, which scans the short lines alone, folded and without the marks around
their words, so that a pattern for a line is little more than a literal there. Lines that may be a phrase are looked up
in a table, and run-together words are found by what the rules name for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TypeVar

from cleantext.background import Soon
from cleantext.engine.buffer import Buffer, newlines_of
from cleantext.kinds.base import Sought, Wake
from cleantext.patterns.database import Database, Numbers, RefusedPatterns

_T = TypeVar("_T")


class Signs:
    """The signs that wake some rules.

    Args:
        wakes: what each of them looks for, by the number of the rule.
        relaxed: their `sought`, as byte patterns; a rule without one is woken for all lines.
    """

    def __init__(self, wakes: Mapping[int, Wake], relaxed: Mapping[Sought, Sequence[str]]) -> None:
        anywhere: list[tuple[int, Iterable[str]]] = []
        short: list[tuple[int, Iterable[str]]] = []
        self._without_pattern: list[int] = []
        for n, wake in wakes.items():
            anywhere.append((n, wake.patterns))
            if wake.sought is None:
                continue
            patterns = relaxed[wake.sought]
            if not patterns:
                self._without_pattern.append(n)
            (short if wake.sought.short else anywhere).append((n, patterns))
        self._anywhere, self._short = _Patterns(anywhere), _Patterns(short)
        self._phrases = _inverted((n, wake.phrases) for n, wake in wakes.items())
        self._joins = _inverted((n, [wake.joins]) for n, wake in wakes.items() if wake.joins is not None)

    def find(self, buffer: Buffer) -> None:
        """Notes the lines of the buffer that may concern a rule."""
        buffer.hit_all(self._without_pattern)
        self._anywhere.find(buffer, buffer.data, None)
        if self._short:
            self._short.find(buffer, buffer.short.data, buffer.short.numbers)
        if self._phrases and not self._phrases.keys().isdisjoint(buffer.short.keys):
            for line, phrase in buffer.short.keyed():
                for n in self._phrases.get(phrase, ()):
                    buffer.hit(n, line)

    def find_joins(self, buffer: Buffer, look: bool) -> None:
        """Notes the texts that may hold run-together words, each as a whole: the rest of a text has a say in what is one.

        Args:
            buffer: the texts.
            look: whether to look into them; otherwise each of them is noted unseen.
        """
        for find, rules in self._joins.items():
            every = range(len(buffer.hits))
            for document in buffer.documents(find(buffer.data, buffer.starts)) if look else every:
                buffer.hits[document].update(dict.fromkeys(rules))


class _Patterns:
    """Byte patterns with the rules that each of them wakes; compiled in the background."""

    def __init__(self, wakes: Iterable[tuple[int, Iterable[str]]]) -> None:
        self._rules = _inverted(wakes)
        self._compiled = Soon(self._compile)

    def _compile(self) -> tuple[Database | None, Sequence[Sequence[int]], Set[int]]:
        """The patterns, the rules of each, and the rules of those that Hyperscan can't take, which are asked directly."""
        rules = dict(self._rules)
        refused: set[int] = set()
        while rules:
            try:
                return Database(tuple(rules)), tuple(rules.values()), refused
            except RefusedPatterns as error:
                for pattern in error.patterns:
                    refused.update(rules.pop(pattern))
        return None, (), refused

    def __bool__(self) -> bool:
        return bool(self._rules)

    def find(self, buffer: Buffer, data: bytes, numbers: Numbers | None) -> None:
        """Notes the lines that patterns match. `numbers`: which lines of the buffer those of `data` are, if not all."""
        database, rules, refused = self._compiled()
        buffer.hit_all(refused)
        if database is None:
            return
        ids, ends = database.scan(data)
        if not ids:
            return
        newlines = buffer.newlines if numbers is None else newlines_of(data)
        lines = newlines.searchsorted(ends)
        if numbers is not None:
            lines = numbers[lines]
        for pattern, line in sorted(set(zip(ids, lines.tolist(), strict=True))):
            for n in rules[pattern]:
                buffer.hit(n, line)


def _inverted(wakes: Iterable[tuple[int, Iterable[_T]]]) -> dict[_T, tuple[int, ...]]:
    """What wakes -> the rules that it wakes. Most signs are one rule's, and share its tuple."""
    out: dict[_T, tuple[int, ...]] = {}
    for n, signs in wakes:
        alone = (n,)
        for sign in signs:
            known = out.get(sign)
            out[sign] = alone if known is None else (*known, n)
    return out
