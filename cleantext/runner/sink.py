"""The output file that is put together from the parts of its shards.

Parts come in order, so each is appended to one growing file, and the mark of a shard holds the length that the file had
with it. A resumed run cuts off what is beyond: the same bytes follow as if nothing had happened.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cleantext import atomic
from cleantext.readers import WHOLE
from cleantext.readers.base import Shard
from cleantext.runner.output import Output


class Sink:
    """Appends parts, and gives the file its name when it is whole."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._start = -1

    @property
    def _partial(self) -> Path:
        # Named by the file's first shard: what is left of the file after it must never be taken for it.
        return self._output.work / f"partial-{self._start}"

    def recover(self, mark: dict[str, Any]) -> None:
        """Back to the state that the last mark tells of."""
        self._start = mark["start"]
        for path in self._output.work.glob("partial-*"):
            if path != self._partial:
                path.unlink()
        if mark["last"]:
            self.finish(mark)
        elif self._start >= 0:
            with open(self._partial, "r+b") as file:
                file.truncate(mark["size"])

    def append(self, shard: Shard, part: bytes) -> dict[str, Any]:
        """Adds a part, now on disk -> what its mark has to hold."""
        name = "" if shard.format in WHOLE else shard.files[0].name
        mark = {"file": name, "format": shard.format, "start": -1, "size": 0, "last": False, "broken": False}
        if not name:
            return mark
        if self._start < 0:
            self._start = shard.number
        with open(self._partial, "ab") as file:
            file.write(part)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        return {**mark, "start": self._start, "size": size, "last": shard.last, "broken": bool(shard.broken)}

    def finish(self, mark: dict[str, Any]) -> None:
        """The file of this mark is whole, unless nothing of it could be read. Does nothing when that was done before."""
        partial, self._start = self._partial, -1
        if not partial.exists():
            return
        if mark["broken"] and not mark["size"]:
            partial.unlink()
            return
        target = self._output.target(mark["file"], mark["format"])
        if mark["format"] == "parquet":
            from cleantext.writers.parquet import joined

            whole = self._output.temporary / "whole.tmp"
            joined(partial, whole)
            atomic.rename(whole, target)
            partial.unlink()
        else:
            atomic.rename(partial, target)
