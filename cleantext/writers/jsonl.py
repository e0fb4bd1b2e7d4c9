"""JSON Lines: the line as it came, with another value under the text key where the text has changed."""

from __future__ import annotations

import json
from typing import Any

import orjson

from cleantext.readers.base import InputDocument, short_digest
from cleantext.readers.compressed import compress
from cleantext.readers.jsonl import Line, value_span


class JsonlWriter:
    """Collects the lines of one shard.

    Args:
        compression: `.gz`, `.zst` or nothing.
    """

    def __init__(self, compression: str) -> None:
        self._compression = compression
        self._lines: list[bytes] = []

    def add(self, document: InputDocument, text: str) -> dict[str, Any]:
        """Takes a clean document -> what the ledger has to remember of how it was written."""
        line: Line = document.carrier
        if text == document.text:
            self._lines.append(line.raw)
            return {}
        start, end = value_span(line.raw, line.key)
        old = line.raw[start:end]
        self._lines.append(b"".join((line.raw[:start], string(text, old.isascii()), line.raw[end:])))
        remember: dict[str, Any] = {"check": short_digest(line.raw)}
        if string(document.text, False) != old:
            remember["written"] = "ascii" if string(document.text, True) == old else old.decode()
        return remember

    def raw(self, data: bytes) -> None:
        """Takes a line that is no document."""
        self._lines.append(data)

    def finish(self) -> bytes:
        """The lines, compressed."""
        return compress(b"".join(self._lines), self._compression)


def string(text: str, ascii_only: bool) -> bytes:
    """A JSON string, characters beyond ASCII escaped or not."""
    if not ascii_only:
        try:
            return orjson.dumps(text)
        except orjson.JSONEncodeError:  # a lone surrogate can only be escaped
            pass
    return json.dumps(text).encode()


def restored(line: bytes, key: str, text: str, entry: dict[str, Any]) -> bytes:
    """The line of the source, from the written line, the source's text and the ledger's entry."""
    start, end = value_span(line, key)
    written = entry.get("written", "")
    value = string(text, written == "ascii") if written in ("", "ascii") else written.encode()
    return b"".join((line[:start], value, line[end:]))
