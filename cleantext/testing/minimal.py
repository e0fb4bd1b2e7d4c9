"""The smallest text that still fails: lines go, then words, then characters, for as long as the fault stays."""

from __future__ import annotations

from collections.abc import Callable

import regex

_PIECES = (regex.compile(r"[^\n]*\n|[^\n]+"), regex.compile(r"\s*\S+|\s+"), regex.compile(r"(?s)."))
_TRIES = 600


def minimal(text: str, fails: Callable[[str], bool]) -> str:
    """A part of `text` that still fails, none of whose pieces can be left out; best effort, within a bounded number of
    tries. `fails(text)` must be true."""
    left = [_TRIES]

    def still(candidate: str) -> bool:
        left[0] -= 1
        return left[0] >= 0 and fails(candidate)

    for piece in _PIECES:
        text = _without(piece.findall(text), still)
    return text


def _without(pieces: list[str], fails: Callable[[str], bool]) -> str:
    size = max(len(pieces) // 2, 1)
    while size:
        at = 0
        while at < len(pieces):
            fewer = pieces[:at] + pieces[at + size :]
            if fewer and fails("".join(fewer)):
                pieces = fewer
            else:
                at += size
        size //= 2
    return "".join(pieces)
