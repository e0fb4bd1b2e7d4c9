"""What readers speak in: input files, the shards they are cut into, and the documents in a shard.

The process that leads a run only cuts (`Shard`); the workers do the reading (`InputDocument`s, and `Refused` ones).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from math import isfinite
from types import MappingProxyType
from typing import Any, NamedTuple

from cleantext.types import Document

MB = 1_000_000

SHARD_BYTES = 2 * MB
"""Bytes of input after which a shard is closed: what a kill can cost, and what one worker holds at a time."""
SHARD_FILES = 500
"""Most text files in a shard."""
MAX_DOCUMENT = 256 * MB
"""Bytes, decompressed, of the largest document that is read; larger ones go to quarantine."""

SETTINGS = "cleantext.yaml"
"""Name of the file of a project's settings, which is no document."""

NO_KEY = "no-key"
"""Cause of a refusal: there is no text where it was looked for, under the key or in the column."""
NOT_A_STRING = "not-a-string"
"""Cause of a refusal: the key is there, and what stands under it is no text."""

STDIN = "-"
"""Path of a file that is standard input; its bytes travel in the shard."""


class File(NamedTuple):
    """An input file."""

    path: str
    """What opens it."""
    name: str
    """Its path within the input, `/` between the parts, made safe: what ids, outputs and ledgers are named by."""
    format: str
    """`text`, `jsonl`, …: a name in `cleantext.readers.FORMATS`."""
    size: int
    """Bytes on disk."""
    stamp: str
    """When it was last changed, or its version: another one means another content."""
    above: str = ""
    """The folders above it that its name does not tell."""

    @property
    def site(self) -> str:
        """What rules with `sites` look at when a document has no URL: its whole path, whatever part of that the input
        named."""
        return f"{self.above}/{self.name}" if self.above else self.name


class Skipped(NamedTuple):
    """Something in the input that is no document, and why it was left out."""

    name: str
    reason: str


class Shard(NamedTuple):
    """A part of the input that is cleaned in one go. The input alone decides where shards begin and end."""

    number: int
    """Counted from 0 through the whole run."""
    format: str
    files: tuple[File, ...]
    """The text files in it; for other formats the one file that it is a part of."""
    data: bytes = b""
    """Its part of the file, for formats that hold many documents in one."""
    first: int = 1
    """Line, row or record of the file that it begins with, counted from 1."""
    last: bool = True
    """Whether the file ends with it."""
    broken: str = ""
    """Why the file could not be read beyond this shard; empty when it could."""
    cause: str = ""
    """The same for programs: `NO_KEY`, or nothing."""
    contents: tuple[bytes | str, ...] = ()
    """Of files that are one document each, where the worker is not to open them: their bytes, or why there are none."""


class InputDocument(NamedTuple):
    """A document, read."""

    number: int
    """Its place in the shard, counted from 0; refused ones count."""
    id: str
    text: str
    site: str
    """URL or path, for rules with `sites`."""
    place: dict[str, Any]
    """Where it came from: `file`, and `line` or `row` where there are several in a file."""
    restore: Mapping[str, Any] = MappingProxyType({})
    """What undo needs to get the bytes of the source back from its text."""
    carrier: Any = None
    """What the writer of this format puts the clean text back into."""
    own_id: str = ""
    """The record's own id, as JSON: 1 and "1" are two. It must not occur twice in a file. Empty where it has none."""

    @property
    def document(self) -> Document:
        """What a cleaner takes of it."""
        return Document(self.text, self.site)


class Refused(NamedTuple):
    """A document that cannot be read; it goes to quarantine."""

    number: int
    id: str
    reason: str
    """For people; nothing is decided by its words."""
    place: dict[str, Any]
    cause: str = ""
    """For programs, where one asks: `NO_KEY`, `NOT_A_STRING`, or nothing."""


class Options(NamedTuple):
    """How the input is to be read."""

    text_key: str = "text"
    id_key: str = "id"
    encoding: str | None = None
    ledger: bool = False
    main_content: bool = True
    """Of HTML: the main content alone, or all that the page shows."""


def id_of(own: Any, where: str) -> tuple[str, str]:
    """The id of a record, and the record's own as JSON; where it has none, its place stands for it."""
    # Left empty by whoever had none (by some as NaN), or a number of which Python knows no more than that it is too large.
    if own is None or own == "" or (isinstance(own, float) and not isfinite(own)):
        return where, ""
    told = json.dumps(own, default=str)
    return (own if isinstance(own, str) else told), told


def unread_rest(shard: Shard, number: int, some: bool) -> Iterator[Refused]:
    """What could not be read of the file that a shard is a part of, if anything, as one more of its documents.

    Args:
        number: its place in the shard.
        some: whether anything of the shard could be read.
    """
    if shard.broken:
        what = "the rest of the file is lost: " if some or shard.first > 1 else ""
        name = shard.files[0].name
        yield Refused(number, name, what + shard.broken, {"file": name}, shard.cause)


def short_digest(data: bytes) -> str:
    """A digest, by which undo knows that it has got the source again (and names that were cut stay apart)."""
    return blake2b(data, digest_size=8).hexdigest()
