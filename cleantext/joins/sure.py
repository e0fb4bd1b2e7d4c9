"""Seams beside marks and digits that are lost spaces by what is right beside them, whatever the networks say.

    4Prozent        4por ciento        am 4.Mai        the U.S.and        at 9a.m.on        la casa.El perro

The networks know too few of them: pages run such places together themselves, and these are left out of the learning.
"""

from __future__ import annotations

import re

from cleantext.joins.names import MONTHS
from cleantext.joins.seams import RUN, Seam
from cleantext.joins.tables import Lexicon, fold

SURE = "a word behind a number, an abbreviation or a sentence"
"""Why, for people."""
HOPE = 9.0
"""Logit of a seam that is sure by its chunk alone: it wakes any document."""
_COMMON, _COMMON_GERMAN = 4.5, 5.0
"""Frequency of a word that stands behind a number; in German 4gewinnt and 18jährige are one word."""
_KNOWN = 3.0, 3.5
"""Frequencies of the last word of a sentence and of the first of the next one, at least."""
_NUMBER = re.compile(r"[(„“«\"]?\d+(?:[.,]\d+)*\Z")
_DAY = re.compile(r"[(„“\"]?(?:0?[1-9]|[12]\d|3[01])\.\Z")
_ABBREVIATION = re.compile(r"(?:(?<![^\W_])(?:[A-Z]\.){2,}|(?<![^\W\d_])[ap]\.m\.)\Z")
_END = re.compile(r"[.,;:!?)»”\"]*\Z")
_NO_WORDS_TEXT = "the and for you all plus tych tego eras eros jährige jährigen jarige letni letnia letniego"
_NO_WORDS = frozenset(_NO_WORDS_TEXT.split())
"""What stands behind a number without a space: names such as 4you, ordinals (90tych, 1eras), ages (18jarige)."""
_SHORT = frozenset(("per", "por"))
_SMALL_TEXT = "and or for to on in is at with the if as by from of that was were has had are who which when but will"
_SMALL = frozenset(_SMALL_TEXT.split())
_NEAR = 80
"""Characters on each side that say whether a line is prose of the language."""
_LEAST, _UNKNOWN = 4, 0.3
"""Words that must stand there, and the share of them that may be unknown."""
_ENDINGS = frozenset(("com", "net", "org", "io", "js", "uk"))
"""What names have behind a stop: booking.Com, node.Js."""


def lost(lexicon: Lexicon, text: str, offset: int, seam: Seam) -> bool:
    """Whether a seam, at this offset in the text, is a lost space whatever else the text says."""
    return sure(lexicon, seam) or (_may_end_sentence(lexicon, seam) and _ends_sentence(lexicon, text, offset, seam))


def sure(lexicon: Lexicon, seam: Seam) -> bool:
    """Whether a seam beside a mark or a digit is a lost space by its chunk alone. Not of amounts in English: £3million is the
    house style of newspapers, and 1010data a firm."""
    if seam.letters:
        return False
    at = seam.at - seam.start
    before, word = seam.token[:at], seam.raw_right
    if not seam.token.startswith(word, at) or not _END.match(seam.token, at + len(word)):
        return False
    if before[-1].isdigit():
        return lexicon.language != "en" and _amount(lexicon, word) and bool(_NUMBER.match(before))
    if before[-1] != ".":
        return False
    if lexicon.language == "de":
        return word.istitle() and seam.right in MONTHS and bool(_DAY.match(before))
    return lexicon.language == "en" and word in _SMALL and bool(_ABBREVIATION.search(before))


def _amount(lexicon: Lexicon, word: str) -> bool:
    """Whether a word may stand behind a number, and is no ordinal's ending: por, procent; in German Prozent, too."""
    german = lexicon.language == "de"
    if not (word.islower() or (german and word.istitle())) or (len(word) < 4 and word not in _SHORT) or word in _NO_WORDS:
        return False
    return lexicon.zipf(fold(word)) >= (_COMMON_GERMAN if german else _COMMON)


def _may_end_sentence(lexicon: Lexicon, seam: Seam) -> bool:
    """Whether a chunk is the end of a sentence and the beginning of the next: casa.El."""
    if seam.letters or not (seam.raw_left.islower() and seam.raw_right[:1].isupper()):
        return False
    at = seam.at - seam.start
    left, right, rest = seam.raw_left, seam.raw_right, seam.raw_right[1:]
    if len(left) < 3 or seam.left == seam.right or (rest and not rest.islower()) or seam.right in _ENDINGS:
        return False
    if seam.token[:at].lstrip("(„“«\"¿¡") != left + seam.token[at - 1] or seam.token[at - 1] not in ".!?":
        return False
    if not seam.token.startswith(right, at) or seam.token[at + len(right) :] not in ("", ","):
        return False
    if not rest and seam.right not in lexicon.singles:
        return False
    return lexicon.zipf(seam.left) >= _KNOWN[0] and lexicon.zipf(seam.right) >= _KNOWN[1]


def _ends_sentence(lexicon: Lexicon, text: str, offset: int, seam: Seam) -> bool:
    """Whether such a chunk, with its seam at this offset of the text, stands in prose of the language."""
    start, end = offset - len(seam.raw_left) - 1, offset + len(seam.raw_right)
    head = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    tail = text[end : end + _NEAR].partition("\n")[0]
    before, after = RUN.findall(head), RUN.findall(tail)
    if not before or not after or not (head[-1:] == " " or head[-1:] in "(„“«\"¿¡") or tail[0] not in " ,":
        return False
    words = [fold(word) for word in before[-6:] + after[:6]]
    unknown = sum(not lexicon.zipf(word) for word in words)
    return len(words) >= _LEAST and unknown <= _UNKNOWN * len(words)
