"""One input, to standard output."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from cleantext.cleaner import Cleaner
from cleantext.readers.base import Options
from cleantext.runner.stream import stream
from tests.command_line import CLEAN, MESSY, Command


def test_237_what_an_unbuffered_stream_does_not_take_at_once_is_not_lost(house: Path, tmp_path: Path) -> None:
    """With PYTHONUNBUFFERED a disk that was almost full ended the text, and the exit code was 0."""

    class Narrow(io.BytesIO):
        def write(self, data: Any) -> int:
            return super().write(data[:7])

    (tmp_path / "a.txt").write_text(MESSY)
    out = Narrow()
    stream(str(tmp_path / "a.txt"), out, Cleaner([house], builtin=False), Options(), "auto", print)
    assert out.getvalue().decode() == CLEAN


@pytest.mark.parametrize("path", ["a.jsonl", "-"])
def test_346_one_id_twice_far_apart_to_standard_output(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """It was noticed within two megabytes only, where with -o it is in the whole file."""
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 50)
    data = "".join(f'{{"id": {n % 9}, "text": "It rained ."}}\n' for n in range(10)).encode()
    (tmp_path / "a.jsonl").write_bytes(data)
    assert cleantext("clean", "a.jsonl", "-o", "out").exit_code == 1
    result = cleantext("clean", path, "--format", "jsonl", stdin=data)
    assert result.stdout_bytes == (tmp_path / "out/a.jsonl").read_bytes()
    assert result.stdout_bytes.count(b"\n") == 9
    assert (result.exit_code, ":10: duplicate id" in result.stderr) == (1, True)
