"""The line model of the `page` profile: which lines of a whole page's plain text are its main text.

`PageModel.load().judge(documents)` says of every line whether it stays, how sure that is, and which named part decided.
The learned numbers are package data; `training/page/train.py` makes them. How it works: docs/page-model.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.page.characters import Characters
from cleantext.page.explain import reasons
from cleantext.page.lines import read
from cleantext.page.model import Judged, Stages
from cleantext.page.parts import PARTS, assign
from cleantext.page.store import stages_of

__all__ = ["PARTS", "PageModel", "Removal", "Verdict"]

BATCH: Final = 1 << 18
"""Characters that are judged at once; more only fill the cache."""


class Verdict(NamedTuple):
    """What the model says of one line."""

    keep: bool
    probability: float  # that the line is main text, 0 to 1
    part: str  # of a dropped line: the named part that decided, one of PARTS; else ""
    reason: str  # of a dropped line, when asked to explain: a few words for a reader; else ""


class Removal(NamedTuple):
    """A line that goes."""

    line: int  # its index in the document
    probability: float  # that it is main text, 0 to 1
    reason: str


class PageModel:
    """Judges the lines of whole pages. Holds numbers only, is never changed, and may be shared between threads."""

    def __init__(self, characters: Characters, stages: Stages) -> None:
        self._characters, self._stages = characters, stages

    @classmethod
    def load(cls) -> PageModel:
        """The shipped model; read once a process."""
        return _shipped()

    @classmethod
    def read(cls, path: Path) -> PageModel:
        """A model that `training/page/train.py` wrote. Raises OSError or KeyError for any other file."""
        with np.load(path) as numbers:
            return cls(*stages_of(dict(numbers)))

    def parts(self, documents: Sequence[Sequence[str]]) -> list[NDArray[np.int8]]:
        """For each line 0 if it stays, else 1 + the index in PARTS of the part that decided. The fast way.

        A document is its lines, without their "\\n". Blank lines always stay.
        """
        out = [np.zeros(len(document), np.int8) for document in documents]
        for first, some in _batches(documents):
            judged = self._judged(some)
            if judged is not None:
                _scatter(out[first : first + len(some)], judged, assign(judged).astype(np.int8))
        return out

    def keep(self, documents: Sequence[Sequence[str]]) -> list[NDArray[np.bool_]]:
        """For each line whether it stays."""
        return [parts == 0 for parts in self.parts(documents)]

    def judge(self, documents: Sequence[Sequence[str]], explain: bool = False) -> list[list[Verdict]]:
        """A verdict for each line of each document; with a reason for the dropped ones if `explain`."""
        blank = Verdict(True, 1.0, "", "")
        out = [[blank] * len(document) for document in documents]
        for first, some in _batches(documents):
            judged = self._judged(some)
            if judged is None:
                continue
            parts = assign(judged)
            why = dict.fromkeys(range(len(parts)), "")
            if explain:
                removed = np.flatnonzero(parts)
                why.update(zip(removed.tolist(), self._reasons(judged, removed, parts, some), strict=True))
            where = zip(judged.lines.document.tolist(), judged.lines.place.tolist(), strict=True)
            sure = (judged.second / 1000).tolist()
            for (d, p), part, probability, reason in zip(where, parts.tolist(), sure, why.values(), strict=True):
                out[first + d][p] = Verdict(not part, probability, PARTS[part - 1] if part else "", reason)
        return out

    def removals(self, documents: Sequence[Sequence[str]]) -> list[dict[str, list[Removal]]]:
        """Of each document the lines that go, by part, each with its reason."""
        out: list[dict[str, list[Removal]]] = [{} for _ in documents]
        for first, some in _batches(documents):
            judged = self._judged(some)
            if judged is None:
                continue
            parts = assign(judged)
            removed = np.flatnonzero(parts)
            rows = zip(
                judged.lines.document[removed].tolist(),
                judged.lines.place[removed].tolist(),
                parts[removed].tolist(),
                (judged.second[removed] / 1000).tolist(),
                self._reasons(judged, removed, parts, some),
                strict=True,
            )
            for document, place, part, probability, reason in rows:
                by_part = out[first + document]
                by_part.setdefault(PARTS[part - 1], []).append(Removal(place, probability, reason))
        return out

    def _reasons(
        self, judged: Judged, removed: NDArray[np.int64], parts: NDArray[np.int64], documents: Sequence[Sequence[str]]
    ) -> list[str]:
        document, place = judged.lines.document, judged.lines.place
        return reasons(
            judged, removed, parts[removed], lambda i: documents[int(document[i])][int(place[i])], self._stages
        )

    def _judged(self, documents: Sequence[Sequence[str]]) -> Judged | None:
        lines = read(documents, self._characters)
        return self._stages.judge(lines) if lines.n else None


def _batches(documents: Sequence[Sequence[str]]) -> Iterator[tuple[int, Sequence[Sequence[str]]]]:
    """Stretches of documents of about BATCH characters, with the index of the first."""
    first = size = 0
    for i, document in enumerate(documents):
        size += sum(map(len, document)) + len(document)
        if size >= BATCH:
            yield first, documents[first : i + 1]
            first, size = i + 1, 0
    if first < len(documents):
        yield first, documents[first:]


def _scatter(out: Sequence[NDArray[np.int8]], judged: Judged, values: NDArray[np.int8]) -> None:
    at, place = judged.at, judged.lines.place
    for head, size in zip(at.heads.tolist(), at.sizes.tolist(), strict=True):
        out[int(judged.lines.document[head])][place[head : head + size]] = values[head : head + size]


@lru_cache(maxsize=1)
def _shipped() -> PageModel:
    with as_file(files(__package__).joinpath("data/page.npz")) as path:
        return PageModel.read(path)
