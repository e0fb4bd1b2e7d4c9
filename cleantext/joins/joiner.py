"""Spaces that were lost between words: where they were, how sure that is, and why.

Joiner("en").splits("Wang Yitransferred the file.")    ->    [Split(offset=7, confidence=0.98, evidence=...)]
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.joins.certain import CONFIDENCE, certain
from cleantext.joins.chunks import Chunks
from cleantext.joins.context import MARK_UNCOUNTED, UNCOUNTED, Context
from cleantext.joins.marks import CANDIDATE
from cleantext.joins.memo import Memo
from cleantext.joins.model import Floats, Looks, Model, among, probability
from cleantext.joins.one_name import is_name, of_a_firm
from cleantext.joins.quotes import closes, opens, points_ahead
from cleantext.joins.seams import RUN, SHORTEST, Seam, Vector
from cleantext.joins.split import Split, merged, with_spaces
from cleantext.joins.sure import SURE, lost
from cleantext.joins.tables import Lexicon, fold
from cleantext.joins.whole import Span, outside

_BLANK = re.compile(r"[\x00-\x20]")


class Place(NamedTuple):
    """A chunk of a document with the seams in it."""

    line: int
    start: int
    """Character offset in the document."""
    end: int
    seams: tuple[Seam, ...]


LEAST = 0.01
"""No threshold is lower."""
LONG, REMEMBERED = 1 << 16, 32
"""Characters of the longest part that is read as one document, or what the rest of it says of each seam would take time in
the square of its length; and number of these whose verdicts are kept for the next round."""
KEPT = 1 << 18
"""Bytes of documents of which is kept where they may hold a lost space: with one more, that is forgotten."""
FEW = 40
"""Seams of a document for which a first look without counts is worth its while."""
NEVER = -100.0
"""What is said of a seam where no space belongs, as a logit."""


class Joiner:
    """Finds run-together words of one language. Safe to keep for a whole run: all its memos are bounded."""

    def __init__(self, language: str) -> None:
        """Loads the tables. Raises ValueError for a language that has none."""
        self.language = language
        self._lexicon = Lexicon.load(language)
        self._model = Model.load(language)
        self._chunks = Chunks(self._lexicon, self._model)
        self._memo = Memo(language, self._suspicious, self._hopes)
        self._woken: dict[bytes, list[int]] = {}
        self._kept = 0
        self._remembered = functools.lru_cache(REMEMBERED)(self._scored)

    def wakes(self, buf: bytes, starts: Sequence[int] | None = None) -> list[int]:
        """Byte offsets of the chunks in a UTF-8 buffer that may hold a lost space.

        With `starts`, the byte offsets at which its documents begin, each of them with a newline behind, only those in
        documents that have some hope: the longer a document, the surer its best seam must look. A document without any
        has no splits. Lone surrogates are expected as `surrogatepass` writes them.
        """
        places, hopes = self._memo.suspects(buf)
        if starts is None or not places:
            return places
        found: list[int] = []
        at = 0
        for start, end in pairwise((*starts, len(buf))):
            first, at = at, bisect_left(places, end, at)
            if first < at and max(hopes[first:at]) >= self._model.hope.at(end - start - 1):
                found += places[first:at]
                self._keep(buf[start:end], [place - start for place in places[first:at]])
        return found

    def _keep(self, document: bytes, places: list[int]) -> None:
        """What was found in a document of a batch, for when it is asked for alone."""
        if len(document) > LONG:
            return
        if self._kept > KEPT:
            self._woken.clear()
            self._kept = 0
        self._woken[document] = places
        self._kept += len(document)

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
            current = with_spaces(current, new)
            found = merged(found, new)

    def _once(self, text: str, threshold: float) -> list[Split]:
        at = 0
        out: list[Split] = []
        for part in _parts(text):
            found = self._remembered(part)
            out += (split._replace(offset=split.offset + at) for split in found if split.confidence >= threshold)
            at += len(part)
        return out

    def _scored(self, text: str) -> list[Split]:
        """All seams with the chance that each is a lost space; none if the document has no hope."""
        data = text.encode("utf-8", "surrogatepass")
        places = [place for place in self._places(text, data) if not _alone(text, place)]
        if not places:
            return []
        found = {split.offset: split for split in self._weighed(text, data, places)}
        found.update((at, Split(at, CONFIDENCE, why)) for at, why in certain(text).items())
        seams = ((place.start + seam.at, seam) for place in places for seam in place.seams)
        found.update((at, Split(at, CONFIDENCE, SURE)) for at, seam in seams if lost(self._lexicon, text, at, seam))
        return sorted(found.values())

    def _weighed(self, text: str, data: bytes, places: list[Place]) -> list[Split]:
        """What the three looks say of the seams of these chunks."""
        seams = [seam for place in places for seam in place.seams]
        document = Context(self._lexicon, text, len(data), seams)
        logits = self._logits(document, places, seams)
        if logits is None:
            return []
        lines = [place.line for place in places for _ in place.seams]
        second = among(logits, seams, lines, document.words)
        for own, looks in self._kinds(seams):
            logits[own] = looks.second.logits(second[own])
        offsets = [place.start + seam.at for place in places for seam in place.seams]
        for i, (offset, seam) in enumerate(zip(offsets, seams, strict=True)):
            ahead = text[offset - 1] == "»" and points_ahead(text, offset - 1)
            if ahead or is_name(self._lexicon, text, offset, seam):
                logits[i] = NEVER
            elif text[offset] == "“" and closes(text, offset):  # what looks lost is behind it
                if text[offset + 1 : offset + 2].isalnum():
                    offsets[i] += 1
                else:
                    logits[i] = NEVER
        firms = [of_a_firm(self._lexicon, text, *place) for place in zip(offsets, seams, strict=True)]
        if any(firms) and not (logits[~np.array(firms)] > 0).any():  # nothing else looks joined
            logits[firms] = NEVER
        for i, (before, after) in enumerate(pairwise(offsets)):
            if after == before + 1 and text[before] == "|":  # between words a bar has spaces on both sides or on none
                logits[i : i + 2] = logits[i : i + 2].mean()
            elif after == before + 1 and text[before] == '"':  # a quotation mark opens or closes
                right, wrong = (i, i + 1) if opens(text, before) else (i + 1, i)
                logits[right], logits[wrong] = max(logits[i], logits[i + 1]), NEVER
        return [
            Split(offset, round(p, 4), self._why(seam, document))
            for offset, seam, p in zip(offsets, seams, probability(logits).tolist(), strict=True)
            if p >= LEAST
        ]

    def _places(self, text: str, data: bytes) -> list[Place]:
        """The chunks with seams, from left to right."""
        spans: list[Span] = []
        at = before = line = 0
        data += b"\n"
        found = self._woken.get(data)
        for start in self.wakes(data, [0]) if found is None else found:
            passed = data[before:start]
            at += len(passed) if passed.isascii() else len(passed.decode("utf-8", "surrogatepass"))
            line += passed.count(b"\n")
            before = start
            spans.append(Span(line, at, _chunk_end(text, at)))
        spans = outside(text, spans) if spans else spans
        candidates = self._chunks.of_chunks(text[at:end] for _, at, end in spans)
        return [Place(line, at, end, candidates[text[at:end]].seams) for line, at, end in spans]

    def _kinds(self, seams: list[Seam]) -> list[tuple[NDArray[np.intp], Looks]]:
        """The seams between letters and those at marks, by number, as far as there are any."""
        letters = np.array([seam.letters for seam in seams])
        kinds = ((np.flatnonzero(letters), self._model.letters), (np.flatnonzero(~letters), self._model.marks))
        return [(own, looks) for own, looks in kinds if len(own)]

    def _logits(self, document: Context, places: list[Place], seams: list[Seam]) -> Floats | None:
        """The second look at each seam. None if all are hopeless before the words of the document are counted."""
        rows = [
            seam.alone + around
            for place in places
            for seam, around in zip(place.seams, document.around(place.start, place.end, place.seams), strict=True)
        ]
        kinds = self._kinds(seams)
        if len(seams) <= FEW:  # mostly clean: first without the counts, which cost more than all else
            blind = [
                row + (UNCOUNTED if seam.letters else MARK_UNCOUNTED) for row, seam in zip(rows, seams, strict=True)
            ]
            if _first(kinds, blind).max() < self._model.blind.at(document.size):
                return None
        return _first(kinds, [row + document.counts(seam) for row, seam in zip(rows, seams, strict=True)])

    def _hopes(self, chunks: list[bytes]) -> list[float | None]:
        """The hope of each chunk, None where it has no seams."""
        texts = _decoded(chunks)
        found = self._chunks.of_chunks(texts)
        return [found[text].hope if found[text].seams else None for text in texts]

    def _suspicious(self, tokens: list[bytes]) -> list[bool]:
        """Which of the byte-level tokens may bring a chunk a candidate."""
        texts = _decoded(tokens)
        plain = self._lexicon.plain
        runs: dict[str, list[str]] = {}
        for text in texts:
            if not text.isalpha():
                runs[text] = RUN.findall(text)
            elif not plain(text):
                runs[text] = [text]
        found = self._chunks.of_tokens(run for own in runs.values() for run in own if len(run) >= SHORTEST)
        odd = {
            text
            for text, own in runs.items()
            if any(run in found and found[run].seams for run in own)
            or not (text.isascii() or text.isalpha() or CANDIDATE.search(text) is None)
        }
        return [text in odd for text in texts]

    def _why(self, seam: Seam, document: Context) -> str:
        parts = []
        for word in (seam.raw_left, seam.raw_right):
            zipf = self._lexicon.zipf(fold(word))
            times = document.raw(word)
            parts.append(f"“{word}” {f'{zipf:.1f}' if zipf else 'unknown'}" + (f", alone {times}x" if times else ""))
        return "; ".join(parts)


def _alone(text: str, place: Place) -> bool:
    """Whether a chunk is all of its line, in a text of several: a nickname, a firm or a label, and hardly ever run together."""
    begin = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    if begin == 0 and end < 0:
        return False
    return not text[begin : place.start].strip() and not text[place.end : end if end >= 0 else len(text)].strip()


def _parts(text: str) -> Iterator[str]:
    """The text in parts of at most `LONG` characters, which end with a line, or else with a word, where one does."""
    at = 0
    while len(text) - at > LONG:
        end = text.rfind("\n", at, at + LONG) + 1 or text.rfind(" ", at, at + LONG) + 1 or at + LONG
        yield text[at:end]
        at = end
    yield text[at:]


def _first(kinds: list[tuple[NDArray[np.intp], Looks]], rows: list[Vector]) -> Floats:
    logits = np.zeros(len(rows))
    for own, looks in kinds:
        logits[own] = looks.first.logits([rows[i] for i in own])
    return logits


def _decoded(pieces: list[bytes]) -> list[str]:
    """Pieces of a buffer without newlines in them, as text."""
    try:
        return b"\n".join(pieces).decode("utf-8", "surrogatepass").split("\n") if pieces else []
    except UnicodeDecodeError:  # not what was promised; still no reason to fail here
        if len(pieces) == 1:
            return [pieces[0].decode("utf-8", "replace")]
        return [text for piece in pieces for text in _decoded([piece])]


def _chunk_end(text: str, at: int) -> int:
    found = _BLANK.search(text, at)
    return found.start() if found else len(text)
