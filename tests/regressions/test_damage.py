"""Bugs that full disks, damaged files and strange names brought out, by number, so that they stay found."""

from __future__ import annotations

import errno
import gzip
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cleantext.cleaner import Cleaner
from cleantext.readers.base import File, Options
from cleantext.readers.walk import walk
from cleantext.runner.stream import stream
from cleantext.settings import Settings, find_settings
from tests.command_line import CLEAN, MESSY, Command, tree

LINE = '{"text": "It rained ."}\n'


def test_230_a_disk_that_is_full_is_no_output_that_cannot_be_read(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of JSON Lines, undo said that they were not restored since the output could not be read, and went on."""
    (tmp_path / "a.jsonl").write_text(LINE)
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger").exit_code == 0

    def fails(_: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    @contextmanager
    def full(*_: object) -> Iterator[Any]:
        yield SimpleNamespace(write=fails)

    monkeypatch.setattr("cleantext.runner.restore.compressing", full)
    result = cleantext("undo", "out", "-o", "back")
    assert (result.exit_code, result.stderr) == (2, "error: back/a.jsonl: No space left on device\n")
    assert tree(tmp_path / "back") == {}


def test_231_a_damaged_table_does_not_keep_undo_from_the_other_files(cleantext: Command, tmp_path: Path) -> None:
    """Of one that was damaged in the middle it broke off, with pyarrow's message; of one whose column was renamed or
    emptied, with a traceback."""
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/b.jsonl").write_text(LINE)
    table = pa.table({"text": [f"Notice {n} ." for n in range(2000)]})
    pq.write_table(table, tmp_path / "in/a.parquet")
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 0
    written = tmp_path / "out/a.parquet"
    whole = written.read_bytes()

    def undone() -> str:
        result = cleantext("undo", "out", "-o", back := f"back{len(list(tmp_path.glob('back*')))}")
        assert tree(tmp_path / back) == {"b.jsonl": LINE.encode()}
        assert result.exit_code == 1
        (said,) = [line for line in result.stderr.splitlines() if line.startswith("not restored: a.parquet: ")]
        return said

    written.write_bytes(whole[:50] + bytes(byte ^ 0x5A for byte in whole[50:2000]) + whole[2000:])
    assert "cannot be read: " in undone()
    for column in ({"body": ["It rained."]}, {"text": [5]}):
        pq.write_table(pa.table(column), written)
        assert undone().endswith("the output has no texts in 'text'; was it changed after cleaning?")
    pq.write_table(pa.table({"text": pa.array([None], pa.string())}), written)
    assert undone().endswith("was the text changed after cleaning?")


def test_232_a_name_that_gets_too_long_when_it_is_made_safe(cleantext: Command, tmp_path: Path) -> None:
    """The run broke off there, named a temporary file, and no --resume came any further."""
    names = [b"\xe9" * 100 + b"%d.jsonl.gz" % n for n in range(2)]
    (tmp_path / "in").mkdir()
    try:
        for name in names:
            (tmp_path / "in" / os.fsdecode(name)).write_bytes(gzip.compress(LINE.encode()))
    except OSError:
        pytest.skip("this file system holds UTF-8 alone")
    result = cleantext("clean", "in", "-o", "out", "--ledger")
    assert result.exit_code == 0, result.stderr
    written = [path for path in tree(tmp_path / "out") if path.endswith(".jsonl.gz")]
    assert len(written) == 2
    assert all(name.startswith("%E9%E9") and len(name) < 255 for name in written)
    assert cleantext("undo", "out", "-o", "back").exit_code == 0
    assert gzip.decompress((tmp_path / "back" / written[0]).read_bytes()) == LINE.encode()


def test_233_files_of_a_folder_that_may_only_be_listed_are_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """They were left out, each for a reason of its own, so that the summary had as many lines."""

    def denied() -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    entries = [SimpleNamespace(name=name, path=name, stat=denied, is_symlink=bool) for name in ("a.txt", "b.jsonl")]
    monkeypatch.setattr("os.path.isdir", lambda _: True)
    monkeypatch.setattr("cleantext.readers.walk.os.scandir", lambda _: nullcontext(entries))
    assert [(file.name, file.format) for file in walk(["in"], "auto") if isinstance(file, File)] == [
        ("a.txt", "text"),
        ("b.jsonl", "jsonl"),
    ]


def test_234_a_folder_that_is_closed_holds_no_settings(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error was of a file `cleantext.yaml` in it that nobody had written."""
    (tmp_path / "closed").mkdir()
    real = os.stat

    def closed(path: Any, *rest: Any, **more: Any) -> os.stat_result:
        if "closed/" in str(path):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, *rest, **more)

    monkeypatch.setattr(os, "stat", closed)
    assert find_settings(Path("closed")) == (Settings(), None)


@pytest.mark.parametrize("output", ["mine", "mine/a.txt"])
def test_235_resume_writes_over_nothing_that_is_not_of_a_run(cleantext: Command, tmp_path: Path, output: str) -> None:
    """It did not ask for --overwrite where there was no run to continue."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/a.txt").write_text("by hand")
    (tmp_path / "a.txt").write_text(MESSY)
    result = cleantext("clean", "a.txt", "-o", output, "--resume")
    assert result.exit_code == 2
    assert f"{output} exists; --overwrite writes over it" in result.stderr
    assert tree(tmp_path / "mine") == {"a.txt": b"by hand"}
    assert cleantext("clean", "a.txt", "-o", "new", "--resume").exit_code == 0


def test_236_nor_over_anything_remote(cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec = pytest.importorskip("fsspec")
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda _: str(tmp_path / "cache"))
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pipe("/out/a.txt", b"by hand")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    result = cleantext("clean", "in", "-o", "memory://out", "--resume")
    assert result.exit_code == 2
    assert "memory://out exists; --overwrite writes over it" in result.stderr
    assert system.cat("/out/a.txt") == b"by hand"
    assert cleantext("clean", "in", "-o", "memory://out-2", "--resume").exit_code == 0


def test_237_what_an_unbuffered_stream_does_not_take_at_once_is_not_lost(house: Path, tmp_path: Path) -> None:
    """With PYTHONUNBUFFERED a disk that was almost full ended the text, and the exit code was 0."""

    class Narrow(io.BytesIO):
        def write(self, data: Any) -> int:
            return super().write(data[:7])

    (tmp_path / "a.txt").write_text(MESSY)
    out = Narrow()
    stream(str(tmp_path / "a.txt"), out, Cleaner([house], builtin=False), Options(), "auto", print)
    assert out.getvalue().decode() == CLEAN


def test_238_a_blank_line_that_goes_is_not_said_to_stay(cleantext: Command, tmp_path: Path) -> None:
    """Its spaces went by one edit and its line break by another, so that neither seemed to take it."""
    (tmp_path / "a.txt").write_text("  \nIt rained .")
    said = [cleantext("explain", "--pack", "layout", f"a.txt:{line}").stdout for line in (1, 2)]
    assert said[0].startswith("line 1: gone\n")
    assert said[1].startswith("line 2: changed\n")


@pytest.mark.parametrize("packed", [False, True])
def test_240_an_archive_that_breaks_off_where_no_page_is(cleantext: Command, tmp_path: Path, packed: bool) -> None:
    """In the head of a record, or in an image: fastwarc ends there without a word, and so did the run."""
    pytest.importorskip("fastwarc")
    records = [
        f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:{n}>\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}\r\n\r\n".encode()
        for n, (kind, body) in enumerate(
            (("text/plain", "It rained ."), ("image/svg", "<svg/>" * 50), ("text/plain", "Fine."))
        )
    ]
    first, second, third = map(gzip.compress, records) if packed else records
    name = "a.wet.gz" if packed else "a.wet"
    cuts = {
        "whole": (first + second + third, []),
        "after a line break": (first + second + third + b"\r\n" * (not packed), []),
        "head": (first + second + third[:60], ["the file ends within a record"]),
        "image": (first + second[:-50], ["the file ends within a record"]),
        "start": (first[:9], ["the file ends within a record"]),
    }
    for cut, (data, reasons) in cuts.items():
        (tmp_path / name).write_bytes(data)
        result = cleantext("clean", "-q", name)
        told = [line.rpartition(": ")[2] for line in result.stderr.splitlines()]
        assert (told, result.exit_code) == (reasons, len(reasons)), cut
        assert ("It rained." in result.stdout) == (cut != "start")
