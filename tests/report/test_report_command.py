"""`report`, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from cleantext.report import gather
from tests.command_line import HOUSE, MESSY, Command

SPLIT = json.dumps({"text": "half \ud800 of a pair .\n\nLeave a Comment"})


def test_101_a_report_of_texts_with_lone_surrogates(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(SPLIT)
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger", builtin=True).exit_code == 0
    assert cleantext("report", "out", "-o", "report.html").exit_code == 0
    assert "[U+D800]" in (tmp_path / "report.html").read_text()


def test_111_a_report_replaces_nothing_unasked(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    (tmp_path / "mine.html").write_text("by hand")
    cleantext("clean", "a.txt", "-o", "out")
    result = cleantext("report", "out", "-o", "mine.html")
    assert (result.exit_code, result.stderr) == (2, "error: mine.html is there already; --overwrite replaces it\n")
    assert (tmp_path / "mine.html").read_text() == "by hand"
    assert cleantext("report", "out", "-o", "mine.html", "--overwrite").exit_code == 0
    assert "by hand" not in (tmp_path / "mine.html").read_text()


def test_326_examples_that_tell_something_new(cleantext: Command, tmp_path: Path) -> None:
    """All eight of them were the same line, from the first pages of the first site; what else went stood nowhere."""
    (tmp_path / "in").mkdir()
    for n in range(30):
        last = "Leave a comment" if n < 25 else f"Leave a comment\nLeave a Comment ({n})"
        (tmp_path / "in" / f"{n:02}.txt").write_text(f"The ferry runs .\n\n{last}\n")
    pack = HOUSE.replace("phrases: [leave a comment]", "pattern: '^leave a comment'").replace(
        "where: tail", "longest: 30"
    )
    (tmp_path / "house.yaml").write_text(
        pack.replace("Leave a comment if you disagree, he said.", "He said: leave a comment")
    )
    cleantext("clean", "in", "-o", "out", "--ledger")
    report = gather("out")
    assert [example.document for example in report.examples["house/comment"]] == [
        "00.txt", "25.txt", "26.txt", "27.txt", "28.txt", "29.txt",
    ]  # fmt: skip
    assert len(report.examples["house/space-stop"]) == 8, "an edit within a line is another one in another line"
