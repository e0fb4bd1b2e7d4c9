"""What reads as running text, and what as a statement; how long a line is in words.

The engine's guard, the gate of the article model and the models' own columns ask for less or more, each for its end;
this is what kinds go by.
"""

from __future__ import annotations

from typing import Final

import regex

from cleantext.keys import core

UNSPACED_RANGES: Final = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
)
"""Code points of scripts without spaces: Thai, Lao, Burmese, Khmer, kana, ideographs."""
UNSPACED_SET: Final = f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in UNSPACED_RANGES)}]"
"""The same as a set of a pattern."""
UNSPACED = regex.compile(UNSPACED_SET)
"""A character of a script without spaces."""
_SENTENCE_END = regex.compile(r"[.!?…؟۔][\"'”’»“)\]]*(?=\s|$)|[。！？｡।॥។]")
_STATEMENT = regex.compile(r"(?:(?<![.\d]\s?\p{L}{0,2})[.۔]|[。｡।॥])[\"'”’»“)\]」』）]*$")  # no initials, no dates
_NEXT_SENTENCE = regex.compile(r"(?<=\p{Ll}{2}|\d|\p{M})[.!?…؟۔][\"'”’»“)\]]*\s+[\"'“‘«„(\[¿¡]*[\p{Lu}\p{Lo}]|[。！？｡।॥](?=.*\w)")
_SPEECH = regex.compile(r"\s*[–—―]\s?[\p{L}¡¿«“\"].*[.!?…][\"'”’»“)\]]*\s*$")

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
