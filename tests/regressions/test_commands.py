"""Bugs of the commands around a run (explain, diff, learn, report, rules), by number, so that they stay found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import HOUSE, MESSY, Command

SPLIT = json.dumps({"text": "half \ud800 of a pair .\n\nLeave a Comment"})


def test_101_a_report_of_texts_with_lone_surrogates(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(SPLIT)
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger", builtin=True).exit_code == 0
    assert cleantext("report", "out", "-o", "report.html").exit_code == 0
    assert "[U+D800]" in (tmp_path / "report.html").read_text()


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


def test_106_learn_goes_by_the_settings_and_quotes_what_yaml_takes_for_a_number(
    cleantext: Command, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for name in ("Anna", "Bert", "Cleo"):
        (tmp_path / "in/a.jsonl").open("a").write(json.dumps({"body": f"1e5\n\n{name} came in."}) + "\n")
    (tmp_path / "cleantext.yaml").write_text("text-key: body\n")
    assert "1 repeated line" in cleantext("learn", "in", "-o", "learned.yaml").stderr
    assert cleantext("rules", "check", "learned.yaml").exit_code == 0


def test_107_learn_counts_lines_as_rules_will_see_them(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for n in range(3):
        text = f"Donâ€™t miss\u200b this\n\nhalf \ud800\n\nThe boat {n} came in."
        (tmp_path / "in/a.jsonl").open("a").write(json.dumps({"text": text}) + "\n")
    cleantext("learn", "in", "-o", "learned.yaml")
    assert "- Don’t miss this\n" in (tmp_path / "learned.yaml").read_text()
    cleaned = cleantext("clean", "-q", "in/a.jsonl", "--pack", "learned.yaml", builtin=True).stdout
    assert "miss" not in cleaned


def test_111_a_report_replaces_nothing_unasked(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    (tmp_path / "mine.html").write_text("by hand")
    cleantext("clean", "a.txt", "-o", "out")
    result = cleantext("report", "out", "-o", "mine.html")
    assert (result.exit_code, result.stderr) == (2, "error: mine.html is there already; --overwrite replaces it\n")
    assert (tmp_path / "mine.html").read_text() == "by hand"
    assert cleantext("report", "out", "-o", "mine.html", "--overwrite").exit_code == 0
    assert "by hand" not in (tmp_path / "mine.html").read_text()


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_114_a_difference_in_a_text_with_a_lone_surrogate(
    cleantext: Command, tmp_path: Path, form: tuple[str, ...]
) -> None:
    """It was a traceback."""
    (tmp_path / "a.jsonl").write_text(SPLIT)
    result = cleantext("diff", "a.jsonl", "--no-builtin", "--pack", "house.yaml", *form)
    assert result.exit_code == 1
    assert "half \\ud800 of a pair" in result.stdout
    if form:
        assert json.loads(result.stdout.splitlines()[0])["changes"][0]["before"].startswith("half \ud800 of")


def test_121_what_another_rule_takes_now_is_no_difference(cleantext: Command, tmp_path: Path) -> None:
    """It was said of the line that it stays, and twice."""
    (tmp_path / "a.txt").write_text("It rained .\n\nLeave a Comment")
    (tmp_path / "other.yaml").write_text(HOUSE.replace("id: comment", "id: form").replace('with: "."', 'with: "!"'))
    call = ("diff", "a.txt", "--no-builtin", "--against", "house.yaml", "--pack", "other.yaml")
    result = cleantext(*call)
    assert "no longer\n    stays  It rained ." in result.stdout
    assert "after  It rained!" in result.stdout
    assert "Leave a Comment" not in result.stdout


def test_122_a_rule_is_switched_off_in_all_languages_by_its_own_name(cleantext: Command, tmp_path: Path) -> None:
    """It took eighteen names to keep the bylines, and the message named one of them, another one than was meant."""
    result = cleantext("rules", "list", "--disable", "byline", "--profile", "page", "--input", tmp_path)
    found = [line.split() for line in result.stdout.splitlines() if "/byline " in line]
    assert len(found) > 18
    assert all(line[4:7] == ["off:", "--disable", "byline"] for line in found)
    (tmp_path / "a.txt").write_text("By Anna Holm\n\nThe ferry runs again.\n\nLeave a Comment")
    assert cleantext("clean", "-q", "a.txt", builtin=True).stdout == "The ferry runs again."
    kept = cleantext("clean", "-q", "a.txt", "--disable", "byline", builtin=True).stdout
    assert kept == "By Anna Holm\n\nThe ferry runs again."
    assert "(did you mean 'byline'?)" in cleantext("clean", "a.txt", "--disable", "bylines", builtin=True).stderr


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


def test_201_a_language_without_rules_is_noted_once(cleantext: Command, tmp_path: Path) -> None:
    """Each side of a comparison noted it; also where the new pack is the first one for the language."""
    (tmp_path / "a.txt").write_text("It rained.")
    said = cleantext("diff", "a.txt", "--pack", "house.yaml", "--language", "la").stderr
    assert said.count("note: no rule is for the language 'la'") == 1
    (tmp_path / "latin.yaml").write_text(HOUSE.replace("pack: house", "pack: latin\nlanguages: [la]"))
    assert cleantext("diff", "a.txt", "--pack", "latin.yaml", "--language", "la").stderr == ""
