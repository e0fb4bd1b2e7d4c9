"""Each bug that was found has a number, and its tests stand in one file beside those of its module."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent


def files_by_number() -> dict[str, list[str]]:
    """The number of each case -> the files that have tests of it, relative to this folder."""
    found: dict[str, list[str]] = {}
    for path in sorted(HERE.rglob("test_*.py")):
        for number in sorted(set(re.findall(r"^def test_(\d{3})_", path.read_text("utf-8"), flags=re.M))):
            found.setdefault(number, []).append(path.relative_to(HERE).as_posix())
    return found


def test_no_two_files_have_the_same_number() -> None:
    numbers = files_by_number()
    assert len(numbers) > 200, "where are they?"
    assert {number: files for number, files in numbers.items() if len(files) > 1} == {}
