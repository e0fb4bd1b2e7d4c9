"""How likely each line of an extracted text is to be main text: words, columns, trees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from cleantext.article.columns import columns, fingerprint_of
from cleantext.article.ends import Rows, Seen, heads, tails
from cleantext.article.references import addresses, code, headings
from cleantext.article.runs import goes_on
from cleantext.scoring.arrays import Flags
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.characters import Characters, CharacterTables
from cleantext.scoring.fingerprint import refuse_other
from cleantext.scoring.lines import LineArrays, cut, read
from cleantext.scoring.phrases import Phrases
from cleantext.scoring.shape import shape
from cleantext.scoring.store import Arrays, numbers, part_of, table_numbers, tables_of
from cleantext.scoring.trees import Tests, Trees, probability
from cleantext.scoring.word_weights import WordTables, features

LONG: Final = 400
"""Characters of a line that are measured: of a longer one, the first two thirds of this and the last third. It is a
paragraph, and what more there is of it changes nothing."""


@dataclass(frozen=True)
class Weigher:
    """The learned numbers of the first step."""

    characters: Characters
    words: WordTables
    phrases: Phrases
    trees: Trees

    @classmethod
    def of(cls, arrays: Arrays) -> Weigher:
        """From the arrays that `weigher_arrays` made. Raises ModelMismatch where the columns are not those learned from."""
        characters = Characters(part_of(CharacterTables, arrays, "characters"))
        phrases = part_of(Phrases, arrays, "phrases")
        refuse_other("article", arrays, fingerprint_of(characters, phrases))
        words, trees = WordTables(*tables_of(arrays, WordTables._fields)), Trees(part_of(Tests, arrays, "trees"))
        return cls(characters, words, phrases, trees)

    def read(self, documents: Sequence[Sequence[str]]) -> LineArrays:
        """The lines of some documents, of long ones both ends."""
        return read([measured(document) for document in documents], self.characters)

    def __call__(self, lines: LineArrays, documents: Sequence[Sequence[str]]) -> tuple[Rows, Rows, Flags]:
        """What the choice of the tails reads, and of the heads (from the end to the beginning), of the lines of these
        documents; and which lines are code, in documents about code."""
        at, s = Bounds(lines.document), shape(lines)
        found = features(lines)
        scores = self.words.scores(found, found, s)
        made = columns(at, lines, s, scores, self.phrases)
        p = probability(self.trees(list(made.values())))
        seen = Seen(p, s.words, s.sentence, made["phrase"], s.signature, lines.first)
        of_code = code(documents, lines)
        stays = addresses(lines) | of_code
        below = tails(
            at, seen, scores.terminator, headings(lines, self.characters), stays, goes_on(documents, lines)
        )
        return below, heads(at, seen, scores.opener), of_code


def measured(lines: Sequence[str]) -> list[str]:
    """The lines as they are measured."""
    return [cut(line, LONG) for line in lines]


def weigher_arrays(characters: CharacterTables, words: WordTables, phrases: Phrases, trees: Tests) -> Arrays:
    """Everything that `Weigher.of` needs, as named arrays."""
    out = table_numbers(words._fields, words)
    for name, part in (("characters", characters), ("phrases", phrases), ("trees", trees)):
        out |= numbers(name, part)
    return out | {"fingerprint": np.array(fingerprint_of(Characters(characters), phrases))}
