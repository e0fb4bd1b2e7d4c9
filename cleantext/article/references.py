"""Lines that look like the foot of a page, and are text: headings of references, bare addresses, and code."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import Final

import numpy as np

from cleantext.code import has_marks_of_code
from cleantext.scoring.arrays import Flags, Hashes
from cleantext.scoring.characters import Characters
from cleantext.scoring.hashing import hash_words
from cleantext.scoring.lines import LineArrays, read

CODE: Final = 3
"""So many lines with marks of code make a text that is about code. Lines that `is_code` knows don't, since they may be of
tunes and chords: it was tried, and of 2,340 texts that extractors gave and the gate lets through, 26 come out otherwise,
nearly all of them with more left of the page's foot."""


def headings(lines: LineArrays, characters: Characters) -> Flags:
    """Of each line whether it is such a heading."""
    out: Flags = np.isin(lines.whole, _headings(characters))
    return out


def addresses(lines: LineArrays) -> Flags:
    """Of each line whether it begins as an address does."""
    out = np.zeros(lines.n, bool)
    begins = np.flatnonzero(np.diff(lines.line, prepend=-1))
    out[lines.line[begins[np.isin(lines.hashes[begins], _SCHEMES)]]] = True
    return out


def code(texts: Sequence[Sequence[str]], lines: LineArrays) -> Flags:
    """Of each line whether it is code, in a text about code; these texts are what `lines` was read from."""
    flags = [list(map(has_marks_of_code, text)) for text in texts]
    flags = [of if sum(of) >= CODE else [False] * len(of) for of in flags]
    ends = np.cumsum([0, *map(len, flags)])
    out: Flags = np.fromiter(chain.from_iterable(flags), bool, int(ends[-1]))[ends[lines.document] + lines.place]
    return out


_SCHEMES: Final = hash_words(["http", "https"])


@lru_cache(maxsize=1)
def _headings(characters: Characters) -> Hashes:
    """Those of `data/references.txt`, in eighteen languages."""
    listed = files(__package__).joinpath("data/references.txt").read_text("utf-8").splitlines()
    found = [heading for line in listed if line and not line.startswith("#") for heading in line.split("; ")]
    return read([found], characters).whole
