"""What the document says about a seam: its neighbours, and whether the pieces stand alone elsewhere in it."""

from __future__ import annotations

import re
from collections import Counter
from math import log1p
from typing import NamedTuple

from .seams import RUN, Seam, Vector, fold
from .tables import Lexicon

NEAR = 90
"""Characters on each side in which unknown words are counted."""
_LAST = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)*)( ?)$")
_NEXT = re.compile(r"( ?)([^\W\d_]+(?:['’][^\W\d_]+)*)")

AROUND = (
    "count_left", "count_right", "count_both", "count_token", "raw_left", "raw_right", "raw_token", "pair_before",
    "pair_after", "pair_unsplit", "pmi_before", "pmi_after", "caps_before", "caps_after", "zipf_before", "zipf_after",
    "unknown_near", "kept_rate", "both_alone", "start", "after_digit",
)  # fmt: skip


class Place(NamedTuple):
    """A token that may be two words, in a document."""

    start: int
    token: str
    seams: tuple[Seam, ...]


class Document:
    """The counts of a document that seams ask for; made once, only for documents that have a candidate."""

    def __init__(self, lexicon: Lexicon, text: str) -> None:
        self.lexicon, self.text = lexicon, text
        self.raw = Counter(RUN.findall(text))
        self.count: Counter[str] = Counter()
        for word, n in self.raw.items():
            self.count[fold(word)] += n
        self.words = sum(self.raw.values())
        self.kept = sum(map(text.count, ("://", "@", "()", "{", "#", "_", "\\")))

    def around(self, place: Place) -> list[Vector]:
        """Features of the place, in the order of AROUND, for each of its seams."""
        text, lexicon, start, token = self.text, self.lexicon, place.start, place.token
        end = start + len(token)
        head, tail = text[max(0, start - NEAR) : start], text[end : end + NEAR]
        head, tail = head[head.rfind("\n") + 1 :], tail.partition("\n")[0]
        last, following = _LAST.search(head), _NEXT.match(tail)
        before = last[1] if last and last[2] else ""
        after = following[2] if following and following[1] else ""
        caps_before = float(before[0].isupper()) if before else -1.0
        caps_after = float(after[0].isupper()) if after else -1.0
        before, after = fold(before), fold(after)
        near = RUN.findall(head) + RUN.findall(tail)
        unknown = sum(len(w) > 2 and not lexicon.zipf(fold(w)) for w in near) / max(1, len(near))
        kept_rate = log1p(1000 * self.kept / max(1, self.words))
        low = fold(token)
        count_token = log1p(max(0, self.count[low] - 1))
        raw_token = log1p(max(0, self.raw[token] - 1))
        line_start = not head.strip()
        digit = head[-1:].isdigit() or tail[:1].isdigit()
        out = []
        for seam in place.seams:
            prev, nxt = seam.before or before, seam.after or after
            both = seam.left + seam.right
            bp = lexicon.pair(prev, seam.left) if prev else 0.0
            an = lexicon.pair(seam.right, nxt) if nxt else 0.0
            bu = lexicon.pair(prev, both) if prev else 0.0
            zp, zn = lexicon.zipf(prev) if prev else 0.0, lexicon.zipf(nxt) if nxt else 0.0
            cl, cr = self.count[seam.left], self.count[seam.right]
            out.append((
                log1p(cl), log1p(cr), log1p(max(0, self.count[both] - 1)), count_token,
                float(self.raw[seam.raw_left] > 0), float(self.raw[seam.raw_right] > 0), raw_token, bp, an, bu,
                bp - (lexicon.zipf(seam.left) + zp - 9) if bp else 0.0,
                an - (lexicon.zipf(seam.right) + zn - 9) if an else 0.0,
                0.0 if seam.before else caps_before, 0.0 if seam.after else caps_after, zp, zn,
                unknown, kept_rate, float(cl > 0 and cr > 0), float(line_start), float(digit),
            ))  # fmt: skip
        return out

