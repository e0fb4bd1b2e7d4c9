"""What is kept and counted: nobody can say from the text alone whether it belongs there."""

from __future__ import annotations

import re

COUNTED: dict[str, str] = {
    "bidi-controls": "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    "replacement-characters": "\ufffd",
}
"""Name -> characters. Bidirectional controls steer Arabic and Hebrew text, and hide what a reader should see in source
code; U+FFFD stands for something lost, and is not guessed."""
_ANY = re.compile(f"[{''.join(COUNTED.values())}]")


def counts(text: str) -> dict[str, int]:
    """How many of each a text holds; names without any are left out."""
    if text.isascii() or not _ANY.search(text):
        return {}
    found = {name: sum(map(text.count, characters)) for name, characters in COUNTED.items()}
    return {name: n for name, n in found.items() if n}
