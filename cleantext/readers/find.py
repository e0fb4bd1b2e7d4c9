"""The documents of one file, for whoever looks at them without a run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from cleantext.errors import UsageError
from cleantext.readers import WHOLE, cut, read
from cleantext.readers.base import InputDocument, Options, Refused, Shard
from cleantext.readers.walk import single


def documents(path: str, format: str, options: Options) -> Iterator[InputDocument | Refused]:
    """The documents of a file, in order, and those that cannot be read.

    Raises:
        UsageError: there is no such file.
    """
    file = single(path, format)
    whole = file.format in WHOLE
    for shard in [Shard(0, file.format, (file,))] if whole else cut(file, count(), options):
        for entry in read(shard, options):
            if not isinstance(entry, bytes):
                yield entry


def find_document(path: str, format: str, options: Options, number: int | None) -> InputDocument | Refused:
    """A document.

    Args:
        number: line or row of the file, counted from 1, where it holds many; None: the first, wherever it stands.

    Raises:
        UsageError: there is no such file, or no such document in it.
    """
    if (number or 1) > 1 and (kind := single(path, format).format) in WHOLE:
        raise UsageError(f"{path} has no document {number}: a file of format {kind} is one document")
    for entry in documents(path, format, options):
        if number is None or entry.place.get("line", entry.place.get("row", number)) == number:
            return entry
    raise UsageError(f"{path} has no document" + (f" {number}" if number else ""))
