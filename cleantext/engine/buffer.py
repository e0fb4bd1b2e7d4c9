"""Many texts as one buffer that is scanned in one go, and the lines that rules may fire on, as the scans find them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np

from cleantext.keys import core, keys, unaccented, with_accents
from cleantext.kinds.base import PHRASE, SHORT
from cleantext.lines import Lines
from cleantext.patterns.database import Numbers
from cleantext.patterns.fold import fold

Hits = dict[int, Sequence[int] | None]
"""Index of a rule -> the lines it may fire on, None for all of them. Rules that cannot fire are absent."""


class Buffer:
    """Texts as one, each followed by a newline, with what was found in them."""

    def __init__(self, texts: Sequence[Lines], hits: Sequence[Hits]) -> None:
        self.hits = hits
        self.text = "\n".join([*(lines.text for lines in texts), ""])
        self._first = list(accumulate((lines.text.count("\n") + 1 for lines in texts), initial=0))

    @cached_property
    def data(self) -> bytes:
        """The buffer in UTF-8."""
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def newlines(self) -> Numbers:
        """Where its newlines are in `data`."""
        return newlines_of(self.data)

    @cached_property
    def short(self) -> ShortLines:
        """The short lines of the buffer."""
        return ShortLines(self.text)

    def hit(self, n: int, line: int) -> None:
        """Notes that a line of the buffer may concern rule `n`."""
        document = bisect_right(self._first, line) - 1
        add_hit(self.hits[document], n, line - self._first[document])

    def hit_all(self, rules: Iterable[int]) -> None:
        """Notes that all lines may concern these rules."""
        for n in rules:
            for hits in self.hits:
                hits[n] = None

    @cached_property
    def starts(self) -> list[int]:
        """Where each text begins in `data`."""
        if len(self.hits) == 1:
            return [0]
        found: list[int] = np.append(0, self.newlines + 1)[self._first[:-1]].tolist()
        return found

    def documents(self, places: Iterable[int]) -> list[int]:
        """The texts in which these bytes of `data` stand."""
        return sorted({bisect_right(self.starts, place) - 1 for place in places})


class ShortLines:
    """The short lines of a buffer."""

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        numbers = [i for i, line in enumerate(lines) if 0 < len(line) <= SHORT + 1]  # with U+000D
        cores = [core(lines[i]) for i in numbers]
        self.numbers = np.array(numbers, np.int64)
        self.data = fold("\n".join([*cores, ""])).encode("utf-8", "surrogatepass")
        may_be_phrases = [(i, line) for i, line in zip(numbers, cores, strict=True) if len(line) <= PHRASE]
        self._keyed = [i for i, _ in may_be_phrases]
        self.keys = keys([line for _, line in may_be_phrases])
        accented = with_accents(self.keys)
        self._keyed += [self._keyed[n] for n in accented]
        self.keys += [unaccented(self.keys[n]) for n in accented]

    def keyed(self) -> Iterable[tuple[int, str]]:
        """Lines that may be a phrase, and their keys; those with Greek accents without them as well."""
        return zip(self._keyed, self.keys, strict=True)


def add_hit(hits: Hits, n: int, line: int) -> None:
    """Adds a line for rule `n`, unless all are there."""
    lines = hits.setdefault(n, [])
    if lines is not None:
        assert isinstance(lines, list)
        lines.append(line)


def newlines_of(data: bytes) -> Numbers:
    """Where newlines are."""
    found: Numbers = (np.frombuffer(data, np.uint8) == 10).nonzero()[0]
    return found
