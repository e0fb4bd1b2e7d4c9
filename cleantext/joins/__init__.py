"""Spaces that were lost between words: where they were, how sure that is, and why.

    Joiner("en").splits("Wang Yitransferred the file.")    ->    [Split(offset=7, confidence=0.98, evidence=...)]

`docs/joins.md` says what the model looks at, what it was learned from, and how good it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .chunks import Chunks
from .context import FEW, Document
from .marks import CANDIDATE
from .memo import Memo
from .model import Floats, Looks, Model, among, probability
from .seams import RUN, SHORTEST, Seam, fold
from .tables import Lexicon, available

__all__ = ["PUNCTUATION_TRIGGERS", "Joiner", "Split", "apply"]

_BLANK = re.compile(r"[\x00-\x20]")
PUNCTUATION_TRIGGERS: tuple[str, ...] = ()
"""Byte patterns to scan for besides `Joiner.wakes`. None: `wakes` sees every kind of seam."""


Chunk = tuple[int, int, int, tuple[Seam, ...]]
"""Line, start and end of a chunk in its document, and the seams in it."""
HOPELESS = -0.4
"""Logit that some seam of a document must reach without what the counts say, for the document to be counted."""


class Split(NamedTuple):
    """A lost space."""

    offset: int
    """Character offset in the text at which a space belongs."""
    confidence: float
    """0 to 1."""
    evidence: str
    """Why, for people."""


class Joiner:
    """Finds run-together words of one language. Safe to keep for a whole run: all its memos are bounded."""

    @staticmethod
    def languages() -> frozenset[str]:
        """Codes of the languages that have tables."""
        return available()

    def __init__(self, language: str) -> None:
        """Loads the tables. Raises ValueError for a language that has none."""
        self.language = language
        self._lexicon = Lexicon.load(language)
        self._model = Model.load(language)
        self._chunks = Chunks(self._lexicon, self._model)
        self._memo = Memo(self._suspicious, lambda chunk: bool(self._chunks.candidates(_decoded(chunk))))

    def wakes(self, buf: bytes) -> list[int]:
        """Byte offsets of the chunks in a UTF-8 buffer (any number of documents) that may hold a lost space.

        A document without any has no splits. Lone surrogates are expected as `surrogatepass` writes them.
        """
        return self._memo.suspects(buf)

    def splits(self, text: str, threshold: float = 0.5) -> list[Split]:
        """The lost spaces of one document, in order; each at least as sure as the threshold.

        Repeats until nothing more is found, so a text with these spaces put in has none left.
        """
        found: list[Split] = []
        current = text
        while True:
            new = self._once(current, threshold)
            if not new:
                return found
            current = apply(current, new)
            found = _merged(found, new)

    def _once(self, text: str, threshold: float) -> list[Split]:
        data = text.encode("utf-8", "surrogatepass")
        wakes = self.wakes(data)
        if not wakes:
            return []
        places: list[Chunk] = []
        at = before = line = 0
        for start in wakes:
            passed = data[before:start]
            at += len(passed) if passed.isascii() else len(passed.decode("utf-8", "surrogatepass"))
            line += passed.count(b"\n")
            before = start
            end = _chunk_end(text, at)
            places.append((line, at, end, self._chunks.candidates(text[at:end])))
        document = Document(self._lexicon, text, sum(len(found) for *_, found in places))
        seams = [seam for *_, found in places for seam in found]
        letters = np.array([seam.letters for seam in seams])
        kinds = [(letters == kind, looks) for kind, looks in ((True, self._model.letters), (False, self._model.marks))]
        if len(seams) <= FEW:  # mostly clean: a look without the counts, which cost more than all else
            document.blind = True
            if self._in_context(document, places, kinds).max() < HOPELESS:
                return []
            document.blind = False
        logits = self._in_context(document, places, kinds)
        lines = [line for line, _, _, found in places for _ in found]
        second = among(logits, seams, lines, document.words)
        for own, looks in kinds:
            if own.any():
                logits[own] = looks.second.logits(second[own])
        offsets = [at + seam.at for _, at, _, found in places for seam in found]
        return [
            Split(offset, round(p, 4), self._why(seam, document))
            for offset, seam, p in zip(offsets, seams, probability(logits).tolist(), strict=True)
            if p >= threshold
        ]

    @staticmethod
    def _in_context(document: Document, places: list[Chunk], kinds: list[tuple[NDArray[np.bool_], Looks]]) -> Floats:
        """The second look at each seam."""
        rows = [
            seam.alone + around
            for _, at, end, found in places
            for seam, around in zip(found, document.around(at, end, found), strict=True)
        ]
        logits = np.zeros(len(rows))
        for own, looks in kinds:
            if own.any():
                logits[own] = looks.first.logits([rows[i] for i in np.flatnonzero(own)])
        return logits

    def _suspicious(self, token: bytes) -> bool:
        """Whether a chunk with this byte-level token in it may have a candidate there."""
        text = _decoded(token)
        if any(self._chunks.of_token(run) for run in RUN.findall(text) if len(run) >= SHORTEST):
            return True
        return not token.isascii() and bool(CANDIDATE.search(text))

    def _why(self, seam: Seam, document: Document) -> str:
        parts = []
        for word in (seam.raw_left, seam.raw_right):
            zipf = self._lexicon.zipf(fold(word))
            times = document.raw(word)
            parts.append(f"“{word}” {f'{zipf:.1f}' if zipf else 'unknown'}" + (f", alone {times}x" if times else ""))
        return "; ".join(parts)


def apply(text: str, splits: list[Split]) -> str:
    """The text with a space at each split."""
    out = []
    last = 0
    for split in splits:
        out.append(text[last : split.offset])
        last = split.offset
    out.append(text[last:])
    return " ".join(out)


def _merged(found: list[Split], new: list[Split]) -> list[Split]:
    """Splits of a text, and those of the text that they make, in the coordinates of the first."""
    out = []
    done = 0
    for split in new:
        while done < len(found) and found[done].offset + done < split.offset:
            out.append(found[done])
            done += 1
        out.append(split._replace(offset=split.offset - done))
    return out + found[done:]


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:  # not what was promised; still no reason to fail here
        return data.decode("utf-8", "replace")


def _chunk_end(text: str, at: int) -> int:
    found = _BLANK.search(text, at)
    return found.start() if found else len(text)
