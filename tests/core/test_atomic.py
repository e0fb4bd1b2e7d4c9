"""Files that are whole or not there: what is on disk before a name is given, and after."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from cleantext import atomic


@pytest.mark.parametrize("files", [1, 20])
def test_contents_are_on_disk_before_the_name_and_the_name_before_it_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: int
) -> None:
    (tmp_path / "tmp").mkdir()
    done: list[tuple[str, Any]] = []
    sync, replace = atomic.sync, os.replace

    def synced(paths: Any) -> None:
        some = [Path(path) for path in paths]
        done.append(("sync", some))
        sync(some)

    def renamed(old: Any, new: Any) -> None:
        done.append(("replace", Path(old)))
        replace(old, new)

    monkeypatch.setattr(atomic, "sync", synced)
    monkeypatch.setattr(os, "replace", renamed)
    atomic.write_all([(tmp_path / f"{n}.txt", b"text") for n in range(files)], tmp_path / "tmp")
    assert [what for what, _ in done] == ["sync", *["replace"] * files, "sync"]
    assert done[0][1] == [old for what, old in done if what == "replace"]
    assert done[-1][1] == [tmp_path]
    assert (tmp_path / "0.txt").read_bytes() == b"text"


@pytest.mark.parametrize("whole_system", [True, False])
def test_few_files_are_synced_one_by_one_and_many_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole_system: bool
) -> None:
    one_by_one: list[int] = []
    monkeypatch.setattr(os, "fsync", one_by_one.append)
    monkeypatch.setattr(atomic, "_sync_file_system", lambda path: whole_system)
    paths = [tmp_path / str(n) for n in range(20)]
    for path in paths:
        path.write_bytes(b"")
    atomic.sync(paths[:3])
    assert len(one_by_one) == 3
    atomic.sync(paths)
    assert len(one_by_one) == (3 if whole_system else 23)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are counted in /proc")
@pytest.mark.parametrize("files", [1, 20])
def test_no_file_stays_open(tmp_path: Path, files: int) -> None:
    """A run syncs as often as it has shards, and a process may have some thousand files open."""
    before = len(os.listdir("/proc/self/fd"))
    for n in range(3):
        atomic.write_all([(tmp_path / f"{n}-{k}.txt", b"text") for k in range(files)], tmp_path)
    assert len(os.listdir("/proc/self/fd")) == before


def test_what_fails_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()

    def files() -> Any:
        yield tmp_path / "a.txt", b"text"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        atomic.write_all(files(), tmp_path / "tmp")
    assert list(tmp_path.rglob("*")) == [tmp_path / "tmp"]


def test_an_error_speaks_of_the_file_and_not_of_its_temporary_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        atomic.write(tmp_path / "a.txt", b"text", tmp_path / "missing")
    assert caught.value.filename == str(tmp_path / "a.txt")


def test_what_is_renamed_is_on_disk_before_and_its_name_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[tuple[str, Any]] = []
    replace = os.replace
    monkeypatch.setattr(atomic, "sync", lambda paths: done.append(("sync", list(paths))))
    monkeypatch.setattr(os, "replace", lambda old, new: (done.append(("replace", new)), replace(old, new)))
    part, target = tmp_path / "part", tmp_path / "deep/a.txt"
    part.write_bytes(b"text")
    atomic.rename(part, target)
    assert done == [("sync", [tmp_path]), ("sync", [part]), ("replace", target), ("sync", [target.parent])]
    assert target.read_bytes() == b"text"
