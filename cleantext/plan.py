"""Rules to one compiled plan: a single scan of a batch tells which rules may fire on which lines.

All byte patterns of all stages stand in one Hyperscan database. A batch of documents is one UTF-8 buffer, scanned once;
what a rule's `wake` cannot narrow down is put up on every line. The plan only ever narrows: with `prefilter=False` every
rule is asked about every line, and the outcome is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

import numpy as np

from cleantext.kinds import Rule
from cleantext.kinds.base import Wake
from cleantext.kinds.split_words import joiner
from cleantext.languages import Languages, Vote
from cleantext.lines import Lines, key
from cleantext.model import STAGES
from cleantext.patterns.database import Database, Numbers, RefusedPatterns

Hits = dict[int, Sequence[int] | None]
"""Index of a rule -> the lines it may fire on, None for all of them. Rules that cannot fire are absent."""

_BYTES_PER_CHARACTER = 4


class Plan:
    """The rules in the order they run, and what wakes them.

    Args:
        rules: in the order of the packs; within a stage that order stands.
        languages: votes on a document's language, for the rules that look for words of one.
        prefilter: False asks every rule about every line.
    """

    def __init__(self, rules: Sequence[Rule], languages: Languages, prefilter: bool = True) -> None:
        order = {stage: n for n, stage in enumerate(STAGES)}
        self.rules = tuple(sorted(rules, key=lambda rule: order[rule.stage]))
        self.stage_of = tuple(order[rule.stage] for rule in self.rules)
        self.languages = languages
        wakes = [rule.wake() for rule in self.rules]
        if not (prefilter and Database.available()):
            wakes = [Wake(every_line=True)] * len(self.rules)
        try:
            self._set(wakes)
        except RefusedPatterns as refused:
            bad = set(refused.patterns)
            self._set([Wake(every_line=True) if bad.intersection(wake.patterns) else wake for wake in wakes])

    def _set(self, wakes: Sequence[Wake]) -> None:
        self._always = [n for n, wake in enumerate(wakes) if wake.every_line]
        self._texts = [(n, wake.text) for n, wake in enumerate(wakes) if wake.text is not None]
        self._phrases = _inverted((n, wake.phrases) for n, wake in enumerate(wakes))
        self._words = _inverted((n, [wake.words]) for n, wake in enumerate(wakes) if wake.words)
        patterns = _inverted((n, wake.patterns) for n, wake in enumerate(wakes))
        self._rules_of = tuple(patterns.values())
        self._database = Database(tuple(patterns)) if patterns else None
        # A key is never longer than its line, but folding can lengthen it: ß, ligatures, dotted I.
        longest = max(map(len, self._phrases), default=0)
        self._short = longest * _BYTES_PER_CHARACTER + 64 if longest else 0

    def scan(self, texts: Sequence[Lines]) -> tuple[list[Hits], list[Vote | None]]:
        """For each text the rules that may fire, and the vote on its language where one was needed."""
        hits: list[Hits] = [dict.fromkeys(self._always) for _ in texts]
        for n, wakes in self._texts:
            for found, lines in zip(hits, texts, strict=True):
                if wakes(lines.text):
                    found[n] = None
        votes: list[Vote | None] = [None] * len(texts)
        if self._database or self._phrases or self._words:
            buffer = _Buffer(texts)
            if self._database:
                self._take_matches(buffer, hits, *self._database.scan(buffer.data))
            if self._phrases:
                self._take_phrases(buffer, hits)
            if self._words:
                votes = [self.languages.vote(lines.text) for lines in texts]
                self._take_words(buffer, hits, votes)
        return hits, votes

    def _take_matches(
        self, buffer: _Buffer, hits: list[Hits], ids: Numbers, ends: Numbers
    ) -> None:
        if not len(ids):
            return
        lines = np.searchsorted(buffer.newlines, ends, "left")
        unique = np.unique(ids * buffer.lines + lines)
        ids, lines = np.divmod(unique, buffer.lines)
        documents = np.searchsorted(buffer.first_line, lines, "right") - 1
        local = lines - buffer.first_line[documents]
        for pattern, document, line in zip(ids.tolist(), documents.tolist(), local.tolist(), strict=True):
            found = hits[document]
            for n in self._rules_of[pattern]:
                _add(found, n, line)

    def _take_phrases(self, buffer: _Buffer, hits: list[Hits]) -> None:
        starts = np.concatenate(([0], buffer.newlines[:-1] + 1))
        lengths = buffer.newlines - starts
        short = np.flatnonzero((lengths > 0) & (lengths <= self._short))
        if not len(short):
            return
        documents = np.searchsorted(buffer.first_line, short, "right") - 1
        local = short - buffer.first_line[documents]
        data, phrases = buffer.data, self._phrases
        for start, length, document, line in zip(
            starts[short].tolist(), lengths[short].tolist(), documents.tolist(), local.tolist(), strict=True
        ):
            rules = phrases.get(key(data[start : start + length].decode("utf-8", "surrogatepass")))
            if rules:
                for n in rules:
                    _add(hits[document], n, line)

    def _take_words(self, buffer: _Buffer, hits: list[Hits], votes: list[Vote | None]) -> None:
        """Wakes the splitters of a document's likely languages where they see words that may be run together."""
        wanted = {
            language for vote in votes if vote is not None for language in vote.languages if language in self._words
        }
        for language in sorted(wanted):
            ends = np.asarray(joiner(language).wakes(buffer.data), np.int64)
            documents = np.unique(np.searchsorted(buffer.starts, ends, "right") - 1)
            for document in documents.tolist():
                vote = votes[document]
                if vote is not None and (language in vote.languages or not vote.clear):
                    for n in self._words[language]:
                        hits[document][n] = None


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


class _Buffer:
    """The texts of a batch as one run of UTF-8, each followed by a newline, and where their lines lie."""

    def __init__(self, texts: Sequence[Lines]) -> None:
        encoded = [lines.text.encode("utf-8", "surrogatepass") for lines in texts]
        encoded.append(b"")
        self.data = b"\n".join(encoded)
        sizes = accumulate((len(piece) + 1 for piece in encoded[:-1]), initial=0)
        self.starts = np.fromiter(sizes, np.int64)[: len(texts)]
        self.newlines = np.flatnonzero(np.frombuffer(self.data, np.uint8) == 10)
        self.first_line = np.searchsorted(self.newlines, self.starts, "left")
        self.lines = len(self.newlines) + 1
