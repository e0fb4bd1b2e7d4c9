"""The samples, before and after: what the README's first command does with them."""

from pathlib import Path

import pytest

import cleantext

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = sorted(str(file.relative_to(SAMPLES / "before")) for file in (SAMPLES / "before").rglob("*.txt"))


def read(folder: str, name: str) -> str:
    return (SAMPLES / folder / name).read_bytes().decode()


@pytest.fixture(scope="module")
def cleaner() -> cleantext.Cleaner:
    return cleantext.Cleaner()


@pytest.mark.parametrize("name", NAMES)
def test_before_becomes_after(cleaner: cleantext.Cleaner, name: str) -> None:
    assert cleaner(read("before", name)) == read("after", name)


@pytest.mark.parametrize("name", NAMES)
def test_after_is_clean(cleaner: cleantext.Cleaner, name: str) -> None:
    result = cleaner.run(read("after", name))
    assert result.edits == ()


@pytest.mark.parametrize("name", NAMES)
def test_undo_restores_before(cleaner: cleantext.Cleaner, name: str) -> None:
    result = cleaner.run(read("before", name))
    assert cleantext.undo(result.text, result.edits) == read("before", name)


def test_every_sample_has_both_sides() -> None:
    after = sorted(str(file.relative_to(SAMPLES / "after")) for file in (SAMPLES / "after").rglob("*.txt"))
    assert after == NAMES
    assert len(NAMES) >= 8
