"""What is kept on disk between runs: done once, never believed when torn, never in the way."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest

from cleantext import cache
from cleantext.cache import remembered
from cleantext.errors import UsageError
from cleantext.runner.remote import staged


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLEANTEXT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


class Work:
    """Counts how often it is done."""

    def __init__(self, gives: bytes = b"numbers") -> None:
        self.times, self._gives = 0, gives

    def __call__(self) -> bytes:
        self.times += 1
        return self._gives


def test_it_is_done_once(folder: Path) -> None:
    work = Work()
    assert [cache.remembered("kind", ("a", 1), work) for _ in range(3)] == [b"numbers"] * 3
    assert work.times == 1
    assert len(list(folder.iterdir())) == 1, "no temporary file stays"


def test_another_key_kind_or_version_is_other_work(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.remembered("kind", "a", Work())
    for kind, key in (("kind", "b"), ("other", "a")):
        assert cache.remembered(kind, key, Work(b"new")) == b"new"
    monkeypatch.setattr(cache, "__version__", "999")
    assert cache.remembered("kind", "a", Work(b"new")) == b"new"


def test_520_what_other_code_has_made_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two copies of the package shared the cache, of which one knew a field of rules that the other did not."""
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    (tmp_path / "kinds").mkdir()

    def found() -> str:
        cache.sources.cache_clear()
        return cache.sources("kinds", "patterns.py")

    seen = [found()]
    for file, text in (("kinds/line.py", "a"), ("kinds/line.py", "b"), ("patterns.py", "b"), ("kinds/also.py", "")):
        (tmp_path / file).write_text(text)
        seen.append(found())
        assert found() == seen[-1]
    assert len(set(seen)) == len(seen)
    (tmp_path / "elsewhere.py").write_text("c")
    assert found() == seen[-1]
    cache.sources.cache_clear()


@pytest.mark.parametrize(
    "part", ["kinds", "packs", "patterns", "patterns/database.py", "kinds/base.py", "languages/detector.py"]
)
def test_520_the_sources_that_are_named_are_there(part: str) -> None:
    assert (Path(cache.__file__).parent / part).exists()


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 32 + b"numbers"])
def test_a_torn_or_foreign_file_is_made_anew(folder: Path, damage: bytes) -> None:
    cache.remembered("kind", "a", Work())
    (file,) = folder.iterdir()
    file.write_bytes(damage)
    work = Work()
    assert cache.remembered("kind", "a", work) == b"numbers"
    assert work.times == 1
    assert cache.remembered("kind", "a", work) == b"numbers"
    assert work.times == 1


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(folder: Path) -> None:
    folder.write_text("a file is in its place")
    work = Work()
    assert [cache.remembered("kind", "a", work) for _ in range(2)] == [b"numbers"] * 2
    assert work.times == 2


def aged(file: Path, days: int) -> Path:
    then = time.time() - days * cache.DAY
    os.utime(file, (then, then))
    return file


def test_what_nobody_has_read_for_long_goes_when_something_new_comes(folder: Path) -> None:
    for key in ("used", "unused"):
        cache.remembered("kind", key, Work())
    foreign = folder / "notes.txt"
    foreign.write_text("somebody else's")
    for file in folder.iterdir():
        aged(file, 70)
    assert cache.remembered("kind", "used", Work(b"not done")) == b"numbers"
    cache._forget_unused.cache_clear()  # as in another process
    cache.remembered("kind", "new", Work())
    assert foreign.exists()
    for key, times in (("used", 0), ("new", 0), ("unused", 1)):
        work = Work()
        cache.remembered("kind", key, work)
        assert work.times == times, key


def test_reading_touches_a_file_once_a_day(folder: Path) -> None:
    cache.remembered("kind", "a", Work())
    (file,) = folder.iterdir()
    recent = aged(file, 0).stat().st_mtime
    cache.remembered("kind", "a", Work())
    assert file.stat().st_mtime == recent
    long_ago = aged(file, 2).stat().st_mtime
    cache.remembered("kind", "a", Work())
    assert file.stat().st_mtime > long_ago + cache.DAY


def test_a_folder_that_may_only_be_read_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.remembered("kind", "a", Work())
    (file,) = folder.iterdir()
    aged(file, 2)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "utime", refuse)
    assert cache.remembered("kind", "a", Work(b"not done")) == b"numbers"


def test_without_a_folder_of_its_own_it_is_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLEANTEXT_CACHE", raising=False)
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda name: str(tmp_path / "a/b" / name))
    work = Work()
    assert [cache.remembered("kind", "a", work) for _ in range(2)] == [b"numbers"] * 2
    assert work.times == 1
    assert len(list((tmp_path / "a/b/cleantext").iterdir())) == 1


@pytest.mark.parametrize("folder", ["~/.cache/cleantext", None])
def test_a_user_without_a_home_has_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str | None
) -> None:
    """Nor is there a folder called `~` where the user happens to be."""

    def users(_: str) -> str:
        if folder is None:
            raise RuntimeError("Could not determine home directory.")
        return folder

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLEANTEXT_CACHE", raising=False)
    monkeypatch.setattr("platformdirs.user_cache_dir", users)
    work = Work()
    assert [cache.remembered("kind", "a", work) for _ in range(2)] == [b"numbers"] * 2
    assert work.times == 2
    assert not list(tmp_path.iterdir())


def test_a_key_may_hold_half_a_character(folder: Path) -> None:
    assert cache.remembered("kind", "\ud800", Work()) == b"numbers"


def test_it_is_put_together_beside_its_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From another disk no file can be moved there in one go."""
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "nowhere"))
    work = Work()
    assert [cache.remembered("kind", "a", work) for _ in range(2)] == [b"numbers"] * 2
    assert work.times == 1


def test_on_a_full_disk_no_half_of_a_file_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __init__(self, handle: int, _mode: str) -> None:
            os.close(handle)

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None: ...

        def write(self, _: bytes) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", Full)
    assert cache.remembered("kind", "a", Work()) == b"numbers"
    assert list(folder.iterdir()) == []


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
    begun = staged([], "memory://bucket/out", single=False, resume=False, overwrite=False)
    with pytest.raises(UsageError, match="set HOME"):
        begun.__enter__()


def test_430_a_file_of_the_cache_that_another_process_has_just_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What had been compiled was then not stored."""
    monkeypatch.setenv("CLEANTEXT_CACHE", str(tmp_path))
    for n in range(3):
        (tmp_path / f"{n:032x}.kind").symlink_to("gone")
    done: list[int] = []

    def work() -> bytes:
        done.append(1)
        return b"numbers"

    assert [cache.remembered("kind", "a", work) for _ in range(2)] == [b"numbers"] * 2
    assert done == [1]


def test_397_what_a_killed_process_was_writing_goes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stayed for ever: up to seven megabytes each time."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt  # stands for a kill, after which nothing is tidied up either

    monkeypatch.setattr(os, "fdopen", killed)
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    with pytest.raises(KeyboardInterrupt):
        cache.remembered("kind", "a", Work())
    monkeypatch.undo()
    monkeypatch.setenv("CLEANTEXT_CACHE", str(folder))
    (left,) = folder.iterdir()
    aged(left, 70)
    cache._forget_unused.cache_clear()
    cache.remembered("kind", "a", Work())
    assert not left.exists()
