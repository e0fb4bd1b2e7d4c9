"""One line that says what is wrong, and what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import PackError, load_pack
from tests.command_line import MESSY, Command


@pytest.mark.parametrize(
    "call",
    [
        ("undo", "out", "-o", "file/back"),
        ("report", "out", "-o", "file/report.html"),
        ("report", "out", "-o", "in"),
        ("learn", "in", "-o", "file/learned.yaml"),
        ("rules", "new", "file/house.yaml"),
    ],
)
def test_104_where_nothing_can_be_written_one_line_says_so(
    cleantext: Command, tmp_path: Path, call: tuple[str, ...]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    (tmp_path / "file").write_text("in the way")
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 0
    result = cleantext(*call)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert any(word in result.stderr for word in ("irectory", "exists", "folder"))
    assert not list(tmp_path.rglob("*.tmp"))


def test_113_what_was_meant(cleantext: Command) -> None:
    assert "there is no command 'clen' (did you mean 'clean'?)" in cleantext("clen").stderr
    assert "'web-en' is a pack; `cleantext rules list` shows its rules" in cleantext("rules", "show", "web-en").stderr


def test_291_an_output_that_is_named_without_its_option(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert "if the output is to go there: -o out" in cleantext("clean", "in", "out").stderr
    (tmp_path / "out").mkdir()
    assert "2 inputs cannot share standard output" in cleantext("clean", "in", "out").stderr


def test_305_little_memory(cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As under `ulimit -v`: a traceback, and the exit code of a run with documents in quarantine."""

    def cleaned(*_: object) -> None:
        raise MemoryError

    (tmp_path / "a.txt").write_text("It rained .")
    monkeypatch.setattr("cleantext.runner.work.Work.__call__", cleaned)
    result = cleantext("clean", "a.txt")
    assert (result.exit_code, result.stderr) == (2, "error: there is not enough memory; fewer --workers take less\n")


def test_470_an_error_about_no_place_is_called_an_error_once() -> None:
    """Python puts "PackError:" before what the error says; the command line puts "error:" there."""
    with pytest.raises(PackError, match=r"\Athere is no file \./none\.yaml"):
        load_pack("./none.yaml")


def test_470_the_command_line_calls_it_one(cleantext: Command) -> None:
    for command in (["clean", "--pack", "./none.yaml", "-"], ["rules", "test", "./none.yaml"]):
        said = cleantext(*command, stdin=b"The ferry runs.")
        assert "error: there is no file ./none.yaml" in (said.stderr + said.stdout).splitlines()


@pytest.mark.parametrize(
    "call",
    [
        ("clean", "a.txt", "--pack"),
        ("clean", "a.txt", "--disable"),
        ("explain", "a.txt", "--language"),
        ("diff", "a.txt", "--pack", "house.yaml", "--text-key"),
        ("rules", "list", "--pack"),
        ("learn", ".", "-o"),
        ("report", ".", "-o"),
    ],
)
def test_534_an_option_that_is_empty_is_named(cleantext: Command, tmp_path: Path, call: tuple[str, ...]) -> None:
    """`error:  is a folder; give the pack's file`, or as if nothing had been said."""
    (tmp_path / "a.txt").write_text(MESSY)
    done = cleantext(*call, "")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {call[-1]} is empty, as a variable is that is not set")


def test_534_a_pack_without_a_name(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    for call in (("rules", "test", ""), ("diff", "a.txt", "--pack", "house.yaml", "--against", "")):
        assert "a pack without a name, as a variable is that is not set" in cleantext(*call).output


def test_535_a_new_pack_gets_no_built_in_name(cleantext: Command, tmp_path: Path) -> None:
    """It could not be used; and `learn -o -` wrote a file of that name."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    for call in (("rules", "new", "layout.yaml"), ("learn", "in", "-o", "layout.yaml")):
        assert "a built-in pack is called 'layout', too; give the file another name" in cleantext(*call).stderr
    assert "call it house.yaml, say" in cleantext("rules", "new", ".yaml").stderr
    for call in (("learn", "in", "-o", "-"), ("report", "in", "-o", "-")):
        assert "error: -o -: a file is written, never standard output" in cleantext(*call).stderr
    assert {path.name for path in tmp_path.iterdir()} == {"in", "house.yaml", "words.yaml"}


def test_536_a_pack_by_two_paths_is_one(cleantext: Command) -> None:
    """Its name was that of another pack, too."""
    assert "no problems in 1 pack" in cleantext("rules", "check", "words.yaml", "./words.yaml").stderr
    listed = cleantext("rules", "list", "--no-builtin", "--pack", "house.yaml", "--disable", "comment").output
    assert listed.endswith("2 rules, 1 on\n")
