"""Strategies: texts made of what goes wrong with characters, and of what only looks so."""

from __future__ import annotations

import runpy
from collections.abc import Iterable
from pathlib import Path

from hypothesis import strategies as st

from cleantext.transforms import Span

_FILE = Path(__file__).parents[2] / "benchmarks" / "sentences.py"
SENTENCES: dict[str, list[str]] = runpy.run_path(str(_FILE))["SENTENCES"]

CLEAN = [
    "The café by the harbour – “full” every night…", "Größe, Straße, über", "œuvre, cœur, Où est l’été ?",
    "¿Qué? ¡Mañana!", "żółć gęślą jaźń", "Příliš žluťoučký kůň", "İstanbul’da ağaç", "Привет, мир: «ёлка»",
    "Καλημέρα κόσμε", "שלום עולם", "مرحبا بالعالم", "می\u200cخواهم", "नमस्ते क्\u200dष", "สวัสดีชาวโลก",
    "こんにちは、世界。", "안녕하세요", "Xin chào các bạn", "👨\u200d👩\u200d👧 🇯🇵 👍🏽", "∀x∈ℝ: x²≥0, 10³ ½ ±",
    "R&D, AT&T; a<b", "Âme, Ãtã, Åse, Ø", "e\u0301 u\u0308 \u1112\u1161\u11ab",
]  # fmt: skip
ODDITIES = [
    "Ã©", "â€™", "â€œ", "â€\x9d", "Â ", "Ã ", "ÃƒÂ©", "Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "æ—¥æœ¬", "ðŸ˜€", "\x85", "\x93", "вЂ”",
    "Рџ", "â€�", "√©", "ā€™", "&amp;", "&amp;amp;", "&lt;", "&eacute;", "&#8217;", "&#x80;", "&NewLine;",
    "&nosuch;", "&Atilde;&copy;", "â&euro;™", "<", "&", "\x00", "\x1b[31m", "\x1b", "\x0c", "\x7f", "\ufffc",
    "\u00a0", "\u2009", "\u202f", "\u3000", "\u2028", "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060",
    "\ufeff", "\u202e", "\u0301", "\u0301" * 40, "\u0316\u0301", "\ud83d", "\ude00", "\ufffd", "\r", "  ", "\t",
    "Ａ", "ﾊﾞ", "ﬁ", "“", "œ\r", "e\u0301", "o\u0308u\u0308",
]  # fmt: skip
CODECS = ["cp1252", "latin-1", "cp1251", "cp1250", "cp1253", "mac-roman", "cp437"]
LETTERS = st.characters(exclude_characters="\n", codec=None, exclude_categories=())


def _broken(text: str, codec: str) -> str:
    return text.encode("utf-8", "surrogatepass").decode(codec, "replace")


PIECES = st.one_of(
    st.sampled_from(CLEAN),
    st.sampled_from(ODDITIES),
    st.builds(_broken, st.sampled_from(CLEAN), st.sampled_from(CODECS)),
    st.text(LETTERS, max_size=6),
    st.sampled_from([" ", " ", ", ", "x", "The "]),
)
LINES = st.lists(PIECES, max_size=8).map("".join).map(lambda s: s.replace("\n", " "))
DOCUMENTS = st.lists(st.one_of(LINES, st.sampled_from(["", "", " ", "\r"])), max_size=8).map("\n".join)
"""Documents of lines; surrogates included."""


def apply(text: str, edits: Iterable[Span]) -> str:
    """The text after the edits (sorted, disjoint) of a transform."""
    for start, end, new in reversed(list(edits)):
        text = text[:start] + new + text[end:]
    return text
