"""Seams inside a name, as the text around them tells: no space belongs there, whatever the networks say."""

from __future__ import annotations

import re

from cleantext.joins.names import AHEAD
from cleantext.joins.seams import Seam
from cleantext.joins.tables import Lexicon

_GIVEN = 40
"""Characters before a family name in which the given one is looked for."""
_COMMON = 6.3
"""Frequency of a word that is hardly found in names: one in 500."""
_TIMES = 3
"""A word and a number that stand together so often in a text are a name."""


def is_name(lexicon: Lexicon, text: str, offset: int, seam: Seam) -> bool:
    """Whether a seam, at this offset in the text, is inside a name."""
    return _of_a_person(lexicon, text, offset - len(seam.raw_left), seam) if seam.letters else numbered(text, seam)


def numbered(text: str, seam: Seam) -> bool:
    """Whether a word has its number always with it: Studio7, in a text that says so again and again."""
    at = seam.at - seam.start
    if seam.letters or not (seam.token[at - 1].isalpha() and seam.token[at].isdigit()):
        return False
    return text.count(seam.raw_left + seam.raw_right) >= _TIMES


def _of_a_person(lexicon: Lexicon, text: str, begin: int, seam: Seam) -> bool:
    """Whether the token is a family name behind a given one, in which a small word is found: Berthe Aucroix. The rest is no word
    of every day: Kim Jong Unhat is none."""
    if seam.before or seam.left not in AHEAD or not seam.raw_left[0].isupper() or not seam.token[1:].islower():
        return False
    if len(seam.right) > 2 and seam.right not in AHEAD and lexicon.zipf(seam.right) >= _COMMON:
        return False
    *_, given = re.split(r"\s", text[max(0, begin - _GIVEN) : max(0, begin - 1)])
    return text[begin - 1 : begin] == " " and len(given) > 1 and given.istitle() and given.replace("-", "").isalpha()
