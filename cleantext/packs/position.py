"""Where a character of a YAML scalar stands in the file: an error inside a pattern is shown under its very
character."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_ESCAPES = {"x": 2, "u": 4, "U": 8}


class Scalar(NamedTuple):
    """Where a value begins, and how it is written."""

    line: int
    """From 1."""
    column: int
    """From 1; of a quoted value, the quote."""
    style: str
    """`'`, `"`, `|`, `>`, or nothing for a plain value."""
    written: str = ""
    """The text of a plain value, whatever YAML takes it for."""


def place(lines: Sequence[str], scalar: Scalar, index: int) -> tuple[int, int]:
    """Line and column, from 1, of character `index` of the value. Of a value folded over lines: where it begins.

    An index behind the last character is the place behind it.
    """
    line, column, style, _ = scalar
    text = lines[line - 1] if line <= len(lines) else ""
    if style == "|":
        return _in_block(lines, line, index)
    if style == ">":
        return line, column
    at = column - 1
    if style not in ("'", '"'):
        return (line, column + index) if at + index <= len(text) else (line, column)
    at += 1
    for _ in range(index):
        width = _width(text, at, style)
        if at + width > len(text) or (text[at] == style and width == 1):
            break
        at += width
    return line, at + 1


def _width(text: str, at: int, quote: str) -> int:
    """How many characters of the file the next character of a quoted value takes."""
    char = text[at : at + 1]
    if quote == "'":
        return 2 if text[at : at + 2] == "''" else 1
    if char != "\\":
        return 1
    return 2 + _ESCAPES.get(text[at + 1 : at + 2], 0)


def _in_block(lines: Sequence[str], header: int, index: int) -> tuple[int, int]:
    """Place in a literal block, whose lines stand under its header, indented."""
    body = lines[header:]
    first = next((line for line in body if line.strip()), "")
    indent = len(first) - len(first.lstrip(" "))
    last = (header, 1)
    for n, line in enumerate(body):
        if line.strip() and not line.startswith(" " * indent):
            break  # the block is over
        length = max(len(line) - indent, 0)
        last = (header + 1 + n, indent + min(index, length) + 1)
        if index <= length:
            break
        index -= length + 1
    return last
