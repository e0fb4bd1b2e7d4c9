"""Files to documents, by the format that their name tells.

One file a format: `text`, `jsonl`, `parquet`, `html`, `warc`. `walk` finds the files of an input, `find` one document of a
file; `compressed`, `remote` and `http` are what may stand between a file and its bytes.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from types import ModuleType

from cleantext.errors import UsageError
from cleantext.optional import needed
from cleantext.readers.base import File, InputDocument, Options, Refused, Shard
from cleantext.readers.compressed import UnreadableError, compression

FORMATS: dict[str, tuple[str, ...]] = {
    "text": (),
    "jsonl": (".jsonl", ".ndjson", ".jsonlines"),
    "parquet": (".parquet", ".pq"),
    "html": (".html", ".htm", ".xhtml", ".shtml"),
    "warc": (".warc", ".wet"),
}
"""Format -> endings of the names of its files (before `.gz` or `.zst`). What has no known ending is text."""

SKIPPED = {
    (".csv", ".tsv"): "a table: write its rows as JSON Lines or Parquet; --format text takes it for one text",
    (".json",): "JSON, but not JSON Lines: write one object a line; --format jsonl where it is so already",
    (".css", ".js"): "style or script of a page; --format text takes it for a text",
    (".mhtml", ".mht", ".eml"): "mail, or a page packed like mail: save the page as HTML, the mail as text",
}
"""Endings of files that would be broken if they were taken for text, and what to do with them."""
EXTRACTED = {"html": ".txt", "warc": ".jsonl"}
"""Formats that texts are taken out of, and the ending of what is written."""
WHOLE = ("text", "html")
"""Formats whose files are one document each."""
NUMBERED = {"jsonl": "line", "parquet": "row", "warc": "line"}
"""The others, and what the number of a document in its file is called."""
MODULES = {"html": ("resiliparse",), "parquet": ("pyarrow",), "warc": ("fastwarc", "resiliparse")}
"""Formats that need optional packages; the extra that brings these is called like the format."""


def format_of(name: str, chosen: str = "auto") -> str:
    """The format of a file.

    Args:
        chosen: what the user said; `auto` goes by the name.

    Raises:
        UsageError: there is no such format.
    """
    if chosen != "auto":
        if chosen not in FORMATS:
            raise UsageError(f"there is no format {chosen!r}; there are: auto, {', '.join(FORMATS)}")
        return chosen
    return next((format for format, endings in FORMATS.items() if endings and _bare(name).endswith(endings)), "text")


def why_skipped(name: str, chosen: str) -> str:
    """Why a file of this name is left out, and what to do; empty where it is read."""
    if chosen != "auto":
        return ""
    return next((why for endings, why in SKIPPED.items() if _bare(name).endswith(endings)), "")


def _bare(name: str) -> str:
    """The name in small letters, without the ending that tells of compression, and of a page without what was asked of it
    (`page.html?id=3`, as crawlers save it)."""
    lower = name.lower()
    page = lower.partition("?")[0]
    return page if page.endswith(FORMATS["html"]) else lower.removesuffix(compression(lower))


def output_name(name: str, format: str) -> str:
    """The name of the output for an input file of that name: texts taken out of other formats get a new ending."""
    if format not in EXTRACTED:
        return name
    kind = compression(name)
    stem = name[: len(name) - len(kind)]
    ending = next((ending for ending in FORMATS[format] if stem.lower().endswith(ending)), "")
    return stem[: len(stem) - len(ending)] + EXTRACTED[format] + kind


def require_packages(path: str, format: str) -> None:
    """Looks whether the optional packages are there that a file needs.

    Raises:
        UsageError: one is not; the message names it and the file.
    """
    for module in MODULES.get(format, ()):
        needed(module, format, f"{path}: the format {format}")
    if compression(path) == ".zst":
        needed("zstandard", "zstd", f"{path}: .zst")


def cut(file: File, numbers: Iterator[int], options: Options) -> Iterator[Shard]:
    """The shards of a file that holds many documents; one at least. The last says what could not be read of the file."""
    held: tuple[bytes, int] | None = None
    first, broken, cause = 1, "", ""
    try:
        for part in _reader(file.format).parts(file, options):
            if held is not None:
                yield Shard(next(numbers), file.format, (file,), held[0], first, last=False)
                first += held[1]
            held = part
    except UnreadableError as error:
        broken, cause = str(error), error.cause
    yield Shard(next(numbers), file.format, (file,), held[0] if held else b"", first, broken=broken, cause=cause)


def read(shard: Shard, options: Options) -> Iterator[InputDocument | Refused | bytes]:
    """The documents of a shard, those that cannot be read, and what is carried over as it is."""
    found: Iterator[InputDocument | Refused | bytes] = _reader(shard.format).read(shard, options)
    return found


def _reader(format: str) -> ModuleType:
    """The module that reads a format; it is called like the format. That of a format that holds many documents in a file
    also takes one into parts."""
    return importlib.import_module(f"cleantext.readers.{format}")
