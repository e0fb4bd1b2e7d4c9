"""Bidi controls and U+FFFD are kept by every transform, and counted."""

from cleantext.transforms import TRANSFORMS
from cleantext.types import Result


def counts(text: str) -> dict[str, int]:
    return Result(text, (), None, None, ()).counts


def test_counts() -> None:
    assert counts("plain") == {}
    assert counts("é") == {}
    assert counts("\u202bשלום\u202c and \u200e \ufffd\ufffd") == {"bidi-controls": 3, "replacement-characters": 2}


def test_kept() -> None:
    for text in ("\u202bשלום\u202c", "a \u2066x\u2069 b \u061c\u200f", "lost \ufffd here"):
        for name in TRANSFORMS.keys() - {"unwrap", "dehyphenate"}:
            assert TRANSFORMS[name].edits(text) == [], name
