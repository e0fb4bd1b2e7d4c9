"""A batch of documents as arrays: one row for each line that isn't blank, one for each of its words.

Everything is counted in whole numbers, over all documents at once. Sums of whole numbers are exact, so what is said of
a document does not depend on the documents beside it, nor on the machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleantext.page import characters as c
from cleantext.page.characters import Characters, code_points

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Kinds = NDArray[np.uint8]

LONG: Final = 6000
"""Characters of a line that are looked at: of a longer one, the first two thirds of this and the last third."""

STEM: Final = 5
"""Letters of a longer word that stand for all its forms."""

POWERS: Final = np.array([pow(0x9E3779B97F4A7C15, i + 1, 1 << 64) for i in range(32)], np.uint64)
NUMBER: Final = np.uint64(0x5851F42D4C957F2D)
"""The hash of every word that begins with a digit."""


def mix(h: Hashes) -> Hashes:
    """Spread the bits of `h` (the finisher of splitmix64)."""
    h = (h ^ (h >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    h = (h ^ (h >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return h ^ (h >> np.uint64(31))


def whole_of(words: Hashes) -> Hashes:
    """What `read` makes, before `mix`, of each row of a table of word hashes as one line."""
    order = np.arange(words.shape[1])
    out: Hashes = (words * _places(order)).sum(1, dtype=np.uint64)
    return out


def _places(order: Ints) -> Hashes:
    return POWERS.take(order % len(POWERS)) + order.astype(np.uint64)


def hash_words(words: Sequence[str]) -> Hashes:
    """The hashes that `read` gives these (lower-case) words."""
    products = [sum(ord(x) * int(POWERS[min(i, len(POWERS) - 1)]) for i, x in enumerate(w)) % (1 << 64) for w in words]
    return mix(np.array(products, np.uint64))


@dataclass(frozen=True)
class Lines:
    """Lines that aren't blank, of all documents, in order; `n` of them, with `words` words."""

    documents: int
    document: Ints  # of each line
    place: Ints  # of each line: its index in its document, blank lines counted
    gap: Ints  # blank lines before it, 0 or 1
    counts: Ints  # (n, CLASSES) characters of each class
    first: Ints  # class of its first character that isn't space
    last: Ints  # class of its last one that is neither space nor a quotation mark
    form: dict[str, Ints]  # further counts, by name
    line: Ints  # of each word, the line
    begin: Ints  # of each word, its place in the line, in characters
    length: Ints  # of each word, in characters
    hashes: Hashes  # of each word, lower case
    masked: Hashes  # the same, all numbers alike
    stems: Hashes  # of each word longer than STEM, its first STEM letters; else as `masked`
    whole: Hashes  # of each line
    whole_masked: Hashes

    @property
    def n(self) -> int:
        return len(self.document)


def cut(line: str) -> str:
    return line if len(line) <= LONG else line[: LONG - LONG // 3] + line[-(LONG // 3) :]


def sums(values: NDArray[np.generic], starts: Ints, ufunc: np.ufunc = np.add) -> Ints:
    """`ufunc` over each stretch of `values` that begins at one of `starts`; nothing at all for no starts."""
    return ufunc.reduceat(values, starts) if len(starts) else np.zeros(0, np.int64)


def begins_of(owner: Ints) -> Ints:
    """Where each new value of an ascending array begins."""
    if not len(owner):
        return np.zeros(0, np.int64)
    return np.append(0, np.flatnonzero(owner[1:] != owner[:-1]) + 1)


def read(documents: Sequence[Sequence[str]], characters: Characters) -> Lines:
    """Count everything there is to count in a batch."""
    texts = list(chain.from_iterable(documents))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    for i in np.flatnonzero(lengths > LONG).tolist():
        texts[i] = cut(texts[i])
        lengths[i] = LONG
    per_document = np.fromiter(map(len, documents), np.int64, len(documents))
    owner = np.repeat(np.arange(len(documents)), per_document)
    place = np.arange(len(texts)) - np.repeat(np.cumsum(per_document) - per_document, per_document)

    line_starts = np.cumsum(lengths + 1) - lengths - 1
    codes = code_points("\n".join(texts) + "\n" if texts else "")
    kind = characters.classes.take(codes)
    line_of = np.repeat(np.arange(len(texts)), lengths + 1)

    inked = np.flatnonzero(kind != c.SPACE)
    begins = begins_of(line_of[inked])
    rows = line_of[inked][begins]  # the lines that aren't blank
    row_of_line = np.full(len(texts), -1)
    row_of_line[rows] = np.arange(len(rows))
    row = row_of_line[line_of]  # -1 on blank lines, which are all space

    document = owner[rows]
    gap = np.minimum(np.diff(rows, prepend=-1) - 1, 1)
    gap[begins_of(document)] = 0
    every = np.bincount(line_of * c.CLASSES + kind, minlength=len(texts) * c.CLASSES).reshape(-1, c.CLASSES)
    counts = every[rows]
    counts[:, c.SPACE] = 0
    ends = inked[np.append(begins[1:], len(inked))[: len(rows)] - 1]

    words = _words(codes, kind, row, characters)
    form = {
        "words": np.bincount(words.line, minlength=len(rows))[: len(rows)],
        "numbers": _count(words.masked == NUMBER, words.line, len(rows)),
        "short": _count((words.size <= 3) & (kind[words.start] == c.LOWER), words.line, len(rows)),
        "longest": np.zeros(len(rows), np.int64),
        "size": lengths[rows],
        **_marks(codes, kind, row, len(rows)),
    }
    heads = begins_of(words.line)
    form["longest"][words.line[heads]] = sums(words.size, heads, np.maximum)
    order = np.arange(len(words.line)) - np.repeat(heads, np.diff(np.append(heads, len(words.line))))
    places = _places(order)

    def whole(h: Hashes) -> Hashes:
        out = np.zeros(len(rows), np.uint64)
        if len(h):
            out[words.line[heads]] = np.add.reduceat(h * places, heads)
        # a line with no word in it is known by its characters
        bare = np.flatnonzero(form["words"] == 0)
        out[bare] = mix((counts[bare] * np.arange(1, c.CLASSES + 1)).sum(1).astype(np.uint64))
        return mix(out)

    return Lines(
        len(documents),
        document,
        place[rows],
        gap,
        counts,
        kind[inked[begins]].astype(np.int64),
        _last(kind, line_of, inked, ends),
        form,
        words.line,
        words.start - line_starts[rows][words.line],
        words.size,
        words.hashes,
        words.masked,
        words.stems,
        whole(words.hashes),
        whole(words.masked),
    )


def _count(flags: Flags, owner: Ints, n: int) -> Ints:
    """How many of each owner's (0..n-1) flags are set."""
    return np.bincount(owner[flags], minlength=n)[:n]


def _last(kind: Kinds, line_of: Ints, inked: Ints, ends: Ints) -> Ints:
    """The class of each line's last character that isn't a quotation mark, or of its last one if all are; `ends` are
    the last ones' places among the characters. Dots in a row are an ellipsis."""
    firm = inked[kind[inked] != c.QUOTE]
    at = np.searchsorted(firm, ends, side="right") - 1
    last = np.where(at >= 0, firm[np.maximum(at, 0)], ends) if len(firm) else ends
    last = np.where(line_of[last] == line_of[ends], last, ends)
    before = np.where(last > 0, kind[last - 1], c.SPACE)
    out = kind[last].astype(np.int64)
    out[(out == c.STOP) & ((before == c.STOP) | (before == c.ELLIPSIS))] = c.ELLIPSIS
    return out


@dataclass(frozen=True)
class _Words:
    """The words of a batch: the line, the first character and the number of characters of each, and its hashes."""

    line: Ints
    start: Ints
    size: Ints
    hashes: Hashes
    masked: Hashes
    stems: Hashes


def _words(codes: Ints, kind: Kinds, row: Ints, characters: Characters) -> _Words:
    letter = (kind >= c.LOWER) & (kind <= c.MARK)
    unspaced = kind == c.UNSPACED
    joined = letter & ~unspaced
    before = np.zeros(len(kind), bool)
    before[1:] = joined[:-1]
    starts = np.flatnonzero(letter & (unspaced | ~before))
    stops = np.flatnonzero(letter & (unspaced | ~np.append(joined[1:], False)))
    size = stops - starts + 1

    # a word's hash: its lower-case code points, each times a power for its place
    in_word = np.flatnonzero(letter)
    offset = np.minimum(in_word - np.repeat(starts, size), len(POWERS) - 1)
    # sums are differences of running sums, which wrap around
    run = np.zeros(len(in_word) + 1, np.uint64)
    np.cumsum(characters.lower.take(codes[in_word]) * POWERS.take(offset), out=run[1:])
    ends = np.cumsum(size)
    heads = ends - size
    hashes = mix(run[ends] - run[heads])
    begun = run[heads + np.minimum(size, STEM)] - run[heads]
    number = kind[starts] == c.DIGIT
    return _Words(
        row[starts],
        starts,
        size,
        hashes,
        np.where(number, NUMBER, hashes),
        np.where(number, NUMBER, mix(begun)),
    )


def _marks(codes: Ints, kind: Kinds, row: Ints, n: int) -> dict[str, Ints]:
    """Of each line its chunks between spaces (as a reader would count words), those with a capital or a small letter
    first, the ends of sentences, and the marks between two digits."""
    space = kind == c.SPACE
    chunk = np.flatnonzero(~space & np.append(True, space[:-1])) if len(space) else np.zeros(0, np.int64)
    first = kind[chunk]
    follows = np.append(space[1:], True)
    follows |= np.append(kind[1:] == c.QUOTE, False) & np.append(follows[1:], True)
    closing = (kind == c.STOP) | (kind == c.QUESTION) | (kind == c.ELLIPSIS)
    sentence = (closing | (kind == c.COLON)) & follows | closing & (codes >= 0x3000)
    digit = kind == c.DIGIT
    between = np.zeros(len(kind), bool)
    between[1:-1] = digit[:-2] & digit[2:] & ((kind[1:-1] > c.MARK) | (kind[1:-1] == c.OTHER))
    return {
        "chunks": np.bincount(row[chunk], minlength=n)[:n],
        "capital": _count(first == c.UPPER, row[chunk], n),
        "small": _count(first == c.LOWER, row[chunk], n),
        "sentences": _count(sentence, row, n),
        "amounts": _count(between, row, n),
    }
