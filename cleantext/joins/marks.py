"""Lost spaces beside punctuation, quotes, brackets and digits: the candidates, and what their chunk alone says of them.

A chunk is a run of characters above U+0020. Candidates are places in it where text without spaces is at least suspect:
after a full stop or a comma, around quotes and brackets, between digits and letters, on the near side of a spaced dash.
"""

from __future__ import annotations

import functools
import re
from array import array

from cleantext.joins.names import MONTHS
from cleantext.joins.seams import SHORTEST, Seam
from cleantext.joins.tables import Lexicon, fold
from cleantext.scripts import UNSPACED

_L = r"[^\W\d_]"
_LOW = r"[^\W\d_A-ZÀ-ÖØ-ÞА-Я]"
_OPEN = "“‘«„({"
_UNITS_TEXT = """
    kg km cm mm ml dl cl mg mcg lb lbs oz ft yd in mb gb tb kb pb ghz mhz hz khz kw kwh mw gw mwh am pm px pt em rem fps
    dpi mph kph kmh bn mn mln bln nm bit bits plus cc hp rpm tn ma mah gbps mbps kbps bps st nd rd th er ers ème nde ste
    iger igen igern ern ste sten ster ter ten tes stel fach mal ff gr
    de up fold some ish neo min mins sec secs hr hrs yr yrs ms ns db ev kev mev rs ds million billion trillion jährige
    jährigen jähriger года лет
"""
_ORDINAL = r"(?i:nd|rd|(?:(?<=1)st|th)(?=[b-df-hj-np-qs-tv-xz]))"
"""Letters of an ordinal with another word glued on: no word begins with them."""
_NO_UNIT = rf"(?!(?i:{'|'.join(_UNITS_TEXT.split())})(?!{_L})|{_ORDINAL}|[KMGT]iB)"
_INITIALS = rf"(?!(?<=(?<!{_L}){_L}\.){_L}(?!{_L})|(?<=[A-Z]\.)[A-Z]\.)"
_NO_ELISION = rf"(?!(?<={_L},)(?i:ll|re|ve|[dmst])(?!{_L}))"
_NOTE = r"\[(?:(?:\d+|update|edit)\]|citation$)"
_AS_ABBREVIATION = r"(?!(?<=z\.)B\.|(?<=d\.)h\.)"
CANDIDATE = re.compile(
    rf"(?![²³¹⁰-ₜ])(?:(?<=[.!?…]){_INITIALS}{_AS_ABBREVIATION}(?!{_NOTE})(?!(?:(?<=…)|(?<=…\.)|(?<=\.\.)){_L})(?=[^\W\d_]|[{_OPEN}\[$€£•↩–—©])|(?<={_L}\.)(?=\d)"
    rf"|(?<=[”»)\]][.,;:])(?<!\]:)(?=\d)"
    rf"|(?<=[,;:]){_NO_ELISION}(?!(?<=\]:)pp?\.|(?<={_L}:)innen)(?=[^\W\d_]|[{_OPEN}$€£])"
    rf"|(?<={_L}[:;,])(?=\d)"
    rf"|(?<=[”»)\]}}])(?<!^”)(?!s\b)(?=\w|[{_OPEN}$€£•|])"
    rf"|(?<=[.,!?…][’'])(?={_L})"
    rf"|(?<=\w)(?=[{_OPEN}])(?!\(\w\))|(?<=\w)(?=\[[^\W\d_]{{3}})(?!{_NOTE})"
    rf"|(?<=[^\s“‘«(\[{{]\")(?=\w)|(?<=[\w,;:.])(?=\"\w)"
    rf"|(?<=\w)(?=(?:--+|[–—]+)$)|(?<=^[|•·»^↑])(?=\w)|(?<=^[|•·»^])(?=[\"'“‘(])"
    rf"|(?<=[\w)])(?=[|•·★↩©])|(?<=[^\W\d_)])(?=×)|(?<=[|•®™℠])(?=\w)|(?<=©)(?={_L})|(?<=\w»)(?=\w)"
    rf"|(?<={_L}{_LOW})(?=\d)|(?<=^a)(?=(?:1[89]|20)\d\d$|\d+(?:\.\d+)?(?:%|-[a-z]|{_L}{_L}))|(?<=\d)(?={_L}{_L}){_NO_UNIT}|(?<=%)(?={_L})|(?<=\+)(?={_LOW})|(?<={_L})(?<![A-Z])(?=[$€£])"
    rf"|(?<=[^\W_]|[.,;:!?…)”’])(?=[@#]{_L}))"
)
"""Zero-width, within a chunk. Not between initials, at (s), in B2B or MP3, where a comma was typed for an apostrophe
(they,ll), before a unit or what a wiki sets behind a word ([12], [update]), at 1920×1080; nor before a single hyphen (pre- and
post-war), a dash behind a bracket, a word behind an ellipsis, a page behind the number of a note ([3]:p. 7), in z.B. and
d.h.: there both ways are customary; nor before small raised and lowered figures, and in Leser:innen; nor behind a ” that opens
the chunk, and so a quotation."""
MOST = 12
"""Candidates of a chunk that are looked at; one with more is no prose."""
_KINDS = {
    **dict.fromkeys(".…", 4), **dict.fromkeys(",", 5), **dict.fromkeys(":;", 6), **dict.fromkeys("!?", 7),
    **dict.fromkeys(")}", 8), "]": 9, **dict.fromkeys("”»’", 10), **dict.fromkeys("({", 11), "[": 12,
    **dict.fromkeys("“‘«„", 13), '"': 14, "'": 15, "-": 16, **dict.fromkeys("–—", 17), "/": 18,
    **dict.fromkeys("|•·★^*", 19), **dict.fromkeys("%$€£+", 20),
}  # fmt: skip
_CLASSES = 22
_WORD_BEFORE = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)*|\d+)[^\w\s]*$")
_WORD_AFTER = re.compile(r"[^\w\s]*([^\W\d_]+(?:['’][^\W\d_]+)*|\d+)")
_CLOSED_BY = {"(": ")", "[": "]"}
_TOKEN = re.compile(r"[A-Za-z'\x80-\U0010ffff]+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")

MARK_ALONE = (
    *(f"class{i}{k}" for i in (-2, -1, 0, 1) for k in range(_CLASSES)),
    "zipf_left", "zipf_right", "known_left", "known_right", "len_left", "len_right", "upper_left", "upper_right",
    "caps_left", "caps_right", "one_left", "one_right", "pair", "year_left", "year_right", "digits_left",
    "digits_right", "length", "candidates", "common_left", "common_right", "first", "last", "zipf_both", "dots",
    "lower_right_after_stop", "month_left", "month_right",
)  # fmt: skip


def _kind(c: str) -> int:
    found = _KINDS.get(c)
    if found is not None:
        return found
    if c.isspace() or not c:
        return 0
    if c.isdigit():
        return 3
    if c.isalpha():
        return 2 if c.isupper() else 1
    return 21


@functools.lru_cache(256)
def _hot(c: str) -> tuple[float, ...]:
    """The kind of a character, or of none, as so many features."""
    kind = _kind(c)
    return tuple(float(k == kind) for k in range(_CLASSES))


def marks(lexicon: Lexicon, chunk: str) -> list[Seam]:
    """The candidates of a chunk from left to right."""
    found = [m.start() for m in CANDIDATE.finditer(chunk)]
    found = [at for at in found if 0 < at < len(chunk) and not chunk[at - 1].isspace() and not chunk[at].isspace()]
    if not found or len(found) > MOST:
        return []
    found = [at for at in found if _between_words(chunk, at) and not _inside_word(lexicon, chunk, at)]
    return [_mark(lexicon, chunk, at, len(found)) for at in found]


def _between_words(chunk: str, at: int) -> bool:
    """Whether a space could stand there: in a script that has spaces, not behind a sign that opens the chunk (+5), and not
    in a token of three bytes."""
    if UNSPACED.search(chunk, at - 1, at + 1) or _in_short_token(chunk, at):
        return False
    return chunk[at - 1] not in "+%" or _WORD_BEFORE.search(chunk, 0, at) is not None


def _inside_word(lexicon: Lexicon, chunk: str, at: int) -> bool:
    """Whether a bracket holds a part of the word beside it: (re)build, Kunst(werk). An abbreviation is explained: (MAD)is."""
    if chunk[at] in _CLOSED_BY and chunk[at - 1].isalpha():
        begin, end = at, chunk.find(_CLOSED_BY[chunk[at]], at)
    elif chunk[at - 1] in _CLOSED_BY.values() and chunk[at].isalpha():
        begin, end = max(chunk.rfind(mark, 0, at) for mark in _CLOSED_BY), at - 1
    else:
        return False
    inside = chunk[begin + 1 : end]
    if not 0 <= begin < end or not inside.isalpha() or (len(inside) > 1 and inside.isupper()):
        return False
    left, right = begin, end + 1
    while left and chunk[left - 1].isalpha():
        left -= 1
    while right < len(chunk) and chunk[right].isalpha():
        right += 1
    return lexicon.zipf(fold(chunk[left:begin] + inside + chunk[end + 1 : right])) > 0


def _in_short_token(chunk: str, at: int) -> bool:
    """Whether both sides are in one token that is too short for the look at the bytes (`memo`), as in A©."""
    token = next((m for m in _TOKEN.finditer(chunk) if m.start() < at < m.end()), None)
    return token is not None and len(token[0].encode("utf-8", "surrogatepass")) < SHORTEST


def _mark(lexicon: Lexicon, chunk: str, at: int, candidates: int) -> Seam:
    before, after = _WORD_BEFORE.search(chunk, 0, at), _WORD_AFTER.match(chunk, at)
    left, right = before[1] if before else "", after[1] if after else ""
    low_left, low_right = fold(left), fold(right)
    zl, zr = (lexicon.zipf(w) if w else 0.0 for w in (low_left, low_right))
    digit_left, digit_right = left.isdigit(), right.isdigit()
    alone = array("d", (
        *_hot(chunk[at - 2] if at > 1 else ""), *_hot(chunk[at - 1]), *_hot(chunk[at]), *_hot(chunk[at + 1 : at + 2]),
        zl, zr, zl > 0, zr > 0, min(12, len(left)), min(12, len(right)), left[:1].isupper(), right[:1].isupper(),
        len(left) > 1 and left.isupper(), len(right) > 1 and right.isupper(), len(left) == 1, len(right) == 1,
        lexicon.pair(low_left, low_right) if left and right else 0.0,
        bool(_YEAR.match(left)), bool(_YEAR.match(right)), len(left) * digit_left, len(right) * digit_right,
        min(40, len(chunk)), candidates, zl > 5.5, zr > 5.5, at <= 2, len(chunk) - at <= 2,
        lexicon.zipf(low_left + low_right), chunk.count("."), chunk[at - 1] in ".!?" and right[:1].islower(),
        low_left in MONTHS, low_right in MONTHS,
    ))  # fmt: skip
    return Seam(at, low_left, low_right, "", "", left, right, alone, chunk, 0, False)
