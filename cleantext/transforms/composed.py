"""NFC, and the cap on runs of combining marks that makes it safe to ask for.

Never NFKC: it turns 10³ into 103. `unicodedata.normalize` takes seconds over tens of thousands of marks, so longer runs
than Unicode's stream-safe format allows (UAX #15, section 13: thirty) are capped by a rule of their own, and left alone
by this one.
"""

from __future__ import annotations

from unicodedata import is_normalized, normalize

import regex

from cleantext.transforms.base import Span, Transform
from cleantext.transforms.bytepatterns import one_of
from cleantext.transforms.clusters import CLUSTER, on_clusters

MOST_MARKS = 30
_MARKS = regex.compile(rf"\p{{M}}{{{MOST_MARKS}}}(\p{{M}}+)")
_TOO_MANY = regex.compile(rf"\p{{M}}{{{MOST_MARKS + 1}}}")
_CLUSTER = regex.compile(rf"(?s)(?=.?[^\x00-\u02ff]){CLUSTER}")  # those that normalizing could change


def _nfc(line: str) -> list[Span]:
    edits: list[Span] = []
    start = end = 0
    pieces: list[str] = []  # what stands there instead of characters in a row, which go as one
    for m in _CLUSTER.finditer(line):
        old = m[0]
        if is_normalized("NFC", old) or _TOO_MANY.search(old):
            continue
        if pieces and m.start() != end:
            edits.append((start, end, "".join(pieces)))
            pieces = []
        if not pieces:
            start = m.start()
        pieces.append(normalize("NFC", old))
        end = m.end()
    if pieces:
        edits.append((start, end, "".join(pieces)))
    return edits


def _cap(line: str) -> list[Span]:
    return on_clusters(line, [(m.start(1), m.end(1), "") for m in _MARKS.finditer(line)])


def _four_marks() -> str:
    """Four marks in a row: hardly any writing has them, and thirty-one would make a much larger automaton."""
    plane_0 = "".join(map(chr, (*range(0x300, 0xD800), *range(0xF900, 0xFFFE))))
    beyond = "".join(map(chr, (*range(0x10000, 0x20000), *range(0xE0000, 0xE0200))))
    roughly = sorted({_first_two(c) for c in regex.findall(r"\p{M}", beyond)})  # exact ones take long to compile
    return "(?:" + "|".join((one_of(regex.findall(r"\p{M}", plane_0)), *roughly)) + "){4}"


def _first_two(c: str) -> str:
    lead, second, _, _ = c.encode()
    return rf"\x{lead:02x}\x{second:02x}[\x80-\xbf]{{2}}"


NFC = Transform("nfc", "line", None, lambda t: not t.isascii() and not is_normalized("NFC", t), _nfc)
MARKS_CAP = Transform(
    "marks-cap",
    "line",
    (_four_marks(),),
    lambda t: not t.isascii() and _TOO_MANY.search(t) is not None,
    _cap,
)
