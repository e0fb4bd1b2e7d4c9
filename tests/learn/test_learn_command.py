"""`cleantext learn` as it is called: its defaults, and what it says where there is nothing to learn."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cleantext.cli import main
from cleantext.cli.learn import command
from cleantext.learn.counts import LEAST_PAGES, LEAST_SHARE


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
