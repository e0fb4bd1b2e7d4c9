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


def longest_runs(flags: Flags, owner: Ints, n: int) -> Ints:
    """For each owner 0..n-1 the longest run of set flags among its own (owners ascending)."""
    index = np.arange(len(flags))
    begins = begins_of(owner)
    floor = np.zeros(len(flags), np.int64)
    floor[begins] = begins
    last_clear = np.maximum.accumulate(np.where(flags, np.maximum.accumulate(floor) - 1, index))
    out = np.zeros(n, np.int64)
    out[owner[begins]] = sums(index - last_clear, begins, np.maximum)
    return out


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
    space = kind == c.SPACE

    inked = np.flatnonzero(~space)
    inked_line = line_of[inked]
    begins = begins_of(inked_line)
    rows = inked_line[begins]  # the lines that aren't blank
    n = len(rows)
    row_of_line = np.full(len(texts), -1)
    row_of_line[rows] = np.arange(n)
    row = row_of_line[line_of]  # -1 on blank lines, which are all space

    document = owner[rows]
    gap = np.minimum(np.diff(rows, prepend=-1) - 1, 1)
    gap[begins_of(document)] = 0
    every = np.bincount(line_of * c.CLASSES + kind, minlength=len(texts) * c.CLASSES).reshape(-1, c.CLASSES)
    counts = every[rows]
    counts[:, c.SPACE] = 0

    ends = np.append(begins[1:], len(inked))[:n] - 1
    firm = inked[kind[inked] != c.QUOTE]
    firm_end = np.searchsorted(firm, inked[ends], side="right") - 1
    last_at = np.where(
        (firm_end >= 0) & (firm_end < len(firm)), firm[np.maximum(firm_end, 0)] if len(firm) else 0, inked[ends]
    )
    last_at = np.where(line_of[last_at] == rows, last_at, inked[ends])
    before_last = np.where(last_at > 0, kind[last_at - 1], c.SPACE)
    last = kind[last_at].astype(np.int64)
    last[(last == c.STOP) & ((before_last == c.STOP) | (before_last == c.ELLIPSIS))] = c.ELLIPSIS
    first = kind[inked[begins]].astype(np.int64)

    letter = (kind >= c.LOWER) & (kind <= c.MARK)
    unspaced = kind == c.UNSPACED
    joined = letter & ~unspaced
    before = np.zeros(len(kind), bool)
    before[1:] = joined[:-1]
    starts = np.flatnonzero(letter & (unspaced | ~before))
    word_line = row[starts]
    stops = np.flatnonzero(letter & (unspaced | ~np.append(joined[1:], False)))
    size = stops - starts + 1

    # a word's hash: its lower-case code points, each times a power for its place
    in_word = np.flatnonzero(letter)
    word_at = np.repeat(np.arange(len(starts)), size)
    offset = np.minimum(in_word - starts[word_at], len(POWERS) - 1)
    heads = np.cumsum(size) - size
    products = np.append(characters.lower.take(codes[in_word]) * POWERS.take(offset), np.uint64(0))
    # the sums over each word's first letters and over its other ones, by turns
    halves = np.add.reduceat(products, np.stack([heads, heads + np.minimum(size, STEM)], 1).ravel())
    begun = halves[::2].copy()
    hashes = mix(begun + np.where(size > STEM, halves[1::2], np.uint64(0)))
    number = kind[starts] == c.DIGIT
    masked = np.where(number, NUMBER, hashes)
    stems = np.where(number, NUMBER, mix(begun))

    # chunks between spaces, as a reader would count words
    chunk = np.flatnonzero(~space & np.append(True, space[:-1])) if len(space) else np.zeros(0, np.int64)
    chunk_line = row[chunk]
    chunk_kind = kind[chunk]

    def count(flags: Flags, where: Ints) -> Ints:
        return np.bincount(where[flags], minlength=n)[:n]

    year = number & (size == 4) & ((codes[starts] == 0x31) | (codes[starts] == 0x32))
    follows = np.append(space[1:], True)
    follows |= np.append(kind[1:] == c.QUOTE, False) & np.append(follows[1:], True)
    closing = (kind == c.STOP) | (kind == c.QUESTION) | (kind == c.ELLIPSIS)
    wide = closing & (codes >= 0x3000)
    sentence = (closing | (kind == c.COLON)) & follows | wide
    digit = kind == c.DIGIT
    between = np.zeros(len(kind), bool)
    between[1:-1] = digit[:-2] & digit[2:] & ~letter[1:-1] & ~space[1:-1]
    upper = (kind == c.UPPER) & letter

    form = {
        "words": count(np.ones(len(starts), bool), word_line),
        "numbers": count(number, word_line),
        "years": count(year, word_line),
        "short": count((size <= 3) & (kind[starts] == c.LOWER), word_line),
        "longest": np.zeros(n, np.int64),
        "chunks": count(np.ones(len(chunk), bool), chunk_line),
        "capital": count(chunk_kind == c.UPPER, chunk_line),
        "small": count(chunk_kind == c.LOWER, chunk_line),
        "smallrun": longest_runs(chunk_kind == c.LOWER, chunk_line, n),
        "sentences": count(sentence, row),
        "amounts": count(between, row),
        "uppers": count(upper & np.append(False, upper[:-1]), row),
        "size": lengths[rows],
    }
    word_begins = begins_of(word_line)
    form["longest"][word_line[word_begins]] = sums(size, word_begins, np.maximum)

    order = np.arange(len(starts)) - np.repeat(word_begins, np.diff(np.append(word_begins, len(starts))))
    places = _places(order)

    def whole(h: Hashes) -> Hashes:
        out = np.zeros(n, np.uint64)
        if len(h):
            out[word_line[word_begins]] = np.add.reduceat(h * places, word_begins)
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
        first,
        last,
        form,
        word_line,
        starts - line_starts[rows][word_line],
        size,
        hashes,
        masked,
        stems,
        whole(hashes),
        whole(masked),
    )
