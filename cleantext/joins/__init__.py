"""Spaces that were lost between words: where they were, how sure that is, and why.

    Joiner("en").splits("Wang Yitransferred the file.")    ->    [Split(offset=7, confidence=0.98, evidence=...)]

`docs/joins.md` says what the model looks at, what it was learned from, and how good it is.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from .context import Document, Place
from .keep import kept
from .memo import Memo
from .model import Model, among, probability
from .seams import RUN, SHORTEST, Seam, seams
from .tables import Lexicon, available

__all__ = ["PUNCTUATION_TRIGGERS", "Joiner", "Split", "apply"]

PUNCTUATION_TRIGGERS: tuple[str, ...] = ()
"""Byte patterns to scan for besides `Joiner.wakes`. None: `wakes` sees every kind of seam."""

WINDOW = 832
"""Bytes around a token in which a space is looked for, to see whether it is part of an address or of code."""


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
        self.language = language
        self._lexicon = Lexicon.load(language)
        self._model = Model.load(language)
        self._seams = functools.lru_cache(1 << 15)(self._seams_of)
        self._memo = Memo(self._suspicious)

    def wakes(self, buf: bytes) -> list[int]:
        """Byte offsets of tokens in a UTF-8 buffer (any number of documents) that may be run together.

        A document without any has no splits. Lone surrogates are expected as `surrogatepass` writes them.
        """
        return [at for at in self._memo.suspects(buf) if not self._kept(buf, at)]

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
        places = self._places(text)
        if not places:
            return []
        document = Document(self._lexicon, text)
        rows, tokens, where = [], [], []
        for place in places:
            for seam, around in zip(place.seams, document.around(place), strict=True):
                rows.append(seam.alone + around)
                tokens.append(place.token)
                where.append((place.start + seam.at, seam))
        logits = self._model.first.logits(rows)
        sure = probability(self._model.second.logits(among(logits, tokens, document.words)))
        out = []
        for (at, seam), p in zip(where, sure.tolist(), strict=True):
            if p >= threshold:
                out.append(Split(at, round(p, 4), self._why(seam, document)))
        return out

    def _places(self, text: str) -> list[Place]:
        """The tokens that may be run together, with their candidate seams."""
        data = text.encode("utf-8", "surrogatepass")
        starts = self.wakes(data)
        if not starts:
            return []
        out = []
        at = before = 0
        for start in starts:
            at += start - before if text.isascii() else len(data[before:start].decode("utf-8", "surrogatepass"))
            before = start
            for run in RUN.finditer(text, at, at + _token_length(text, at)):
                found = self._seams(run[0])
                if found:
                    out.append(Place(run.start(), run[0], found))
        return out

    def _seams_of(self, token: str) -> tuple[Seam, ...]:
        """Candidate seams of a token, none if it can't be two words in any context."""
        found = seams(self._lexicon, token)
        if found and self._model.alone.logits([seam.alone for seam in found]).max() < self._model.least:
            return ()
        return found

    def _suspicious(self, token: bytes) -> bool:
        return any(self._seams(run) for run in RUN.findall(_decoded(token)) if len(run) >= SHORTEST)

    @staticmethod
    def _kept(buf: bytes, at: int) -> bool:
        """Whether the token at a byte offset stands in something that is never cut."""
        return kept(_decoded(buf[max(0, at - WINDOW) : at]), _decoded(buf[at : at + WINDOW]))

    def _why(self, seam: Seam, document: Document) -> str:
        parts = []
        for word in (seam.raw_left, seam.raw_right):
            zipf = self._lexicon.zipf(word.lower().replace("’", "'"))
            alone = document.raw[word]
            parts.append(f"“{word}” {f'{zipf:.1f}' if zipf else 'unknown'}" + (f", alone {alone} times" if alone else ""))
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
    except UnicodeDecodeError:  # a window may begin or end within a character
        return data.decode("utf-8", "replace")


def _token_length(text: str, at: int) -> int:
    """Characters of the byte-level token that begins at a character."""
    end = at
    while end < len(text) and (text[end] == "'" or text[end] >= "\x80" or text[end].isalpha()):
        end += 1
    return end - at
