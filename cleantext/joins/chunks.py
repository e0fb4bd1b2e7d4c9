"""All candidates of a chunk: a run of characters above U+0020. What is said here depends on the chunk alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleantext.joins.keep import Part, open_parts
from cleantext.joins.marks import marks
from cleantext.joins.model import Model
from cleantext.joins.seams import RUN, SHORTEST, Seam, seams
from cleantext.joins.sure import HOPE, sure
from cleantext.joins.tables import Lexicon

LONGEST_CHUNK = 400
"""Characters; longer ones are data, or a script without spaces."""
CACHE = 1 << 10
PORTION = 1 << 8
"""Tokens that are judged in one go: of most nothing is kept, but what is looked at of each takes kilobytes."""
_AHEAD, _BEHIND = "(\"'“‘", ".,;:!?)\"'”’"
"""Marks beside which no space is missing where they begin, or end, a chunk."""


class Candidates(NamedTuple):
    """The seams of a chunk that some context could make a lost space, from left to right."""

    seams: tuple[Seam, ...] = ()
    hope: float = 0.0
    """The best logit among them, of the look at the token alone."""


NONE = Candidates()


class Chunks:
    """The candidates of chunks and of the tokens in them, behind bounded memos; many at once are cheaper than one by one."""

    def __init__(self, lexicon: Lexicon, model: Model | None) -> None:
        """Without a model every candidate stays: that is how the model is trained."""
        self._lexicon, self._model = lexicon, model
        self._tokens: dict[str, Candidates] = {}
        self._chunks: dict[str, Candidates] = {}

    def candidates(self, chunk: str) -> Candidates:
        """The seams of one chunk."""
        found = self._chunks.get(chunk)
        return self.of_chunks([chunk])[chunk] if found is None else found

    def of_chunks(self, chunks: Iterable[str]) -> dict[str, Candidates]:
        """The seams of each of the chunks."""
        asked = dict.fromkeys(chunks)
        known = _remembered(self._chunks, asked)
        parts = {chunk: _open(chunk) for chunk in asked if chunk not in known}
        runs = {part.text: _runs(part.text) for own in parts.values() for part in own}
        tokens = self.of_tokens(run for found in runs.values() for _, run in found)
        beside = self._marks(text for text in runs if not _one_word(text))
        new: dict[str, Candidates] = {}
        for chunk, own in parts.items():
            seams_here: list[Seam] = []
            hopes: list[float] = []
            for part in own:
                for at, run in runs[part.text]:
                    of_run, hope = tokens[run]
                    if of_run and (at or part.first in (0, of_run[0].at)):
                        begin = part.start + at
                        seams_here += (s._replace(at=s.at + begin, start=begin) for s in of_run)
                        hopes.append(hope)
                for seam, logit in beside.get(part.text, ()):
                    seams_here.append(seam._replace(at=seam.at + part.start, start=part.start))
                    hopes.append(logit)
            new[chunk] = Candidates(tuple(sorted(seams_here)), max(hopes)) if seams_here else NONE
        _store(self._chunks, new)
        return known | new

    def of_tokens(self, tokens: Iterable[str]) -> dict[str, Candidates]:
        """The seams of each of the tokens."""
        asked = dict.fromkeys(tokens)
        known = _remembered(self._tokens, asked)
        unseen = [token for token in asked if token not in known]
        new: dict[str, Candidates] = {}
        for at in range(0, len(unseen), PORTION):
            new |= self._judged(unseen[at : at + PORTION])
        _store(self._tokens, new)
        return known | new

    def _judged(self, tokens: Sequence[str]) -> dict[str, Candidates]:
        """The seams of tokens that have some hope, with the logits of the look at the token alone."""
        new = {token: Candidates(seams(self._lexicon, token)) for token in tokens}
        found = [token for token, candidates in new.items() if candidates.seams]
        if found and self._model:
            looks = self._model.letters
            logits = looks.alone.logits([s.alone for token in found for s in new[token].seams]).tolist()
            at = 0
            for token in found:
                own = new[token].seams
                hope = max(logits[at : at + len(own)])
                at += len(own)
                new[token] = Candidates(own, hope) if hope >= looks.least else NONE
        return new

    def _marks(self, chunks: Iterable[str]) -> dict[str, list[tuple[Seam, float]]]:
        """The seams at marks of each chunk, with the logits of the look at the chunk alone."""
        found = [(chunk, seam) for chunk in chunks for seam in marks(self._lexicon, chunk)]
        out: dict[str, list[tuple[Seam, float]]] = {}
        if not found:
            return out
        least, logits = -1.0, [0.0] * len(found)
        if self._model:
            looks = self._model.marks
            least, logits = looks.least, looks.alone.logits([seam.alone for _, seam in found]).tolist()
        for (chunk, seam), logit in zip(found, logits, strict=True):
            if sure(self._lexicon, seam):
                logit = HOPE
            if logit >= least:
                out.setdefault(chunk, []).append((seam, logit))
        return out


def _one_word(chunk: str) -> bool:
    """Whether there is nothing but one word and marks around it: nearly all chunks."""
    return chunk.lstrip(_AHEAD).rstrip(_BEHIND).isalpha()


def _open(chunk: str) -> list[Part]:
    """What of a chunk may be split."""
    if not 3 <= len(chunk) <= LONGEST_CHUNK:
        return []
    return [Part(0, chunk)] if _one_word(chunk) else open_parts(chunk)


def _runs(chunk: str) -> list[tuple[int, str]]:
    """The runs of letters of a chunk that may be split, and where they begin."""
    found = [(run.start(), run[0]) for run in RUN.finditer(chunk)]
    return [(at, run) for at, run in found if len(run) >= SHORTEST and run.upper() != run.lower()]


def _remembered(memo: dict[str, Candidates], asked: Iterable[str]) -> dict[str, Candidates]:
    """What the memo has of them; each is looked up once, since another thread may empty the memo at any time."""
    return {text: found for text in asked if (found := memo.get(text)) is not None}


def _store(memo: dict[str, Candidates], new: dict[str, Candidates]) -> None:
    """Remembers what is new; where that is too much, only what has seams: that is asked for again, with its chunk."""
    if len(new) > CACHE:
        new = {text: candidates for text, candidates in new.items() if candidates.seams}
    if len(memo) + len(new) > CACHE:
        memo.clear()
    if len(new) <= CACHE:
        memo.update(new)
