"""One file or standard input, cleaned to a stream: no output folder, no manifest, nothing to resume."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import count
from typing import IO, Any

from cleantext.cleaner import Cleaner
from cleantext.errors import UsageError
from cleantext.readers import WHOLE, cut, format_of
from cleantext.readers.base import MAX_DOCUMENT, STDIN, File, Options, Shard
from cleantext.readers.compressed import read_at_most
from cleantext.readers.walk import single
from cleantext.runner.ids import Ids
from cleantext.runner.output import OutputError
from cleantext.runner.tally import Tally
from cleantext.runner.text_key import KEYED, refuse_wrong_key
from cleantext.runner.work import Work

Refuse = Callable[[dict[str, Any]], None]


def stream(path: str, out: IO[bytes], cleaner: Cleaner, options: Options, format: str, refuse: Refuse) -> Tally:
    """Cleans a file to `out`.

    Args:
        path: a file, or `-` for standard input.
        format: `auto` goes by the name; standard input is then text.
        refuse: told of each document that cannot be cleaned.

    Raises:
        UsageError: the file does not exist, is of a format that is no stream, or no record has the key of the text.
        OutputError: `out` takes no more.
    """
    work, tally, ids = Work(cleaner, options, None), Tally(), Ids()
    for shard in _shards(path, format, options):
        outcome = work(shard)
        if repeated := ids.repeated(shard.files[0].name, outcome):
            outcome = work(shard, repeated)
        ids.note(shard.files[0].name, outcome.ids)
        try:
            _write(out, outcome.part)
        except BrokenPipeError:  # whoever reads has enough
            raise
        except OSError as error:
            raise OutputError(f"cannot write to standard output: {error.strerror or error}") from error
        tally.merge(outcome.tally)
        for entry in outcome.quarantine:
            refuse(entry)
    return tally


def _write(out: IO[bytes], data: bytes) -> None:
    """All of it: a stream without a buffer (PYTHONUNBUFFERED) may take less at a time, and says no more than how much."""
    left = memoryview(data)
    while left:
        left = left[out.write(left) :]
    out.flush()


def _shards(path: str, format: str, options: Options) -> Iterator[Shard]:
    numbers = count()
    if path == STDIN:
        if sys.stdin is None:
            raise UsageError("standard input is closed")
        file = File(STDIN, "<stdin>", "text" if format == "auto" else format_of("", format), 0, "")
    else:
        file = single(path, format)
    if file.format == "parquet":
        raise UsageError(f"{file.format} cannot go to standard output; name a file or folder with -o")
    if path == STDIN and file.format == "warc":
        raise UsageError("warc cannot come from standard input; name the file")
    if file.format in WHOLE:
        data = read_at_most(sys.stdin.buffer, MAX_DOCUMENT + 1) if path == STDIN else b""
        if len(data) > MAX_DOCUMENT:
            raise UsageError(
                "standard input is larger than one document may be; if it is JSON Lines, say --format jsonl"
            )
        yield Shard(next(numbers), file.format, (file,), contents=(data,) if path == STDIN else ())
    else:
        shards = cut(file, numbers, options)
        first = next(shards)
        if file.format in KEYED:
            refuse_wrong_key([first], options)
        yield first
        yield from shards
