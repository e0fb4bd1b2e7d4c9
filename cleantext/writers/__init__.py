"""Clean documents to files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from cleantext.readers import WHOLE
from cleantext.readers.base import InputDocument, Shard
from cleantext.readers.compressed import compression


class Writer(Protocol):
    """Writes the documents of one shard, in order."""

    def add(self, document: InputDocument, text: str) -> dict[str, Any]:
        """Takes a clean document -> what the ledger has to remember of how it was written."""

    def raw(self, data: bytes) -> None:
        """Takes what is no document, and is carried over as it is."""

    def finish(self) -> bytes:
        """The shard's part of its output file; nothing where each document has a file of its own."""


def writer(
    shard: Shard, text_key: str, target: Callable[[str], Path] | None, files: list[tuple[Path, bytes]]
) -> Writer:
    """The writer for a shard.

    Args:
        text_key: key or column of the text.
        target: gives the file that a name in the input is written to; None: parts are handed back, not compressed.
        files: where the files of documents that have one each are put, for others to write.
    """
    if shard.format in WHOLE:
        from cleantext.writers.text import TextPart, TextWriter

        return TextPart() if target is None else TextWriter(target, files)
    if shard.format == "parquet":
        from cleantext.writers.parquet import ParquetWriter

        return ParquetWriter(shard, text_key)
    from cleantext.writers.jsonl import JsonlWriter

    return JsonlWriter(compression(target(shard.files[0].name).name) if target else "")
