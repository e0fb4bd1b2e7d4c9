"""A batch of documents as arrays: one row for each line that isn't blank, one for each of its words.

Everything is counted in whole numbers, over all documents at once. Sums of whole numbers are exact, so what is said of
a document does not depend on the documents beside it, nor on the machine.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleantext.page import characters as c
from cleantext.page.characters import Characters, code_points
from cleantext.page.hashing import BASE, INVERSE, NUMBER, Hashes, mix, powers, powers_at_hand

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Kinds = NDArray[np.uint8]

LONG: Final = 6000
"""Characters of a line that are looked at: of a longer one, the first two thirds of this and the last third."""

PIECE: Final = 1 << 16
"""Characters that are counted at once: so many that what is noted of each stays at hand for the processor."""

STEM: Final = 5
"""Letters of a longer word that stand for all its forms."""

SPREAD: Final = 0.95
"""With a blank line before so many of its lines, a document has them everywhere."""

OF_WORDS: Final = np.resize(powers(BASE, 33)[1:], LONG) + np.arange(LONG, dtype=np.uint64)
"""What the words of a line are multiplied by, by their places; the sum of all, spread, is the line's hash."""


@dataclass(frozen=True)
class LineArrays:
    """Lines that aren't blank, of all documents, in order; `n` of them, with `words` words."""

    documents: int
    document: Ints  # of each line
    place: Ints  # of each line: its index in its document, blank lines counted
    gap: Ints  # blank lines before it, 0 or 1
    counts: Ints  # (CLASSES, n) characters of each class
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

    @cached_property
    def heads(self) -> Ints:
        """The first words of all lines that have some."""
        return begins_of(self.line)


def cut(line: str, most: int = LONG) -> str:
    """The line; of one with more than `most` characters, the first two thirds of that and the last third."""
    return line if len(line) <= most else line[: most - most // 3] + line[-(most // 3) :]


def begins_of(owner: Ints | Hashes) -> Ints:
    """Where each new value of an ascending array begins."""
    new = np.ones(len(owner), bool)
    np.not_equal(owner[1:], owner[:-1], out=new[1:])
    return np.flatnonzero(new)


def sizes_of(heads: Ints, n: int) -> Ints:
    """How many of `n` each stretch has, of those that begin at `heads`."""
    ends = np.full(len(heads), n)
    ends[:-1] = heads[1:]
    return ends - heads


def stretches(documents: Sequence[Sequence[str]], size: int) -> Iterator[tuple[int, Sequence[Sequence[str]]]]:
    """Documents in a row that have about `size` characters together, with the index of the first."""
    first = total = 0
    for i, document in enumerate(documents):
        total += sum(map(len, document)) + len(document)
        if total >= size:
            yield first, documents[first : i + 1]
            first, total = i + 1, 0
    if first < len(documents):
        yield first, documents[first:]


def read(documents: Sequence[Sequence[str]], characters: Characters) -> LineArrays:
    """Count everything there is to count in a batch."""
    parts = [_read(some, characters) for _, some in stretches(documents, PIECE)]
    return _joined(parts) if len(parts) > 1 else parts[0] if parts else _read(documents, characters)


def evened(lines: LineArrays) -> LineArrays:
    """The same, where blank lines between nearly all lines of a document are taken for none: they say as little."""
    heads = begins_of(lines.document)
    if not len(heads):
        return lines
    sizes = sizes_of(heads, lines.n)
    spread = np.add.reduceat(lines.gap, heads) >= SPREAD * (sizes - 1)
    return replace(lines, gap=np.where(np.repeat(spread, sizes), 0, lines.gap))


def _joined(parts: Sequence[LineArrays]) -> LineArrays:
    """Parts of a batch as one."""
    names = [field.name for field in fields(LineArrays) if field.name not in ("documents", "form")]
    arrays = {name: np.concatenate([getattr(part, name) for part in parts], -1) for name in names}
    form = {name: np.concatenate([part.form[name] for part in parts]) for name in parts[0].form}
    documents, rows, words = (
        np.array(some) for some in zip(*((p.documents, p.n, len(p.line)) for p in parts), strict=True)
    )
    arrays["document"] += np.repeat(np.cumsum(documents) - documents, rows)
    arrays["line"] += np.repeat(np.cumsum(rows) - rows, words)
    return LineArrays(documents=int(documents.sum()), form=form, **arrays)


def _read(documents: Sequence[Sequence[str]], characters: Characters) -> LineArrays:
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
    kind = characters.classes.take(codes, mode="clip")
    line_of = np.repeat(np.arange(len(texts)), lengths + 1)

    chunk, chunk_end = _runs(kind != c.SPACE)  # as a reader would count words
    owners = line_of.take(chunk)
    begins = begins_of(owners)  # the first chunk of each line that isn't blank
    rows = owners[begins]
    row_of_line = np.full(len(texts), -1)  # -1: blank, nothing but space
    row_of_line[rows] = np.arange(len(rows))
    chunks = sizes_of(begins, len(chunk))

    def row(at: Ints) -> Ints:
        """The rows of characters that aren't space."""
        return row_of_line.take(line_of.take(at))

    document = owner[rows]
    gap = np.minimum(np.diff(rows, prepend=-1) - 1, 1)
    gap[begins_of(document)] = 0
    # most characters are small letters: these are what the others leave
    other = np.flatnonzero((kind != c.LOWER) & (kind != c.SPACE))
    key = kind.take(other).astype(np.int64) * len(texts) + line_of.take(other)
    counts = np.bincount(key, minlength=c.CLASSES * len(texts)).reshape(c.CLASSES, len(texts)).take(rows, 1)
    counts[c.LOWER] = np.add.reduceat(chunk_end - chunk, begins) - counts.sum(0)
    first = chunk[begins]
    initial = kind.take(chunk)

    words = _words(codes, kind, row, characters)
    form = {
        "words": np.bincount(words.line, minlength=len(rows))[: len(rows)],
        "numbers": _count(words.masked == NUMBER, words.line, len(rows)),
        "short": _count((words.size <= 3) & (kind.take(words.start) == c.LOWER), words.line, len(rows)),
        "longest": np.zeros(len(rows), np.int64),
        "size": lengths[rows],
        "chunks": chunks,
        "capital": np.add.reduceat(initial == c.UPPER, begins, dtype=np.int64),
        "small": np.add.reduceat(initial == c.LOWER, begins, dtype=np.int64),
        **_marks(codes, kind, row, len(rows)),
    }
    heads = begins_of(words.line)
    if len(heads):
        form["longest"][words.line[heads]] = np.maximum.reduceat(words.size, heads)
    return LineArrays(
        len(documents),
        document,
        place[rows],
        gap,
        counts,
        kind[first].astype(np.int64),
        _last(kind, first, chunk_end[begins + chunks - 1]),
        form,
        words.line,
        words.start - line_starts[rows].take(words.line),
        words.size,
        words.hashes,
        words.masked,
        words.stems,
        *_whole(words, heads, counts),
    )


def _count(flags: Flags, owner: Ints, n: int) -> Ints:
    """How many of each owner's (0..n-1) flags are set."""
    return np.bincount(owner[flags], minlength=n)[:n]


def _runs(flags: Flags) -> tuple[Ints, Ints]:
    """Where runs of flagged characters begin and end; the last character is none."""
    before = np.zeros(len(flags), bool)
    before[1:] = flags[:-1]
    turns = np.flatnonzero(flags != before)
    return turns[0::2], turns[1::2]


_SOFT: Final = bytes((c.SPACE, c.QUOTE))


def _last(kind: Kinds, first: Ints, end: Ints) -> Ints:
    """The class of each line's last character that is neither space nor a quotation mark, or of its last one if all
    are. Dots in a row are an ellipsis."""
    last = end - 1
    for i in np.flatnonzero(kind[last] == c.QUOTE).tolist():
        firm = kind[first[i] : end[i]].tobytes().rstrip(_SOFT)
        last[i] = first[i] + len(firm) - 1 if firm else last[i]
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


def _words(codes: Ints, kind: Kinds, row: Callable[[Ints], Ints], characters: Characters) -> _Words:
    unspaced = kind == c.UNSPACED
    starts, ends = _runs((kind >= c.LOWER) & (kind <= c.MARK) & ~unspaced)
    single = np.flatnonzero(unspaced)
    if len(single):
        starts, ends = (np.sort(np.concatenate(some), kind="stable") for some in ((starts, single), (ends, single + 1)))
    size = ends - starts

    # A word's hash: its lower-case code points, each times a power for its place in the word; that is its part of a
    # running sum over places in the text, brought back to its own beginning.
    run = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(characters.lower.take(codes, mode="clip") * powers_at_hand(BASE, len(codes)), out=run[1:])
    low, back = run.take(starts), powers_at_hand(INVERSE, len(codes)).take(starts) * np.uint64(BASE)
    hashes = mix((run.take(ends) - low) * back)
    begun = (run.take(starts + np.minimum(size, STEM)) - low) * back
    number = kind.take(starts) == c.DIGIT
    return _Words(
        row(starts),
        starts,
        size,
        hashes,
        np.where(number, NUMBER, hashes),
        np.where(number, NUMBER, mix(begun)),
    )


def _whole(words: _Words, heads: Ints, counts: Ints) -> Iterator[Hashes]:
    """Of each line the hash of all its words, as they are and masked; `heads`: the first word of each line that has any."""
    order = np.arange(len(words.line)) - np.repeat(heads, sizes_of(heads, len(words.line)))
    weights = OF_WORDS.take(order)
    bare = np.ones(counts.shape[1], bool)
    bare[words.line[heads]] = False
    for h in (words.hashes, words.masked):
        out = np.zeros(counts.shape[1], np.uint64)
        if len(h):
            out[words.line[heads]] = np.add.reduceat(h * weights, heads)
        # a line with no word in it is known by its characters
        out[bare] = mix((np.arange(1, c.CLASSES + 1) @ counts[:, bare]).astype(np.uint64))
        yield mix(out)


def _marks(codes: Ints, kind: Kinds, row: Callable[[Ints], Ints], n: int) -> dict[str, Ints]:
    """Of each line the ends of sentences, and the marks between two digits."""
    space = kind == c.SPACE
    follows = np.append(space[1:], True)
    follows |= np.append(kind[1:] == c.QUOTE, False) & np.append(follows[1:], True)
    closing = (kind == c.STOP) | (kind == c.QUESTION) | (kind == c.ELLIPSIS)
    sentence = (closing | (kind == c.COLON)) & follows | closing & (codes >= 0x3000)
    digit = kind == c.DIGIT
    between = np.zeros(len(kind), bool)
    between[1:-1] = digit[:-2] & digit[2:] & ((kind[1:-1] > c.MARK) | (kind[1:-1] == c.OTHER))
    return {
        "sentences": np.bincount(row(np.flatnonzero(sentence)), minlength=n)[:n],
        "amounts": np.bincount(row(np.flatnonzero(between)), minlength=n)[:n],
    }
