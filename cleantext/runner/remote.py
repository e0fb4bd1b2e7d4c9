"""Outputs on remote file systems: put together here, then copied, the manifest last."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

from cleantext.cache import cache_folder
from cleantext.errors import UsageError
from cleantext.readers.remote import file_system
from cleantext.runner.output import Output
from cleantext.runner.written import written_by_us


@contextmanager
def staged(inputs: Sequence[str], output: str, *, single: bool, resume: bool, overwrite: bool) -> Iterator[Output]:
    """Where the output for a remote path is put together on this machine; it is sent when the block ends without an error.

    Args:
        single: whether the output is a file.

    Raises:
        UsageError: the output overlaps with the inputs or exists, or the user has no home.
    """
    _refuse_overlap(inputs, output)
    here = _staging(output, single)
    sent = resume and _recalled(here, output)
    if not overwrite and not (resume and written_by_us(here)):
        _refuse_existing(output)
    yield here
    if not sent:
        _send(here, output)
    shutil.rmtree(here.root)  # nothing of the run stays on this machine


def _staging(output: str, single: bool) -> Output:
    """A folder of this output's own; `--resume` finds it again."""
    home = cache_folder()
    if home is None:
        raise UsageError(
            f"{output} is put together in the user's cache folder, and there is none: set HOME or CLEANTEXT_CACHE"
        )
    folder = home / "staging" / blake2b(output.rstrip("/").encode(), digest_size=12).hexdigest()
    return Output.file(folder / output.rpartition("/")[2]) if single else Output.folder(folder)


def _refuse_overlap(inputs: Iterable[str], output: str) -> None:
    """Raises:
    UsageError: the output is the input, or lies in it, or the other way round.
    """
    there = output.rstrip("/") + "/"
    for path in inputs:
        here = path.rstrip("/") + "/"
        if there.startswith(here) or here.startswith(there):
            raise UsageError(f"the output {output} lies inside the input {path}, or the input in the output")


def _refuse_existing(output: str) -> None:
    """Raises:
    UsageError: there are files already.
    """
    system, inner = file_system(output)
    if system.exists(inner) and system.find(inner, maxdepth=None):
        raise UsageError(f"{output} exists; --overwrite writes over it, or give another place to -o")


def _recalled(staged: Output, output: str) -> bool:
    """Brings the manifest of a run that was finished and sent here, so that `--resume` finds nothing left to do.

    Returns:
        Whether there is one, and no run here that would go on.
    """
    there = _There(staged, output)
    manifest = there.path(staged.manifest)
    if written_by_us(staged) or not there.system.exists(manifest):
        return False
    os.makedirs(staged.root, exist_ok=True)
    there.system.get_file(manifest, str(staged.manifest))
    return True


def _send(staged: Output, output: str) -> None:
    """Copies a finished output; what an earlier run wrote beside its own goes first, the manifest comes last and says
    that all is there."""
    there = _There(staged, output)
    for old in map(there.path, (staged.manifest, staged.quarantine, staged.ledger)):
        if there.system.exists(old):
            there.system.rm(old, recursive=True)
    files = sorted(path for path in staged.root.rglob("*") if path.is_file() and path != staged.manifest)
    for path in [*files, staged.manifest]:
        target = there.path(path)
        there.system.makedirs(target.rpartition("/")[0], exist_ok=True)
        there.system.put_file(str(path), target)


class _There:
    """The remote side of an output."""

    def __init__(self, staged: Output, output: str) -> None:
        self.system: Any
        self.system, inner = file_system(output)
        self._staged = staged
        self._folder = inner.rpartition("/")[0] if staged.single else inner

    def path(self, here: Path) -> str:
        """Where a file of the output stands there."""
        return f"{self._folder}/{here.relative_to(self._staged.root).as_posix()}"
