"""Undo of a whole output: output and ledger give the source again, byte for byte."""

from __future__ import annotations

import os
import shutil
from base64 import b64decode
from collections.abc import Iterator
from itertools import chain, groupby
from pathlib import Path
from typing import Any, NamedTuple

from cleantext import atomic
from cleantext.decoding import Decoded, encode
from cleantext.edits import edit_from, undo
from cleantext.errors import CleantextError, UsageError
from cleantext.readers import WHOLE, format_of, output_name
from cleantext.readers.base import SHARD_FILES, short_digest
from cleantext.readers.compressed import compress, compressing, compression, opened
from cleantext.readers.jsonl import BOM, loads
from cleantext.runner.output import Output
from cleantext.runner.written import finished, ledger_entries
from cleantext.writers.jsonl import restored


class MismatchError(CleantextError):
    """Output and ledger do not fit; the message says where."""


class Restored(NamedTuple):
    """What undo gave."""

    documents: int
    failed: tuple[str, ...]
    """What could not be restored, and why."""
    quarantined: int
    """Documents that were never in the output."""


def restore(output: str | Path, target: Path) -> Restored:
    """Writes the sources of an output to `target`: a folder for a folder, a file for a file.

    Raises:
        UsageError: there is no finished run with a ledger, or `target` exists.
    """
    written, manifest = finished(output)
    if not manifest["ledger"]:
        raise UsageError(f"{output} was written without --ledger, so there is nothing to undo it by")
    if os.path.lexists(target) and not (target.is_dir() and not written.single and not os.listdir(target)):
        raise UsageError(f"{target} exists; give another place to -o")
    undoing = _Undoing(written, target, manifest["terms"]["options"])
    try:
        failed = undoing.run()
    finally:
        shutil.rmtree(undoing.back.work, ignore_errors=True)
    if lost := manifest["documents"]["out"] - undoing.known:
        failed.append(f"documents of which the ledger says nothing: {lost:,}; is {written.ledger} whole?")
    return Restored(undoing.documents, tuple(failed), manifest["documents"]["quarantined"])


class _Undoing:
    """An undo under way."""

    def __init__(self, written: Output, target: Path, options: dict[str, Any]) -> None:
        self._written, self._key, self._format = written, options["text_key"], options["format"]
        self.back = Output.file(target) if written.single else Output.folder(target)
        self.documents = self.known = 0
        atomic.make_folder(self.back.temporary)
        self._files = atomic.Transaction(self.back.temporary)

    def run(self) -> list[str]:
        """Restores everything -> what could not be restored."""
        failed = []
        for name, entries in groupby(self._entries(), key=lambda entry: entry["file"]):
            try:
                self._file(name, entries)
            except (CleantextError, ValueError) as error:
                failed.append(f"{name}: {error}")
        self._files.commit()
        return failed

    def _entries(self) -> Iterator[dict[str, Any]]:
        for entry in ledger_entries(self._written):
            self.known += "edits" in entry
            yield entry

    def _file(self, name: str, entries: Iterator[dict[str, Any]]) -> None:
        first = next(entries)
        format = format_of(name, self._format)
        source = self._written.target(name, format)
        if not source.is_file():
            raise MismatchError("is not in the output any more")
        target = self.back.root / (self.back.single or output_name(name, format))
        if format in WHOLE:
            self._files.add(target, compress(_text(source, first), compression(name)))
            self.documents += 1
            if self.documents % SHARD_FILES == 0:
                self._files.commit()
            return
        temporary = self.back.temporary / "whole"
        entries = (entry for entry in chain([first], entries) if "edits" in entry)
        try:
            if format == "parquet":
                from cleantext.writers.parquet import restore_file

                self.documents += restore_file(source, temporary, entries, self._key)
            else:
                self.documents += _lines(source, temporary, entries, self._key, compression(name))
        except OSError as error:
            if error.errno is None:  # pyarrow's, of damaged data
                raise MismatchError(f"cannot be read: {str(error).partition(chr(10))[0]}") from None
            error.filename = str(target)  # what the user knows of
            raise
        atomic.rename(temporary, target)


def _text(source: Path, entry: dict[str, Any]) -> bytes:
    with opened(str(source), source.stat().st_size) as stream:
        text = stream.read().decode("utf-8", "surrogatepass")
    text = undo(text, map(edit_from, entry["edits"]))
    try:
        patches = tuple((start, end, b64decode(raw)) for start, end, raw in entry.get("patches", ()))
        data = encode(Decoded(text, entry["encoding"], bytes.fromhex(entry.get("bom", "")), patches))
    except (LookupError, TypeError):
        raise MismatchError("how it was encoded does not stand in its ledger; was that changed or cut off?") from None
    _checked(data, entry)
    return data


def _checked(data: bytes, entry: dict[str, Any]) -> None:
    if "check" in entry and short_digest(data) != entry["check"]:
        raise MismatchError("what undo gives is not the source; was the output changed after cleaning?")


def _lines(source: Path, target: Path, entries: Iterator[dict[str, Any]], key: str, kind: str) -> int:
    """Restores a file of JSON Lines -> its documents."""
    count = 0
    with compressing(target, kind) as out:
        for line in _lines_of(source):
            if not line.removeprefix(BOM).strip():
                out.write(line)
                continue
            entry = next(entries, None)
            if entry is None:
                raise MismatchError("the output has more lines than the ledger; was it changed after cleaning?")
            out.write(_line(line, entry, key))
            count += 1
    if (entry := next(entries, None)) is not None:
        raise MismatchError(
            f"the output ends before line {entry.get('line')} of the source; was it changed after cleaning?"
        )
    return count


def _lines_of(source: Path) -> Iterator[bytes]:
    """A generator of its own: what fails while its lines are written is no failure to read them."""
    with opened(str(source), source.stat().st_size) as stream:
        yield from stream


def _line(line: bytes, entry: dict[str, Any], key: str) -> bytes:
    if "check" not in entry:
        return line
    record = loads(line.removeprefix(BOM))
    if not isinstance(record, dict) or not isinstance(record.get(key), str):
        raise MismatchError(f"has no {key!r} for line {entry.get('line')} of the source; was it changed after cleaning?")
    text = undo(record[key], map(edit_from, entry["edits"]))
    data = restored(line, key, text, entry)
    _checked(data, entry)
    return data
