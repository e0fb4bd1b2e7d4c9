"""Rules to a compiled plan, whose scan of a batch tells which rules may fire on which lines.

What a rule looks for is a sign of one line, so lines that stay as they are need no second look. Signs are kept by
language: those of rules for all languages, and those of each language, which are looked for in documents that may be
in it. The plan only ever narrows: with `prefilter=False` every rule is asked about every line, and the outcome is the
same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import partial
from typing import NamedTuple

import orjson

from cleantext import cache
from cleantext.engine.buffer import Buffer, Hits, add_hit
from cleantext.engine.signs import Signs
from cleantext.kinds.base import Rule, Sought, Wake
from cleantext.languages import Vote
from cleantext.lines import Lines
from cleantext.patterns.database import Database
from cleantext.types import STAGES

_EVERY = ""
"""Stands for all languages."""


class Scanned(NamedTuple):
    """A text, the vote on its language, and what the plan's scan found in it."""

    lines: Lines
    vote: Vote | None
    hits: Hits


class Plan:
    """The rules in the order they run, and what wakes them.

    Args:
        rules: in the order of the packs; within a stage that order stands.
        prefilter: False asks every rule about every line.
    """

    def __init__(self, rules: Sequence[Rule], prefilter: bool = True) -> None:
        order = {stage: n for n, stage in enumerate(STAGES)}
        self.rules = tuple(sorted(rules, key=lambda rule: (order[rule.stage], rule.weighs)))
        self.stages: list[tuple[str, range]] = []
        """The stages that have rules, in order, and which of them."""
        for stage in STAGES:
            own = [k for k, rule in enumerate(self.rules) if rule.stage == stage]
            if own:
                self.stages.append((stage, range(own[0], own[-1] + 1)))
        self.preparing = [n for n, rule in enumerate(self.rules) if type(rule).prepare is not Rule.prepare]
        """Rules that work on many texts at once."""
        self.by_language = any(rule.languages for rule in self.rules)
        self._always: list[int] = []
        """Rules (here and below by their numbers) that wake for every line of every text."""
        self._woken_by_text: dict[Callable[[str], bool], list[int]] = {}
        """What tells for a whole text -> the rules that it wakes."""
        self._signs: dict[str, Signs] = {}
        """What wakes the rules of each language, compiled; of the languages that were met so far."""
        wakes = [rule.wake() for rule in self.rules]
        if not (prefilter and Database.available()):
            wakes = [Wake(every_line=True)] * len(self.rules)
        self._wakes: dict[str, dict[int, Wake]] = {}
        """The same of all languages, as the rules say it."""
        for n, (rule, wake) in enumerate(zip(self.rules, wakes, strict=True)):
            if wake.every_line:
                self._always.append(n)
                continue
            if wake.text is not None:
                self._woken_by_text.setdefault(wake.text, []).append(n)
            for language in rule.languages or (_EVERY,):
                self._wakes.setdefault(language, {})[n] = wake
        joins = [n for n, wake in enumerate(wakes) if wake.joins is not None]
        self._joins = {rules: self.rules[n] for _, rules in self.stages for n in joins if n in rules}
        """The stages, by their rules, that mend run-together words, and one of the rules that do."""

    def scan(self, texts: Sequence[Lines], votes: Sequence[Vote | None]) -> list[Hits]:
        """For each text the rules that may fire, and on which lines.

        Args:
            votes: on the language of each text; where it is None, only rules for all languages are looked for.
        """
        hits: list[Hits] = [{} for _ in texts]
        self._find_signs(texts, votes, hits)
        self._add_whole_texts(texts, hits)
        return hits

    def rescan(self, before: Sequence[Scanned], texts: Sequence[Lines]) -> list[Hits]:
        """The same of texts that have grown out of others: only lines that were not there before are looked at."""
        hits: list[Hits] = []
        fresh: list[list[int]] = []
        for (old, _, found), lines in zip(before, texts, strict=True):
            carried, new = _carried(old, found, lines)
            hits.append(carried)
            fresh.append(new)
        parts = [Lines("\n".join([lines.raw[i] for i in new])) for lines, new in zip(texts, fresh, strict=True)]
        found_in_parts: list[Hits] = [{} for _ in texts]
        self._find_signs(parts, [scanned.vote for scanned in before], found_in_parts)
        for known, new, found in zip(hits, fresh, found_in_parts, strict=True):
            for n, at in found.items():
                if at is None:
                    known[n] = None
                for i in at or ():
                    if i < len(new):
                        add_hit(known, n, new[i])
        self._add_whole_texts(texts, hits)
        return hits

    def find_joins(self, rules: range, texts: Sequence[Scanned]) -> None:
        """Wakes those of these rules that mend run-together words, where a text may hold some.

        They are looked for when their turn comes, in what is left of the text by then: it is dear, and most of a page goes.
        In a text whose language would be found out before the rule is asked they are not looked for at all.
        """
        rule = self._joins.get(rules)
        if rule is None:
            return
        seen: list[Scanned] = []
        unseen: list[Scanned] = []
        for text in texts:
            clear = text.vote is not None and text.vote.clear
            (seen if clear or not rule.dearer_than_language(text.lines) else unseen).append(text)
        for own, look in ((seen, True), (unseen, False)):
            for buffer, vote in _by_vote(own):
                for signs in self._signs_for(vote):
                    signs.find_joins(buffer, look)

    def _find_signs(self, texts: Sequence[Lines], votes: Sequence[Vote | None], hits: Sequence[Hits]) -> None:
        """Adds the lines that hold signs of rules to the hits."""
        groups = list(_by_vote(zip(texts, votes, hits, strict=True)))
        signs_of = [self._signs_for(vote) for _, vote in groups]  # of all of them first, as they compile in the background
        for (buffer, _), some in zip(groups, signs_of, strict=True):
            for signs in some:
                signs.find(buffer)

    def _signs_for(self, vote: Vote | None) -> list[Signs]:
        languages = (_EVERY, *(vote.languages if vote else ()))
        return [self._signs_of(language) for language in languages if language in self._wakes]

    def _signs_of(self, language: str) -> Signs:
        """The signs of a language, compiled when a text is first in it: few inputs are in all of them."""
        signs = self._signs.get(language)
        if signs is None:
            wakes = self._wakes[language]
            relaxed = _relaxed((self.rules[n].id, wake.sought) for n, wake in wakes.items() if wake.sought is not None)
            signs = self._signs[language] = Signs(wakes, relaxed)
        return signs

    def _add_whole_texts(self, texts: Sequence[Lines], hits: Sequence[Hits]) -> None:
        """Adds the rules that whole texts wake to the hits, and brings the lines of each rule in order."""
        for found in hits:
            for n, at in found.items():
                if at is not None and len(at) > 1:  # several signs may have hit the same line
                    found[n] = sorted(set(at))
            found.update(dict.fromkeys(self._always))
        for wakes, rules in self._woken_by_text.items():
            for found, lines in zip(hits, texts, strict=True):
                if wakes(lines.text):
                    found.update(dict.fromkeys(rules))


def _by_vote(texts: Iterable[tuple[Lines, Vote | None, Hits]]) -> Iterator[tuple[Buffer, Vote | None]]:
    """Texts with the same vote on their languages, as one buffer."""
    groups: dict[Vote | None, list[tuple[Lines, Hits]]] = {}
    for lines, vote, hits in texts:
        groups.setdefault(vote, []).append((lines, hits))
    for vote, members in groups.items():
        yield Buffer([lines for lines, _ in members], [hits for _, hits in members]), vote


def _carried(old: Lines, hits: Hits, new: Lines) -> tuple[Hits, list[int]]:
    """The hits on lines of `new` that were in `old`, and the lines that were not. What a whole text gave is not carried."""
    rules: dict[str, dict[int, None]] = {}  # by line, however often it stands there
    for n, at in hits.items():
        for i in at or ():
            rules.setdefault(old.raw[i], {})[n] = None
    carried: Hits = {}
    for i in _places(rules.keys(), new.raw):
        for n in rules[new.raw[i]]:
            add_hit(carried, n, i)
    return carried, _places(set(new.raw).difference(old.raw), new.raw)


def _places(wanted: Set[str], lines: Sequence[str]) -> list[int]:
    """Where lines stand that are among those wanted."""
    return [i for i, line in enumerate(lines) if line in wanted] if wanted else []


def _relaxed(sought: Iterable[tuple[str, Sought]]) -> dict[Sought, list[str]]:
    """What rules (by their full ids) look for, as byte patterns; none where there are no useful ones.

    Kept between runs, pack by pack: it takes a while, and the author of a pack changes no other.
    """
    packs: dict[str, set[Sought]] = {}
    for rule, each in sought:
        packs.setdefault(rule.partition("/")[0], set()).add(each)
    out: dict[Sought, list[str]] = {}
    for own in packs.values():
        wanted = sorted(own)
        key = (cache.sources("patterns", "kinds/base.py"), wanted)
        done = cache.remembered("relaxed", key, partial(_bytes, wanted))
        out |= zip(wanted, orjson.loads(done), strict=True)
    return out


def _bytes(wanted: Sequence[Sought]) -> bytes:
    return orjson.dumps([each.relaxed() for each in wanted])
