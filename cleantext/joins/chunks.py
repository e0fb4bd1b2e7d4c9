"""All candidates of a chunk: a run of characters above U+0020. What is said here depends on the chunk alone."""

from __future__ import annotations

import functools

from .keep import KEEP
from .marks import marks
from .model import Model
from .seams import RUN, SHORTEST, Seam, seams
from .tables import Lexicon

LONGEST_CHUNK = 400
"""Characters; longer ones are data, or a script without spaces."""
CACHE = 1 << 15


class Chunks:
    """`candidates(chunk)`, behind a bounded memo."""

    def __init__(self, lexicon: Lexicon, model: Model | None) -> None:
        """Without a model every candidate stays: that is how the model is trained."""
        self._lexicon, self._model = lexicon, model
        self.candidates = functools.lru_cache(CACHE)(self._candidates)
        self.of_token = functools.lru_cache(CACHE)(self._token)

    def _candidates(self, chunk: str) -> tuple[Seam, ...]:
        """The seams of a chunk that some context could make a lost space, from left to right."""
        if len(chunk) < 3 or len(chunk) > LONGEST_CHUNK or KEEP.search(chunk):
            return ()
        out: list[Seam] = []
        for run in RUN.finditer(chunk):
            if len(run[0]) >= SHORTEST and run[0].upper() != run[0].lower():
                begin = run.start()
                out += (s._replace(at=s.at + begin, start=begin) for s in self.of_token(run[0]))
        found = marks(self._lexicon, chunk)
        if found and self._model:
            logits = self._model.marks.alone.logits([s.alone for s in found]).tolist()
            found = [s for s, logit in zip(found, logits, strict=True) if logit >= self._model.marks.least]
        return tuple(sorted([*out, *found]))

    def _token(self, token: str) -> tuple[Seam, ...]:
        found = seams(self._lexicon, token)
        if found and self._model:
            letters = self._model.letters
            if letters.alone.logits([s.alone for s in found]).max() < letters.least:
                return ()
        return found
