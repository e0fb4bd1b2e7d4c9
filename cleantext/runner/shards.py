"""The input as a sequence of shards, the same for every worker count and after every restart."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from cleantext.errors import UsageError
from cleantext.portions import portions
from cleantext.readers import NUMBERED, WHOLE, cut, require_packages
from cleantext.readers.base import SHARD_BYTES, SHARD_FILES, File, Options, Shard, Skipped
from cleantext.readers.pack_files import is_pack
from cleantext.readers.remote import is_remote
from cleantext.readers.walk import walk
from cleantext.runner.output import Output
from cleantext.runner.text_key import KEYED
from cleantext.runner.written import written_by_us


class Survey(NamedTuple):
    """What there is in the input."""

    files: int
    digest: str
    """Of the names, sizes and times of the files: another one means that the input has changed."""
    formats: dict[str, int]
    """Files by format."""
    skipped: dict[str, int]
    """What was left out, by reason."""
    examples: tuple[Skipped, ...]
    """Some of what was left out."""


def survey(paths: Sequence[str], format: str) -> Survey:
    """Looks at the whole input before anything is written.

    Raises:
        UsageError: a path does not exist, two files would be written under one name, one under a name that the run itself
            writes, or a format needs a package that is not installed.
    """
    sha = hashlib.sha256()
    formats: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    examples: list[Skipped] = []
    for found in _walked(paths, format, _ours(paths), mirrored=True):
        if isinstance(found, Skipped):
            skipped[found.reason] += 1
            if len(examples) < 20:
                examples.append(found)
            continue
        require_packages(found.path, found.format)
        formats[found.format] += 1
        sha.update(f"{found.name}\0{found.size}\0{found.stamp}\n".encode())
    return Survey(
        formats.total(), sha.hexdigest()[:16], dict(sorted(formats.items())), dict(sorted(skipped.items())),
        tuple(examples),
    )  # fmt: skip


def shards(paths: Sequence[str], format: str, options: Options) -> Iterator[Shard]:
    """All shards of the input: first those of files that are one document each, then those of each file that holds many documents."""
    numbers, ours = count(), _ours(paths)
    large = list(_files(paths, format, ours, tuple(NUMBERED)))  # now: one that is gone when its turn comes is missed
    for one in WHOLE:
        yield from _grouped(one, _files(paths, format, ours, (one,)), numbers)
    for file in large:
        yield from cut(file, numbers, options)


def beginnings(paths: Sequence[str], format: str, options: Options) -> Iterator[Shard]:
    """The first shard of each file whose texts stand under a key."""
    for file in _files(paths, format, _ours(paths), KEYED):
        yield next(cut(file, count(), options))


def _files(paths: Sequence[str], format: str, ours: Container[str], formats: tuple[str, ...]) -> Iterator[File]:
    for found in _walked(paths, format, ours):
        if isinstance(found, File) and found.format in formats:
            yield found


def _ours(paths: Sequence[str]) -> frozenset[str]:
    """The paths that are outputs of earlier runs: what these keep beside the documents is no document."""
    return frozenset(filter(_is_ours, paths))


def _is_ours(path: str) -> bool:
    try:
        return written_by_us(Output.folder(path))
    except UsageError:  # a manifest that nobody can read may be anybody's
        return False


def _walked(
    paths: Sequence[str], format: str, ours: Container[str], mirrored: bool = False
) -> Iterator[File | Skipped]:
    """The files of the input. Packs of rules may lie beside the texts that they are for, as settings do."""
    for found in walk(paths, format, ours, mirrored):
        if isinstance(found, File) and format == "auto" and not is_remote(found.path) and is_pack(found.path):
            yield Skipped(found.name, "a pack of rules; --format text takes it for a text")
        else:
            yield found


def _grouped(format: str, files: Iterator[File], numbers: Iterator[int]) -> Iterator[Shard]:
    """Files together until there are enough of them."""
    for group in portions(files, lambda file: file.size, SHARD_BYTES, SHARD_FILES):
        yield Shard(next(numbers), format, tuple(group))
