"""The output file that is put together from the parts of its shards.

Parts come in order, so each is appended to one growing file, and the mark of a shard holds the length that the file had
with it. A resumed run cuts off what is beyond: the same bytes follow as if nothing had happened.
"""

from __future__ import annotations

import os
from pathlib import Path

from cleantext.runner.layout import Layout
from cleantext.writers import atomic


class Sink:
    """Appends parts, and gives the file its name when it is whole."""

    def __init__(self, layout: Layout) -> None:
        self._partial = layout.partial
        self._temporary = layout.temporary

    def recover(self, size: int) -> None:
        """Back to the state that the last mark tells of."""
        if size:
            with open(self._partial, "r+b") as file:
                file.truncate(size)
        else:
            self._partial.unlink(missing_ok=True)

    def append(self, part: bytes) -> int:
        """Adds a part -> the length of the file, now on disk."""
        with open(self._partial, "ab") as file:
            file.write(part)
            file.flush()
            os.fsync(file.fileno())
            return file.tell()

    def finish(self, target: Path, format: str) -> None:
        """The file is whole. Does nothing when that was done before."""
        if not self._partial.exists():
            return
        atomic.make_folder(target.parent)
        if format == "parquet":
            from cleantext.writers.parquet import joined

            whole = self._temporary / "whole.tmp"
            joined(self._partial, whole)
            atomic.sync([whole])
            os.replace(whole, target)
            self._partial.unlink()
        else:
            os.replace(self._partial, target)
        atomic.sync([target.parent])
