"""Files that are there whole or not at all, whatever kills the process: a temporary file, synced, then renamed."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

_FEW = 6
"""Files up to which each is synced by itself; beyond, the file system is synced once, which is much faster."""


def write(path: Path, data: bytes, temporary: Path | None = None) -> None:
    """`data` as the file `path`.

    Args:
        temporary: a folder on the same file system; None: the file's own, made where it is missing.
    """
    if temporary is None:
        make_folder(path.parent)
    write_all([(path, data)], temporary or path.parent)


def write_all(files: Iterable[tuple[Path, bytes]], temporary: Path) -> None:
    """Several files; nothing shows under its final name before all of them are on disk."""
    with Transaction(temporary) as transaction:
        for path, data in files:
            transaction.add(path, data)


class Transaction:
    """Several files that are written together; nothing shows under its final name before all of them are on disk."""

    def __init__(self, temporary: Path) -> None:
        self._temporary = temporary
        self._files: list[tuple[str, Path]] = []

    def __enter__(self) -> Transaction:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.discard()

    def add(self, path: Path, data: bytes) -> None:
        """Writes a file under a temporary name."""
        name = str(self._temporary / f"{os.getpid()}-{len(self._files)}-{id(self):x}.tmp")
        self._files.append((name, path))
        try:
            with open(name, "wb") as file:
                file.write(data)
        except OSError as error:
            error.filename = str(path)  # what the user knows of
            raise

    def commit(self) -> None:
        """Gives the files their names."""
        sync(name for name, _ in self._files)
        folders: dict[Path, None] = {}
        for name, path in self._files:
            try:
                os.replace(name, path)
            except FileNotFoundError:
                make_folder(path.parent)
                os.replace(name, path)
            folders[path.parent] = None
        self._files = []
        sync(folders)

    def discard(self) -> None:
        """Takes away what has no name yet."""
        for name, _ in self._files:
            if os.path.exists(name):
                os.unlink(name)
        self._files = []


def rename(temporary: Path, path: Path) -> None:
    """Gives a file that was written elsewhere on its file system the name `path`, once it is on disk."""
    make_folder(path.parent)
    sync([temporary])
    os.replace(temporary, path)
    sync([path.parent])


def make_folder(folder: Path) -> None:
    """The folder and those above it, on disk when this returns."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync([folder.parent])


def sync(paths: Iterable[str | Path]) -> None:
    """Returns when these files or folders are on disk."""
    todo = list(paths)
    if len(todo) > _FEW and _sync_file_system(todo[0]):
        return
    for path in todo:
        handle = _opened(path)
        if handle is None:
            continue
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _opened(path: str | Path) -> int | None:
    try:
        return os.open(path, os.O_RDONLY)
    except PermissionError:
        if os.name == "nt":  # folders cannot be opened there
            return None
        raise


def _sync_file_system(path: str | Path) -> bool:
    call = _syncfs()
    if call is None:
        return False
    handle = os.open(path, os.O_RDONLY)
    try:
        if call(handle) == 0:
            return True
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(path))
    finally:
        os.close(handle)


@lru_cache(maxsize=1)
def _syncfs() -> Any:
    """Linux's syncfs(2); None elsewhere."""
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
