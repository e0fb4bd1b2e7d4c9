"""Rules to one compiled plan: a scan of a batch tells which rules may fire on which lines.

A batch of documents is one buffer. Patterns that may match anywhere in a line stand in one Hyperscan database, which
scans all of it; patterns for whole lines in a second one, which scans the short lines alone, folded and without the
marks around their words, so that a pattern for a line is little more than a literal there. What a rule's `wake` cannot
narrow down is put up on every line. The plan only ever narrows: with `prefilter=False` every rule is asked about every
line, and the outcome is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import orjson

from cleantext.kinds import Rule
from cleantext.kinds.base import SHORT, Sought, Wake
from cleantext.kinds.split_words import joiner
from cleantext.languages import Languages, Vote
from cleantext.lines import Lines, core, keys
from cleantext.model import STAGES
from cleantext.patterns import cache
from cleantext.patterns.database import Database, Numbers, RefusedPatterns
from cleantext.patterns.fold import fold
from cleantext.patterns.relax import relax

Hits = dict[int, Sequence[int] | None]
"""Index of a rule -> the lines it may fire on, None for all of them. Rules that cannot fire are absent."""


class Plan:
    """The rules in the order they run, and what wakes them.

    Args:
        rules: in the order of the packs; within a stage that order stands.
        languages: votes on a document's language, for the rules that look for words of one.
        prefilter: False asks every rule about every line.
    """

    def __init__(self, rules: Sequence[Rule], languages: Languages, prefilter: bool = True) -> None:
        order = {stage: n for n, stage in enumerate(STAGES)}
        # Where a rule knows a line by its words and a model weighs it, the words have the say.
        self.rules = tuple(sorted(rules, key=lambda rule: (order[rule.stage], rule.kind == "score")))
        self.stage_of = tuple(order[rule.stage] for rule in self.rules)
        self.languages = languages
        wakes = [rule.wake() for rule in self.rules]
        if not (prefilter and Database.available()):
            wakes = [Wake(every_line=True)] * len(self.rules)
        self._set(wakes, _relaxed([wake.sought for wake in wakes if wake.sought is not None]))

    def _set(self, wakes: Sequence[Wake], relaxed: dict[Sought, str | None]) -> None:
        anywhere: list[tuple[int, Iterable[str]]] = []
        short: list[tuple[int, Iterable[str]]] = []
        self._always: list[int] = []
        for n, wake in enumerate(wakes):
            pattern = relaxed[wake.sought] if wake.sought is not None else None
            if wake.every_line or (wake.sought is not None and pattern is None):
                self._always.append(n)
                continue
            anywhere.append((n, wake.patterns))
            if wake.sought is not None and pattern is not None:
                (short if wake.sought.short else anywhere).append((n, [pattern]))
        self._texts: dict[Callable[[str], bool], list[int]] = {}
        for n, wake in enumerate(wakes):
            if wake.text is not None:
                self._texts.setdefault(wake.text, []).append(n)
        self._phrases = _inverted((n, wake.phrases) for n, wake in enumerate(wakes))
        self._words = _inverted((n, [wake.words]) for n, wake in enumerate(wakes) if wake.words)
        try:
            self._anywhere, self._short = _Patterns(anywhere), _Patterns(short)
        except RefusedPatterns as refused:  # what Hyperscan can't take, the rule is asked about directly
            bad = set(refused.patterns)
            self._set(
                [Wake(every_line=True) if bad.intersection(wake.patterns) else wake for wake in wakes],
                {sought: None if pattern in bad else pattern for sought, pattern in relaxed.items()},
            )

    def scan(self, texts: Sequence[Lines]) -> tuple[list[Hits], list[Vote | None]]:
        """For each text the rules that may fire, and the vote on its language where one was needed."""
        hits: list[Hits] = [dict.fromkeys(self._always) for _ in texts]
        for wakes, rules in self._texts.items():
            for found, lines in zip(hits, texts, strict=True):
                if wakes(lines.text):
                    found.update(dict.fromkeys(rules))
        votes: list[Vote | None] = [None] * len(texts)
        buffer = _Buffer(texts)
        if self._anywhere.database or self._words:
            data = buffer.text.encode("utf-8", "surrogatepass")
            self._take(self._anywhere, data, None, buffer, hits)
            if self._words:
                votes = [self.languages.vote(lines.text) for lines in texts]
                self._take_words(data, buffer, hits, votes)
        if self._short.database or self._phrases:
            self._take_short(buffer, hits)
        for found in hits:  # several signs may have put the same line up
            found.update({n: sorted(set(at)) for n, at in found.items() if at is not None})
        return hits, votes

    def _take_short(self, buffer: _Buffer, hits: list[Hits]) -> None:
        """Short lines: whole ones that are a phrase, and patterns in their cores."""
        lines = buffer.text.split("\n")
        short = [i for i, line in enumerate(lines) if 0 < len(line) <= SHORT]
        cores = [core(lines[i]) for i in short]
        phrases = self._phrases
        found = keys(cores) if phrases else []
        if not phrases.keys().isdisjoint(found):
            for i, phrase in zip(short, found, strict=True):
                if phrase in phrases:
                    document, line = buffer.place(i)
                    for n in phrases[phrase]:
                        _add(hits[document], n, line)
        data = fold("\n".join([*cores, ""])).encode("utf-8", "surrogatepass")
        self._take(self._short, data, np.array(short, np.int64), buffer, hits)

    def _take(
        self, patterns: _Patterns, data: bytes, numbers: Numbers | None, buffer: _Buffer, hits: list[Hits]
    ) -> None:
        """Puts up the lines that patterns match. `numbers`: which lines of the buffer those of `data` are, if not all."""
        if patterns.database is None:
            return
        ids, ends = patterns.database.scan(data)
        if not len(ids):
            return
        newlines = np.flatnonzero(np.frombuffer(data, np.uint8) == 10)
        lines = np.searchsorted(newlines, ends, "left")
        count = len(newlines) + 1
        ids, lines = np.divmod(np.unique(ids * count + lines), count)
        if numbers is not None:
            lines = numbers[lines]
        for pattern, line in zip(ids.tolist(), lines.tolist(), strict=True):
            document, local = buffer.place(line)
            for n in patterns.rules[pattern]:
                _add(hits[document], n, local)

    def _take_words(self, data: bytes, buffer: _Buffer, hits: list[Hits], votes: list[Vote | None]) -> None:
        """Wakes the splitter of a document's language where it sees words that may be run together.

        Where the vote is unclear, all likely ones are woken unseen: tables are loaded for a language that is sure.
        """
        wanted: set[str] = set()
        for found, vote in zip(hits, votes, strict=True):
            for language in vote.languages if vote is not None else ():
                if vote is not None and vote.clear:
                    wanted.add(language)
                else:
                    found.update(dict.fromkeys(self._words.get(language, ())))
        for language in sorted(wanted & self._words.keys()):
            starts = np.asarray(joiner(language).wakes(data), np.int64)
            documents = np.unique(np.searchsorted(buffer.byte_starts(), starts, "right") - 1)
            for document in documents.tolist():
                vote = votes[document]
                if vote is not None and language in vote.languages:
                    hits[document].update(dict.fromkeys(self._words[language]))


class _Patterns:
    """Byte patterns with the rules that each of them wakes."""

    def __init__(self, wakes: Iterable[tuple[int, Iterable[str]]]) -> None:
        by_pattern = _inverted(wakes)
        self.rules = tuple(by_pattern.values())
        self.database = Database(tuple(by_pattern)) if by_pattern else None


class _Buffer:
    """The texts of a batch as one, each followed by a newline."""

    def __init__(self, texts: Sequence[Lines]) -> None:
        self.texts = texts
        self.text = "\n".join([*(lines.text for lines in texts), ""])
        counts = [lines.text.count("\n") + 1 for lines in texts]
        self._first = np.cumsum([0, *counts])
        self._document = np.repeat(np.arange(len(texts)), counts).tolist()
        self._first_line = self._first.tolist()

    def place(self, line: int) -> tuple[int, int]:
        """Line of the buffer -> text, and line of that text."""
        document = self._document[line]
        return document, line - self._first_line[document]

    def byte_starts(self) -> Numbers:
        """Where each text begins in the encoded buffer."""
        sizes = [len(lines.text.encode("utf-8", "surrogatepass")) + 1 for lines in self.texts]
        return np.cumsum([0, *sizes])[:-1]


def _relaxed(sought: Sequence[Sought]) -> dict[Sought, str | None]:
    """What is looked for, as byte patterns; None where there is no useful one. Kept between runs: it takes a while."""
    wanted = sorted(set(sought))

    def work() -> bytes:
        return orjson.dumps([
            relax(s.pattern, flags=s.flags, marks=s.core and not s.short, fold=s.short) for s in wanted
        ])  # fmt: skip

    return dict(zip(wanted, orjson.loads(cache.remembered("relaxed", wanted, work)), strict=True))


def _inverted(wakes: Iterable[tuple[int, Iterable[str]]]) -> dict[str, list[int]]:
    """What wakes -> the rules that it wakes."""
    out: dict[str, list[int]] = {}
    for n, signs in wakes:
        for sign in signs:
            out.setdefault(sign, []).append(n)
    return out


def _add(found: Hits, n: int, line: int) -> None:
    lines = found.setdefault(n, [])
    if lines is not None:
        assert isinstance(lines, list)
        lines.append(line)
