"""What is kept on disk between runs: done once, never believed when torn, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext.patterns import cache


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
