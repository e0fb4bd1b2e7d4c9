"""Names, links and places of inputs and outputs that could do harm, and what each of them gets."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from tests.command_line import CLEAN, MESSY, Command, given, lines, manifest, tree


def test_what_is_no_file_is_skipped_and_reported(cleantext: Command, tmp_path: Path) -> None:
    given(tmp_path / "in", {"a.txt": MESSY.encode(), "deep/b.txt": b"Fine.", ".hidden": b"x"})
    (tmp_path / "in/deep/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/circle").symlink_to(tmp_path / "in/circle")
    (tmp_path / "in/nothing.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "in/link.txt").symlink_to(tmp_path / "in/a.txt")
    (tmp_path / "in/null.txt").symlink_to("/dev/null")
    os.mkfifo(tmp_path / "in/pipe.txt")
    with socket.socket(socket.AF_UNIX) as end:
        os.chdir(tmp_path / "in")
        end.bind("end.txt")
        os.chdir(tmp_path)
        result = cleantext("clean", "in", "-o", "out")
    assert result.exit_code == 0, result.stderr
    assert sorted(tree(tmp_path / "out")) == ["a.txt", "deep/b.txt", "link.txt", "manifest.json"]
    skipped = manifest(tmp_path / "out")["skipped"]
    assert sum(skipped.values()) == 7
    for reason in (
        "a FIFO",
        "a socket",
        "a device",
        "a link to a folder",
        "a link to nothing",
        "in a circle",
        "hidden",
    ):
        assert any(reason in key for key in skipped), reason
        assert reason in result.stderr
    assert (tmp_path / "out/link.txt").read_text() == CLEAN
    assert not (tmp_path / "out/link.txt").is_symlink()


def test_a_link_in_the_output_is_replaced_not_written_through(cleantext: Command, tmp_path: Path) -> None:
    given(tmp_path, {"in/a.txt": MESSY.encode(), "precious.txt": b"precious", "out/other.txt": b"kept"})
    (tmp_path / "out/a.txt").symlink_to(tmp_path / "precious.txt")
    assert cleantext("clean", "in", "-o", "out", "--overwrite").exit_code == 0
    assert (tmp_path / "precious.txt").read_text() == "precious"
    assert (tmp_path / "out/a.txt").read_text() == CLEAN
    assert (tmp_path / "out/other.txt").read_text() == "kept"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([b"A.txt", b"a.txt"], "equal but for case"),
        ([b"A/x.txt", b"a/y.txt"], "equal but for case"),
        ([b"caf\xe9.txt", b"caf%E9.txt"], "the same name"),
        ([b"manifest.json"], "manifest.json"),
    ],
)
def test_names_that_would_collide_are_an_error_before_anything_is_written(
    cleantext: Command, tmp_path: Path, names: list[bytes], said: str
) -> None:
    (tmp_path / "in").mkdir()
    for name in names:
        path = tmp_path / "in" / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"Fine.")
    if len(os.listdir(tmp_path / "in")) < len(names):
        pytest.skip("this file system takes the names for one")
    result = cleantext("clean", "in", "-o", "out")
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "out").exists()


def test_names_that_are_no_utf8_are_made_safe(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    try:
        for name in (b"caf\xe9.txt", b"two\nlines.txt", b"\x80\xff.pdf"):
            (tmp_path / "in" / os.fsdecode(name)).write_bytes(b"Fine ." if name.endswith(b"t") else b"%PDF-1.4\n\0\1\2")
    except OSError:
        pytest.skip("this file system holds UTF-8 alone")
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 1
    assert {"caf%E9.txt", "two%0Alines.txt"} < tree(tmp_path / "out").keys()
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert entry["id"] == "%80%FF.pdf"
    assert cleantext("undo", "out", "-o", "back").exit_code == 0


def test_ids_are_never_paths(cleantext: Command, tmp_path: Path) -> None:
    given(tmp_path, {"in/a.jsonl": b'{"id": "../../../escaped", "text": "It rained ."}\n'})
    before = {path for path in tmp_path.rglob("*") if "out" not in path.parts}
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 0
    assert {path for path in tmp_path.rglob("*") if "out" not in path.parts} == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["in", "-o", "in"], "is the input itself"),
        (["in", "-o", "in/out"], "inside the input"),
        (["link", "-o", "in/deep/out"], "inside the input"),
        (["in/deep", "-o", "in"], "inside the output"),
        (["in/a.txt", "-o", "in/a.txt"], "is the input itself"),
        (["in/a.txt", "-o", "hard.txt"], "is the input itself"),
        (["in/a.txt", "-o", "in/"], "inside the output"),
        (["in", "-o", "link/out"], "inside the input"),
    ],
)
def test_output_and_input_must_not_meet(cleantext: Command, tmp_path: Path, arguments: list[str], said: str) -> None:
    given(tmp_path / "in", {"a.txt": MESSY.encode(), "deep/b.txt": b"Fine."})
    (tmp_path / "link").symlink_to(tmp_path / "in")
    os.link(tmp_path / "in/a.txt", tmp_path / "hard.txt")
    before = tree(tmp_path)
    for more in ([], ["--overwrite"], ["--resume"]):
        result = cleantext("clean", *arguments, *more)
        assert result.exit_code == 2
        assert said in result.stderr
    assert tree(tmp_path) == before


def test_names_that_only_begin_alike_do_not_meet(cleantext: Command, tmp_path: Path) -> None:
    given(tmp_path, {"in/a.txt": MESSY.encode(), "in-clean/b.txt": b"kept", "in-clean-2/a.txt": b"kept"})
    assert cleantext("clean", "in", "-o", "in-clean", "--overwrite").exit_code == 0
    assert cleantext("clean", "in-clean-2", "-o", "in-clean", "--overwrite").exit_code == 0


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"no JSON", "is not what cleantext wrote: it is no JSON"),
        (b"3", "is not what cleantext wrote: it is no mapping"),
        (b'{"name": "An app"}', "was not written by cleantext"),
    ],
)
def test_a_manifest_of_something_else_is_none_of_ours(
    cleantext: Command, tmp_path: Path, data: bytes, says: str
) -> None:
    given(tmp_path / "in", {"manifest.json": data, "a.txt": MESSY.encode()})
    assert "a name that the run itself writes" in cleantext("clean", "in", "-o", "out").stderr
    assert says in cleantext("undo", "in", "-o", "back").stderr


@pytest.mark.parametrize("name", ["../a.txt", "/a.txt", "deep//a.txt"])
def test_a_ledger_leads_nowhere_out_of_the_output(cleantext: Command, tmp_path: Path, name: str) -> None:
    given(tmp_path, {"in/b.txt": MESSY.encode(), "a.txt": CLEAN.encode()})
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 0
    ledger = tmp_path / "out/ledger/00000000.jsonl"
    ledger.write_bytes(ledger.read_bytes().replace(b'"file":"b.txt"', f'"file":"{name}"'.encode()))
    result = cleantext("undo", "out", "-o", "back")
    assert result.exit_code == 1
    assert f"{name!r} leads out of the output folder" in result.stderr
    assert (tree(tmp_path / "back"), (tmp_path / "a.txt").read_text()) == ({}, CLEAN)


def test_a_finished_output_is_cleaned_again_without_its_own_files(cleantext: Command, tmp_path: Path) -> None:
    given(tmp_path / "in", {"a.txt": MESSY.encode(), "b.pdf": b"%PDF-1.7\n\x00\x01"})
    assert cleantext("clean", "in", "-o", "one", "--ledger").exit_code == 1
    result = cleantext("clean", "one", "-o", "two")
    assert result.exit_code == 0, result.stderr
    assert sorted(tree(tmp_path / "two")) == ["a.txt", "manifest.json"]
    assert "written by an earlier run" in result.stderr
