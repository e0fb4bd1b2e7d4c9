"""`cleantext learn` as it is called: its defaults, and what it says where there is nothing to learn."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cleantext import Cleaner
from cleantext.cli import main
from cleantext.cli.learn import command
from cleantext.learn import packs_of
from cleantext.learn.counts import LEAST_PAGES, LEAST_SHARE
from tests.command_line import Command


def test_the_command_counts_by_what_the_package_does() -> None:
    """The command names its defaults without loading the package, which takes a while."""
    defaults = {option.name: option.default for option in command.params}
    assert (defaults["least"], defaults["share"]) == (LEAST_PAGES, LEAST_SHARE)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "there is no document to learn from in in\n"),
        ({"a.jsonl": "{}"}, "in in: a.jsonl:1: no key 'text': --text-key names"),
    ],
)
def test_where_there_is_nothing_to_learn_from_it_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name, text in files.items():
        (Path("in") / name).write_text(text)
    done = CliRunner().invoke(main, ["learn", "in", "-o", "learned.yaml"])
    assert done.exit_code == 2
    assert told in done.stderr


def test_where_no_line_repeats_it_says_what_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name in ("a", "b"):
        (Path("in") / f"{name}.txt").write_text(f"Share this\n\nThe ferry {name}")
    done = CliRunner().invoke(main, ["learn", "in", "-o", "learned.yaml"])
    assert done.exit_code == 0
    said = "no line stands on 3 pages of one site (--least); a site is a folder of text files"
    assert said in done.stderr
    done = CliRunner().invoke(main, ["learn", "in", "-o", "learned.yaml", "--least", "2", "--overwrite"])
    assert "1 repeated line on 1 site -> learned.yaml" in done.stderr
    assert "no line stands" not in done.stderr


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


PROSE = "On the {n}th day the ferry left an hour late, because its pilot had been up all night with a sick child."


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


def test_274_documents_that_nothing_can_be_learned_of(cleantext: Command, tmp_path: Path) -> None:
    """There was nothing but `0 documents`, and a pack without rules."""
    (tmp_path / "a.jsonl").write_text('{"body": "Write to us"}\n' * 3)
    (tmp_path / "b.csv").write_text("text\nWrite to us\n")
    result = cleantext("learn", "a.jsonl", "-o", "learned.yaml")
    assert (result.exit_code, "no document to learn from in a.jsonl: a.jsonl:1: no key 'text'" in result.stderr) == (
        2,
        True,
    )
    assert cleantext("learn", "b.csv", "-o", "learned.yaml").exit_code == 2
    assert not (tmp_path / "learned.yaml").exists()
    (tmp_path / "c.txt").write_bytes(b"\0\1\2" * 99)
    (tmp_path / "d.txt").write_text("Write to us")
    result = cleantext("learn", "a.jsonl", "c.txt", "d.txt", "-o", "learned.yaml")
    assert result.exit_code == 0
    assert result.stderr.startswith("not read: 4 documents, the first of them c.txt: not text")


def test_275_one_of_several_packs_is_there_already(cleantext: Command, tmp_path: Path, monkeypatch: Any) -> None:
    """The first was written before the second was refused."""
    for site in ("quay", "mill"):
        (tmp_path / "in" / site).mkdir(parents=True)
        for n in range(3):
            (tmp_path / "in" / site / f"{n}.txt").write_text(f"{PROSE.format(n=f'{n}{site}')}\n\nWrite to the {site}")
    monkeypatch.setattr("cleantext.learn.packs_of", lambda repeated, name, most: packs_of(repeated, name, 1500))
    (tmp_path / "learned-2.yaml").write_text("kept")
    result = cleantext("learn", "in", "-o", "learned.yaml")
    assert (result.exit_code, "learned-2.yaml is there already" in result.stderr) == (2, True)
    assert not (tmp_path / "learned.yaml").exists()
    assert cleantext("learn", "in", "-o", "learned.yaml", "--overwrite").exit_code == 0
    assert {path.name for path in tmp_path.glob("learned*.yaml")} == {"learned.yaml", "learned-2.yaml"}


def test_306_no_room_for_what_learn_counts(cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def repeated(*_: object) -> list[object]:
        raise sqlite3.OperationalError("database or disk is full")

    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("It rained.")
    monkeypatch.setattr("cleantext.learn.Counts.repeated", repeated)
    result = cleantext("learn", "in", "-o", "learned.yaml")
    assert result.exit_code == 2
    assert f"no room for the counts of lines in {tempfile.gettempdir()} (database or disk is full)" in result.stderr
    assert not (tmp_path / "learned.yaml").exists()


def test_488_what_one_file_repeats_is_for_no_folder_of_this_machine(cleantext: Command, tmp_path: Path) -> None:
    """Records without a URL were of the file's whole path, of which nothing is left elsewhere."""
    rows = [json.dumps({"text": f"{PROSE.format(n=n)}\n\nWrite to the quay"}) for n in range(4)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    assert cleantext("learn", "a.jsonl", "-o", "learned.yaml").exit_code == 0
    learned = (tmp_path / "learned.yaml").read_text()
    assert "Write to the quay" in learned
    assert "sites:" not in learned
