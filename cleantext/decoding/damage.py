"""UTF-8 with damage in it: what tells it from a legacy encoding in a line of few accents, and what its bad bytes were."""

from __future__ import annotations

from cleantext.decoding.alphabets import LETTERS, SIGNS

LOST = "\ufffd"
_BEYOND = bytes(range(0x80, 0x100))
_LATIN = {c for letters in LETTERS.values() for c in letters if c < "\u0250"} - {"ÿ"}
_PLAUSIBLE = _LATIN | {c.upper() for c in _LATIN if c < "\u0100"} | set(SIGNS) | set("«»„")
"""What a line of UTF-8 with few accents holds beyond ASCII. In capitals of other blocks a legacy encoding has a letter at
the end of a word with a quotation mark behind it."""
_WESTERN = {c for c in _LATIN if c < "\u0100"}
_WINDOWS = set("‘’“”–—…")


def has_few_accents(line: bytes, kept: str) -> bool:
    """Whether a line is ASCII for the most part, and what `kept` (the line without the bytes that UTF-8 does not explain)
    has beyond it is what Latin letters are written with. Two bytes of a legacy encoding hardly ever read so by chance."""
    beyond = [c for c in kept if c > "\x7f"]
    return (
        bool(beyond)
        and 5 * len(kept.encode().translate(None, _BEYOND)) > 3 * len(line)
        and _PLAUSIBLE.issuperset(beyond)
    )


def mended(text: str, patches: tuple[tuple[int, int, bytes], ...]) -> str:
    """The text with what it has lost as Windows-1252 reads it, where that is one character by itself: a small letter
    beside a letter, or a quotation mark, a dash or an ellipsis. Some lines are put together of pieces in both."""
    out = list(text)
    for start, end, raw in patches:
        around = text[max(start - 1, 0) : end + 1]
        if text[start:end] != LOST or around.count(LOST) > 1 or len(raw) != 1:
            continue
        c = raw.decode("cp1252", "replace")
        if c in _WINDOWS or (c in _WESTERN and any(map(str.isalpha, around))):
            out[start] = c
    return "".join(out)
