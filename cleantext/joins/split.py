"""Lost spaces as they are told, and the text with them put in."""

from __future__ import annotations

from typing import NamedTuple


class Split(NamedTuple):
    """A lost space."""

    offset: int
    """Character offset in the text at which a space belongs."""
    confidence: float
    """0 to 1."""
    evidence: str
    """Why, for people."""


def with_spaces(text: str, splits: list[Split]) -> str:
    """The text with a space at each split."""
    out = []
    last = 0
    for split in splits:
        out.append(text[last : split.offset])
        last = split.offset
    out.append(text[last:])
    return " ".join(out)


def merged(found: list[Split], new: list[Split]) -> list[Split]:
    """Splits of a text, and those of the text that they make, in the coordinates of the first."""
    out = []
    done = 0
    for split in new:
        while done < len(found) and found[done].offset + done < split.offset:
            out.append(found[done])
            done += 1
        out.append(split._replace(offset=split.offset - done))
    return out + found[done:]
