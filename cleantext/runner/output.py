"""Where a run writes what: the files of an output."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from cleantext.errors import CleantextError, UsageError
from cleantext.readers import output_name
from cleantext.readers.remote import is_remote


class OutputError(CleantextError):
    """The output cannot be written: no space, no permission."""


class Output(NamedTuple):
    """The names of everything that a run writes, for an output folder or a single output file."""

    root: Path
    """The output folder, or the folder of the output file."""
    single: str = ""
    """Name of the output file; empty for a folder."""

    @classmethod
    def folder(cls, path: str | Path) -> Output:
        return cls(Path(path))

    @classmethod
    def file(cls, path: str | Path) -> Output:
        return cls(Path(path).parent, Path(path).name)

    @classmethod
    def found(cls, path: str | Path) -> Output:
        """An output that is there.

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


def refuse_overlap(inputs: Iterable[str], output: Output) -> None:
    """Raises:
    UsageError: the output lies in the input, or the input in the output.
    """
    out = os.path.realpath(output.root / output.single if output.single else output.root)
    for path in inputs:
        if is_remote(path):
            continue
        real = os.path.realpath(path)
        if real == out or (os.path.exists(out) and os.path.exists(real) and os.path.samefile(real, out)):
            raise UsageError(f"the output {output.shown} is the input itself; give another place to -o")
        if os.path.isdir(real) and out.startswith(real.rstrip(os.sep) + os.sep):
            raise UsageError(
                f"the output {output.shown} lies inside the input {path}; give a place outside of it to -o"
            )
        if real.startswith(out.rstrip(os.sep) + os.sep):
            raise UsageError(f"the input {path} lies inside the output {output.shown}; give another place to -o")
