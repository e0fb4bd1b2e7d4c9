"""How likely each line of an extracted text is to be main text: words, columns, trees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleantext.errors import CleantextError
from cleantext.page.characters import Characters
from cleantext.page.columns import shape, word_scores
from cleantext.page.lines import LineArrays, cut, read
from cleantext.page.phrases import Phrases
from cleantext.page.span import Span
from cleantext.page.store import (
    TABLES,
    Arrays,
    character_arrays,
    characters_of,
    phrase_arrays,
    phrases_of,
    table_arrays,
    table_of,
    tree_arrays,
    trees_of,
)
from cleantext.page.trees import Tests, Trees, probability
from cleantext.page.wording import Table, signs
from cleantext.tail.columns import columns, fingerprint
from cleantext.tail.ends import Rows, Seen, heads, tails
from cleantext.tail.references import addresses, code, headings

LONG: Final = 400
"""Characters of a line that are measured: of a longer one, the first two thirds of this and the last third. It is a
paragraph, and what more there is of it changes nothing."""


class ModelMismatch(CleantextError):
    """Learned numbers that don't fit the code that would use them."""


@dataclass(frozen=True)
class Weigher:
    """The learned numbers of the first step."""

    characters: Characters
    lexicon: Table
    terminators: Table
    openers: Table
    phrases: Phrases
    trees: Trees

    @classmethod
    def of(cls, arrays: Arrays) -> Weigher:
        """From the arrays that `weigher_arrays` made. Raises ModelMismatch where the columns are not those learned from."""
        characters, phrases = characters_of(arrays), phrases_of(arrays)
        learned, here = str(arrays["fingerprint"]), fingerprint(characters, phrases)
        if learned != here:
            raise ModelMismatch(
                f"the tail model was learned from other columns (fingerprint {learned}) than cleantext.page.columns has "
                f"now ({here}); learn it anew: docs/tail-model.md says how"
            )
        lexicon, terminators, openers = (table_of(arrays, name) for name in TABLES)
        return cls(characters, lexicon, terminators, openers, phrases, trees_of(arrays, "trees"))

    def read(self, documents: Sequence[Sequence[str]]) -> LineArrays:
        """The lines of some documents, of long ones both ends."""
        return read([shortened(document) for document in documents], self.characters)

    def __call__(self, lines: LineArrays, documents: Sequence[Sequence[str]]) -> tuple[Rows, Rows]:
        """What the choice of the tails reads, and of the heads (from the end to the beginning), of the lines of these
        documents."""
        at, s = Span(lines.document), shape(lines)
        words = signs(lines)
        scores = word_scores((self.lexicon, self.terminators, self.openers), words, words, s)
        found = columns(at, lines, s, scores, self.phrases)
        p = probability(self.trees(list(found.values())))
        seen = Seen(p, s.words, s.sentence, found["phrase"], s.signature, lines.first)
        stays = addresses(lines) | code(documents, lines)
        below = tails(at, seen, scores.terminator, headings(lines, self.characters), stays)
        return below, heads(at, seen, scores.opener)


def shortened(lines: Sequence[str]) -> list[str]:
    """The lines as they are measured."""
    return [cut(line, LONG) for line in lines]


def weigher_arrays(
    characters: dict[str, NDArray[np.int32]], tables: dict[str, Table], phrases: Phrases, trees: Tests
) -> Arrays:
    """Everything that `Weigher.of` needs, as named arrays."""
    out = character_arrays(characters)
    for name in TABLES:
        out |= table_arrays(name, tables[name])
    out |= tree_arrays("trees", trees) | phrase_arrays(phrases)
    return out | {"fingerprint": np.array(fingerprint(Characters(characters), phrases))}
