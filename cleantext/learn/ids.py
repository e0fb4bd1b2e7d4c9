"""What a learned rule is called: the first words of its line, in the letters that ids may have."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

WORDS, LONGEST = 5, 40
"""Most words and characters of an id, its number left out."""
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = re.compile("['’]")
_CALLED = re.compile(
    r"(?P<script>[A-Z]+) (?:[A-Z]+ )*?(?:LETTER|CHARACTER|SYLLABLE|LIGATURE|VOWEL SIGN) "
    r"(?:(?:SMALL|SHORT|FINAL|DOTLESS|SHARP|SARA|FARSI|UKRAINIAN|BYELORUSSIAN-UKRAINIAN) )*(?P<name>[A-Z]+)"
)
"""What Unicode calls a letter: CYRILLIC SMALL LETTER ZHE, GREEK SMALL LETTER BETA, HANGUL SYLLABLE BO."""
_SYLLABLES = ("HANGUL", "HIRAGANA", "KATAKANA")
"""Scripts whose characters are called as they sound. Those of most others begin with their sound (BETA, SHIN, GAN)."""
_OTHERWISE = {
    "LATIN": {"THORN": "th", "ETH": "d", "SCHWA": "e", "ENG": "ng"},
    "CYRILLIC": {
        "IE": "e", "EL": "l", "EM": "m", "EN": "n", "ER": "r", "ES": "s", "EF": "f", "GHE": "g", "YERU": "y", "YU": "yu",
        "YA": "ya", "HARD": "", "SOFT": "",
    },
}  # fmt: skip


def id_of(shape: str) -> str:
    """An id for what a line says. Letters that are not ASCII are spelled, roughly as they sound; where one of them cannot be
    (Chinese), a short digest tells the line from others, the same in every pack."""
    text = unicodedata.normalize("NFKC", shape)
    spelled = {c: _spelled(c) for c in set(text) if not c.isascii()}
    plain = "".join(spelled.get(c, c) or "" for c in _APOSTROPHES.sub("", text))
    name = "-".join(_WORD.findall(plain)[:WORDS])[:LONGEST].strip("-")
    if name and None not in spelled.values():
        return name
    return f"{name or 'line'}-{hashlib.blake2b(shape.encode('utf-8', 'surrogatepass'), digest_size=3).hexdigest()}"


@lru_cache(maxsize=1 << 12)
def _spelled(character: str) -> str | None:
    """A character in ASCII: marks, and what is no letter, as a space or nothing; None for a letter that nothing is known of."""
    category, whole = unicodedata.category(character), unicodedata.name(character, "")
    if category[0] == "M" and "VOWEL" not in whole:
        return ""
    called = _CALLED.match(whole)
    if called is None or called["script"] not in _SYLLABLES:  # ö is o
        called = _CALLED.match(unicodedata.name(unicodedata.normalize("NFD", character)[0], ""))
    if called is None:
        return None if category[0] == "L" else " "
    script, name = called["script"], called["name"]
    if name in (others := _OTHERWISE.get(script, {})):
        return others[name]
    if script in _SYLLABLES or (len(name) < 3 and (script == "LATIN" or not name.strip("AEIOU"))):
        return name.lower()
    first = len(name) - len(name.lstrip("BCDFGHJKLMNPQRSTVWXYZ"))
    return name[: first or 1].lower()
