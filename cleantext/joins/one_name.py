"""Seams inside a name, as the text around them tells: no space belongs there, whatever the networks say."""

from __future__ import annotations

import re

from cleantext.joins.names import AHEAD, people
from cleantext.joins.seams import Seam
from cleantext.joins.tables import Lexicon

_GIVEN = 40
"""Characters before a family name in which the given one is looked for."""
_COMMON = 6.3
"""Frequency of a word that is hardly found in names: one in 500."""
_COLLOCATION = 3.0
"""log10 by which two words stand side by side more often than by chance: Hong Kong, front page."""
_RARE = 4.0
"""Frequency below which a word beside a family name is a given one: OlafScholz, XiJinping."""
_CAPITALS = re.compile(r"(?:[A-Z][a-z]+){2,4}\Z")
_VERBS = "has|was|is|said|says|will|have|had|offers|can|would|were|are|also"
_SMALL = "and|to|in|for|which|who|on|at|by|with|or|but|that|as|from|then|when|while|because|website|app|team|group"
_IN_SENTENCE = re.compile(rf" [a-z]+ \0(?: (?:{_VERBS}|{_SMALL})(?!\w)|[,.;:!?](?!\w)|['’]s(?!\w))")
_FIRST = re.compile(rf"(?:\n|[.!?] )\0 (?:{_VERBS})(?!\w)")
"""What stands around a name in its sentence; the null character is in its place."""
_WITH_OBJECT = frozenset(("an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
"""Words behind which something must follow."""
_ENDED = rf"\0(?:[,.;:!?](?!\w)|['’]s(?!\w)|\s*\Z|\n| (?:{_VERBS})(?!\w))"
"""Nothing does: “Callon said”."""
_END = re.compile(_ENDED)
_PLACE = re.compile(
    _ENDED + r"|\0 (?:and|to|in|for|on|at|from|with|Abbey|Castle|Church|Common|Council|Farm|Grange|Green|Hall|Harbour|House"
    r"|Lane|Mill|Moor|Museum|Parish|Park|Primary|Priory|Road|School|Station|Street|Village|Wood)(?!\w)"
    r"|(?:in|of|at|near|from|to|around|outside|through|via) \0 (?![A-Z\d“\"‘'(])(?!(?:the|a|an|his|her|its|their|our|my|your"
    r"|this|that|these|those|one|two|three|some|any|all|more|most|other|him|them|us|me|it|train|car|bus|boat|ship|plane|air"
    r"|sea|rail|road|land|bike|mail|post|email|phone|hand|then|now|law|far|chance|night|day)(?!\w))"
)
"""The same behind a place in -by: “Residents of Saltby met”, “Saltby Church”."""
_NEAR = 30
_TIMES = 3
"""A word and a number that stand together so often in a text are a name."""


def is_name(lexicon: Lexicon, text: str, offset: int, seam: Seam) -> bool:
    """Whether a seam, at this offset in the text, is inside a name."""
    if not seam.letters:
        return numbered(text, seam)
    if lexicon.language == "en" and seam.right in _WITH_OBJECT and _lacks_its_object(text, offset, seam):
        return True
    return _of_a_person(lexicon, text, offset - len(seam.raw_left), seam)


def of_a_firm(lexicon: Lexicon, text: str, offset: int, seam: Seam) -> bool:
    """Whether the token is the name of a firm, a shop or a council that is used as one: “joined AgeWell, a charity”, “VisitEssex
    has opened”. All its words have a capital and are known; no given name with a family name, nor words that often stand
    together. English, whose pairs of words are known."""
    if lexicon.language != "en" or not seam.letters or not _CAPITALS.match(seam.token):
        return False
    if not (seam.raw_left[0].isupper() and seam.raw_right[0].isupper()):
        return False
    around = _around(text, offset, seam)
    left, right = lexicon.zipf(seam.left), lexicon.zipf(seam.right)
    if not (left and right and (right < _COMMON or seam.right == "the")):
        return False
    if not _IN_SENTENCE.search(around) and not (left < _COMMON and _FIRST.search(around)):
        return False
    pair = lexicon.pair(seam.left, seam.right)
    if pair and pair - (left + right - 9) >= _COLLOCATION:
        return False
    given, family = people()
    person = seam.right in family and (seam.left in given or left < _RARE)
    return not (person or (seam.left in family and right < _RARE))


def _around(text: str, offset: int, seam: Seam) -> str:
    """What stands near the token of a seam at this offset, the null character in its place, a line feed before the text."""
    begin = offset - (seam.at - seam.start)
    end = begin + len(seam.token)
    return f"{text[begin - _NEAR : begin] if begin >= _NEAR else chr(10) + text[:begin]}\0{text[end : end + _NEAR]}"


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


def _lacks_its_object(text: str, offset: int, seam: Seam) -> bool:
    """Whether the token ends like a word behind which something must follow, and nothing does: families such as Callon, and
    places in -by, as many are in England."""
    if not (seam.token[0].isupper() and seam.token[1:].islower()):
        return False
    return (_PLACE if seam.right == "by" else _END).search(_around(text, offset, seam)) is not None
