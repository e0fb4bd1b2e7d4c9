"""The tail model of the `article` profile: where an extracted article is over, and where it has not begun yet.

It weighs lines as the page model does (`cleantext.page`), with numbers learned from what extractors give, and then takes
nothing but one stretch from the end (`tail`) and one from the beginning (`head`). How it works: docs/tail-model.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cleantext.page import Verdict
from cleantext.page.characters import Characters
from cleantext.page.columns import first_pass, shape
from cleantext.page.context import second_pass
from cleantext.page.lines import Lines, read
from cleantext.page.model import Stages
from cleantext.page.span import Span
from cleantext.page.store import stages_of
from cleantext.page.trees import Tests, Trees, probability
from cleantext.tail.ends import Ends, Rows
from cleantext.tail.gate import may

__all__ = ["PARTS", "TailModel", "may"]

PARTS: Final = ("tail", "head")
"""Each is a rule of its own."""

BATCH: Final = 1 << 17
"""Characters that are judged at once; more only fill the cache."""

KEPT: Final = Verdict(True, 1.0, "", "")


class TailModel:
    """Judges the lines of extracted texts. Holds numbers only, is never changed, and may be shared between threads."""

    def __init__(self, characters: Characters, stages: Stages, tail: Ends, head: Ends) -> None:
        self._characters, self._stages, self._tail, self._head = characters, stages, tail, head

    @classmethod
    def load(cls) -> TailModel:
        """The shipped model; read once a process."""
        return _shipped()

    def judge(self, documents: Sequence[Sequence[str]]) -> list[list[Verdict]]:
        """A verdict for each line (without its line feed) of each document. Blank lines always stay.

        The probability is that of the whole stretch being main text, not of the line.
        """
        out: list[list[Verdict]] = []
        some: list[Sequence[str]] = []
        size = 0
        for document in documents:
            some.append(document)
            size += sum(map(len, document)) + len(document)
            if size >= BATCH:
                out += self._batch(some)
                some, size = [], 0
        return out + (self._batch(some) if some else [])

    def _batch(self, documents: Sequence[Sequence[str]]) -> list[list[Verdict]]:
        out = [[KEPT] * len(document) for document in documents]
        lines = read(documents, self._characters)
        if not lines.n:
            return out
        at, tails, heads = self._rows(lines)
        for begin, size, below, above in zip(at.heads.tolist(), at.sizes.tolist(), tails, heads, strict=True):
            document, place = int(lines.document[begin]), lines.place[begin : begin + size].tolist()
            text, verdicts = documents[document], out[document]
            over, sure = self._tail(below)
            if over:
                reason = f"the article is over at {_quote(text[place[size - over]])}"
                for i in place[size - over :]:
                    verdicts[i] = Verdict(False, 1 - sure / 1000, "tail", reason)
            early, sure = self._head(above)
            early = min(early, size - over)
            if early and early < size:
                reason = f"the article begins at {_quote(text[place[early]])}"
                for i in place[:early]:
                    verdicts[i] = Verdict(False, 1 - sure / 1000, "head", reason)
        return out

    def _rows(self, lines: Lines) -> tuple[Span, list[Rows], list[Rows]]:
        """What the choice of the tail and of the head reads, for each document."""
        at, s = Span(lines.document), shape(lines)
        scores = self._stages.score(lines, s)
        columns = first_pass(at, lines, s, scores)
        q = probability(self._stages.first(list(columns.values())))
        p = probability(self._stages.second([*columns.values(), *second_pass(at, lines, s, q).values()]))
        tails, heads = [], []
        for begin, size in zip(at.heads.tolist(), at.sizes.tolist(), strict=True):
            i = slice(begin, begin + size)
            tails.append(Rows(p[i], s.words[i], s.sentence[i], scores.terminator[i]))
            heads.append(Rows(p[i], s.words[i], s.sentence[i], scores.opener[i]).reversed())
        return at, tails, heads


def _quote(line: str, most: int = 40) -> str:
    line = " ".join(line.split())
    return repr(line if len(line) <= most else line[: most - 1] + "…")


def _numbers(name: str) -> dict[str, NDArray[Any]]:
    with files(__package__).joinpath(f"data/{name}.npz").open("rb") as file, np.load(file) as numbers:
        return dict(numbers)


@lru_cache(maxsize=1)
def _shipped() -> TailModel:
    ends = _numbers("ends")
    tail, head = (
        Ends(Trees(Tests(*(ends[f"{part} {field}"] for field in Tests.__dataclass_fields__))), int(sure))
        for part, sure in zip(PARTS, ends["sure"].tolist(), strict=True)
    )
    return TailModel(*stages_of(_numbers("tail")), tail, head)
