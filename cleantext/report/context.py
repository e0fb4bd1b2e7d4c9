"""What stands around an edit within a line. A ledger holds the edit alone; the rest of its line is read from the output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from cleantext.readers import EXTRACTED, format_of
from cleantext.readers.base import InputDocument, Options
from cleantext.readers.find import documents
from cleantext.runner.output import Output

WIDTH = 60
"""Characters after which a side is cut off."""


class Spot(NamedTuple):
    """Where an edit is in the output."""

    file: str
    """Name of its file in the input."""
    format: str
    nth: int
    """Place of its document among those of the file that are in the output, counted from 0."""
    at: int
    """Place in the clean text."""
    replacement: str


def contexts(output: Output, text_key: str, spots: Iterable[Spot]) -> Iterator[tuple[Spot, tuple[str, str]]]:
    """What stands before and behind each edit on its line; nothing comes of those whose output was changed or is gone."""
    for (file, format), some in groupby(sorted(spots), key=lambda spot: (spot.file, spot.format)):
        path = output.target(file, format)
        if not path.is_file():
            continue
        written = format_of(EXTRACTED[format]) if format in EXTRACTED else format
        found = enumerate(documents(str(path), written, Options(text_key, encoding="utf-8")))
        for nth, here in groupby(some, key=lambda spot: spot.nth):
            document = next((document for n, document in found if n == nth), None)
            if isinstance(document, InputDocument):
                yield from ((spot, _sides(document.text, spot)) for spot in here if _fits(document.text, spot))


def _fits(text: str, spot: Spot) -> bool:
    return text.startswith(spot.replacement, spot.at)


def _sides(text: str, spot: Spot) -> tuple[str, str]:
    end = spot.at + len(spot.replacement)
    before = text[max(spot.at - WIDTH, 0) : spot.at].rpartition("\n")[2]
    after = text[end : end + WIDTH].partition("\n")[0]
    return f"…{before}" if len(before) == WIDTH else before, f"{after}…" if len(after) == WIDTH else after
