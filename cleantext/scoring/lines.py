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

from cleantext.portions import portions
from cleantext.scoring import characters as c
from cleantext.scoring.arrays import Classes, Hashes, Ints, begins_of, runs_of, sizes_of
from cleantext.scoring.characters import Characters, code_points
from cleantext.scoring.tokens import LONG, line_hashes, word_counts, words_of

PIECE: Final = 1 << 16
"""Characters that are counted at once: so many that what is noted of each stays at hand for the processor."""

SPREAD: Final = 0.95
"""With a blank line before so many of its lines, a document has them everywhere."""


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


def stretches(documents: Sequence[Sequence[str]], size: int) -> Iterator[tuple[int, Sequence[Sequence[str]]]]:
    """Documents in a row that have about `size` characters together, with the index of the first."""
    first = 0
    for some in portions(documents, lambda document: sum(map(len, document)) + len(document), size):
        yield first, some
        first += len(some)


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
    texts, lengths, owner, place = _lines_of(documents)
    codes = code_points("\n".join(texts) + "\n" if texts else "")
    classes = characters.classes.take(codes, mode="clip")
    line_of = np.repeat(np.arange(len(texts)), lengths + 1)

    chunk, chunk_end = runs_of(classes != c.SPACE)  # as a reader would count words
    owners = line_of.take(chunk)
    begins = begins_of(owners)  # the first chunk of each line that isn't blank
    rows, chunks = owners[begins], sizes_of(begins, len(chunk))
    row = _row_of(rows, line_of, len(texts))

    counts = _class_counts(classes, line_of, len(texts), rows, np.add.reduceat(chunk_end - chunk, begins))
    words = words_of(codes, classes, row, characters)
    heads = begins_of(words.line)
    whole, whole_masked = line_hashes(words, heads, counts)
    document, first = owner[rows], chunk[begins]
    return LineArrays(
        documents=len(documents),
        document=document,
        place=place[rows],
        gap=_gaps(rows, document),
        counts=counts,
        first=classes[first].astype(np.int64),
        last=_last(classes, first, chunk_end[begins + chunks - 1]),
        form=word_counts(words, heads, classes, len(rows))
        | {"size": lengths[rows], "chunks": chunks}
        | _initials(classes.take(chunk), begins)
        | _marks(codes, classes, row, len(rows)),
        line=words.line,
        begin=words.start - (np.cumsum(lengths + 1) - lengths - 1)[rows].take(words.line),
        length=words.size,
        hashes=words.hashes,
        masked=words.masked,
        stems=words.stems,
        whole=whole,
        whole_masked=whole_masked,
    )


def _row_of(rows: Ints, line_of: Ints, lines: int) -> Callable[[Ints], Ints]:
    """Tells the rows of characters that aren't space: those are in `rows`, the lines that aren't blank."""
    row_of_line = np.full(lines, -1)
    row_of_line[rows] = np.arange(len(rows))
    return lambda at: row_of_line.take(line_of.take(at))


def _lines_of(documents: Sequence[Sequence[str]]) -> tuple[list[str], Ints, Ints, Ints]:
    """All lines, long ones cut; and of each its length, its document, and its index in that."""
    texts = list(chain.from_iterable(documents))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    for i in np.flatnonzero(lengths > LONG).tolist():
        texts[i] = cut(texts[i])
        lengths[i] = LONG
    per_document = np.fromiter(map(len, documents), np.int64, len(documents))
    owner = np.repeat(np.arange(len(documents)), per_document)
    place = np.arange(len(texts)) - np.repeat(np.cumsum(per_document) - per_document, per_document)
    return texts, lengths, owner, place


def _gaps(rows: Ints, document: Ints) -> Ints:
    """How many blank lines stand before each row, 0 or 1; before a document's first row none count."""
    gaps: Ints = np.minimum(np.diff(rows, prepend=-1) - 1, 1)
    gaps[begins_of(document)] = 0
    return gaps


def _initials(classes: Classes, begins: Ints) -> dict[str, Ints]:
    """How many chunks of each line begin with a capital, and with a small letter.

    Args:
        classes: of the first character of each chunk.
        begins: the first chunk of each line.
    """
    return {
        "capital": np.add.reduceat(classes == c.UPPER, begins, dtype=np.int64),
        "small": np.add.reduceat(classes == c.LOWER, begins, dtype=np.int64),
    }


def _class_counts(classes: Classes, line_of: Ints, lines: int, rows: Ints, visible: Ints) -> Ints:
    """How many characters of each class each row has, of its `visible` ones. Most are small letters: these are what the
    others leave."""
    other = np.flatnonzero((classes != c.LOWER) & (classes != c.SPACE))
    key = classes.take(other).astype(np.int64) * lines + line_of.take(other)
    counts: Ints = np.bincount(key, minlength=c.CLASSES * lines).reshape(c.CLASSES, lines).take(rows, 1)
    counts[c.LOWER] = visible - counts.sum(0)
    return counts


_SOFT: Final = bytes((c.SPACE, c.QUOTE))


def _last(classes: Classes, first: Ints, end: Ints) -> Ints:
    """The class of each line's last character that is neither space nor a quotation mark, or of its last one if all
    are. Dots in a row are an ellipsis."""
    last = end - 1
    for i in np.flatnonzero(classes[last] == c.QUOTE).tolist():
        firm = classes[first[i] : end[i]].tobytes().rstrip(_SOFT)
        last[i] = first[i] + len(firm) - 1 if firm else last[i]
    before = np.where(last > 0, classes[last - 1], c.SPACE)
    out = classes[last].astype(np.int64)
    out[(out == c.STOP) & ((before == c.STOP) | (before == c.ELLIPSIS))] = c.ELLIPSIS
    return out


def _marks(codes: Ints, classes: Classes, row: Callable[[Ints], Ints], n: int) -> dict[str, Ints]:
    """Of each line the ends of sentences, and the marks between two digits."""
    space = classes == c.SPACE
    follows = np.append(space[1:], True)
    follows |= np.append(classes[1:] == c.QUOTE, False) & np.append(follows[1:], True)
    closing = (classes == c.STOP) | (classes == c.QUESTION) | (classes == c.ELLIPSIS)
    sentence = (closing | (classes == c.COLON)) & follows | closing & (codes >= 0x3000)
    digit = classes == c.DIGIT
    between = np.zeros(len(classes), bool)
    between[1:-1] = digit[:-2] & digit[2:] & ((classes[1:-1] > c.MARK) | (classes[1:-1] == c.OTHER))
    return {
        "sentences": np.bincount(row(np.flatnonzero(sentence)), minlength=n)[:n],
        "amounts": np.bincount(row(np.flatnonzero(between)), minlength=n)[:n],
    }
