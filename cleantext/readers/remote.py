"""Paths with a scheme (`s3://…`, `memory://…`): whatever fsspec has a file system for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import IO, Any, cast

from cleantext.errors import UsageError
from cleantext.optional import needed

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+(?:://|::.*://)", re.IGNORECASE | re.DOTALL)
"""Of a chain (`simplecache::s3://…`) too, but not of a name that merely holds colons (`std::vector.txt`)."""


def is_remote(path: str) -> bool:
    """Whether a path has a scheme."""
    return _SCHEME.match(path) is not None


def local(path: str) -> str:
    """The path itself where `file://` says that it is on this machine after all."""
    for scheme in ("file://", "local://"):
        if path.startswith(scheme):
            return path[len(scheme) :]
    return path


def is_file(path: str) -> bool:
    """Whether a path, here or remote, is one file."""
    if not is_remote(path):
        return os.path.isfile(path)
    system, inner = file_system(path)
    return bool(system.isfile(inner))


def file_system(path: str) -> tuple[Any, str]:
    """The file system that a path is on, and the path there.

    Raises:
        UsageError: fsspec, or what it needs for this scheme, is not installed.
    """
    core = needed("fsspec.core", "fsspec", path)
    try:
        system, inner = core.url_to_fs(path)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{path}: {error}") from None
    return system, inner.rstrip("/")


def open_remote(path: str) -> IO[bytes]:
    """A remote file, to be read."""
    system, inner = file_system(path)
    return cast(IO[bytes], system.open(inner, "rb"))


def files_below(path: str) -> Iterator[tuple[str, str, int, str]]:
    """Path, name, size and version of each file below a remote path, sorted; of a file itself.

    Raises:
        UsageError: there is none.
    """
    system, inner = file_system(path)
    details = system.find(inner, detail=True)
    if not details:
        raise UsageError(f"there is no file or folder {path!r}")
    for name in sorted(details):
        detail = details[name]
        short = name[len(inner) :].strip("/") or name.rpartition("/")[2]
        version = str(
            next((detail[key] for key in ("ETag", "etag", "mtime", "created", "LastModified") if key in detail), "")
        )
        yield system.unstrip_protocol(name), short, int(detail.get("size") or 0), version
