"""What the YAML parser says of a file that it cannot read, and what was probably meant."""

from __future__ import annotations

import re

import yaml

_HINTS = {
    "unknown escape character": "in double quotes a backslash begins an escape; put patterns into single quotes",
    "mapping values are not allowed": "a text with a colon and a space in it stands in quotes",
    "did not find expected ',' or '}'": "a text with a comma, or with a colon and a space, in it stands in quotes",
    "cannot start any token": "YAML is indented by spaces, not tabs; what begins with @, ` or % stands in quotes",
    "found a tab character": "YAML is indented by spaces, not tabs",
    "did not find expected key": "a pattern stands in single quotes, an apostrophe in it twice ('')",
    "did not find expected '-' indicator": "all keys of a rule begin in one column",
    "expected alphabetic or numeric character": "what begins with & or * stands in quotes",
    "expected comment or line break": "| and > begin a block of text; a pattern that begins with one stands in quotes",
}
"""What the YAML parser says of the commonest mistakes, and what it means."""


def explained(
    error: yaml.YAMLError, text: str, lines: list[str], quoted: tuple[int, int, int]
) -> tuple[int, int, str]:
    """Line and column, from 1, at which the parser stopped; and its message, with what was probably meant.

    Args:
        text: of the file.
        lines: the same in lines.
        quoted: line and column where the last quoted value begins, and the line where it ends.
    """
    line, column = _where(error, text)
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    hint = (
        _unclosed(error, line)
        or _closed_late(quoted, line)
        or _askew(error, lines)
        or next((f": {hint}" for of, hint in _HINTS.items() if of in said), "")
    )
    return line, column, f"{said}{hint}"


def _where(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return mark.line + 1, mark.column + 1
    at = getattr(error, "position", None)
    if not isinstance(at, int):
        return 1, 1
    before = text.encode()[:at].decode(errors="ignore")  # the C parser counts bytes
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _unclosed(error: yaml.YAMLError, line: int) -> str:
    """Where a quotation or a list begins that was not over yet, lines above."""
    begun = getattr(error, "context_mark", None)
    what = re.search("quoted scalar|flow sequence|flow mapping", getattr(error, "context", None) or "")
    if begun is None or what is None or begun.line + 1 >= line:
        return ""
    name = {"quoted scalar": "quotation", "flow sequence": "list", "flow mapping": "mapping"}[what[0]]
    return f": the {name} that begins in line {begun.line + 1}, column {begun.column + 1} is not closed"


def _closed_late(quoted: tuple[int, int, int], line: int) -> str:
    """Where a quotation begins that ends lines below, where the next one was to begin: its own end was forgotten."""
    begun, column, end = quoted
    return (
        f": is the quotation that begins in line {begun}, column {column} closed there?" if begun < end == line else ""
    )


def _askew(error: yaml.YAMLError, lines: list[str]) -> str:
    """What to do with a line that begins in another column than the block that it is in."""
    here, block = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if here is None or block is None or "while parsing a block" not in (getattr(error, "context", None) or ""):
        return ""
    if here.line >= len(lines) or lines[here.line][: here.column].strip():
        return ""
    if here.column == block.column:
        item = lines[here.line][here.column :].startswith("- ")
        return ": this item stands among keys; indent it as the other items of its list are" if item else ""
    return (
        f": this line begins in column {here.column + 1}, and the block that it would be in, from line {block.line + 1} "
        f"on, in column {block.column + 1}; what belongs together is indented alike"
    )
