"""Files to documents, by the format that their name tells."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from types import ModuleType

from cleantext.errors import UsageError
from cleantext.readers.base import Document, Options, Refused, Shard
from cleantext.readers.compressed import compression

FORMATS: dict[str, tuple[str, ...]] = {
    "text": (),
    "jsonl": (".jsonl", ".ndjson", ".jsonlines"),
    "parquet": (".parquet", ".pq"),
    "html": (".html", ".htm", ".xhtml"),
    "warc": (".warc", ".wet"),
}
"""Format -> endings of the names of its files (before `.gz` or `.zst`). What has no known ending is text."""

EXTRACTED = {"html": ".txt", "warc": ".jsonl"}
"""Formats that texts are taken out of, and the ending of what is written."""
WHOLE = ("text", "html")
"""Formats whose files are one document each."""


def format_of(name: str, chosen: str = "auto") -> str:
    """The format of a file.

    Args:
        chosen: what the user said; `auto` goes by the name.
    """
    if chosen != "auto":
        if chosen not in FORMATS:
            raise UsageError(f"there is no format {chosen!r}; there are: auto, {', '.join(FORMATS)}")
        return chosen
    lower = name.lower()
    lower = lower.removesuffix(compression(lower))
    return next((format for format, endings in FORMATS.items() if endings and lower.endswith(endings)), "text")


def output_name(name: str, format: str) -> str:
    """The name of the output for an input file of that name: texts taken out of other formats get a new ending."""
    if format not in EXTRACTED:
        return name
    kind = compression(name)
    stem = name[: len(name) - len(kind)]
    ending = next((ending for ending in FORMATS[format] if stem.lower().endswith(ending)), "")
    return stem[: len(stem) - len(ending)] + EXTRACTED[format] + kind


def reader(format: str) -> ModuleType:
    """The module that cuts and reads a format; it is called like the format."""
    return importlib.import_module(f"cleantext.readers.{format}")


def read(shard: Shard, options: Options) -> Iterator[Document | Refused | bytes]:
    """The documents of a shard, those that cannot be read, and what is carried over as it is."""
    found: Iterator[Document | Refused | bytes] = reader(shard.format).read(shard, options)
    return found
