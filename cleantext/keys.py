"""The words of a line: without the marks around them, and as phrases are compared by."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.scripts import ENDS

_SPACES = " \t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
# Bullets, Markdown marks, table pipes and the like stand around a line's words and say nothing about them. Quotation
# marks and brackets do say something, and stay.
_MARKS = _SPACES + "-–—•·●○▪▸►▶‣⁃*#|>_=~+\\/"
_EDGES = (
    _MARKS
    + ENDS
    + "$%&,:;<@^`‐‒―…¡¿→←↑↓⇒►▼▾✓✔★☆♥❤©®™¶§†‡°：；，、・．،؛\ufe0f👉🔥📢📷📸🎥✉📧📞▷◆■□◦＞＜｜※▲△▽◎☞◇\u200e\u200f"
)
_GUILLEMETS = "«»‹›"
_ACCENTED = "άέήίόύώΐΰ"
_UNACCENTED = str.maketrans(_ACCENTED, "αεηιουωϊϋ")


def core(line: str) -> str:
    """The line without the bullets, arrows, Markdown marks, pipes and spaces around its words."""
    line = line.strip(_MARKS)
    return line if line.isascii() or not _points(line) else line.strip(_MARKS + _GUILLEMETS)


def _points(line: str) -> bool:
    """Whether a guillemet at one end of the line has no partner: it is an arrow then, as in `Older posts »`."""
    if (line[:1] in _GUILLEMETS) == (line[-1:] in _GUILLEMETS):
        return False
    return not ("»" in line or "›" in line) or not ("«" in line or "‹" in line)


def key(line: str) -> str:
    """What phrases are compared by: the words of the line, case folded, white space single, no punctuation around.

    Quotation marks and brackets stay: a quoted "Leave a comment" is somebody's words. A guillemet without a partner is
    an arrow, and goes.
    """
    return keys([line])[0]


def keys(lines: Sequence[str]) -> list[str]:
    """`key` of each of many lines (without line feeds)."""
    out = []
    for line in lines:
        if line.isascii():
            folded = line.lower().strip(_EDGES)
        else:
            folded = _folded(line).strip(_EDGES)
            if _points(folded):
                folded = folded.strip(_EDGES + _GUILLEMETS)
        if "  " in folded or not folded.isprintable():  # what is printable holds no white space but U+0020
            folded = " ".join(folded.split())
        out.append(folded)
    return out


def unaccented(key: str) -> str:
    """The key without the accents of its Greek letters, which capitals lack for the most part."""
    return key if key.isascii() else key.translate(_UNACCENTED)


def with_accents(keys: Sequence[str]) -> list[int]:
    """Which of the keys have such accents, by number."""
    text = "\n".join(keys)
    if text.isascii() or not any(c in text for c in _ACCENTED):
        return []
    return [n for n, key in enumerate(keys) if unaccented(key) != key]


def ending(line: str, count: int) -> str:
    """The last `count` characters of the line's key, or all of a shorter one."""
    words = line.strip(_EDGES)
    last = words[-count:]
    if "  " in last or not last.isprintable() or _points(words):
        return key(line)[-count:]
    return (last.lower() if last.isascii() else _folded(last))[-count:]


def _folded(text: str) -> str:
    """Case folded, with one apostrophe, and one i for the Turkish two: capitals don't say which of them they are."""
    return text.replace("’", "'").casefold().replace("i\u0307", "i").replace("ı", "i")
