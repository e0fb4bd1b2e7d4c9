"""Undo of a whole output: output and ledger give the source again, byte for byte."""

from __future__ import annotations

import os
import shutil
from base64 import b64decode
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from cleantext.decoding import Decoded, encode
from cleantext.edits import undo
from cleantext.errors import CleantextError, UsageError
from cleantext.readers.base import MAX_DOCUMENT
from cleantext.readers.compressed import Unreadable, compress, compression, opened
from cleantext.readers.jsonl import loads
from cleantext.runner.layout import Layout, read_manifest
from cleantext.runner.work import edit_from
from cleantext.writers import atomic
from cleantext.writers.jsonl import check, restored


class Mismatch(CleantextError):
    """Output and ledger do not fit; the message says where."""


class Restored(NamedTuple):
    """What undo gave."""

    documents: int
    failed: tuple[str, ...]
    """What could not be restored, and why."""
    quarantined: int
    """Documents that were never in the output."""


def restore(output: Path, target: Path) -> Restored:
    """Writes the sources of an output to `target`: a folder for a folder, a file for a file.

    Raises:
        UsageError: there is no finished run with a ledger, or `target` exists.
    """
    layout = Layout.found(output)
    manifest = read_manifest(layout)
    if manifest is None:
        state = (
            "holds a run that is not finished" if layout.work.is_dir() else "was not written by cleantext (no manifest)"
        )
        raise UsageError(f"{output} {state}; undo needs a finished output of `cleantext clean --ledger`")
    if not manifest["ledger"]:
        raise UsageError(f"{output} was written without --ledger, so there is nothing to undo it by")
    if os.path.lexists(target) and not (target.is_dir() and not layout.single and not os.listdir(target)):
        raise UsageError(f"{target} exists; give another place to -o")
    text_key = manifest["plan"]["options"]["text_key"]
    back = Layout.file(target) if layout.single else Layout.folder(target)
    atomic.make_folder(back.temporary)
    documents, failed = 0, []
    try:
        for name, entries in groupby(_entries(layout), key=lambda entry: entry["file"]):
            try:
                documents += _restore_file(name, entries, layout, back, text_key)
            except (Mismatch, Unreadable, ValueError) as error:
                failed.append(f"{name}: {error}")
    finally:
        shutil.rmtree(back.work, ignore_errors=True)
    return Restored(documents, tuple(failed), manifest["documents"]["quarantined"])


def _entries(layout: Layout) -> Iterator[dict[str, Any]]:
    """The ledger, document by document, in the order of the output."""
    for name in sorted(os.listdir(layout.ledger)):
        with open(layout.ledger / name, "rb") as file:
            for line in file:
                yield loads(line)


def _restore_file(name: str, entries: Iterator[dict[str, Any]], layout: Layout, back: Layout, text_key: str) -> int:
    first = next(entries)
    format = "parquet" if "row" in first else "jsonl" if "line" in first else "text"
    source = layout.target(name, format)
    target = back.root / back.single if back.single else back.root / name
    if format == "text":
        data = _text(source, first)
        atomic.write(target, compress(data, compression(name)), back.temporary)
        return 1
    if format == "parquet":
        from cleantext.writers.parquet import restore_file

        return restore_file(source, target, first, entries, text_key)
    return _lines(source, target, back.temporary / "lines", first, entries, text_key, compression(name))


def _text(source: Path, entry: dict[str, Any]) -> bytes:
    with opened(str(source), source.stat().st_size) as stream:
        text = stream.read(2 * MAX_DOCUMENT).decode("utf-8", "surrogatepass")
    text = undo(text, map(edit_from, entry["edits"]))
    patches = tuple((start, end, b64decode(raw)) for start, end, raw in entry.get("patches", ()))
    data = encode(text, Decoded(text, entry["encoding"], bytes.fromhex(entry.get("bom", "")), patches))
    _checked(data, entry)
    return data


def _checked(data: bytes, entry: dict[str, Any]) -> None:
    if "check" in entry and check(data) != entry["check"]:
        raise Mismatch("what undo gives is not the source; was the output changed after cleaning?")


def _lines(
    source: Path, target: Path, temporary: Path, first: dict[str, Any], entries: Iterator[dict[str, Any]], key: str,
    kind: str,
) -> int:  # fmt: skip
    count = 0
    entry: dict[str, Any] | None = first
    with opened(str(source), source.stat().st_size) as stream, open(temporary, "wb") as out:
        for line in stream:
            if not line.removeprefix(b"\xef\xbb\xbf").strip():
                out.write(compress(line, kind))
                continue
            if entry is None:
                raise Mismatch("the output has more lines than the ledger; was it changed after cleaning?")
            out.write(compress(_line(line, entry, key), kind))
            count += 1
            entry = next(entries, None)
    if entry is not None:
        raise Mismatch(f"the output ends before line {entry['line']} of the source; was it changed after cleaning?")
    atomic.make_folder(target.parent)
    atomic.sync([temporary])
    os.replace(temporary, target)
    return count


def _line(line: bytes, entry: dict[str, Any], key: str) -> bytes:
    if "check" not in entry:
        return line
    text = undo(loads(line.removeprefix(b"\xef\xbb\xbf"))[key], map(edit_from, entry["edits"]))
    data = restored(line, key, text, entry)
    _checked(data, entry)
    return data
