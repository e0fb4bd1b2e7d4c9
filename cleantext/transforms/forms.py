"""Forms of letters that stand for others: full and half width, typographic ligatures. Both off unless a pack asks."""

from __future__ import annotations

import re
from unicodedata import normalize

from cleantext.transforms.substitution import substitution

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


WIDTH = substitution(
    "width", _WIDTH, _narrow, (r"\xef\xbc[\x90-\xbf]|\xef\xbd[\x81-\x9a\xa6-\xbf]|\xef\xbe|\xef\xbf[\x80-\x9f]",)
)
LIGATURES = substitution(
    "ligatures", _LIGATURES, _letters, (r"\xc4[\xb2\xb3]|\xc7[\x84-\x8c\xb1-\xb3]|\xef\xac[\x80-\x86]",)
)
