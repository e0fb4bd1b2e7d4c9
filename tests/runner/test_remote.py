"""Paths of fsspec: in memory, and on disk by URL."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleantext.readers.remote import files_below
from cleantext.runner.output import Output, refuse_overlap
from tests.command_line import CLEAN, MESSY, Command, tree

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setenv("CLEANTEXT_CACHE", str(tmp_path / "cache"))
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pipe("/in/deep/a.txt", MESSY.encode())
    system.pipe("/in/b.jsonl", json.dumps({"text": MESSY}).encode())
    return system


def test_in_memory(cleantext: Command, tmp_path: Path, memory: object) -> None:
    result = cleantext("clean", "memory://in", "-o", "memory://out", "--ledger")
    assert result.exit_code == 0, result.stderr
    names = sorted(memory.find("/out"))
    assert names == ["/out/b.jsonl", "/out/deep/a.txt", "/out/ledger/00000000.jsonl", "/out/ledger/00000001.jsonl",
                     "/out/manifest.json"]  # fmt: skip
    assert memory.cat("/out/deep/a.txt") == CLEAN.encode()
    assert not list((tmp_path / "cache/staging").iterdir())
    again = cleantext("clean", "memory://in", "-o", "memory://out")
    assert again.exit_code == 2
    assert "--overwrite" in again.stderr
    assert cleantext("clean", "memory://in", "-o", "memory://out", "--overwrite").exit_code == 0


def test_606_what_others_wrote_is_no_run_to_resume(cleantext: Command, memory: object) -> None:
    memory.pipe("/out/deep/a.txt", b"theirs")
    result = cleantext("clean", "memory://in", "-o", "memory://out", "--resume")
    assert (result.exit_code, "--overwrite" in result.stderr) == (2, True)
    assert memory.cat("/out/deep/a.txt") == b"theirs"


def test_what_an_earlier_run_wrote_beside_its_output_goes(cleantext: Command, memory: object) -> None:
    memory.pipe("/in/c.txt", bytes(range(256)))
    assert cleantext("clean", "memory://in", "-o", "memory://out", "--ledger").exit_code == 1
    memory.rm("/in/c.txt")
    assert cleantext("clean", "memory://in", "-o", "memory://out", "--overwrite").exit_code == 0
    assert sorted(memory.find("/out")) == ["/out/b.jsonl", "/out/deep/a.txt", "/out/manifest.json"]


def test_a_finished_remote_output_is_resumed_by_doing_nothing(
    cleantext: Command, tmp_path: Path, memory: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cleantext("clean", "memory://in", "-o", "memory://out", "--ledger").exit_code == 0
    before = memory.cat("/out/manifest.json")
    memory.pipe("/out/deep/a.txt", b"not written again")
    result = cleantext("clean", "memory://in", "-o", "memory://out", "--ledger", "--resume")
    assert (result.exit_code, "finished before" in result.stderr) == (0, True)
    assert memory.exists("/out/ledger/00000000.jsonl")
    assert memory.cat("/out/deep/a.txt") == b"not written again"
    assert memory.cat("/out/manifest.json") == before
    assert not list((tmp_path / "cache/staging").iterdir())
    memory.pipe("/in/new.txt", b"new")
    result = cleantext("clean", "memory://in", "-o", "memory://out", "--resume")
    assert result.exit_code == 2
    assert "the input (2 files then, 3 now)" in result.stderr
    memory.rm("/in/new.txt")
    memory.pipe("/in/deep/a.txt", MESSY.upper().encode())  # as long as before
    result = cleantext("clean", "memory://in", "-o", "memory://out", "--resume")
    assert "the input (names, sizes or times of files)" in result.stderr


def test_one_remote_file(cleantext: Command, memory: object) -> None:
    assert cleantext("clean", "memory://in/deep/a.txt", "-o", "memory://out/b.txt", "-q").exit_code == 0
    assert sorted(memory.find("/out")) == ["/out/b.txt", "/out/b.txt.manifest.json"]
    assert memory.cat("/out/b.txt") == CLEAN.encode()
    assert "line 3: house/comment" in cleantext("explain", "memory://in/deep/a.txt").stdout


def test_remote_in_local_out_and_to_standard_output(cleantext: Command, tmp_path: Path, memory: object) -> None:
    assert cleantext("clean", "memory://in", "-o", "out").exit_code == 0
    assert (tmp_path / "out/deep/a.txt").read_text() == CLEAN
    assert cleantext("clean", "-q", "memory://in/deep/a.txt").stdout == CLEAN
    (tmp_path / "local").mkdir()
    (tmp_path / "local/a.txt").write_text(MESSY)
    assert cleantext("clean", f"file://{tmp_path}/local", "-o", f"file://{tmp_path}/copy").exit_code == 0
    assert sorted(tree(tmp_path / "copy")) == ["a.txt", "manifest.json"]
    assert not (tmp_path / "cache/staging").exists(), "it was on this machine after all"


def test_the_manifest_comes_last(cleantext: Command, memory: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says that all is there."""
    sent: list[str] = []
    real = memory.put_file
    monkeypatch.setattr(type(memory), "put_file", lambda self, here, there: (sent.append(there), real(here, there)))
    assert cleantext("clean", "memory://in", "-o", "memory://out", "--ledger").exit_code == 0
    assert [path for path in sent if "manifest" in path] == sent[-1:]


def test_what_is_unfinished_here_goes_before_what_was_finished_there(
    cleantext: Command, memory: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cleantext("clean", "memory://in", "-o", "memory://out").exit_code == 0
    memory.pipe("/in/c.txt", MESSY.encode())
    with monkeypatch.context() as patch:
        patch.setattr("cleantext.runner.run.conclude", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            cleantext("clean", "memory://in", "-o", "memory://out", "--overwrite")
    result = cleantext("clean", "memory://in", "-o", "memory://out/", "--resume")
    assert result.exit_code == 0, result.stderr
    assert memory.cat("/out/c.txt") == CLEAN.encode()


def test_names_that_only_begin_alike_do_not_meet(cleantext: Command, memory: object) -> None:
    for there in ("memory://in-2", "memory://i"):
        assert cleantext("clean", "memory://in", "-o", there).exit_code == 0
    refuse_overlap(["memory://in"], Output.folder("."))  # what is remote does not lie in the current folder


def test_remote_faults(cleantext: Command, memory: object) -> None:
    for arguments, said in (
        (("memory://nowhere", "-o", "out"), "no file or folder"),
        (("nosuchscheme://x", "-o", "out"), "nosuchscheme"),
        (("memory://in", "-o", "memory://in/out"), "inside the input"),
        (("memory://in/deep", "-o", "memory://in"), "the input in the output"),
        (("memory://in",), "is a folder"),
        (("memory://in/deep", "memory://in/b.jsonl", "-o", "out"), "one remote path at a time"),
    ):
        result = cleantext("clean", *arguments)
        assert result.exit_code == 2
        assert said in result.stderr
    for command in ("undo", "report"):
        result = cleantext(command, "memory://in", "-o", "here")
        assert result.exit_code == 2
        assert "not on this machine" in result.stderr
        assert "there is no output 'nowhere'" in cleantext(command, "nowhere", "-o", "here").stderr


def test_a_scheme_whose_package_is_not_there(
    cleantext: Command, memory: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(path: str) -> None:
        raise ImportError("install pigeonfs to reach pigeons")

    monkeypatch.setattr("fsspec.core.url_to_fs", missing)
    result = cleantext("clean", "pigeon://loft", "-o", "out")
    assert (result.exit_code, result.stderr) == (2, "error: pigeon://loft: install pigeonfs to reach pigeons\n")


@pytest.mark.parametrize("key", ["ETag", "etag", "mtime", "created", "LastModified"])
def test_what_tells_that_a_file_has_changed(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """Each file system has its own word for it; a run is resumed where it stayed the same."""

    class Bucket:
        def find(self, inner: str, detail: bool) -> dict[str, dict[str, object]]:
            return {f"{inner}/b.txt": {"size": None}, f"{inner}/a.txt": {"size": 3, key: 7}}

        def unstrip_protocol(self, name: str) -> str:
            return f"bucket://{name}"

    monkeypatch.setattr("cleantext.readers.remote.file_system", lambda path: (Bucket(), "crawl"))
    assert list(files_below("bucket://crawl")) == [
        ("bucket://crawl/a.txt", "a.txt", 3, "7"),
        ("bucket://crawl/b.txt", "b.txt", 0, ""),
    ]
