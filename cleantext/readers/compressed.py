"""Files as streams of bytes, `.gz` and `.zst` decompressed on the way, and no further than a bomb deserves."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import IO, Any, cast

from cleantext.errors import CleantextError
from cleantext.optional import needed
from cleantext.readers.base import MB, STDIN
from cleantext.readers.remote import is_remote, open_remote

SUFFIXES = (".gz", ".zst")

BOMB_RATIO = 200
"""How many times its size a compressed file may grow; text compresses 3 to 30 times."""
BOMB_FLOOR = 1000 * MB
"""Bytes up to which any file may grow, whatever the ratio."""


_READ = 1 << 18
"""Bytes that are read at once."""
_PIECE = 1 << 10
"""Bytes of zstd frames that are decompressed at once; of a bomb these are some 30 MB."""


class UnreadableError(CleantextError):
    """A file, or the rest of it, cannot be read; the message says why.

    Args:
        cause: the same for programs, where one asks (see `cleantext.readers.base.Refused`).
    """

    def __init__(self, message: str, cause: str = "") -> None:
        super().__init__(message)
        self.cause = cause


def why_unread(error: Exception, damaged: str) -> str:
    """What the system says of a file; `damaged`, where it is the library that does not understand the data."""
    number = getattr(error, "errno", None)  # of damaged data the libraries' own OSErrors have none
    return f"cannot be read: {os.strerror(number)}" if number else f"{damaged}: {str(error).partition(chr(10))[0]}"


def compression(name: str) -> str:
    """`.gz`, `.zst` or nothing, by the name of a file."""
    lower = name.lower()
    return next((suffix for suffix in SUFFIXES if lower.endswith(suffix)), "")


@contextmanager
def opened(path: str, size: int) -> Iterator[IO[bytes]]:
    """The decompressed bytes of a file, or of standard input, as a stream.

    Raises:
        UnreadableError: the file cannot be opened, is damaged, or grows beyond all measure.
    """
    try:
        with _raw(path) as raw:
            kind = compression(path)
            if not kind:
                yield raw
                return
            # `GzipFile.read` would drop what it has read when it comes to the damage
            read = gzip.GzipFile(fileobj=raw).read1 if kind == ".gz" else _Frames(raw).read
            yield io.BufferedReader(cast(Any, _Capped(read, max(BOMB_FLOOR, BOMB_RATIO * size))), _READ)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableError(f"damaged gzip data: {error}") from None
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}") from None
    except Exception as error:
        if type(error).__name__ == "ZstdError":  # of an optional package, so that it cannot be named here
            raise UnreadableError(f"damaged zstd data: {error}") from None
        raise


def _raw(path: str) -> AbstractContextManager[IO[bytes]]:
    if path == STDIN:
        return nullcontext(sys.stdin.buffer)
    return open_remote(path) if is_remote(path) else open(path, "rb")


def read_at_most(stream: IO[bytes], most: int) -> bytes:
    """The rest of a stream, up to so many bytes. To read them in one go takes the memory for all of them beforehand, however
    few there are, which a process with a limit may not have."""
    pieces = []
    more = True
    while most and more:
        wanted = min(most, _READ)
        piece = stream.read(wanted)
        pieces.append(piece)
        most -= len(piece)
        # Less than wanted is the end, unless a stream of fsspec's says so; a terminal would have to end twice.
        more = len(piece) == wanted if isinstance(stream, io.BufferedReader) else bool(piece)
    return b"".join(pieces)


def compress(data: bytes, kind: str) -> bytes:
    """A whole gzip member or zstd frame, the same on every machine and day; without `kind`, the bytes themselves."""
    if kind == ".gz":
        return gzip.compress(data, 6, mtime=0)
    if kind == ".zst":
        return cast(bytes, _zstandard().ZstdCompressor(level=3).compress(data))
    return data


@contextmanager
def compressing(path: Path, kind: str) -> Iterator[IO[bytes]]:
    """A file that compresses what is written to it."""
    with open(path, "wb") as raw:
        if kind == ".gz":
            with gzip.GzipFile("", "wb", 6, raw, mtime=0) as stream:
                yield cast(IO[bytes], stream)
        elif kind == ".zst":
            with _zstandard().ZstdCompressor(level=3).stream_writer(raw, closefd=False) as stream:
                yield stream
        else:
            yield raw


def _zstandard() -> Any:
    return needed("zstandard", "zstd", ".zst")


class _Frames:
    """What zstd frames hold, one after the other. The package's own stream takes a frame that breaks off for its end."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._decompressor = _zstandard().ZstdDecompressor()
        self._frame: Any = None
        self._held = memoryview(b"")

    def read(self, size: int) -> bytes:
        """The next bytes, `size` at most; none at the end.

        Raises:
            UnreadableError: the file ends within a frame.
        """
        while not self._held:
            between = self._frame is None or self._frame.eof
            data = (self._frame.unused_data if self._frame and between else b"") or self._raw.read(_PIECE)
            if not data:
                if between:
                    return b""
                raise UnreadableError("damaged zstd data: the file ends within a frame")
            if between:
                self._frame = self._decompressor.decompressobj()
            self._held = memoryview(self._frame.decompress(data))
        piece, self._held = bytes(self._held[:size]), self._held[size:]
        return piece


class _Capped(io.RawIOBase):
    """A stream that ends with an error at its cap."""

    def __init__(self, read: Callable[[int], bytes], cap: int) -> None:
        self._read, self._left, self._cap = read, cap, cap

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._read(min(len(buffer), self._left + 1))
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError(
                f"decompresses to more than {self._cap // MB:,} MB, far more than text would: a bomb?"
            )
        buffer[: len(data)] = data
        return len(data)
