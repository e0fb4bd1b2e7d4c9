"""The signs that wake the rules of one language, looked for in many texts at once.

The texts are one buffer. Patterns that may match anywhere in a line stand in one Hyperscan database, which scans all of
it; patterns for whole lines in a second one, which scans the short lines alone, folded and without the marks around
their words, so that a pattern for a line is little more than a literal there. Lines that may be a phrase are looked up
in a table, and run-together words are found by what knows the words of the language (`cleantext.joins`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np

from cleantext.kinds.base import PHRASE, SHORT, Sought, Wake
from cleantext.kinds.split_words import joiner
from cleantext.lines import Lines, core, keys
from cleantext.patterns.database import Database, Numbers, RefusedPatterns
from cleantext.patterns.fold import fold

Hits = dict[int, Sequence[int] | None]
"""Index of a rule -> the lines it may fire on, None for all of them. Rules that cannot fire are absent."""


class Signs:
    """The signs that wake some rules.

    Args:
        wakes: what each of them looks for, by the number of the rule.
        relaxed: their `sought`, as byte patterns; a rule without one is woken for all lines.
        language: of the rules; empty where they are for all.
    """

    def __init__(self, wakes: Mapping[int, Wake], relaxed: Mapping[Sought, str | None], language: str) -> None:
        anywhere: list[tuple[int, Iterable[str]]] = []
        short: list[tuple[int, Iterable[str]]] = []
        self._without_pattern: list[int] = []
        for n, wake in wakes.items():
            anywhere.append((n, wake.patterns))
            if wake.sought is None:
                continue
            pattern = relaxed[wake.sought]
            if pattern is None:
                self._without_pattern.append(n)
            else:
                (short if wake.sought.short else anywhere).append((n, [pattern]))
        self._anywhere, self._short = _Patterns(anywhere), _Patterns(short)
        self._phrases = _inverted((n, wake.phrases) for n, wake in wakes.items())
        self._words = [n for n, wake in wakes.items() if wake.words]
        self._language = language

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

    def find_joins(self, buffer: Buffer, sure: bool) -> None:
        """Notes the texts that may hold run-together words, each as a whole: the rest of a text has a say in what is one.

        Args:
            buffer: the texts.
            sure: whether they are in this language for certain; otherwise each of them is noted unseen.
        """
        if self._words:
            documents: Iterable[int] = range(len(buffer.hits))
            if sure:
                documents = buffer.documents(joiner(self._language).wakes(buffer.data, buffer.starts))
            for document in documents:
                buffer.hits[document].update(dict.fromkeys(self._words))


class _Patterns:
    """Byte patterns with the rules that each of them wakes; compiled when they are first looked for."""

    def __init__(self, wakes: Iterable[tuple[int, Iterable[str]]]) -> None:
        self._rules = _inverted(wakes)
        self._refused: set[int] = set()

    @cached_property
    def _compiled(self) -> tuple[Database, Sequence[Sequence[int]]] | None:
        while self._rules:
            try:
                return Database(tuple(self._rules)), tuple(self._rules.values())
            except RefusedPatterns as refused:  # what Hyperscan can't take, the rule is asked about directly
                for pattern in refused.patterns:
                    self._refused.update(self._rules.pop(pattern))
        return None

    def __bool__(self) -> bool:
        return bool(self._rules) or bool(self._refused)

    def find(self, buffer: Buffer, data: bytes, numbers: Numbers | None) -> None:
        """Notes the lines that patterns match. `numbers`: which lines of the buffer those of `data` are, if not all."""
        compiled = self._compiled
        buffer.hit_all(self._refused)
        if compiled is None:
            return
        database, rules = compiled
        ids, ends = database.scan(data)
        if not len(ids):
            return
        newlines = buffer.newlines if numbers is None else _newlines(data)
        lines = np.searchsorted(newlines, ends, "left")
        count = len(newlines) + 1
        ids, lines = np.divmod(np.unique(ids * count + lines), count)
        if numbers is not None:
            lines = numbers[lines]
        for pattern, line in zip(ids.tolist(), lines.tolist(), strict=True):
            for n in rules[pattern]:
                buffer.hit(n, line)


class _ShortLines:
    """The short lines of a buffer."""

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        numbers = [i for i, line in enumerate(lines) if 0 < len(line) <= SHORT + 1]  # with U+000D
        cores = [core(lines[i]) for i in numbers]
        self.numbers = np.array(numbers, np.int64)
        self.data = fold("\n".join([*cores, ""])).encode("utf-8", "surrogatepass")
        self._may_be_phrases = [(i, line) for i, line in zip(numbers, cores, strict=True) if len(line) <= PHRASE]
        self.keys = keys([line for _, line in self._may_be_phrases])

    def keyed(self) -> Iterable[tuple[int, str]]:
        """Lines that may be a phrase, and their keys."""
        return ((i, key) for (i, _), key in zip(self._may_be_phrases, self.keys, strict=True))


class Buffer:
    """Texts as one, each followed by a newline, with what was found in them."""

    def __init__(self, texts: Sequence[Lines], hits: Sequence[Hits]) -> None:
        self.hits = hits
        self.text = "\n".join([*(lines.text for lines in texts), ""])
        self._first = list(accumulate((lines.text.count("\n") + 1 for lines in texts), initial=0))

    @cached_property
    def data(self) -> bytes:
        """The buffer in UTF-8."""
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def newlines(self) -> Numbers:
        """Where its newlines are in `data`."""
        return _newlines(self.data)

    @cached_property
    def short(self) -> _ShortLines:
        """The short lines of the buffer."""
        return _ShortLines(self.text)

    def hit(self, n: int, line: int) -> None:
        """Notes that a line of the buffer may concern rule `n`."""
        document = bisect_right(self._first, line) - 1
        add_hit(self.hits[document], n, line - self._first[document])

    def hit_all(self, rules: Iterable[int]) -> None:
        """Notes that all lines may concern these rules."""
        for n in rules:
            for hits in self.hits:
                hits[n] = None

    @cached_property
    def starts(self) -> list[int]:
        """Where each text begins in `data`."""
        found: list[int] = np.append(0, self.newlines + 1)[self._first[:-1]].tolist()
        return found

    def documents(self, places: Sequence[int]) -> list[int]:
        """The texts in which these bytes of `data` stand."""
        found: list[int] = np.unique(np.searchsorted(self.starts, np.array(places, np.int64), "right") - 1).tolist()
        return found


def add_hit(hits: Hits, n: int, line: int) -> None:
    """Adds a line for rule `n`, unless all are there."""
    lines = hits.setdefault(n, [])
    if lines is not None:
        assert isinstance(lines, list)
        lines.append(line)


def _newlines(data: bytes) -> Numbers:
    return np.flatnonzero(np.frombuffer(data, np.uint8) == 10)


def _inverted(wakes: Iterable[tuple[int, Iterable[str]]]) -> dict[str, tuple[int, ...]]:
    """What wakes -> the rules that it wakes. Most signs are one rule's, and share its tuple."""
    out: dict[str, tuple[int, ...]] = {}
    for n, signs in wakes:
        alone = (n,)
        for sign in signs:
            known = out.get(sign)
            out[sign] = alone if known is None else (*known, n)
    return out
