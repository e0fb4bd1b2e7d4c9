"""How the page model judges lines: words, first pass, second pass, choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from cleantext.page.boxes import beyond_boxes, titles_below_cues
from cleantext.page.choice import choose
from cleantext.page.first_pass import first_pass
from cleantext.page.genre import ANSWERS, GENRES, Genres
from cleantext.page.second_pass import second_pass
from cleantext.scoring.arrays import Columns, Flags, Ints
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.characters import Characters, CharacterTables
from cleantext.scoring.fingerprint import PROBE, fingerprint, invented_scores
from cleantext.scoring.lines import LineArrays, evened, read
from cleantext.scoring.network import Layers, Network
from cleantext.scoring.phrases import Phrases
from cleantext.scoring.shape import Shape, shape
from cleantext.scoring.store import Arrays, numbers, part_of, table_numbers, tables_of
from cleantext.scoring.trees import Tests, Trees, probability
from cleantext.scoring.word_lists import Met, word_lists
from cleantext.scoring.word_weights import Features, Scores, Table, WordTables, features, short

GENRE_TABLES: Final = tuple(f"genre {name}" for name in GENRES)
PASSES: Final = ("first", "second")

CLOSED: Final = 100
"""Thousandths: a line below this after the first pass is chrome, and the second pass is not asked. Half of all lines
are; on unseen sites no score changes in its third digit."""

TREES: Final = 2
"""How much more the trees count than the network. On articles all from 1 to 2 do as well; on other pages 2 loses the main
text of fewer."""


@dataclass(frozen=True)
class Judged:
    """All that is known of a batch's lines once the choice is made."""

    lines: LineArrays
    at: Bounds
    shape: Shape
    scores: Scores
    chance: Ints  # to be main text, in thousandths
    shared: Ints  # thousandths of its words that the rest of the main text has
    keep: Flags
    met: Met
    features: Features


@dataclass(frozen=True)
class Judge:
    """The learned numbers, and how they are used one after the other."""

    words: WordTables
    first: Trees
    second: Trees
    network: Network
    """Sees what the second pass's trees see. It tells articles better; other pages it cuts more."""
    phrases: Phrases
    genres: Genres

    @classmethod
    def of(cls, arrays: Arrays) -> Judge:
        """From the arrays that `judge_arrays` made."""
        words, genres = WordTables(*tables_of(arrays, WordTables._fields)), Genres(tables_of(arrays, GENRE_TABLES))
        first, second = (Trees(part_of(Tests, arrays, name)) for name in PASSES)
        network, phrases = Network(part_of(Layers, arrays, "network")), part_of(Phrases, arrays, "phrases")
        return cls(words, first, second, network, phrases, genres)

    def __call__(self, lines: LineArrays) -> Judged:
        """Judges every line of a batch that has at least one."""
        at, s = Bounds(lines.document), shape(lines)
        found = features(lines)
        of_short = found.of(short(s))
        scores = self.words.scores(found, of_short, s)
        columns, extra, met = self._seen(at, lines, s, scores, of_short)
        chance = probability(self.first([*columns.values(), *extra.values()]))
        more = second_pass(at, lines, s, chance)
        unsettled = np.flatnonzero(chance >= CLOSED)
        seen = [*columns.values(), *more.values(), *extra.values()]
        if len(unsettled):
            trees, network = self.second(seen, unsettled), self.network(seen, at).take(unsettled)
            chance[unsettled] = probability((TREES * trees + network) // (TREES + 1))
        keep = choose(at, s.words, chance, extra["page forum"] > ANSWERS)
        keep |= beyond_boxes(at, s, scores.lexicon, met.dated(s), chance, keep)
        keep &= ~titles_below_cues(at, s, extra["phrase"], keep)
        return Judged(lines, at, s, scores, chance, more["q words"], keep, met, found)

    def _seen(
        self, at: Bounds, lines: LineArrays, s: Shape, scores: Scores, of_short: Features
    ) -> tuple[Columns, Columns, Met]:
        """The columns of the first pass, those that both passes see, and the words that were met."""
        met = word_lists().met(lines)
        extra = self.phrases.columns(at, lines) | met.columns(at, s) | self.genres.columns(at, of_short)
        return first_pass(at, lines, s, scores), extra, met

    def fingerprint(self, characters: Characters) -> str:
        """The fingerprint of the columns; what words and the first pass say is made up for it."""
        lines = evened(read(PROBE, characters))
        at, s, scores = Bounds(lines.document), shape(lines), invented_scores(lines.n)
        columns, extra, _ = self._seen(at, lines, s, scores, features(lines).of(short(s)))
        return fingerprint(lines, columns | second_pass(at, lines, s, scores.lexicon + 200) | extra)


def signed(arrays: Arrays) -> Arrays:
    """All numbers of a page model (those that `judge_arrays` made, and those of characters), with the fingerprint of the
    columns that they were learned from."""
    characters = Characters(part_of(CharacterTables, arrays, "characters"))
    return arrays | {"fingerprint": np.array(Judge.of(arrays).fingerprint(characters))}


def judge_arrays(
    words: WordTables, genres: Sequence[Table], passes: Sequence[Tests], network: Layers, phrases: Phrases
) -> Arrays:
    """All that a page model judges by, as named arrays; genres in the order of `GENRES`, trees in that of `PASSES`."""
    out = table_numbers(words._fields, words) | table_numbers(GENRE_TABLES, genres)
    for name, trees in zip(PASSES, passes, strict=True):
        out |= numbers(name, trees)
    return out | numbers("network", network) | numbers("phrases", phrases)
