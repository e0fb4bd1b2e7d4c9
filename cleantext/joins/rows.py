"""Rows of data: lines in which a mark parts short cells without a space, as often as in the line above or below; and settings."""

from __future__ import annotations

import re
from collections.abc import Sequence

FEW, MANY = 3, 8
"""Words of the longest cell where one mark parts two of them, and where there are more."""
WIDEST = 300
"""Characters of the longest row."""
_LOOSE = {
    ",": re.compile(r",\s+\S"), ";": re.compile(r";\s+\S"), "|": re.compile(r"\|\s+\S|\S\s+\|"), "\t": re.compile(r"\t +\S"),
}  # fmt: skip
"""What parts cells -> the same with a space, as in prose."""
_QUOTED = re.compile(r'"[^"]*"')
_NUMBER = re.compile(r"\d+,(?=\d)")
_BARS = re.compile(r"\s*\|.*\S.*\|")
_SETTING = re.compile(r"\s*[-+]?[a-z][\w.-]*:[^\s:/]\S*(?: \S+){0,3}$", re.ASCII)
"""A key in lower case, as programs have them, with its value."""
_LABEL = re.compile(r"[A-Z][a-z]+:\S+$|[B-PR-Z]:\S+(?: \S+){0,3}$", re.ASCII)
"""A word, or a letter that stands for no question and no answer, with its value."""
_HEADER = re.compile(r"(?:From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Sender|Received|Message-I[Dd]):\S")
_PAIRS = re.compile(r"(?<!\S)(?:[a-z]\w*:[\w/]+|[A-Z]\w*:\d[\d/]*)(?=[.,;]?(?:\s|$))", re.ASCII)
"""A setting, or a figure by its name, between others."""


def is_row(lines: Sequence[str], number: int) -> bool:
    """Whether the line of this number is a row of a table, or one of settings."""
    line = lines[number]
    if len(line) > WIDEST:
        return False
    if _BARS.match(line) or _alone(line):
        return True
    own = _shape(line)
    return bool(own) and any(own & _shape(lines[near]) for near in _near(lines, number))


def _near(lines: Sequence[str], number: int) -> list[int]:
    """The next lines above and below that are not blank; at most one blank line lies between."""
    out = []
    for step in (-1, 1):
        for at in (number + step, number + 2 * step):
            if 0 <= at < len(lines) and lines[at].strip():
                out.append(at)
                break
    return out


def _alone(line: str) -> bool:
    """Whether a line can be nothing else, whatever is around it."""
    if " " not in line:
        cells = re.split("[,;|]", line)
        return (len(cells) > 2 and any(map(str.isdecimal, cells))) or _SETTING.match(line) is not None
    return ":" in line and ": " not in line and len(_PAIRS.findall(line)) > 1


def _shape(line: str) -> set[tuple[str, int]]:
    """The marks that part the cells of a line, with how often each does; a colon with what kind of key is before it."""
    if len(line) > WIDEST:
        return set()
    bare = _QUOTED.sub('""', line)
    if " " in bare:
        bare = _NUMBER.sub("", bare)
    out = set()
    for mark, loose in _LOOSE.items():
        number = bare.count(mark)
        if number and not loose.search(bare):
            longest = max(len(cell.split()) for cell in bare.split(mark))
            if longest <= (FEW if number == 1 else MANY):
                out.add((mark, number))
    for kind, pattern in enumerate((_SETTING, _LABEL, _HEADER)):
        if pattern.match(bare):
            out.add((":", kind))
    return out
