"""Text that was set to a width: words hyphenated at line ends, paragraphs in short lines. Off unless a pack asks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from cleantext.scripts import UNSPACED_SET
from cleantext.transforms.base import Span, Transform
from cleantext.transforms.clusters import on_clusters

_LETTER = r"[^\W\d_]"
_HYPHENATED = re.compile(
    rf"(?<!{_LETTER})(?P<head>{_LETTER}+)(?P<hyphen>[-\u2010\u00ad])[ \t]*(?P<newline>\r?\n)[ \t]*"
    rf"(?P<tail>{_LETTER}+)(?P<signs>[^\w\s\u2010\u00ad-]*)(?P<behind>[ \t]+(?=\S)|(?=[ \t]*\r?(?:\n|\Z)))"
)
_WORD = re.compile(rf"{_LETTER}+(?:[-\u2010]{_LETTER}+)*")
_HEAD = re.compile(rf"(?<!{_LETTER})({_LETTER}+)[-\u2010\u00ad]$")
_TAIL = re.compile(rf"{_LETTER}+")
_KNOWN = 1.5  # log10 of occurrences in a billion words

_NARROWEST, _WIDEST = 50, 120
_UNSPACED = re.compile(f"{UNSPACED_SET}|[\u3000-\u303f\uff00-\uffef]")  # and the marks of East Asia
_INSIDE = re.compile(rf"(?<=[\w,;] ){_LETTER}")
_NO_PROSE = re.compile(r"\S {2,}\S|\t|^\s*(?:[-*•–>|#+]|\d+[.)])\s|\|")


def _dehyphenated(text: str) -> list[Span]:
    """The end of the word moves up to its beginning; the line breaks behind it instead."""
    edits = []
    seen = _words(text)
    for m in _HYPHENATED.finditer(text):
        if _is_hyphenated(m["head"], m["hyphen"], m["tail"], seen):
            new = m["tail"] + m["signs"] + m["newline"] if m["behind"] else ""
            edits.append((m.start("hyphen"), m.end("behind") if m["behind"] else m.start("tail"), new))
    return on_clusters(text, edits)


def _words(text: str) -> set[str]:
    return {word.casefold().replace("\u2010", "-") for word in _WORD.findall(text)}


def _is_hyphenated(head: str, hyphen: str, tail: str, seen: set[str]) -> bool:
    """Whether the hyphen between them was only there because the line ended.

    The document knows best: it may have the word elsewhere, with or without the hyphen. Otherwise it must be known, and,
    where both parts are words as well, not much rarer than these (`well-known` is, `some-thing` is not).
    """
    from cleantext.joins.frequency import (
        frequency,  # loads the tables of all languages: only where a line ends in a hyphen
    )

    if not tail[0].islower():
        return False
    if hyphen == "\u00ad":
        return True
    if f"{head}-{tail}".casefold() in seen:
        return False
    if (head + tail).casefold() in seen:
        return True
    one, rarer = frequency(head + tail), min(frequency(head), frequency(tail))
    return one >= _KNOWN and one >= rarer - 1


class _Line(NamedTuple):
    start: int
    """First character that is not white space."""
    end: int
    """Behind the last such."""
    text: str


def _unwrapped(text: str) -> list[Span]:
    """Each paragraph that was set to a width becomes one line."""
    blocks = _blocks(text)
    most = _most_capitals(text)
    wide = [_width(block, most) for block in blocks]
    widths = [w for w, block in zip(wide, blocks, strict=True) if w and len(block) > 2]
    if not widths:  # two lines by themselves are no evidence
        return []
    edits = []
    seen = _words(text)
    for width, block in zip(wide, blocks, strict=True):
        if width and (len(block) > 2 or width >= max(widths) * 3 // 4):
            for a, b in pairwise(block):
                go, new = _joint(a.text, b.text, seen)
                edits.append((a.end - go, b.start, new))
    return on_clusters(text, edits)


def _blocks(text: str) -> list[list[_Line]]:
    """The paragraphs: lines up to the next blank one."""
    blocks: list[list[_Line]] = [[]]
    at = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = at + raw.index(stripped[0])
            blocks[-1].append(_Line(start, start + len(stripped), raw.strip("\r\n")))
        elif blocks[-1]:
            blocks.append([])
        at += len(raw) + 1
    return [block for block in blocks if len(block) > 1]


def _most_capitals(text: str) -> float:
    """Share of a paragraph's lines that may begin with a capital letter; verse begins all of them so. German does within
    its sentences what others do at their beginning."""
    inside = _INSIDE.findall(text)
    return min(0.5 + 2 * sum(map(str.isupper, inside)) / max(len(inside), 1), 0.9)


def _width(block: list[_Line], most_capitals: float) -> int:
    """The width that the lines were filled to; 0 where they were not, as in verse, lists, tables and addresses."""
    lengths = [len(line.text.rstrip()) for line in block]
    width = max(lengths)
    if not _NARROWEST <= width <= _WIDEST or any(_NO_PROSE.search(line.text) for line in block):
        return 0
    rest = block[1:]
    if sum(line.text.lstrip()[0].isupper() for line in rest) > most_capitals * len(rest):
        return 0
    for (a, b), length in zip(pairwise(block), lengths, strict=False):
        first = len(b.text.split(None, 1)[0])
        if length + 1 + first <= width - width // 6 and not a.text.endswith(("-", "\u2010")):
            return 0  # the next word would have fitted in
    return width


def _joint(before: str, after: str, seen: set[str]) -> tuple[int, str]:
    """How many characters of the line before go with the line break, and what stands there instead."""
    before, after = before.rstrip(), after.lstrip()
    head, tail = _HEAD.search(before), _TAIL.match(after)
    if head and tail and _is_hyphenated(head[1], before[-1], tail[0], seen):
        # begins a letter early: where `dehyphenate` is on as well, this edit stands, for it begins first
        return 2, before[-2]
    if before[-1:] in "-\u2010" or (_UNSPACED.match(before[-1:]) and _UNSPACED.match(after)):
        return 0, ""
    return 0, " "


def _may_unwrap(text: str) -> bool:
    return text.count("\n") > 1


DEHYPHENATE = Transform("dehyphenate", "document", None, lambda t: _HYPHENATED.search(t) is not None, _dehyphenated)
UNWRAP = Transform("unwrap", "document", None, _may_unwrap, _unwrapped)
