"""Outputs on remote file systems: put together here, then copied, the manifest last."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import platformdirs

from cleantext.errors import UsageError
from cleantext.readers.remote import file_system
from cleantext.runner.layout import Layout


def staging(output: str) -> Layout:
    """Where the output for a remote path is put together on this machine; `--resume` finds it again."""
    name = blake2b(output.rstrip("/").encode(), digest_size=12).hexdigest()
    return Layout.folder(Path(platformdirs.user_cache_dir("cleantext")) / "staging" / name)


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


def send(layout: Layout, output: str) -> None:
    """Copies a finished output; the manifest comes last and says that all is there."""
    system, inner = file_system(output)
    files = sorted(path for path in layout.root.rglob("*") if path.is_file() and path != layout.manifest)
    for path in [*files, layout.manifest]:
        target = f"{inner}/{path.relative_to(layout.root).as_posix()}"
        system.makedirs(target.rpartition("/")[0], exist_ok=True)
        system.put_file(str(path), target)
    shutil.rmtree(layout.root)
