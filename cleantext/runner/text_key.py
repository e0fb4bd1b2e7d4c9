"""Whether records have the key, or tables the column, that a text is looked for under."""

from __future__ import annotations

from collections.abc import Iterable

from cleantext.errors import UsageError
from cleantext.readers import read
from cleantext.readers.base import NO_KEY, NOT_A_STRING, InputDocument, Options, Refused, Shard

KEYED = ("jsonl", "parquet")
"""Formats whose texts stand under a key."""
MOST_FILES = 100
"""Files that are looked at before a run is refused."""


def refuse_wrong_key(beginnings: Iterable[Shard], options: Options) -> None:
    """Looks at the beginnings of files, until one has the key.

    Raises:
        UsageError: none has; it says which keys there are.
    """
    first, more = "", 0
    for looked, shard in enumerate(beginnings, 1):
        reason = ""
        for entry in read(shard, options):
            if isinstance(entry, InputDocument) or (isinstance(entry, Refused) and entry.cause == NOT_A_STRING):
                return
            if not reason and isinstance(entry, Refused) and entry.cause == NO_KEY:
                reason = f"{shard.files[0].path}: {entry.reason}"
        more += bool(reason and first)
        first = first or reason
        if looked == MOST_FILES:
            break
    if first:
        files = f"; so it is in {more} more file{'s' * (more > 1)}" if more else ""
        raise UsageError(f"there is no text to clean: {first}{files}")
