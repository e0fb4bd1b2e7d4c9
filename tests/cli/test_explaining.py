"""`explain`: which document and which line, and why that stays or goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import HOUSE, Command


def test_105_explain_and_diff_read_a_page_as_clean_does(cleantext: Command, tmp_path: Path) -> None:
    pytest.importorskip("resiliparse")
    prose = "<p>The ferry stayed at its quay because of the wind, said the harbour master, and nobody minded.</p>" * 5
    (tmp_path / "a.html").write_text(f"<nav>Ferry timetable .</nav><main><article>{prose}</article></main>")
    (tmp_path / "house.yaml").write_text(HOUSE)
    page = ("--profile", "page", "--no-builtin", "--pack", "house.yaml")
    assert "Ferry timetable." in cleantext("clean", "-q", "a.html", *page).stdout
    assert "1 edit," in cleantext("explain", "a.html", *page).stdout
    assert "house/space-stop" in cleantext("diff", "a.html", *page[:3], "--pack", "house.yaml").stdout
    assert "0 edits," in cleantext("explain", "a.html", *page[2:]).stdout


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_177_a_file_that_is_one_document_has_no_second(cleantext: Command, tmp_path: Path, name: str) -> None:
    """The first one was explained."""
    if name == "a.html":
        pytest.importorskip("resiliparse")
    (tmp_path / name).write_text("It rained .")
    result = cleantext("explain", name, "--document", "2")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{name} has no document 2: a file of format " in result.stderr
    assert "is one document" in result.stderr
    assert cleantext("explain", name, "--document", "1").exit_code == 0


def test_186_why_a_line_stays_is_told_of_rules_that_are_off_and_of_headings(cleantext: Command, tmp_path: Path) -> None:
    prose = "The keeper of the harbour said on Monday that the ferry would not run again before the end of the summer. "
    (tmp_path / "a.txt").write_text(f"{prose * 2}\n\nLeave a comment\n")
    out = cleantext("explain", "--disable", "house/comment", "a.txt:3").stdout
    assert "known to house/comment: it is switched off" in out
    assert "no rule knows it" not in out
    (tmp_path / "b.txt").write_text(f"It rained.\n\n## Leave a comment\n\n{prose}\n")
    assert "known to house/comment: it is a heading" in cleantext("explain", "b.txt:3").stdout


def test_190_a_line_is_a_number(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.\n")
    for wrong in ("a.txt:1-3", "a.txt:last"):
        result = cleantext("explain", wrong)
        assert result.exit_code == 2
        assert "a line of a.txt is a number" in result.stderr
    (tmp_path / "a.txt:b").write_text("It rained .\n")
    assert "1 edit" in cleantext("explain", "a.txt:b").stdout


def test_238_a_blank_line_that_goes_is_not_said_to_stay(cleantext: Command, tmp_path: Path) -> None:
    """Its spaces went by one edit and its line break by another, so that neither seemed to take it."""
    (tmp_path / "a.txt").write_text("  \nIt rained .")
    said = [cleantext("explain", "--pack", "layout", f"a.txt:{line}").stdout for line in (1, 2)]
    assert said[0].startswith("line 1: gone\n")
    assert said[1].startswith("line 2: changed\n")


def test_323_what_was_cut_looks_cut(cleantext: Command, tmp_path: Path) -> None:
    """A reason ended in the middle of a word, as if the text did."""
    (tmp_path / "house.yaml").write_text(HOUSE.replace("where: tail", "where: tail\n    unless: {next: '^The '}"))
    (tmp_path / "a.txt").write_text("It rained.\n\nLeave a comment\nThe harbour master of the old town is away")
    said = cleantext("explain", "a.txt").stdout
    assert "because: the next line is 'The harbour master of the old town is a…'" in said


def test_381_explain_says_that_the_file_holds_other_documents(cleantext: Command, tmp_path: Path) -> None:
    """`explain crawl.jsonl:2` told of line 2 of the first document; whoever asked meant line 2 of the file."""
    rows = [{"text": "The ferry is late.\nNobody minds."}, {"text": "The quay is wet.\nThe gulls like it."}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "a.txt").write_text("The ferry is late.\nNobody minds.\n")
    first = cleantext("explain", "a.jsonl:2")
    assert "Nobody minds." in first.stdout
    assert first.stderr == "a.jsonl: its first document; --document N is for the others\n"
    second = cleantext("explain", "a.jsonl:2", "--document", "2")
    assert "The gulls like it." in second.stdout
    assert not second.stderr
    assert not cleantext("explain", "a.txt:2").stderr


def test_513_the_first_document_is_explained_wherever_it_stands(cleantext: Command, tmp_path: Path) -> None:
    """A file that began with a blank line had "no document 1"."""
    (tmp_path / "a.jsonl").write_text('\n\n{"text": "The ferry is late."}\n{"text": "The quay is wet."}\n')
    (tmp_path / "none.jsonl").write_text("\n")
    assert "The ferry is late." in cleantext("explain", "a.jsonl:1").stdout
    assert "The quay is wet." in cleantext("explain", "a.jsonl:1", "--document", "4").stdout
    assert "a.jsonl has no document 1" in cleantext("explain", "a.jsonl", "--document", "1").stderr
    assert "none.jsonl has no document\n" in cleantext("explain", "none.jsonl").stderr
