"""The page model: documents in, what stays and what goes out.

The learned numbers are package data; `training.page.train` makes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from itertools import islice, pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleantext.page.choice import FEW_LINES
from cleantext.page.judge import Judge, Judged
from cleantext.page.parts import PARTS, assign
from cleantext.page.reasons import reasons
from cleantext.scoring import Removal
from cleantext.scoring.arrays import begins_of
from cleantext.scoring.characters import Characters, CharacterTables
from cleantext.scoring.fingerprint import ModelMismatch, refuse_other
from cleantext.scoring.lines import evened, read, stretches
from cleantext.scoring.store import part_of

BATCH: Final = 1 << 19
"""Characters that are judged at once; more only fill the cache."""


class PageModel:
    """Judges the lines of whole pages. Holds numbers only, is never changed, and may be shared between threads."""

    def __init__(self, characters: Characters, judge: Judge) -> None:
        self.characters, self.judge = characters, judge

    @classmethod
    def load(cls) -> PageModel:
        """The shipped model; read once a process. Raises ModelMismatch for numbers learned from other columns."""
        return _shipped()

    @classmethod
    def read(cls, path: Path) -> PageModel:
        """A model that `training.page.train` wrote. Raises OSError, or ModelMismatch for numbers that do not fit."""
        with np.load(path) as file:
            arrays = dict(file)
        try:
            characters, judge = Characters(part_of(CharacterTables, arrays, "characters")), Judge.of(arrays)
        except KeyError as missing:
            raise ModelMismatch(f"{path} is no page model: it has no {missing}") from None
        refuse_other("page", arrays, judge.fingerprint(characters))
        return cls(characters, judge)

    def keep(self, documents: Sequence[Sequence[str]]) -> list[NDArray[np.bool_]]:
        """For each line whether it stays. A document is its lines, without their "\n". Blank lines always stay."""
        out = [np.ones(len(document), bool) for document in documents]
        for first, judged in self._judged(documents):
            at, place = judged.at, judged.lines.place
            for head, size in zip(at.heads.tolist(), at.sizes.tolist(), strict=True):
                these = slice(head, head + size)
                out[first + int(judged.lines.document[head])][place[these]] = judged.keep[these]
        return out

    def chances(self, document: Sequence[str]) -> dict[int, float]:
        """How probably each line of one document is main text; lines that are blank, and texts too short to judge, are
        left out."""
        return {
            line: chance / 1000
            for _, judged in self._judged([document])
            for line, chance in zip(judged.lines.place.tolist(), judged.chance.tolist(), strict=True)
        }

    def removals(self, documents: Sequence[Sequence[str]]) -> list[dict[str, list[Removal]]]:
        """Of each document the lines that go, by part, each with its reason."""
        out: list[dict[str, list[Removal]]] = [{} for _ in documents]
        for first, judged in self._judged(documents):
            parts = assign(judged, documents[first:])
            removed = np.flatnonzero(parts)
            told = reasons(judged, removed, parts[removed], documents[first:], self.judge)
            # by document, then by part, so that each has its removals in one stretch
            key = judged.lines.document[removed] * (len(PARTS) + 1) + parts[removed]
            order = np.argsort(key, kind="stable")
            heads = np.append(begins_of(key[order]), len(order)).tolist()
            removed = removed[order]
            some = list(
                zip(
                    judged.lines.place[removed].tolist(),
                    (judged.chance[removed] / 1000).tolist(),
                    map(told.__getitem__, order.tolist()),
                    strict=True,
                )
            )
            for head, end in pairwise(heads):
                document, part = divmod(int(key[order[head]]), len(PARTS) + 1)
                out[first + document][PARTS[part - 1]] = some[head:end]
        return out

    def _judged(self, documents: Sequence[Sequence[str]]) -> Iterator[tuple[int, Judged]]:
        """The documents in batches, each with the index of its first document."""
        for first, some in stretches(documents, BATCH):
            lines = evened(read([document if _long_enough(document) else () for document in some], self.characters))
            if lines.n:
                yield first, self.judge(lines)


def may_find(text: str) -> bool:
    """Whether the model may take something from a text: of one line it never takes all."""
    return "\n" in text


def _long_enough(document: Sequence[str]) -> bool:
    """Whether there is anything to judge; many a cleaned text has too few lines."""
    return len(list(islice(filter(str.strip, document), FEW_LINES))) == FEW_LINES


@lru_cache(maxsize=1)
def _shipped() -> PageModel:
    with as_file(files(__package__).joinpath("data/page.npz")) as path:
        return PageModel.read(path)
