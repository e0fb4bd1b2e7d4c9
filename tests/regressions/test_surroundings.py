"""Bugs that machines brought, not texts: users without a home, full disks, closed pipes, little memory."""

from __future__ import annotations

import io
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from cleantext.cache import remembered
from cleantext.errors import UsageError
from cleantext.readers.compressed import read_at_most
from cleantext.runner.remote import staging
from tests.command_line import Command
from tests.runner.test_kills import ENVIRONMENT


@pytest.mark.parametrize("told", [RuntimeError("could not determine the home directory"), "~/.cache/cleantext"])
def test_304_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: str | Exception) -> None:
    """As containers are run by: newer versions of platformdirs raise, older ones had a folder called `~` made."""

    def user_cache_dir(_: str) -> str:
        if isinstance(told, Exception):
            raise told
        return told

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLEANTEXT_CACHE", raising=False)
    monkeypatch.setattr("platformdirs.user_cache_dir", user_cache_dir)
    assert remembered("kind", "a", lambda: b"numbers") == b"numbers"
    assert not list(tmp_path.iterdir())
    with pytest.raises(UsageError, match="set HOME"):
        staging("memory://bucket/out", single=False)


def test_305_little_memory(cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As under `ulimit -v`: a traceback, and the exit code of a run with documents in quarantine."""

    def cleaned(*_: object) -> None:
        raise MemoryError

    (tmp_path / "a.txt").write_text("It rained .")
    monkeypatch.setattr("cleantext.runner.work.Work.__call__", cleaned)
    result = cleantext("clean", "a.txt")
    assert (result.exit_code, result.stderr) == (2, "error: there is not enough memory; fewer --workers take less\n")


def test_306_no_room_for_what_learn_counts(cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def repeated(*_: object) -> list[object]:
        raise sqlite3.OperationalError("database or disk is full")

    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("It rained.")
    monkeypatch.setattr("cleantext.learn.Counts.repeated", repeated)
    result = cleantext("learn", "in", "-o", "learned.yaml")
    assert result.exit_code == 2
    assert f"no room for the counts of lines in {tempfile.gettempdir()} (database or disk is full)" in result.stderr
    assert not (tmp_path / "learned.yaml").exists()


def ran(folder: Path, *call: str, **streams: Any) -> subprocess.Popen[bytes]:
    (folder / "a.txt").write_text("It rained .\n" * 30_000)
    command = [sys.executable, "-m", "cleantext", *call]
    buffered = {**ENVIRONMENT, "PYTHONUNBUFFERED": ""}  # what is left in a buffer is written at the very end
    return subprocess.Popen(command, cwd=folder, env=buffered, **{"stderr": subprocess.PIPE, **streams})


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize("call", [("clean", "-q", "a.txt"), ("explain", "a.txt")])
def test_307_a_reader_who_has_enough(tmp_path: Path, call: tuple[str, ...]) -> None:
    """As `head` has: the exit code was that of a run with documents in quarantine; now it is that of all other programs."""
    process = ran(tmp_path, *call, "--no-builtin", "--pack", "repair", stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read(1)
    process.stdout.close()
    assert process.stderr is not None
    assert (process.stderr.read(), process.wait(60)) == (b"", 141)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a file that is always full")
def test_308_messages_that_nobody_can_take(tmp_path: Path) -> None:
    """As where a log's disk is full: all was done, and the exit code said that not all was."""
    with open("/dev/full", "wb") as full:
        process = ran(tmp_path, "clean", "a.txt", "-o", "out", "--no-builtin", "--pack", "repair", stderr=full)
        assert process.wait(60) == 0
    with open("/dev/full", "wb") as full:
        assert ran(tmp_path, "clean", "none.txt", stderr=full).wait(60) == 2


@pytest.mark.parametrize("kind", [io.BytesIO, io.BufferedReader])
@pytest.mark.parametrize("size", [0, 3, 1 << 18, (1 << 18) + 1, 700_000])
def test_327_memory_for_what_is_not_there(kind: Any, size: int) -> None:
    """To read a file of ten bytes took the 256 MB that a document may have, which a process with a limit did not get."""
    asked: list[int] = []

    class Source(kind):  # type: ignore[misc]
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
