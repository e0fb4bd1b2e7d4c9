"""Text files: the clean text, in UTF-8, under the name that the source has in the input."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cleantext.readers.base import InputDocument
from cleantext.readers.compressed import compress, compression


class TextWriter:
    """Makes the files of a shard's documents, one each.

    Args:
        target: gives the file that a name in the input is written to.
        files: where they are put, for others to write: together, when the shard is done.
    """

    def __init__(self, target: Callable[[str], Path], files: list[tuple[Path, bytes]]) -> None:
        self._target, self._files = target, files

    def add(self, document: InputDocument, text: str) -> dict[str, Any]:
        """Takes a clean document -> what the ledger has to remember of how it was written."""
        path = self._target(document.place["file"])
        self._files.append((path, compress(encoded(text), compression(path.name))))
        return {}

    def raw(self, data: bytes) -> None:
        raise AssertionError("a text file holds documents only")

    def finish(self) -> bytes:
        return b""


class TextPart:
    """Hands the clean text back instead of writing it, for standard output."""

    def __init__(self) -> None:
        self._texts: list[bytes] = []

    def add(self, document: InputDocument, text: str) -> dict[str, Any]:
        self._texts.append(encoded(text))
        return {}

    def raw(self, data: bytes) -> None:
        raise AssertionError("a text file holds documents only")

    def finish(self) -> bytes:
        return b"".join(self._texts)


def encoded(text: str) -> bytes:
    """UTF-8. Lone surrogates, which no file can hold but a document may (rules off), are written as such."""
    return text.encode("utf-8", "surrogatepass")
