"""Bugs that machines brought, not texts: users without a home, full disks, closed pipes, little memory."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from cleantext.errors import UsageError
from cleantext.patterns.cache import remembered
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
    return subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, **{"stderr": subprocess.PIPE, **streams})


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
