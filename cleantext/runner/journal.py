"""How far a run has come: its terms, and a mark for each finished shard. What `--resume` goes by."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from cleantext import atomic
from cleantext.errors import UsageError
from cleantext.readers.jsonl import dumps
from cleantext.runner import shapes
from cleantext.runner.output import Output
from cleantext.runner.terms import FORMAT


class Lock:
    """Keeps a second run out of an output. The system lets go of it when the process ends, however it ends."""

    def __init__(self, output: Output) -> None:
        self._shown = output.shown
        self._path = output.work / "lock"
        self._file: IO[str] | None = None

    def __enter__(self) -> Lock:
        while True:
            atomic.make_folder(self._path.parent)
            self._file = open(self._path, "a+")
            if not _locked(self._file):
                self._file.seek(0)
                owner = self._file.read().strip()
                self._file.close()
                raise UsageError(
                    f"another run (process {owner or 'unknown'}) is writing to {self._shown}; wait for its end"
                )
            if _is_still(self._file, self._path):
                break
            self._file.close()  # another run has ended meanwhile, and taken the file away
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            _unlock(self._file)
            self._file.close()


def _locked(file: IO[str]) -> bool:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_still(file: IO[str], path: Path) -> bool:
    """Whether an open file has its name still."""
    with contextlib.suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(file.fileno()), os.stat(path))
    return False


def _unlock(file: IO[str]) -> None:
    """A process that was forked meanwhile has the file open still; closing it here alone would not end the lock."""
    with contextlib.suppress(ImportError):
        import fcntl

        fcntl.flock(file, fcntl.LOCK_UN)


class Journal:
    """The state of a run in its output's work folder. Whatever reads it raises UsageError where it has been damaged."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._terms = output.work / "run.json"

    def terms(self) -> dict[str, Any] | None:
        """The terms of the unfinished run; None when there is none."""
        try:
            return self._read(self._terms, shapes.Terms)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def begin(self, terms: dict[str, Any]) -> None:
        """A new run."""
        atomic.make_folder(self._output.done)
        atomic.write(self._terms, dumps(terms), self._output.temporary)

    def marks(self) -> Iterator[dict[str, Any]]:
        """What was marked of each finished shard, in order."""
        for number in range(self.count()):
            yield self._read(self._mark(number), shapes.Mark)

    def count(self) -> int:
        """How many shards are finished. They are marked in order, so that these are the first ones."""
        try:
            return sum(name.endswith(".json") for name in os.listdir(self._output.done))
        except FileNotFoundError:
            return 0

    def last(self) -> dict[str, Any] | None:
        """The last mark."""
        count = self.count()
        return self._read(self._mark(count - 1), shapes.Mark) if count else None

    def mark(self, number: int, data: dict[str, Any]) -> None:
        """A shard is finished; everything of it is on disk before this is called."""
        atomic.write(self._mark(number), dumps(data), self._output.temporary)

    def _read(self, path: Path, shape: type[shapes.Shape]) -> dict[str, Any]:
        try:
            data = shapes.read(path)
            if shape is shapes.Terms and data.get("format", FORMAT) != FORMAT:
                return data  # of another version, which is why they will be refused
            shapes.fitting(data, shape)
            return data
        except shapes.Damaged as error:
            raise UsageError(
                f"{self._output.shown} holds a run that is not finished, and {path.name} of its notes ({path.parent}) cannot "
                f"be read: {error}; --overwrite begins anew"
            ) from None

    def _mark(self, number: int) -> Path:
        return self._output.done / f"{number:08}.json"

    def end(self) -> None:
        """The run is finished, its manifest written: the work folder goes."""
        shutil.rmtree(self._output.work)
