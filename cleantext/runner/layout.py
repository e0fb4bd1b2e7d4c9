"""Where a run writes what."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cleantext.errors import CleantextError, UsageError
from cleantext.readers import output_name
from cleantext.readers.jsonl import loads
from cleantext.readers.remote import is_remote


class OutputError(CleantextError):
    """The output cannot be written: no space, no permission."""


class Layout(NamedTuple):
    """The names of everything that a run writes, for an output folder or a single output file."""

    root: Path
    """The output folder, or the folder of the output file."""
    single: str = ""
    """Name of the output file; empty for a folder."""

    @classmethod
    def folder(cls, path: str | Path) -> Layout:
        return cls(Path(path))

    @classmethod
    def file(cls, path: str | Path) -> Layout:
        return cls(Path(path).parent, Path(path).name)

    @classmethod
    def found(cls, path: str | Path) -> Layout:
        """The layout of an output that is there.

        Raises:
            UsageError: it is not, or not on this machine.
        """
        if is_remote(str(path)):
            raise UsageError(f"{path} is not on this machine; copy it here first")
        if not os.path.lexists(path):
            raise UsageError(f"there is no output {str(path)!r}")
        return cls.file(path) if Path(path).is_file() else cls.folder(path)

    def _beside(self, name: str) -> Path:
        return self.root / (f"{self.single}.{name}" if self.single else name)

    @property
    def shown(self) -> str:
        """The output as the user called it."""
        return str(self.root / self.single) if self.single else str(self.root)

    @property
    def manifest(self) -> Path:
        return self._beside("manifest.json")

    @property
    def quarantine(self) -> Path:
        return self._beside("quarantine.jsonl")

    @property
    def ledger(self) -> Path:
        """Folder of the ledger; one file a shard."""
        return self._beside("ledger")

    @property
    def work(self) -> Path:
        """Folder that is there only while a run is unfinished."""
        return self.root / f".{self.single}.cleantext" if self.single else self.root / ".cleantext"

    @property
    def temporary(self) -> Path:
        """Files that are being written."""
        return self.work / "tmp"

    @property
    def done(self) -> Path:
        """The marks of finished shards."""
        return self.work / "done"

    def ledger_file(self, number: int) -> Path:
        """The ledger of a shard."""
        return self.ledger / f"{number:08}.jsonl"

    def target(self, name: str, format: str) -> Path:
        """The output for an input file.

        Raises:
            UsageError: the name would lead out of the output, or this Python cannot write it.
        """
        if self.single:
            return self.root / self.single
        parts = output_name(name, format).split("/")
        if ".." in parts or "" in parts:
            raise UsageError(f"{name!r} leads out of the output folder")
        try:
            os.fsencode(name)
        except UnicodeEncodeError as error:  # in a locale of old, where nobody forced Python to take names for UTF-8
            raise UsageError(f"{name!r} is no name in {error.encoding}, which is set here: set PYTHONUTF8=1") from None
        return self.root.joinpath(*parts)


def read_manifest(layout: Layout) -> dict[str, Any] | None:
    """The manifest of a finished run of ours; None when there is none."""
    try:
        data = json.loads(layout.manifest.read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) and "terms" in data else None


def finished(output: str | Path) -> tuple[Layout, dict[str, Any]]:
    """The layout and the manifest of a finished run.

    Raises:
        UsageError: there is none.
    """
    layout = Layout.found(output)
    manifest = read_manifest(layout)
    if manifest is None:
        state = (
            "holds a run that is not finished (--resume)"
            if layout.work.is_dir()
            else "was not written by cleantext (no manifest)"
        )
        raise UsageError(f"{output} {state}; name a finished output of `cleantext clean`")
    return layout, manifest


def ledger_entries(layout: Layout) -> Iterator[dict[str, Any]]:
    """The ledger, document by document, in the order of the output; nothing where the run kept none."""
    for path in sorted(layout.ledger.glob("*.jsonl")):
        yield from records(path)


def records(path: Path) -> Iterator[dict[str, Any]]:
    """What a run wrote about its documents, line by line.

    Raises:
        UsageError: something else stands there.
    """
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            try:
                record = loads(line)
            except (ValueError, RecursionError):
                record = None
            if not isinstance(record, dict) or not {"id", "file"} <= record.keys():
                raise UsageError(f"{path}:{number} is not what cleantext wrote: it was changed, or cut off in copying")
            yield record


def written_by_us(layout: Layout) -> bool:
    """Whether a run of ours wrote here, finished or not."""
    return os.path.isdir(layout.work) or read_manifest(layout) is not None


def refuse_overlap(inputs: Iterable[str], layout: Layout) -> None:
    """Raises:
    UsageError: the output lies in the input, or the input in the output.
    """
    out = os.path.realpath(layout.root / layout.single if layout.single else layout.root)
    for path in inputs:
        if is_remote(path):
            continue
        real = os.path.realpath(path)
        if real == out or (os.path.exists(out) and os.path.exists(real) and os.path.samefile(real, out)):
            raise UsageError(f"the output {layout.shown} is the input itself; give another place to -o")
        if os.path.isdir(real) and out.startswith(real.rstrip(os.sep) + os.sep):
            raise UsageError(
                f"the output {layout.shown} lies inside the input {path}; give a place outside of it to -o"
            )
        if real.startswith(out.rstrip(os.sep) + os.sep):
            raise UsageError(f"the input {path} lies inside the output {layout.shown}; give another place to -o")
