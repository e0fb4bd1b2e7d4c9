"""The files of the input, in an order that never changes, and what is left out.

Folders are walked one at a time, so that memory does not grow with the tree. Links to folders are not followed (they
may lead in circles), nor are FIFOs, sockets and devices opened (reading them may never end); both are reported.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Container, Iterator, Sequence

from cleantext.errors import UsageError
from cleantext.readers import format_of, output_name, why_skipped
from cleantext.readers.base import SETTINGS, File, Skipped, short_digest
from cleantext.readers.remote import files_below, is_file, is_remote

RESERVED = ("manifest.json", "quarantine.jsonl", "ledger")
"""Names at the top of an output folder that a run itself writes."""

LONGEST = 255
"""Bytes that a name may have on most file systems."""

_KINDS = {
    stat.S_IFIFO: "a FIFO", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device",
}  # fmt: skip


def walk(
    paths: Sequence[str], format: str, ours: Container[str] = (), mirrored: bool = False
) -> Iterator[File | Skipped]:
    """All input files below some paths.

    Of one folder, names are relative to it; of several paths, each name begins with the path's last part. What stands
    above that is told apart (`File.above`).

    Args:
        format: that of all files, or `auto`.
        ours: paths that are outputs of earlier runs, whose manifest and ledger are no documents.
        mirrored: whether all is to be written under its name, so that none may be one of `RESERVED`.

    Raises:
        UsageError: a path does not exist, or two files would be written under one name.
    """
    if any(map(is_remote, paths)):
        yield from _remote(paths, format, mirrored)
        return
    if len(paths) == 1 and os.path.isdir(paths[0]):
        yield from _below(paths[0], "", format, _whole(paths[0]), reserved=mirrored, ours=paths[0] in ours)
        return
    taken = _Names("the input")
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"there is no file or folder {path!r}")
        base = safe_name(os.path.basename(os.path.abspath(path)))
        taken.add(base, path)
        if os.path.isdir(path):
            yield from _below(path, f"{base}/", format, _above(path), ours=path in ours)
        else:
            found = _file(path, base, format, _status(path))
            if isinstance(found, File):
                taken.add(output_name(base, found.format), path)
                found = found._replace(above=_above(path))
            yield found


def single(path: str, format: str) -> File:
    """An input that is one file.

    Raises:
        UsageError: there is no such file, it is a folder, or of a format that is not read.
    """
    name = safe_name(os.path.basename(path))
    if why := why_skipped(name, format):
        raise UsageError(f"{path} is {why}")
    if is_remote(path):
        (file, *more) = _remote([path], format, False)
        if more or not is_file(path):
            raise UsageError(f"{path} is a folder; name one file")
        assert isinstance(file, File)
        return file
    status = _status(path)
    if stat.S_ISDIR(status.st_mode):
        raise UsageError(f"{path} is a folder; name one file")
    return File(path, name, format_of(name, format), status.st_size, str(status.st_mtime_ns), _above(path))


def _status(path: str) -> os.stat_result:
    try:
        return os.stat(path)
    except OSError as error:
        raise UsageError(f"{path or 'an empty name'}: {error.strerror}") from None


def _above(path: str) -> str:
    return _whole(os.path.dirname(os.path.abspath(path)))


def _whole(folder: str) -> str:
    """A folder with all those above it, `/` between them."""
    return "/".join(map(safe_name, os.path.abspath(folder).split(os.sep))).rstrip("/")


def _remote(paths: Sequence[str], format: str, reserved: bool) -> Iterator[File | Skipped]:
    if len(paths) > 1:
        raise UsageError("one remote path at a time; it may be a folder")
    taken = _Names(paths[0])
    for path, below, size, version in files_below(paths[0]):
        name = "/".join(map(safe_name, below.split("/")))
        if any(part in ("", ".", "..") for part in name.split("/")) or (reserved and name in RESERVED):
            raise UsageError(f"{path} has a name that cannot stand in an output")
        if why := why_skipped(name, format):
            yield Skipped(name, why)
            continue
        above = path.rpartition("://")[2].removesuffix(below).rstrip("/")
        file = File(path, name, format_of(name, format), size, version, above)
        taken.add(output_name(name, file.format), path)
        yield file


def _below(
    path: str, prefix: str, format: str, above: str, reserved: bool = False, ours: bool = False
) -> Iterator[File | Skipped]:
    """What is in a folder that the input names, which lies below the folders `above`."""
    for found in _folder(path, prefix, format, reserved, ours):
        yield found._replace(above=above) if isinstance(found, File) else found


def _folder(
    path: str, prefix: str, format: str, reserved: bool = False, ours: bool = False
) -> Iterator[File | Skipped]:
    try:
        with os.scandir(path) as entries:
            found = sorted(entries, key=lambda entry: os.fsencode(entry.name))
    except OSError:  # nobody knows what is in it: it goes to quarantine as a file that cannot be opened would
        yield File(path, prefix.rstrip("/") or safe_name(os.path.basename(path)), "text", 0, "")
        return
    taken = _Names(path)
    for entry in found:
        name = prefix + safe_name(entry.name)
        if why := _left_out(entry, reserved, ours):
            yield Skipped(name, why)
            continue
        try:
            status = entry.stat()
        except OSError as error:
            yield _unseen(entry, name, format, error)
            continue
        if not stat.S_ISDIR(status.st_mode):
            file = _file(entry.path, name, format, status)
            if isinstance(file, File):
                taken.add(safe_name(entry.name), entry.path)
                taken.add(output_name(name, file.format).rpartition("/")[2], entry.path)
            yield file
        elif entry.is_symlink():
            yield Skipped(name, "a link to a folder (give what it points to as a path of its own)")
        else:
            taken.add(safe_name(entry.name), entry.path)
            yield from _folder(entry.path, f"{name}/", format)


def _unseen(entry: os.DirEntry[str], name: str, format: str, error: OSError) -> File | Skipped:
    """An entry of which the system says nothing: in a folder that may be listed and no more it goes to quarantine."""
    if entry.is_symlink():
        return Skipped(name, f"a link to nothing or in a circle ({error.strerror})")
    return File(entry.path, name, format_of(name, format), 0, "")


def _left_out(entry: os.DirEntry[str], reserved: bool, ours: bool) -> str:
    """Why an entry of a folder is no input, by its name alone; empty where it may be."""
    if entry.name == SETTINGS:
        return "settings of cleantext"
    if entry.name.startswith("."):
        return "hidden (its name begins with a dot)"
    if entry.name not in RESERVED or not (reserved or ours):
        return ""
    if ours:
        return "written by an earlier run of cleantext"
    raise UsageError(
        f"{entry.path} has a name that the run itself writes at the top of its output; rename it, or give the "
        "folder above as input"
    )


def _file(path: str, name: str, format: str, status: os.stat_result) -> File | Skipped:
    if not stat.S_ISREG(status.st_mode):
        return Skipped(name, _KINDS.get(stat.S_IFMT(status.st_mode), "not a regular file"))
    if why := why_skipped(name, format):
        return Skipped(name, why)
    return File(path, name, format_of(name, format), status.st_size, str(status.st_mtime_ns))


def safe_name(name: str) -> str:
    """A file's name as UTF-8 that any system can hold: bytes that are no UTF-8, and control characters, as `%E9`.

    Of one that gets too long, both ends stay, and a digest stands for what was between them.
    """
    raw = os.fsencode(name)
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = "".join(f"%{ord(c) - 0xDC00:02X}" if 0xDC80 <= ord(c) <= 0xDCFF else c for c in os.fsdecode(raw))
    if not text.isprintable():
        text = "".join(f"%{ord(c):02X}" if ord(c) < 32 or ord(c) == 127 else c for c in text)
    if len(text.encode()) > LONGEST:
        text = f"{text.encode()[:150].decode(errors='ignore')}~{short_digest(raw)}~{text[-16:]}"
    return text


class _Names:
    """The names in one output folder; two that differ only in case would be one file on many systems."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._by: dict[str, tuple[str, str]] = {}

    def add(self, name: str, path: str) -> None:
        other, first = self._by.setdefault(name.casefold(), (name, path))
        if first != path:
            how = "the same name" if other == name else "names that are equal but for case"
            raise UsageError(
                f"{first!r} and {path!r} would be written under {how}; rename one of them, or clean them in two runs"
            )
