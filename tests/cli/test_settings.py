"""Each key of `cleantext.yaml` does what the option of its name does, and the option wins."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from cleantext import load_pack
from cleantext.errors import PackError
from cleantext.runner.run import Job
from cleantext.settings import Settings, find_settings
from tests.command_line import CLEAN, HOUSE, MESSY, Command, manifest

RUSSIAN = "Паром вернулся в порт .\n"


@pytest.mark.parametrize("by", ["option", "settings"])
def test_encoding(cleantext: Command, tmp_path: Path, by: str) -> None:
    """KOI8-R and Windows-1251 have the same bytes for other letters: only who declares it knows."""
    (tmp_path / "a.txt").write_bytes(RUSSIAN.encode("koi8-r"))
    (tmp_path / "cleantext.yaml").write_text("encoding: koi8-r\n" if by == "settings" else "encoding: cp1251\n")
    more = ["--encoding", "koi8-r"] if by == "option" else []
    assert cleantext("clean", "-q", "a.txt", *more).stdout == "Паром вернулся в порт.\n"
    assert cleantext("clean", "-q", "a.txt", "-o", "out", *more).exit_code == 0
    assert manifest(tmp_path / "out")["encodings"] == {"koi8-r": 1}
    assert (tmp_path / "out/a.txt").read_text() == "Паром вернулся в порт.\n"
    assert "1 edit" in cleantext("explain", "a.txt", *more).stdout


def test_keys_of_the_text_and_the_id(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"body": "It rained .", "nr": 7}\n{"body": "Fine .", "nr": 7}\n')
    (tmp_path / "cleantext.yaml").write_text("text-key: body\nid-key: nr\n")
    result = cleantext("clean", "a.jsonl")
    assert result.stdout == '{"body": "It rained.", "nr": 7}\n'
    assert "a.jsonl:2: duplicate id" in result.stderr
    assert cleantext("clean", "-q", "a.jsonl", "--id-key", "id").stdout.count("\n") == 2
    assert "no key 'text'" in cleantext("clean", "-q", "a.jsonl", "--text-key", "text").stderr


def test_format(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('{"text": "It rained ."}\n')
    (tmp_path / "cleantext.yaml").write_text("format: jsonl\n")
    assert cleantext("clean", "-q", "a.txt").stdout == '{"text": "It rained."}\n'
    assert cleantext("clean", "-q", "a.txt", "--format", "text").stdout == '{"text": "It rained ."}\n'


def test_ledger(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    (tmp_path / "cleantext.yaml").write_text("ledger: true\n")
    assert cleantext("clean", "a.txt", "-o", "one").exit_code == 0
    assert (tmp_path / "one/ledger/00000000.jsonl").is_file()
    assert cleantext("clean", "a.txt", "-o", "two", "--no-ledger").exit_code == 0
    assert not (tmp_path / "two/ledger").exists()
    assert cleantext("clean", "-q", "a.txt").stdout == CLEAN, "no ledger on standard output, and no error"


def test_guard_and_profile(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(HOUSE.replace("where: tail", "where: anywhere"))
    (tmp_path / "a.txt").write_text("It rained.\n\n" + "Leave a comment\n" * 100)
    plain = cleantext("clean", "a.txt")
    assert "held back: 100 removals in 1 document" in plain.stderr
    cleantext("clean", "a.txt", "-o", "out")
    assert manifest(tmp_path / "out")["rules"]["house/comment"] == {"edits": 0, "documents": 0, "held": 100}
    (tmp_path / "cleantext.yaml").write_text("guard: 1\n")
    assert cleantext("clean", "-q", "a.txt").stdout == "It rained.\n"
    assert "held back" in cleantext("clean", "a.txt", "--guard", "0.4").stderr
    assert "0 held back" in cleantext("explain", "a.txt", "--guard", "1").stdout
    assert "not in the range" in cleantext("clean", "a.txt", "--guard", "0").stderr, "which would mean: nothing may go"
    (tmp_path / "cleantext.yaml").write_text("profile: page\n")
    assert cleantext("clean", "-q", "a.txt").stdout == "It rained.\n"
    assert "held back" in cleantext("clean", "a.txt", "--profile", "article").stderr


def test_a_language_that_no_rule_is_for_is_told(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    said = cleantext("clean", "-q", "a.txt", "--language", "la", builtin=True).stderr
    assert said.startswith("note: no rule is for the language 'la'; there are rules for af, ar, ca, cs, ")
    assert cleantext("clean", "-q", "a.txt", "--language", "el", builtin=True).stderr == ""
    assert cleantext("clean", "-q", "a.txt", "--language", "la").stderr == "", "this pack is for all"


@pytest.mark.parametrize(("options", "workers"), [([], 3), (["--workers", "2"], 2)])
def test_workers(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], workers: int
) -> None:
    asked: list[int | None] = []

    def run(job: Job, *_: object) -> None:
        asked.append(job.workers)
        raise SystemExit(0)

    monkeypatch.setattr("cleantext.runner.run.run", run)
    (tmp_path / "a.txt").write_text(MESSY)
    (tmp_path / "cleantext.yaml").write_text("workers: 3\n")
    cleantext("clean", "a.txt", "-o", "out", *options)
    assert asked == [workers]


def test_builtin_language_packs_and_disable(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    (tmp_path / "cleantext.yaml").write_text("disable: [house/comment]\n")
    assert cleantext("clean", "-q", "a.txt").stdout == f"{CLEAN}\n\nLeave a Comment"
    assert cleantext("clean", "-q", "a.txt", "--disable", "house/space-stop").stdout == MESSY, "both count"
    (tmp_path / "cleantext.yaml").write_text("builtin: false\nlanguage: de\npacks: [house.yaml]\n")
    assert cleantext("clean", "-q", "a.txt", "-o", "out", builtin=True).exit_code == 0
    made = manifest(tmp_path / "out")
    assert [pack["name"] for pack in made["packs"]] == ["house"]
    assert made["terms"]["options"]["language"] == "de"
    assert cleantext("clean", "-q", "a.txt", "-o", "out2", "--language", "en", builtin=True).exit_code == 0
    assert manifest(tmp_path / "out2")["terms"]["options"]["language"] == "en"


@pytest.mark.parametrize("settings", ["", "---\n", "language:\nprofile:\nworkers:\nformat:\n"])
def test_what_is_empty_sets_nothing(cleantext: Command, tmp_path: Path, settings: str) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    (tmp_path / "cleantext.yaml").write_text(settings)
    assert cleantext("clean", "-q", "a.txt").stdout == CLEAN


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("- profile\n", "1:1: error: settings are a mapping, such as `profile: page`"),
        ("guard: 0\n", "1:8: error: `guard` must be more than 0, not 0"),
        ("guard: 1.5\n", "1:8: error: `guard` must be at most 1, not 1.5"),
        ("language: cz\n", "1:1: error: language is `auto` or a code such as `en`, not 'cz' (did you mean `cs`?)"),
        ("workers: 0\n", "1:10: error: `workers` must be at least 1, not 0"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(cleantext: Command, tmp_path: Path, settings: str, said: str) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    (tmp_path / "cleantext.yaml").write_text(settings)
    result = cleantext("clean", "-q", "a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"cleantext.yaml:{said}" in result.stderr


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("ledger: true\nformat: jsnl\n", "2:1: error: there is no format 'jsnl'; there are: auto, text, jsonl, "),
        ("encoding: nope\n", "1:1: error: there is no text encoding 'nope'"),
        (
            "disable:\n  - house/comment\n  - coment\n",
            "3:5: error: cannot disable 'coment': no rule or pack is called so",
        ),
    ],
)
@pytest.mark.parametrize(
    "call", [("clean",), ("explain",), ("diff", "--pack", "house.yaml"), ("learn", "-o", "p.yaml")]
)
def test_366_what_is_wrong_in_the_settings_is_told_at_its_place(
    cleantext: Command, tmp_path: Path, call: tuple[str, ...], settings: str, said: str
) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    (tmp_path / "cleantext.yaml").write_text(settings)
    result = cleantext(*call, "a.txt")
    if call[0] == "learn" and "disable" in settings:
        assert result.exit_code == 0, "it cleans nothing"
        return
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"cleantext.yaml:{said}" in result.stderr


def test_366_what_is_wrong_in_the_call_is_not_told_of_the_settings(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    (tmp_path / "cleantext.yaml").write_text("disable: [comment]\n")
    assert cleantext("clean", "a.txt", "--disable", "coment").stderr.startswith("error: cannot disable 'coment'")


@pytest.mark.parametrize(
    "call", [("clean", "a.txt", "-o", ""), ("undo", "out", "-o", ""), ("clean", "a.txt", "--output=")]
)
def test_367_an_output_without_a_name(cleantext: Command, tmp_path: Path, call: tuple[str, ...]) -> None:
    """A variable that was not set sent everything to standard output, and the exit code was 0."""
    (tmp_path / "a.txt").write_text(MESSY)
    assert cleantext("clean", "a.txt", "-o", "out", "--ledger").exit_code == 0
    result = cleantext(*call)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: -o is empty, as a variable is that is not set; name a file or folder\n"


def test_packs_are_names_or_paths_from_the_file(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    monkeypatch.setenv("HOME", str(tmp_path))
    for place, pack in (("in/ours.yml", "ours.yml"), ("in/ours", "ours"), ("far.yaml", "~/far.yaml")):
        (tmp_path / place).write_text(HOUSE)
        (tmp_path / "in/cleantext.yaml").write_text(f"builtin: false\npacks: [{pack}]\n")
        assert cleantext("clean", "-q", "in/a.txt", builtin=True).stdout == CLEAN
    (tmp_path / "in/cleantext.yaml").write_text("builtin: false\npacks: [repair, layout]\n")
    assert cleantext("clean", "-q", "in/a.txt", "--no-builtin", builtin=True).stdout == MESSY.replace(" .", ".")
    (tmp_path / "in/cleantext.yaml").write_text("builtin: false\npacks: [gone.yml]\n")
    assert f"there is no file {tmp_path}/in/gone.yml" in cleantext("clean", "in/a.txt", builtin=True).stderr


def test_a_file_that_cannot_be_read_is_told(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "cleantext.yaml").write_text("")
    monkeypatch.setattr(Path, "read_bytes", closed)
    with pytest.raises(PackError, match=r"cleantext.yaml:1:1: error: cannot be read: Permission denied"):
        find_settings(tmp_path)


def test_125_packs_of_the_settings_are_looked_for_beside_them(cleantext: Command, tmp_path: Path) -> None:
    """A pack of this name in the current folder was taken instead, or the message did not say where it was missed."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    (tmp_path / "in/cleantext.yaml").write_text("packs: [house.yaml]\nbuiltin: false\n")
    result = cleantext("clean", "in/a.txt", builtin=True)
    assert (result.exit_code, result.stderr) == (2, f"error: there is no file {tmp_path}/in/house.yaml\n")
    (tmp_path / "in/house.yaml").write_text(HOUSE)
    assert cleantext("clean", "-q", "in/a.txt", builtin=True).stdout == CLEAN


def test_234_a_folder_that_is_closed_holds_no_settings(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error was of a file `cleantext.yaml` in it that nobody had written."""
    (tmp_path / "closed").mkdir()
    real = os.stat

    def closed(path: Any, *rest: Any, **more: Any) -> os.stat_result:
        if "closed/" in str(path):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, *rest, **more)

    monkeypatch.setattr(os, "stat", closed)
    assert find_settings(Path("closed")) == (Settings(), None)


def test_345_a_pack_of_a_user_who_is_not_known_here(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There was a traceback."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert load_pack("~/house.yaml").head.pack == "house"
    (tmp_path / "a.txt").write_text(MESSY)
    said = "there is no file ~so-nobody-is-called/house.yaml"
    assert said in cleantext("clean", "a.txt", "--pack", "~so-nobody-is-called/house.yaml").stderr
    (tmp_path / "cleantext.yaml").write_text("packs: [~so-nobody-is-called/house.yaml]\n")
    result = cleantext("clean", "a.txt")
    assert (result.exit_code, "~so-nobody-is-called/house.yaml" in result.stderr) == (2, True)
