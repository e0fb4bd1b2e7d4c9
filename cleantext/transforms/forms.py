"""Forms of letters that stand for others: full and half width, typographic ligatures. Both off unless a pack asks."""

from __future__ import annotations

import re
from unicodedata import normalize

from cleantext.transforms.base import Span, Transform
from cleantext.transforms.spans import substitute

# Full-width letters and digits; the ideographic space and a few full-width signs only between two of them: elsewhere
# they belong to East Asian text, as commas and brackets do everywhere. Half-width katakana with its marks, and Hangul.
_LETTERS = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_WIDTH = re.compile(
    f"[{_LETTERS}]+(?:[\u3000\uff03\uff05-\uff07\uff0b\uff0d-\uff0f\uff1d\uff20\uff3f]+[{_LETTERS}]+)*|[\uff66-\uff9f]+|[\uffa0-\uffdc]+"
)
_LIGATURES = re.compile("[\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb06]")


def _narrow(found: str) -> str:
    # NFKC touches nothing here but width: these characters have no other compatibility mapping
    return normalize("NFKC", found)


def _letters(found: str) -> str:
    return normalize("NFC", normalize("NFKD", found)).replace("\u017f", "s")


def _width(line: str) -> list[Span]:
    return substitute(_WIDTH, _narrow, line)


def _ligatures(line: str) -> list[Span]:
    return substitute(_LIGATURES, _letters, line)


WIDTH = Transform(
    "width",
    "line",
    (r"\xef\xbc[\x90-\xbf]|\xef\xbd[\x81-\x9a\xa6-\xbf]|\xef\xbe|\xef\xbf[\x80-\x9f]",),
    lambda t: _WIDTH.search(t) is not None,
    _width,
)
LIGATURES = Transform(
    "ligatures",
    "line",
    (r"\xc4[\xb2\xb3]|\xc7[\x84-\x8c\xb1-\xb3]|\xef\xac[\x80-\x86]",),
    lambda t: _LIGATURES.search(t) is not None,
    _ligatures,
)
