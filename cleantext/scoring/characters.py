"""What each code point counts as, in whole arrays at a time.

A text is one array of code points (UTF-32), and the class of each is one look-up. The tables are made from Python's
Unicode data once, by `tables`, and shipped with the model, so that a newer Unicode does not change a verdict.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleantext.scripts import UNSPACED_RANGES

LIMIT: Final = 0x20000
"""Code points from here on (rare ideographs, tags, private use) count as the last one below."""

OTHER, SPACE, LOWER, UPPER, CASELESS, UNSPACED, DIGIT, MARK = range(8)
STOP, ELLIPSIS, COMMA, COLON, QUOTE, CLOSE, OPEN, DASH, SEPARATOR, RIGHTS, QUESTION, AT = range(8, 20)
CLASSES: Final = 20
"""Of a script without spaces (`UNSPACED`) a character is a word of its own."""

MARKS_OF_CLASS: Final = {
    STOP: ".!。！．｡।॥۔",
    QUESTION: "?？؟;",
    ELLIPSIS: "…⋯",
    COMMA: ",，،、､",
    COLON: ":;：；؛",
    QUOTE: "\"'“”„‟‘’‚«»「」『』‹›＂＇`´",
    CLOSE: ")]}）】］〉》",
    OPEN: "([{（【［〈《",
    DASH: "-–—−‐‑‒―－",
    SEPARATOR: "|¦/\\_·•→←↑↓►▸▶▼▾▲■□▪★☆●○◦∙>＞<+~┊│※✓✔",
    RIGHTS: "©®™℗",
    AT: "@",
}


def class_of(code: int) -> int:
    """The class of one code point."""
    char = chr(code)
    for number, members in MARKS_OF_CLASS.items():
        if char in members:
            return number
    category = unicodedata.category(char)
    if char.isspace() or category in ("Zs", "Zl", "Zp", "Cc", "Cf"):
        return SPACE
    if any(first <= code <= last for first, last in UNSPACED_RANGES) and category[0] in "LM":
        return UNSPACED
    if category[0] == "M":
        return MARK
    if category[0] == "N":
        return DIGIT
    return {"Ll": LOWER, "Lu": UPPER, "Lt": UPPER, "Lo": CASELESS, "Lm": CASELESS}.get(category, OTHER)


@dataclass(frozen=True)
class CharacterTables:
    """The two tables as the shipped numbers hold them: runs of equal class, and code points that have a lower case."""

    class_starts: NDArray[np.int32]
    class_values: NDArray[np.int32]
    upper: NDArray[np.int32]
    folded: NDArray[np.int32]


def tables() -> CharacterTables:
    """The tables by Python's Unicode data."""
    classes = np.array([class_of(code) for code in range(LIMIT)], np.int32)
    starts = np.flatnonzero(np.diff(classes, prepend=-1)).astype(np.int32)
    lower = [(code, chr(code).lower()) for code in range(LIMIT)]
    pairs = [(code, ord(low)) for code, low in lower if len(low) == 1 and ord(low) != code]
    upper, folded = (np.array(side, np.int32) for side in zip(*pairs, strict=True))
    return CharacterTables(starts, classes[starts], upper, folded)


class Characters:
    """Class and lower case of code points, by look-up."""

    def __init__(self, tables: CharacterTables) -> None:
        lengths = np.diff(np.append(tables.class_starts, LIMIT))
        self.classes = np.repeat(tables.class_values.astype(np.uint8), lengths)
        self.lower = np.arange(LIMIT, dtype=np.uint64)
        self.lower[tables.upper] = tables.folded


def code_points(text: str) -> NDArray[np.int64]:
    """The code points of `text`, lone surrogates included: an index into the tables, cut off at their end."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)
