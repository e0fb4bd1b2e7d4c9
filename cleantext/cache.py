"""What was compiled once is kept on disk, in the user's cache folder or in the folder that CLEANTEXT_CACHE names, as long as
it is used."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import platformdirs

from cleantext.version import __version__

DAY = 86_400
UNUSED = 60 * DAY
"""Seconds after which a file that nobody has read goes: it is of an older release, or of a pack that has changed."""
_OWN = re.compile(r"[0-9a-f]{32}\.[a-z]+|unfinished\w+")


def cache_folder() -> Path | None:
    """The folder that CLEANTEXT_CACHE names, or the user's cache folder; None for a user who has no home, as containers are
    run by some."""
    if os.environ.get("CLEANTEXT_CACHE"):
        return Path(os.environ["CLEANTEXT_CACHE"])
    try:
        folder = Path(platformdirs.user_cache_dir("cleantext"))
    except RuntimeError:
        return None
    return folder if folder.is_absolute() else None  # older versions of platformdirs give `~/.cache` as it is


def remembered(kind: str, key: object, work: Callable[[], bytes]) -> bytes:
    """`work()`, done once for this `key` (anything whose `repr` says all that decides the outcome; of the code that does the
    work, `sources` does).

    Safe when several processes start at once: each writes a whole file. A torn or foreign file is made anew, and a
    folder that cannot be written costs time, nothing else.
    """
    folder = cache_folder()
    if folder is None:
        return work()
    digest_of_key = hashlib.sha256(repr((__version__, key)).encode()).hexdigest()[:32]
    file = folder / f"{digest_of_key}.{kind}"
    with contextlib.suppress(OSError):
        raw = file.read_bytes()
        digest, body = raw[:32], raw[32:]
        if hashlib.sha256(body).digest() == digest:
            with contextlib.suppress(OSError):  # a folder that may only be read
                if time.time() - file.stat().st_mtime > DAY:
                    os.utime(file)
            return body
    body = work()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        _forget_unused(folder)
        handle, unfinished = tempfile.mkstemp(prefix="unfinished", dir=folder)
        temporary = Path(unfinished)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(hashlib.sha256(body).digest() + body)
            temporary.replace(file)
        finally:  # on a full disk
            temporary.unlink(missing_ok=True)
    return body


@cache
def sources(*parts: str) -> str:
    """The sources of some parts of this package (`kinds`, `patterns/database.py`), as a hash: what code makes is made anew
    where the code has changed, and several copies of the package may share a folder."""
    sha = hashlib.sha256()
    for part in parts:
        path = Path(__file__).parent / part
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            sha.update(file.name.encode())
            with contextlib.suppress(OSError):  # a package without its sources is as its version says
                sha.update(file.read_bytes())
    return sha.hexdigest()


@cache
def _forget_unused(folder: Path) -> None:
    """Once a process is enough, and only where something new is written."""
    for file in folder.iterdir():
        with contextlib.suppress(OSError):  # another process has just done it, or it is another user's
            if _OWN.fullmatch(file.name) and time.time() - file.stat().st_mtime > UNUSED:
                file.unlink()
