"""Compressed files that break off, and how much memory is asked for."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cleantext.readers.compressed import read_at_most
from tests.command_line import MESSY, Command, lines, manifest
from tests.runner.test_kills import ENVIRONMENT


def test_109_zstd_that_breaks_off_is_no_whole_file(cleantext: Command, tmp_path: Path) -> None:
    """The package's own stream ends quietly there: what came after was lost without a word."""
    zstandard = pytest.importorskip("zstandard")
    frame = zstandard.ZstdCompressor().compress(MESSY.encode())
    (tmp_path / "in").mkdir()
    for name, data in {"cut": frame[:-3], "second": frame + frame[:9], "two": frame * 2, "empty": b""}.items():
        (tmp_path / f"in/{name}.txt.zst").write_bytes(data)
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    found = {entry["file"]: entry["reason"] for entry in lines(tmp_path / "out/quarantine.jsonl")}
    why = "damaged zstd data: the file ends within a frame"
    assert found == {"cut.txt.zst": why, "second.txt.zst": why}


@pytest.mark.parametrize("kind", [io.BytesIO, io.BufferedReader])
@pytest.mark.parametrize("size", [0, 3, 1 << 18, (1 << 18) + 1, 700_000])
def test_327_memory_for_what_is_not_there(kind: Any, size: int) -> None:
    """To read a file of ten bytes took the 256 MB that a document may have, which a process with a limit did not get."""
    asked: list[int] = []

    class Source(kind):
        def read(self, size: int | None = -1) -> bytes:
            asked.append(size or -1)
            found: bytes = super().read(size)
            return found

    data = os.urandom(size)
    source = Source(data) if kind is io.BytesIO else Source(io.BytesIO(data))
    assert read_at_most(source, 1 << 28) == data
    assert max(asked) <= 1 << 20
    assert len(asked) == size // (1 << 18) + 1 or kind is io.BytesIO, "a terminal needs to end once"
    source = Source(data) if kind is io.BytesIO else Source(io.BytesIO(data))
    assert read_at_most(source, 300_000) == data[:300_000]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="how much memory is used stands in /proc")
def test_327_a_process_with_a_limit(tmp_path: Path) -> None:
    code = (
        "import cleantext.cli.clean, cleantext.engine, cleantext.runner.run, cleantext.runner.stream, resource, sys\n"
        "from cleantext.readers.base import File\n"
        "from cleantext.readers.text import read_bytes\n"
        "used = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (used + 100_000_000,) * 2)\n"
        "print(len(read_bytes(File('a.txt', 'a.txt', 'text', 11, ''))))\n"
    )
    (tmp_path / "a.txt").write_text("It rained .")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("11\n", "")


@pytest.mark.parametrize("end", [b"", b"\0" * 99, b"something else", gzip.compress(b"x" * 9999, mtime=0)[:30]])
def test_343_a_small_gzip_file_with_damage(cleantext: Command, tmp_path: Path, end: bytes) -> None:
    """All of it went to quarantine, where of a large one, or one in zstd, the lines before the damage came out."""
    members = [gzip.compress(b'{"id": %d, "text": "It rained ."}\n' % number) for number in range(3)]
    (tmp_path / "a.jsonl.gz").write_bytes(b"".join(members) + end)
    damaged = bool(end.strip(b"\0"))  # zeros fill a tape's last block
    assert cleantext("clean", "a.jsonl.gz", "-o", "out").exit_code == damaged
    assert manifest(tmp_path / "out")["documents"]["out"] == 3
    reasons = [entry["reason"] for entry in lines(tmp_path / "out/quarantine.jsonl")] if damaged else []
    assert all(reason.startswith("the rest of the file is lost: damaged gzip data") for reason in reasons)
    assert len(reasons) == damaged
