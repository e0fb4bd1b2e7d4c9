"""Lines of code and commands, in which a space before a stop or a comma stands on purpose."""

from __future__ import annotations

import re

import regex

from cleantext.joins.code import is_code
from cleantext.lines import Lines

_FENCE = re.compile(r"[ >]{0,8}(```|~~~)")
_INDENTED = re.compile(r" {4}|\t")
_SENTENCE = regex.compile(r"\s*[\"“'‘(\[]?\p{Lu}[\p{Ll} ’']")
"""How a sentence begins: in programs a word with a capital at its head is rare there."""
_COMMAND = re.compile(r"\s*[a-z][\w.+-]*(?: +[^\sA-Z,;!?]\S*)*\s*$", re.ASCII)
_WORDS = re.compile(
    r"\b(?:the|an|and|of|to|in|on|at|with|was|is|are|were|had|has|said|he|she|they|we|that|by|his|her|its|their)\b"
)
"""What tells the rest of a sentence from a command."""
_LONGEST_COMMAND = 80


def is_of_code(lines: Lines, i: int) -> bool:
    """Whether line `i` is code or a command by its looks, or stands in a block of such: between fences (```), or set in and no
    sentence."""
    line = lines[i]
    if is_code(line) or i in fenced(lines):
        return True
    if _INDENTED.match(line) and not lines.prose(i) and not _SENTENCE.match(line):
        return True
    return len(line) <= _LONGEST_COMMAND and _COMMAND.match(line) is not None and not _WORDS.search(line)


def fenced(lines: Lines) -> frozenset[int]:
    """The lines between fences, worked out once for all rules; one that nothing closes reaches to the end of the text."""
    return lines.once("fenced", _fenced)


def _fenced(lines: Lines) -> frozenset[int]:
    within: set[int] = set()
    fence = ""
    for i in range(len(lines)) if "```" in lines.text or "~~~" in lines.text else ():
        mark = _FENCE.match(lines[i])
        if mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
        elif fence:
            within.add(i)
    return frozenset(within)
