"""Paths of fsspec: in memory, and on disk by URL."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import CLEAN, MESSY, Command, tree

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda name: str(tmp_path / "cache"))
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pipe("/in/deep/a.txt", MESSY.encode())
    system.pipe("/in/b.jsonl", json.dumps({"text": MESSY}).encode())
    return system


def test_in_memory(cleantext: Command, tmp_path: Path, memory: object) -> None:
    result = cleantext("clean", "memory://in", "-o", "memory://out", "--ledger")
    assert result.exit_code == 0, result.stderr
    names = sorted(memory.find("/out"))  # type: ignore[attr-defined]
    assert names == ["/out/b.jsonl", "/out/deep/a.txt", "/out/ledger/00000000.jsonl", "/out/ledger/00000001.jsonl",
                     "/out/manifest.json"]  # fmt: skip
    assert memory.cat("/out/deep/a.txt") == CLEAN.encode()  # type: ignore[attr-defined]
    assert not list((tmp_path / "cache/staging").iterdir())
    again = cleantext("clean", "memory://in", "-o", "memory://out")
    assert again.exit_code == 2
    assert "--overwrite" in again.stderr
    assert cleantext("clean", "memory://in", "-o", "memory://out", "--overwrite").exit_code == 0


def test_remote_in_local_out_and_to_standard_output(cleantext: Command, tmp_path: Path, memory: object) -> None:
    assert cleantext("clean", "memory://in", "-o", "out").exit_code == 0
    assert (tmp_path / "out/deep/a.txt").read_text() == CLEAN
    assert cleantext("clean", "-q", "memory://in/deep/a.txt").stdout == CLEAN
    (tmp_path / "local").mkdir()
    (tmp_path / "local/a.txt").write_text(MESSY)
    assert cleantext("clean", f"file://{tmp_path}/local", "-o", f"file://{tmp_path}/copy").exit_code == 0
    assert sorted(tree(tmp_path / "copy")) == ["a.txt", "manifest.json"]


def test_remote_faults(cleantext: Command, memory: object) -> None:
    for arguments, said in (
        (("memory://nowhere", "-o", "out"), "no file or folder"),
        (("nosuchscheme://x", "-o", "out"), "nosuchscheme"),
        (("memory://in", "-o", "memory://in/out"), "inside the input"),
    ):
        result = cleantext("clean", *arguments)
        assert result.exit_code == 2
        assert said in result.stderr
