"""Standard input, output and error: closed, full, in another encoding, with readers who have enough."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cleantext.readers.remote import is_remote
from tests.command_line import CLEAN, MESSY, Command
from tests.runner.test_kills import ENVIRONMENT


@pytest.mark.skipif(not hasattr(os, "fork"), reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize(
    ("closed", "call", "said", "code"),
    [
        (0, ["clean", "-"], b"error: standard input is closed\n", 2),
        (0, ["clean"], b"error: nothing to clean", 2),
        (1, ["clean", "a.txt"], b"error: standard output is closed; name a file or folder with -o\n", 2),
        (2, ["clean", "a.txt", "-o", "out"], b"", 0),
    ],
)
def test_112_closed_streams(tmp_path: Path, closed: int, call: list[str], said: bytes, code: int) -> None:
    """As cron and daemons start programs; it was a traceback, or exit code 1 without a word."""
    (tmp_path / "a.txt").write_text("It rained.")
    starts = f"import os, sys; os.close({closed}); os.execv(sys.executable, [sys.executable, '-m', 'cleantext', *sys.argv[1:]])"
    done = subprocess.run(
        [sys.executable, "-c", starts, *call, *(["--no-builtin"] if len(call) > 1 else [])],
        cwd=tmp_path,
        capture_output=True,
    )
    assert (done.returncode, done.stderr.startswith(said)) == (code, True), done.stderr
    assert (closed == 2) == (tmp_path / "out/a.txt").exists()


def test_196_an_archive_on_standard_input_is_no_json_lines(cleantext: Command) -> None:
    """Each of its lines went to quarantine as bad JSON."""
    result = cleantext("clean", "-", "--format", "warc", stdin=b"WARC/1.0\r\nWARC-Type: response\r\n\r\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: warc cannot come from standard input; name the file\n"


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


def test_341_a_dash_for_the_output(cleantext: Command, tmp_path: Path) -> None:
    """A folder was made that is called so, and hid standard input from then on."""
    (tmp_path / "a.txt").write_text(MESSY)
    assert cleantext("clean", "a.txt", "-o", "-").stdout == CLEAN
    assert "cannot share standard output" in cleantext("clean", "a.txt", "house.yaml", "-o", "-").stderr
    assert not (tmp_path / "-").exists()
    (tmp_path / "-").mkdir()
    assert cleantext("clean", "-", stdin=MESSY.encode()).stdout == CLEAN


def test_347_utf_16_from_a_pipe(cleantext: Command) -> None:
    """As some shells write it: each of its lines was told not to be JSON."""
    result = cleantext("clean", "-", "--format", "jsonl", stdin='{"text": "It rained ."}\n'.encode("utf-16"))
    assert (result.exit_code, "the file is UTF-16; convert it first" in result.stderr) == (1, True)


def test_395_a_name_with_colons_has_no_scheme(cleantext: Command, tmp_path: Path) -> None:
    """`std::vector.txt` was asked of a file system called std."""
    (tmp_path / "std::vector.txt").write_text("It rained .")
    result = cleantext("clean", "std::vector.txt")
    assert (result.exit_code, result.stdout) == (0, "It rained.")
    for path in ("s3://bucket/a.txt", "simplecache::s3://bucket/a.txt", "zip://a.txt::s3://bucket/b.zip"):
        assert is_remote(path)


@pytest.mark.parametrize("text", ['{"text": "It rained ."}\n', "", "\n\n"])
def test_396_json_lines_from_a_pipe_fare_as_from_a_file(cleantext: Command, tmp_path: Path, text: str) -> None:
    """In UTF-16 they were one refused document from a file, and a wrong call from a pipe."""
    for data in (text.encode("utf-16"), text.encode()):
        (tmp_path / "a.jsonl").write_bytes(data)
        piped = cleantext("clean", "-", "--format", "jsonl", stdin=data)
        named = cleantext("clean", "a.jsonl")
        assert (piped.exit_code, piped.stdout) == (named.exit_code, named.stdout)
        assert piped.stderr.replace("<stdin>", "a.jsonl") == named.stderr
