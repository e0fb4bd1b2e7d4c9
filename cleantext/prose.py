"""What reads as running text, and what as a statement; how long a line is in words.

The engine's guard, the gate of the article model and the models' own columns ask for less or more, each for its end;
this is what kinds go by.
"""

from __future__ import annotations

import regex

from cleantext.keys import core
from cleantext.scripts import CALLS, CLOSING, ENDS, STOPS, UNSPACED, WIDE_CALLS, WIDE_STOPS

_SENTENCE_END = regex.compile(rf"[{STOPS}{CALLS}…]{CLOSING}(?=\s|$)|[{WIDE_STOPS}{WIDE_CALLS}]")
_STATEMENT = regex.compile(rf"(?:(?<![.\d]\s?\p{{L}}{{0,2}})[{STOPS}]|[{WIDE_STOPS}]){CLOSING}$")  # no initials, no dates
_NEXT_SENTENCE = regex.compile(
    rf"(?<=\p{{Ll}}{{2}}|\d|\p{{M}})[{STOPS}{CALLS}…]{CLOSING}\s+[\"'“‘«„(\[¿¡]*[\p{{Lu}}\p{{Lo}}]|[{WIDE_STOPS}{WIDE_CALLS}](?=.*\w)"
)
_SPEECH = regex.compile(rf"\s*[–—―]\s?[\p{{L}}¡¿«“\"].*[{ENDS}…]{CLOSING}\s*$")

SHORTEST_PROSE = 20
"""A line of fewer characters is no prose."""
PROSE_WORDS = 14
"""A line of at least this many words that holds the end of a sentence counts as prose."""
LONG_WORDS = 40
"""A line of this many words is prose whatever its punctuation."""
FEW_WORDS, LETTERS = 8, 90
"""And so is a line with the end of a sentence that has fewer, longer words: so many words, so many characters."""


def weight(line: str) -> int:
    """Length of a line in words; of scripts without spaces, two characters count as one."""
    words = len(line.split())
    if line.isascii():
        return words
    unspaced = len(UNSPACED.findall(line))
    return words + unspaced // 2


def is_prose(line: str) -> bool:
    """Whether the line reads as running text rather than as a heading, a label or a list of links."""
    if len(line) < SHORTEST_PROSE:
        return False
    line = core(line)
    words = weight(line)
    if words >= LONG_WORDS:
        return True
    enough = words >= PROSE_WORDS or (words >= FEW_WORDS and len(line) >= LETTERS)
    return enough and _SENTENCE_END.search(line) is not None


def is_statement(line: str, words: int = 4) -> bool:
    """Whether the line has so many words and ends as a statement does. Headlines ask and exclaim, teasers trail off (…)."""
    return weight(line) >= words and _STATEMENT.search(core(line)) is not None


def is_of_sentences(line: str) -> bool:
    """Whether the line is more than one sentence, the last of them a statement."""
    return _NEXT_SENTENCE.search(line) is not None and is_statement(line)


def is_speech(line: str) -> bool:
    """Whether the line reads as what somebody says, after the dash that opens speech in many languages."""
    return _SPEECH.match(line) is not None
