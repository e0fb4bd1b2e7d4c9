"""What the document says about a seam: its neighbours, and whether the pieces stand alone elsewhere in it."""

from __future__ import annotations

import functools
import re
from array import array
from collections import Counter
from collections.abc import Sequence
from math import log1p

from cleantext.joins.seams import RUN, Seam, Vector
from cleantext.joins.tables import Lexicon, fold

NEAR = 90
"""Characters on each side in which unknown words are counted."""
LINE = 2000
"""Characters of the line on the left in which quotes and brackets are counted."""
_NEXT = re.compile(r"( ?)([^\W\d_]+(?:['’][^\W\d_]+)*)")
"""A word with at most one space before it. It reads the same backwards."""
BESIDE = 24
"""Characters of the word beside a token by which its surroundings are told apart."""

_NEIGHBOURS = ("edge", "space", "stop", "comma", "open", "close", "quote", "dash", "other")
_KIND = {
    "": 0, **dict.fromkeys(" \t\u00a0", 1), **dict.fromkeys(".!?…", 2), **dict.fromkeys(",;:", 3),
    **dict.fromkeys("([{", 4), **dict.fromkeys(")]}", 5), **dict.fromkeys("\"“”«»„‘’'", 6), **dict.fromkeys("-–—/|", 7),
}  # fmt: skip
_HOT = [tuple(float(i == k) for i in range(len(_NEIGHBOURS))) for k in range(len(_NEIGHBOURS))]
LOCAL = (
    "pair_before", "pair_after", "pair_unsplit", "pmi_before", "pmi_after", "caps_before", "caps_after", "zipf_before",
    "zipf_after", "unknown_near", "kept_rate", "start", "end", "after_digit", "caps_near", "line_words", "number_before",
    "number_after", *(f"{side}_{name}" for side in ("before", "after") for name in _NEIGHBOURS),
)  # fmt: skip
"""What the line around a seam between letters says."""
COUNTED = (
    "count_left", "count_right", "count_both", "count_token", "raw_left", "raw_right", "raw_token", "both_alone",
    "spaced", "hyphened", "count_stem",
)  # fmt: skip
"""And what the document holds of its words."""
MARK_LOCAL = (
    "zipf_before", "zipf_after", "caps_before", "caps_after", "unknown_near", "kept_rate", "odd_quotes",
    "open_brackets", "open_quotes", "start", "end", "caps_near", "line_words",
)  # fmt: skip
"""The same for a seam beside a mark."""
MARK_COUNTED = (
    "count_left", "count_right", "raw_right", "count_chunk", "spaced_left", "tight_left", "spaced_right",
    "spaced_alike",
)  # fmt: skip
AROUND, MARK_AROUND = LOCAL + COUNTED, MARK_LOCAL + MARK_COUNTED
UNCOUNTED: Vector = array("d", (0.0,) * len(COUNTED))
"""For a document that holds none of the words."""
MARK_UNCOUNTED: Vector = array("d", (0.0,) * len(MARK_COUNTED))


class Context:
    """What seams ask of a document. A word counts as standing alone between spaces or line ends.

    That the token of a seam stands again speaks for a name. But a headline, a caption and a summary repeat a lost space as well:
    with the words around it, while a name stands between ever other ones. So a token counts as often as the words before it
    differ, or those behind it, whichever are fewer; one with a capital inside, as names have, as often as one of both differs.
    """

    def __init__(self, lexicon: Lexicon, text: str, size: int, seams: Sequence[Seam]) -> None:
        """`size` of the text in UTF-8, in bytes; `seams`: all that will ask."""
        self.lexicon, self.text, self.size, self.seams = lexicon, text, size, seams
        self.words = text.count(" ") + text.count("\n") + 1
        self._phrases: dict[str, int] = {}
        self._stands: dict[str, int] = {}

    @functools.cached_property
    def kept(self) -> float:
        """How much of the text is addresses and code."""
        return log1p(1000 * sum(map(self.text.count, ("://", "@", "()", "{", "#", "_", "\\"))) / self.words)

    def raw(self, word: str) -> int:
        """How often a word of a seam stands alone, as it is written."""
        return self._counts[0][word]

    def count(self, word: str) -> int:
        """How often a folded word of a seam stands alone, in any case."""
        return self._counts[1][word]

    @functools.cached_property
    def _counts(self) -> tuple[Counter[str], Counter[str]]:
        raw: set[str] = set()
        low: set[str] = set()
        for seam in self.seams:
            raw.update((seam.raw_left, seam.raw_right))
            low.update((seam.left, seam.right))
            if seam.letters:
                raw.update((seam.token, _stem(seam.token)))
                low.update((seam.left + seam.right, fold(seam.token)))
        text = self.text.replace("\n", " ")
        folded = self._low.replace("\n", " ")
        return (
            Counter(filter(raw.__contains__, text.split(" "))), Counter(filter(low.__contains__, folded.split(" ")))
        )  # fmt: skip

    def stands(self, token: str) -> int:
        """In how many surroundings a token stands, in any case."""
        found = self._stands.get(token)
        if found is None:
            low = fold(token)
            found = 1 if self._low.count(low) < 2 else self._surroundings(low, camel=token[1:] != low[1:])
            self._stands[token] = found
        return found

    @functools.cached_property
    def _low(self) -> str:
        return fold(self.text)

    def _surroundings(self, low: str, camel: bool) -> int:
        text = self._low
        pairs: set[tuple[str | int, str | int]] = set()
        at = text.find(low)
        while at >= 0:
            end = at + len(low)
            if not (text[at - 1 : at].isalpha() or text[end : end + 1].isalpha()):
                ahead = text[max(0, at - BESIDE) : at].rpartition("\n")[2].split(" ")[-2:]
                behind = text[end : end + BESIDE].partition("\n")[0].split(" ")[:2]
                pairs.add(("".join(ahead) or at, "".join(behind) or at))  # every end of a line is another
            at = text.find(low, end)
        return len(pairs) if camel else min(len(set(side)) for side in zip(*pairs, strict=True)) if pairs else 1

    def around(self, start: int, end: int, seams: Sequence[Seam]) -> list[Vector]:
        """What the line says around the seams of a chunk at [start, end): features in the order of LOCAL or MARK_LOCAL."""
        text, lexicon = self.text, self.lexicon
        line = text.rfind("\n", max(0, start - LINE), start) + 1
        line = line or max(0, start - LINE)
        stop = text.find("\n", end, end + NEAR)
        tail = text[end : stop if stop >= 0 else end + NEAR]
        head = text[max(line, start - NEAR) : start]
        near = RUN.findall(head) + RUN.findall(tail)
        unknown = sum(map(lexicon.unknown, near)) / max(1, len(near))
        caps = sum(w[0].isupper() for w in near) / max(1, len(near))
        shared = (unknown, caps, log1p(text.count(" ", line, start) + tail.count(" ")))
        out = []
        for seam in seams:
            if seam.letters:
                begin = start + seam.start
                before, after = head + text[start:begin], text[begin + len(seam.token) : end] + tail
                out.append(self._letters(seam, before, after, shared))
            else:
                out.append(self._mark(text[line : start + seam.at], head, tail, shared))
        return out

    def counts(self, seam: Seam) -> Vector:
        """What the document holds of the words of a seam: features in the order of COUNTED or MARK_COUNTED."""
        if not seam.letters:
            at = seam.at - seam.start
            a, b = seam.token[at - 1], seam.token[at]
            return array("d", (
                log1p(self.count(seam.left)), log1p(self.count(seam.right)), float(self.raw(seam.raw_right) > 0),
                self._again(seam.token),
                self._often(a + " ") if not a.isalnum() else 0.0, self._often(a + b),
                self._often(" " + b) if not b.isalnum() else 0.0,
                self._often(seam.token[max(0, at - 6) : at] + " " + seam.token[at : at + 6]),
            ))  # fmt: skip
        left, right = self.count(seam.left), self.count(seam.right)
        token, both, stem = fold(seam.token), seam.left + seam.right, _stem(seam.token)
        stands = self.stands(seam.token)
        return array("d", (
            log1p(left), log1p(right), log1p(max(0, (stands if both == token else self.count(both)) - 1)),
            log1p(max(0, stands - 1)),
            float(self.raw(seam.raw_left) > 0), float(self.raw(seam.raw_right) > 0),
            log1p(max(0, min(stands, self.raw(seam.token)) - 1)), float(left > 0 and right > 0),
            self._often(f"{seam.raw_left} {seam.raw_right}"), self._often(f"{seam.raw_left}-{seam.raw_right}"),
            log1p(min(stands, self.raw(stem)) if stem == seam.token else self.raw(stem)),
        ))  # fmt: skip

    def _letters(self, seam: Seam, head: str, tail: str, shared: tuple[float, float, float]) -> Vector:
        lexicon = self.lexicon
        unknown, caps, line_words = shared
        raw_before, raw_after = _last(head), _next(tail)
        before, after = seam.before or fold(raw_before), seam.after or fold(raw_after)
        bp = lexicon.pair(before, seam.left) if before else 0.0
        an = lexicon.pair(seam.right, after) if after else 0.0
        bu = lexicon.pair(before, seam.left + seam.right) if before else 0.0
        zp, zn = lexicon.zipf(before) if before else 0.0, lexicon.zipf(after) if after else 0.0
        return array("d", (
            bp, an, bu,
            bp - (lexicon.zipf(seam.left) + zp - 9) if bp else 0.0,
            an - (lexicon.zipf(seam.right) + zn - 9) if an else 0.0,
            0.0 if seam.before else _caps(raw_before), 0.0 if seam.after else _caps(raw_after), zp, zn,
            unknown, self.kept, float(not head.strip()), float(not tail.strip()),
            float(head[-1:].isdigit() or tail[:1].isdigit()),
            caps, line_words, float(head[-2:-1].isdigit()), float(tail[1:2].isdigit()),
            *_HOT[_KIND.get(head[-1:], 8)], *_HOT[_KIND.get(tail[:1], 8)],
        ))  # fmt: skip

    def _mark(self, line: str, head: str, tail: str, shared: tuple[float, float, float]) -> Vector:
        lexicon = self.lexicon
        unknown, caps, line_words = shared
        before, after = _last(head), _next(tail)
        return array("d", (
            lexicon.zipf(fold(before)) if before else 0.0, lexicon.zipf(fold(after)) if after else 0.0,
            _caps(before), _caps(after), unknown, self.kept, float(line.count('"') % 2),
            float(line.count("(") + line.count("[") - line.count(")") - line.count("]")),
            float(line.count("“") + line.count("«") - line.count("”") - line.count("»")),
            float(not head.strip()), float(not tail.strip()), caps, line_words,
        ))  # fmt: skip

    def _again(self, chunk: str) -> float:
        return 0.0 if len(chunk) > 60 else log1p(max(0, self._times(chunk) - 1))

    def _often(self, piece: str) -> float:
        return log1p(self._times(piece))

    def _times(self, piece: str) -> int:
        found = self._phrases.get(piece)
        if found is None:
            found = self._phrases[piece] = self.text.count(piece)
        return found


def _last(text: str) -> str:
    """The word before a place, with one space between."""
    found = _NEXT.match(text[: -NEAR - 1 : -1])
    return found[2][::-1] if found and found[1] else ""


def _next(text: str) -> str:
    """The word after a place, with one space between."""
    found = _NEXT.match(text)
    return found[2] if found and found[1] else ""


def _caps(word: str) -> float:
    return float(word[0].isupper()) if word else -1.0


def _stem(word: str) -> str:
    return word[:-2] if word[-2:] in ("'s", "’s") else word
