"""All candidates of a chunk: a run of characters above U+0020. What is said here depends on the chunk alone."""

from __future__ import annotations

import functools
from typing import NamedTuple

from .keep import KEEP
from .marks import marks
from .model import Model
from .seams import RUN, SHORTEST, Seam, seams
from .tables import Lexicon

LONGEST_CHUNK = 400
"""Characters; longer ones are data, or a script without spaces."""
CACHE = 1 << 11


class Candidates(NamedTuple):
    """The seams of a chunk that some context could make a lost space, from left to right."""

    seams: tuple[Seam, ...] = ()
    hope: float = 0.0
    """The best logit among them, of the look at the token alone."""


NONE = Candidates()


class Chunks:
    """`candidates(chunk)`, behind a bounded memo."""

    def __init__(self, lexicon: Lexicon, model: Model | None) -> None:
        """Without a model every candidate stays: that is how the model is trained."""
        self._lexicon, self._model = lexicon, model
        self.candidates = functools.lru_cache(CACHE)(self._candidates)
        self.of_token = functools.lru_cache(CACHE)(self._token)

    def _candidates(self, chunk: str) -> Candidates:
        if len(chunk) < 3 or len(chunk) > LONGEST_CHUNK or KEEP.search(chunk):
            return NONE
        out: list[Seam] = []
        hopes: list[float] = []
        for run in RUN.finditer(chunk):
            if len(run[0]) >= SHORTEST and run[0].upper() != run[0].lower():
                begin = run.start()
                found, hope = self.of_token(run[0])
                if found:
                    out += (s._replace(at=s.at + begin, start=begin) for s in found)
                    hopes.append(hope)
        beside = marks(self._lexicon, chunk)
        if beside and self._model:
            looks = self._model.marks
            logits = looks.alone.logits([s.alone for s in beside]).tolist()
            passed = [(s, logit) for s, logit in zip(beside, logits, strict=True) if logit >= looks.least]
            out += (s for s, _ in passed)
            hopes += (logit for _, logit in passed)
        else:
            out += beside
        return Candidates(tuple(sorted(out)), max(hopes, default=0.0)) if out else NONE

    def _token(self, token: str) -> Candidates:
        found = seams(self._lexicon, token)
        if not found:
            return NONE
        hope = 0.0
        if self._model:
            letters = self._model.letters
            hope = float(letters.alone.logits([s.alone for s in found]).max())
            if hope < letters.least:
                return NONE
        return Candidates(found, hope)
