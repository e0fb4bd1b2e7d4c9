"""What nobody sees: terminal escapes, control characters, soft hyphens, zero-width characters."""

from __future__ import annotations

import re

import regex

from cleantext.transforms.base import Span, Transform
from cleantext.transforms.clusters import on_clusters
from cleantext.transforms.substitution import substitution

# ECMA-48: CSI with its parameters, OSC up to BEL or ST, the choice of a character set. An escape character with nothing
# of the kind behind it goes as well: left alone, it could make a sequence of what the removals bring together.
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)|[()][0AB])?")

# All of Cc but tab, line feed, carriage return and escape; and what Unicode's report on markup (TR20) finds unsuitable:
# deprecated Arabic shaping, interlinear annotation, the object replacement character.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u206a-\u206f\ufff9-\ufffc]+")
_BREAKING = frozenset("\x0b\x0c\x1c\x1d\x1e\x85")  # they separate what stands around them

_SOFT_HYPHEN = re.compile("\u00ad+")

_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff]+")


def _class(scripts: str, rest: str = "") -> regex.Pattern[str]:
    return regex.compile("(?V1)[" + "".join(rf"\p{{Script={name}}}" for name in scripts.split()) + rest + "]")


# Scripts that write words without spaces and mark their boundaries, if at all, with U+200B.
_PARTED = _class("Thai Lao Khmer Myanmar Tai_Tham New_Tai_Lue Tai_Le Javanese Balinese Tibetan")
# Scripts whose letters neither join nor form conjuncts, and what is no letter: between two of these a joiner is idle.
_JOINLESS = _class(
    "Latin Greek Cyrillic Armenian Georgian Han Hiragana Katakana Hangul",
    r"[[\p{N}\p{Z}\p{P}\p{S}\t\r]--\p{Extended_Pictographic}]",
)


def _controls(line: str) -> list[Span]:
    """Runs of control characters go; a space takes their place where a separator stood between words."""
    return on_clusters(line, [(*m.span(), _space(line, *m.span())) for m in _CONTROL.finditer(line)])


def _space(line: str, start: int, end: int) -> str:
    words = start > 0 and end < len(line) and not line[start - 1].isspace() and not line[end].isspace()
    return " " if words and not _BREAKING.isdisjoint(line[start:end]) else ""


def _zero_width(line: str) -> list[Span]:
    """Looks at what stands before and after a whole run, so that what goes cannot change the verdict on what stays."""
    edits = []
    for m in _ZERO_WIDTH.finditer(line):
        start, end = m.span()
        before, after = (line[start - 1] if start else ""), line[end : end + 1]
        keep = ""
        if _PARTED.match(before) and _PARTED.match(after):
            keep += "\u200b"
        if not all(c == "" or _JOINLESS.match(c) for c in (before, after)):
            keep += "\u200c\u200d"
        kept = "".join(c for c in m[0] if c in keep)
        if kept != m[0]:
            edits.append((start, end, kept))
    return on_clusters(line, edits)


ANSI = substitution("ansi", _ANSI, "", (r"\x1b",))
CONTROLS = Transform(
    "controls",
    "line",
    (r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x81[\xaa-\xaf]|\xef\xbf[\xb9-\xbc]",),
    lambda t: _CONTROL.search(t) is not None,
    _controls,
)
SOFT_HYPHENS = substitution("soft-hyphens", _SOFT_HYPHEN, "", (r"\xc2\xad",))
ZERO_WIDTH = Transform(
    "zero-width",
    "line",
    (r"\xe2\x80[\x8b-\x8d]|\xe2\x81\xa0|\xef\xbb\xbf",),
    lambda t: not t.isascii() and _ZERO_WIDTH.search(t) is not None,
    _zero_width,
)
