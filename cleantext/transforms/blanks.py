"""Blank lines: one at most between paragraphs, none at the head or the tail of a document."""

from __future__ import annotations

import re

from cleantext.transforms.base import Span, Transform
from cleantext.transforms.clusters import on_clusters

_SPACE = "[^\\S\n]"
# A line feed, the blank line behind it, and those that follow. The look-aheads make the pattern possessive.
_RUN = re.compile(rf"\n(?=({_SPACE}*\n))\1(?=((?:{_SPACE}*\n)+))\2")
_HEAD = re.compile(rf"(?:{_SPACE}*\n)+")


def blank_lines(text: str) -> list[Span]:
    """The edits that take superfluous blank lines; a line that holds only white space is blank."""
    end = len(text.rstrip())
    if not end:
        return _blank_document(text)
    head = _HEAD.match(text)
    start = head.end() if head else 0
    edits = [(0, start, "")] if start else []
    edits += [(m.start(2), m.end(2), "") for m in _RUN.finditer(text, start, end)]
    newline = text.find("\n", end)
    if newline >= 0:
        tail = newline + 1 if text.endswith("\n") else newline
        if tail == newline and text[newline - 1] == "\r":
            tail -= 1
        if tail < len(text):
            edits.append((tail, len(text), ""))
    return on_clusters(text, edits)


def _blank_document(text: str) -> list[Span]:
    """Of a document that is all blank, nothing stays but its final line ending."""
    ending = next((ending for ending in ("\r\n", "\n") if text.endswith(ending)), "")
    return [(0, len(text) - len(ending), "")] if len(text) > len(ending) else []


def _may(text: str) -> bool:
    body = text.removesuffix("\n").removesuffix("\r")
    return text[:1].isspace() or body[-1:].isspace() or _RUN.search(text) is not None


BLANK_LINES = Transform("blank-lines", "document", None, _may, blank_lines)
