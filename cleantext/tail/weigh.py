"""How likely each line of an extracted text is to be main text: words, columns, trees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cleantext.errors import CleantextError
from cleantext.page.characters import Characters
from cleantext.page.columns import Scores, Shape, shape, short_only
from cleantext.page.lines import LineArrays, read
from cleantext.page.phrases import Phrases
from cleantext.page.span import Span
from cleantext.page.trees import Tests, Trees, probability
from cleantext.page.wording import Table, signs
from cleantext.tail.columns import columns, fingerprint
from cleantext.tail.ends import Rows, Seen, heads, tails
from cleantext.tail.references import addresses, code, headings

Numbers = dict[str, NDArray[Any]]

LONG: Final = 400
"""Characters of a line that are measured: of a longer one, the first two thirds of this and the last third. It is a
paragraph, and what more there is of it changes nothing."""
TABLES: Final = ("lexicon", "terminators", "openers")


class ModelMismatch(CleantextError):
    """Learned numbers that don't fit the code that would use them."""


@dataclass(frozen=True)
class Weigh:
    """The learned numbers of the first step."""

    characters: Characters
    lexicon: Table
    terminators: Table
    openers: Table
    phrases: Phrases
    trees: Trees

    @classmethod
    def of(cls, numbers: Numbers) -> Weigh:
        """From the arrays that `numbers_of` made. Raises ModelMismatch where the columns are not those learned from."""
        characters = Characters(
            {name.removeprefix("characters "): a for name, a in numbers.items() if name.startswith("characters ")}
        )
        phrases = Phrases(numbers["phrases keys"], numbers["phrases family"])
        learned, here = str(numbers["fingerprint"]), fingerprint(characters, phrases)
        if learned != here:
            raise ModelMismatch(
                f"the tail model was learned from other columns (fingerprint {learned}) than cleantext.page.columns has "
                f"now ({here}); learn it anew: docs/tail-model.md says how"
            )
        lexicon, terminators, openers = (
            Table(numbers[f"{name} weights"], *numbers[f"{name} rest"].tolist()) for name in TABLES
        )
        trees = Trees(Tests(*(numbers[f"trees {field}"] for field in Tests.__dataclass_fields__)))
        return cls(characters, lexicon, terminators, openers, phrases, trees)

    def read(self, documents: Sequence[Sequence[str]]) -> LineArrays:
        """The lines of some documents, of long ones both ends."""
        return read([shortened(document) for document in documents], self.characters)

    def score(self, lines: LineArrays, s: Shape) -> Scores:
        """What the three tables say of each line's words."""
        found = signs(lines)
        return Scores(
            np.clip(self.lexicon.score(found, lines.n), -2048, 2047),
            short_only(self.terminators.score(found, lines.n), s),
            short_only(self.openers.score(found, lines.n), s),
        )

    def __call__(self, lines: LineArrays, documents: Sequence[Sequence[str]]) -> tuple[Rows, Rows]:
        """What the choice of the tails reads, and of the heads (from the end to the beginning), of the lines of these
        documents."""
        at, s = Span(lines.document), shape(lines)
        scores = self.score(lines, s)
        found = columns(at, lines, s, scores, self.phrases)
        p = probability(self.trees(list(found.values())))
        seen = Seen(p, s.words, s.sentence, found["phrase"], s.signature, lines.first)
        stays = addresses(lines) | code(documents, lines)
        below = tails(at, seen, scores.terminator, headings(lines, self.characters), stays)
        return below, heads(at, seen, scores.opener)


def shortened(lines: Sequence[str]) -> list[str]:
    """The lines as they are measured."""
    return [line if len(line) <= LONG else line[: LONG - LONG // 3] + line[-(LONG // 3) :] for line in lines]


def numbers_of(made: dict[str, NDArray[np.int32]], tables: dict[str, Table], phrases: Phrases, trees: Tests) -> Numbers:
    """Everything that `Weigh.of` needs, as named arrays."""
    out: Numbers = {f"characters {name}": array for name, array in made.items()}
    for name in TABLES:
        out[f"{name} weights"] = tables[name].weights
        out[f"{name} rest"] = np.array([tables[name].scale, tables[name].bias], np.int64)
    out |= {f"trees {field}": getattr(trees, field) for field in Tests.__dataclass_fields__}
    out |= {"phrases keys": phrases.keys, "phrases family": phrases.family}
    return {**out, "fingerprint": np.array(fingerprint(Characters(made), phrases))}
