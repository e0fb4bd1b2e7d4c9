"""One document out of a file, for `explain`."""

from __future__ import annotations

from itertools import count

from cleantext.errors import UsageError
from cleantext.readers import WHOLE, read, reader
from cleantext.readers.base import Document, Options, Refused, Shard
from cleantext.readers.walk import single


def find_document(path: str, format: str, options: Options, number: int) -> Document | Refused:
    """A document.

    Args:
        number: line or row of the file, counted from 1, where it holds many.

    Raises:
        UsageError: there is no such file, or no such document in it.
    """
    file = single(path, format)
    if file.format in WHOLE:
        shards = iter([Shard(0, file.format, (file,))])
        number = 1
    else:
        shards = reader(file.format).cut(file, count(), options)
    for shard in shards:
        for entry in read(shard, options):
            if isinstance(entry, Document | Refused):
                at = entry.place.get("line", entry.place.get("row", 1))
                if at == number:
                    return entry
    raise UsageError(f"{path} has no document {number}")
