"""Long patterns are compiled once, and read from the cache from then on."""

import os
import pickle
from pathlib import Path

import pytest
import regex

from cleantext.patterns import matcher

LONG = "|".join(f"(?:ferry number {n})" for n in range(50))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, on disk and in this process."""
    monkeypatch.setenv("CLEANTEXT_CACHE", str(tmp_path))
    matcher.compiled.cache_clear()
    return tmp_path


def anew() -> "regex.Pattern[str]":
    """The pattern as another process gets it."""
    matcher.compiled.cache_clear()
    return matcher.compiled(LONG, True)


def test_a_long_pattern_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = anew()
    monkeypatch.setattr(regex, "compile", None)
    second = anew()
    assert second is not first
    assert (second.pattern, second.flags) == (first.pattern, first.flags)
    assert second.search("the FERRY number 49 is late", timeout=1)[0] == "FERRY number 4"
    assert second.search("ferry number 5x") is not None
    assert second.search("ferry numbers") is None


def test_case_counts_where_it_is_asked_for() -> None:
    assert matcher.compiled(LONG, False).search("FERRY NUMBER 1") is None
    assert matcher.compiled(LONG, True).search("FERRY NUMBER 1") is not None


def test_short_ones_are_not_kept(folder: Path) -> None:
    matcher.compiled("ferry", True)
    assert list(folder.iterdir()) == []


class Harmful:
    """What a file in the cache might call."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("called",)


@pytest.mark.parametrize(
    "kept",
    [b"", b"no pickle", pickle.dumps(Harmful()), pickle.dumps(anew)],
    ids=["empty", "torn", "harmful", "foreign"],
)
def test_what_is_no_pattern_is_not_read(kept: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(matcher, "remembered", lambda *_: kept)
    assert anew().search("ferry number 7") is not None
    assert not (folder / "called").exists()


def test_a_wrong_pattern_is_refused_as_ever(folder: Path) -> None:
    with pytest.raises(regex.error):
        matcher.compiled(LONG + "(", True)
    assert list(folder.glob("*.regex")) == []
