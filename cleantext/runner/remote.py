"""Outputs on remote file systems: put together here, then copied, the manifest last."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any

from cleantext.errors import UsageError
from cleantext.patterns.cache import user_folder
from cleantext.readers.remote import file_system
from cleantext.runner.layout import Layout, written_by_us


def staging(output: str, single: bool) -> Layout:
    """Where the output for a remote path is put together on this machine; `--resume` finds it again.

    Args:
        single: whether the output is a file.

    Raises:
        UsageError: the user has no home.
    """
    home = user_folder()
    if home is None:
        raise UsageError(f"{output} is put together in the user's cache folder, and there is none: set HOME")
    folder = home / "staging" / blake2b(output.rstrip("/").encode(), digest_size=12).hexdigest()
    return Layout.file(folder / output.rpartition("/")[2]) if single else Layout.folder(folder)


def refuse_overlap(inputs: Iterable[str], output: str) -> None:
    """Raises:
    UsageError: the output is the input, or lies in it, or the other way round.
    """
    there = output.rstrip("/") + "/"
    for path in inputs:
        here = path.rstrip("/") + "/"
        if there.startswith(here) or here.startswith(there):
            raise UsageError(f"the output {output} lies inside the input {path}, or the input in the output")


def refuse_existing(output: str) -> None:
    """Raises:
    UsageError: there are files already.
    """
    system, inner = file_system(output)
    if system.exists(inner) and system.find(inner, maxdepth=None):
        raise UsageError(f"{output} exists; --overwrite writes over it, or give another place to -o")


def recalled(layout: Layout, output: str) -> bool:
    """Brings the manifest of a run that was finished and sent here, so that `--resume` finds nothing left to do.

    Returns:
        Whether there is one, and no run here that would go on.
    """
    there = _There(layout, output)
    manifest = there.path(layout.manifest)
    if written_by_us(layout) or not there.system.exists(manifest):
        return False
    os.makedirs(layout.root, exist_ok=True)
    there.system.get_file(manifest, str(layout.manifest))
    return True


def send(layout: Layout, output: str) -> None:
    """Copies a finished output; what an earlier run wrote beside its own goes first, the manifest comes last and says
    that all is there."""
    there = _There(layout, output)
    for old in map(there.path, (layout.manifest, layout.quarantine, layout.ledger)):
        if there.system.exists(old):
            there.system.rm(old, recursive=True)
    files = sorted(path for path in layout.root.rglob("*") if path.is_file() and path != layout.manifest)
    for path in [*files, layout.manifest]:
        target = there.path(path)
        there.system.makedirs(target.rpartition("/")[0], exist_ok=True)
        there.system.put_file(str(path), target)
    forget(layout)


def forget(layout: Layout) -> None:
    """Nothing of a run stays on this machine."""
    shutil.rmtree(layout.root)


class _There:
    """The remote side of a layout."""

    def __init__(self, layout: Layout, output: str) -> None:
        self.system: Any
        self.system, inner = file_system(output)
        self._layout = layout
        self._folder = inner.rpartition("/")[0] if layout.single else inner

    def path(self, here: Path) -> str:
        """Where a file of the layout stands there."""
        return f"{self._folder}/{here.relative_to(self._layout.root).as_posix()}"
