"""What scripts differ in: the marks that end a sentence, what closes behind them, and whether spaces part the words.

Learned models have tables of their own (`scoring.characters`, `article.gate.STOPS`), which stay as they were when they were
learned. What is unspaced they take from here.
"""

from __future__ import annotations

from typing import Final

import regex

STOPS: Final = ".۔"
"""Full stops of scripts with spaces; a space stands behind them, or the line ends. Inside words and numbers they end nothing."""
CALLS: Final = "!?؟"
"""What ends a question or an exclamation there."""
WIDE_STOPS: Final = "。｡।॥"
"""Full stops that end a sentence wherever they stand."""
WIDE_CALLS: Final = "！？"
"""And the same of questions and exclamations."""
ENDS: Final = STOPS + CALLS + WIDE_STOPS + WIDE_CALLS
"""All of them."""
CLOSING: Final = r"[\"'”’»“)\]」』）]*"
"""Quotation marks and brackets that close behind the end of a sentence, as a pattern."""

UNSPACED_RANGES: Final = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
)
"""Code points of scripts without spaces: Thai, Lao, Burmese, Khmer, kana, ideographs."""
UNSPACED_SET: Final = f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in UNSPACED_RANGES)}]"
"""The same as a set of a pattern."""
UNSPACED: Final = regex.compile(UNSPACED_SET)
"""A character of a script without spaces."""
