"""Bugs of what is read and written, by number, so that they stay found."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import Cleaner
from tests.command_line import Command

PROSE = "On the {n}th day the ferry left an hour late, because its pilot had been up all night with a sick child."


def test_196_an_archive_on_standard_input_is_no_json_lines(cleantext: Command) -> None:
    """Each of its lines went to quarantine as bad JSON."""
    result = cleantext("clean", "-", "--format", "warc", stdin=b"WARC/1.0\r\nWARC-Type: response\r\n\r\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: warc cannot come from standard input; name the file\n"


@pytest.mark.parametrize("marks", ["'’'", "’'’"])
def test_197_apostrophes_make_no_difference_to_a_learned_pattern(
    cleantext: Command, tmp_path: Path, marks: str
) -> None:
    """A line whose digits differ, first seen with a curly one, was taken with no other."""
    (tmp_path / "in").mkdir()
    for n, mark in enumerate(marks):
        (tmp_path / f"in/{n}.txt").write_text(f"{PROSE.format(n=n)}\n\nDon{mark}t miss our {n} offers")
    assert cleantext("learn", "in", "-o", "learned.yaml").exit_code == 0
    cleaner = Cleaner("learned.yaml", builtin=False)
    for mark in "'’":
        assert cleaner(f"{PROSE}\n\nDon{mark}t miss our 99 offers") == PROSE
