"""Whether a text may have a head or a tail: a look at its two ends, so cheap that clean articles cost nothing."""

from __future__ import annotations

from typing import Final

REACH: Final = 700
"""Characters of each end that are looked at."""
LINES: Final = 4
"""And of these no more lines than this."""
SHORT: Final = 25
"""A line of fewer characters is no prose, whatever its end."""
ENDS: Final = (".", "!", "?", "。", "！", "？", "”", '"', "»", "।", "؟", "۔", "」", "』", "’", ")", "…", ";", ":")


def may(text: str) -> bool:
    """False for texts that begin and end in prose; True says nothing."""
    if "\n" not in text:
        return False
    tail = [line for line in text[-REACH:].split("\n") if line and not line.isspace()]
    if _odd(tail[-LINES:]) >= 2:
        return True
    head = [line for line in text[:REACH].split("\n") if line and not line.isspace()]
    return _odd(head[:LINES]) >= 3


def _odd(lines: list[str]) -> int:
    """Lines that are short, or don't end as a sentence does."""
    return sum(1 for line in lines if len(line) < SHORT or not line.rstrip().endswith(ENDS))
