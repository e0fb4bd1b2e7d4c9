"""`cleantext undo` and `cleantext report` as they are called: what they say, and what they ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import CLEAN, MESSY, Command, given


@pytest.mark.parametrize(
    ("refused", "told"),
    [
        (0, ""),
        (1, "1 document went to quarantine when it was cleaned, and can only be had from the input\n"),
        (2, "2 documents went to quarantine when they were cleaned, and can only be had from the input\n"),
    ],
)
def test_undo_says_what_it_cannot_give_back(cleantext: Command, tmp_path: Path, refused: int, told: str) -> None:
    given(tmp_path / "in", {"a.txt": MESSY.encode(), **{f"{n}.txt": bytes(range(256)) * 20 for n in range(refused)}})
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == (1 if refused else 0)
    done = cleantext("undo", "out", "-o", "back")
    assert (done.exit_code, done.stderr) == (0, f"1 document restored -> back\n{told}")
    assert (tmp_path / "out/a.txt").read_text() == CLEAN
    assert (tmp_path / "back/a.txt").read_text() == MESSY


@pytest.mark.parametrize("command", ["undo", "report"])
def test_a_place_for_the_outcome_is_asked_for(cleantext: Command, tmp_path: Path, command: str) -> None:
    given(tmp_path / "in", {"a.txt": MESSY.encode()})
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 0
    done = cleantext(command, "out")
    assert done.exit_code == 2
    assert "Missing option '-o'" in done.stderr
