"""Inputs that are too large, damaged, closed or no text, and what each of them gets."""

from __future__ import annotations

import gzip
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleantext.readers import text
from cleantext.readers.base import InputDocument, Options, Refused, Shard
from cleantext.readers.compressed import compress, opened
from tests.command_line import MESSY, Command, balanced, given, lines, manifest, tree

GOOD = b'{"text": "It rained ."}\n'


def test_a_bomb_stops_at_the_cap(cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleantext.readers.text.MAX_DOCUMENT", 100_000)
    monkeypatch.setattr("cleantext.readers.compressed.BOMB_FLOOR", 100_000)
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 10_000)
    blank = gzip.compress(b"\n" * 5_000_000)
    given(tmp_path / "in", {
        "a.txt.gz": gzip.compress(b" " * 1_000_000),
        "b.jsonl.gz": gzip.compress(GOOD * 10) + blank,
        "c.txt": b"Fine .",
    })  # fmt: skip
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    reasons = {entry["file"]: entry["reason"] for entry in lines(tmp_path / "out/quarantine.jsonl")}
    assert reasons.keys() == {"a.txt.gz", "b.jsonl.gz"}
    assert "a bomb?" in reasons["b.jsonl.gz"]
    assert "the rest of the file is lost" in reasons["b.jsonl.gz"]
    assert gzip.decompress((tmp_path / "out/b.jsonl.gz").read_bytes()).count(b"rained.") == 10
    assert len(gzip.decompress((tmp_path / "out/b.jsonl.gz").read_bytes())) < 1_300_000
    assert (tmp_path / "out/c.txt").read_text() == "Fine."
    assert balanced(tmp_path / "out")


def test_a_document_that_is_too_large_is_not_cut(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleantext.readers.text.MAX_DOCUMENT", 100)
    given(tmp_path / "in", {"a.txt": b"x" * 101, "b.txt.gz": gzip.compress(b"x" * 101), "c.txt": b"x" * 100})
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    reasons = {entry["file"]: entry["reason"] for entry in lines(tmp_path / "out/quarantine.jsonl")}
    assert reasons.keys() == {"a.txt", "b.txt.gz"}
    assert all(reason.startswith("larger than") for reason in reasons.values())


@pytest.mark.parametrize("kind", [".gz", ".zst"])
def test_what_compresses_well_is_no_bomb_and_what_compresses_too_well_is(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Beyond the floor the size of the file counts."""
    if kind == ".zst":
        pytest.importorskip("zstandard")
    monkeypatch.setattr("cleantext.readers.compressed.BOMB_FLOOR", 1_000)
    noise = random.Random(1).randbytes(5_000).hex().encode()
    given(tmp_path / "in", {
        f"well.txt{kind}": compress(noise * 20, kind), f"too-well.txt{kind}": compress(b" " * 5_000_000, kind),
    })  # fmt: skip
    assert (tmp_path / f"in/well.txt{kind}").stat().st_size * 10 < len(noise * 20)
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert entry["file"] == f"too-well.txt{kind}"
    assert "a bomb?" in entry["reason"]
    assert (tmp_path / f"out/well.txt{kind}").exists()


def test_a_line_beyond_all_bounds_is_read_over(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleantext.readers.jsonl.MAX_DOCUMENT", 300_000)
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 10_000)
    long = b'{"text": "' + b"x" * 2_000_000 + b'"}\n'
    given(tmp_path / "in", {"a.jsonl": GOOD + long + GOOD * 2, "b.jsonl": long[:-1], "c.jsonl": long})
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    entries = lines(tmp_path / "out/quarantine.jsonl")
    assert [(entry["file"], entry["line"]) for entry in entries] == [("a.jsonl", 2), ("b.jsonl", 1), ("c.jsonl", 1)]
    assert all(entry["reason"].startswith("a line of more than") for entry in entries)
    assert (tmp_path / "out/a.jsonl").read_bytes() == b'{"text": "It rained."}\n' * 3
    assert balanced(tmp_path / "out")


def test_a_line_longer_than_a_shard_is_whole(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 10_000)
    long = b'{"text": "' + b"x" * 600_000 + b' ."}\n'
    given(tmp_path, {"a.jsonl": GOOD + long + GOOD})
    out = cleantext("clean", "-q", "a.jsonl").stdout_bytes
    assert out == (GOOD + long + GOOD).replace(b" .", b".")


def records() -> bytes:
    """So many that a decompressor gives them in several pieces: what is drawn by lot doesn't get much smaller."""
    lot = random.Random(1)
    return b"".join(
        b'{"id": %d, "code": "%s", "text": "It rained ."}\n' % (i, lot.randbytes(60).hex().encode())
        for i in range(4_000)
    )


@pytest.mark.parametrize("name", ["a.jsonl.gz", "A.JSONL.GZ"])
def test_a_wrong_bit_in_what_is_compressed(cleantext: Command, tmp_path: Path, name: str) -> None:
    data = gzip.compress(records())
    at = len(data) // 2
    given(tmp_path / "in", {name: data[:at] + bytes(byte ^ 0xFF for byte in data[at : at + 20]) + data[at + 20 :]})
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    reasons = [entry["reason"] for entry in lines(tmp_path / "out/quarantine.jsonl")]
    assert "damaged gzip data: " in reasons[-1]
    assert balanced(tmp_path / "out")


@pytest.mark.parametrize("kind", [".gz", ".zst"])
def test_damaged_compression_loses_only_what_is_damaged(cleantext: Command, tmp_path: Path, kind: str) -> None:
    if kind == ".zst":
        pytest.importorskip("zstandard")
    whole = compress(records(), kind)
    given(tmp_path / "in", {
        f"cut.jsonl{kind}": whole[: len(whole) // 2], f"none.jsonl{kind}": b"nothing compressed", f"t.txt{kind}": whole[:200],
    })  # fmt: skip
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 1
    assert cleantext("undo", "out", "-o", "back").exit_code == 0, "undo asks for nothing that never was"
    reasons = {entry["file"]: entry["reason"] for entry in lines(tmp_path / "out/quarantine.jsonl")}
    assert reasons.keys() == {f"cut.jsonl{kind}", f"none.jsonl{kind}", f"t.txt{kind}"}
    lost = {file: reason.startswith("the rest of the file is lost: damaged") for file, reason in reasons.items()}
    assert lost == {f"cut.jsonl{kind}": True, f"none.jsonl{kind}": False, f"t.txt{kind}": False}
    assert all(reason.startswith("damaged") for file, reason in reasons.items() if not lost[file])
    with opened(str(tmp_path / f"out/cut.jsonl{kind}"), 1) as stream:
        kept = stream.read().splitlines()
    assert 1_500 < len(kept) < 2_500
    assert kept[-1].endswith(b'"It rained."}')
    assert not (tmp_path / f"out/none.jsonl{kind}").exists()
    assert balanced(tmp_path / "out")


def test_a_file_that_goes_away_or_cannot_be_read(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(tmp_path / "in", {"a.txt": MESSY.encode(), "b.txt": MESSY.encode(), "c.jsonl": GOOD})
    real = open

    def closed(path: object, *rest: object, **more: object) -> object:
        if str(path).endswith(("in/b.txt", "in/c.jsonl")):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest, **more)

    monkeypatch.setattr("builtins.open", closed)
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    monkeypatch.undo()
    reasons = {entry["file"]: entry["reason"] for entry in lines(tmp_path / "out/quarantine.jsonl")}
    assert reasons == dict.fromkeys(("b.txt", "c.jsonl"), "cannot be read: Permission denied")
    assert sorted(tree(tmp_path / "out")) == ["a.txt", "manifest.json", "quarantine.jsonl"]
    assert balanced(tmp_path / "out")


def test_a_folder_that_cannot_be_read_is_no_folder_without_documents(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(tmp_path / "in", {"a.txt": MESSY.encode(), "locked/b.txt": b"Fine."})
    real = os.scandir

    def closed(path: str | Path) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr("os.scandir", closed)
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert entry["id"] == "locked"
    assert entry["reason"].startswith("cannot be read: ")
    assert balanced(tmp_path / "out")
    assert cleantext("clean", "in/locked", "-o", "none").exit_code == 1


def test_binaries(cleantext: Command, tmp_path: Path) -> None:
    given(tmp_path / "in", {
        "a.pdf": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "x.bin": bytes(range(256)) * 20, "y.pdf": b"%PDF-1.7\n\x00\x01", "z.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
    })  # fmt: skip
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    entries = lines(tmp_path / "out/quarantine.jsonl")
    assert [entry["id"] for entry in entries] == ["a.pdf", "x.bin", "y.pdf", "z.png"]
    assert all(entry["reason"].startswith("not text") for entry in entries)
    assert sorted(tree(tmp_path / "out")) == ["manifest.json", "quarantine.jsonl"]


def test_the_reason_says_once_that_it_is_no_text(cleantext: Command, tmp_path: Path) -> None:
    noise = bytes(random.Random(3).choices([*range(0x20, 0x7F), *range(0x80, 0x100)], k=400))
    given(tmp_path / "in", {"a.txt": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "b.txt": noise})
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    a, b = (entry["reason"] for entry in lines(tmp_path / "out/quarantine.jsonl"))
    assert a == "not text but a PDF"
    assert b.startswith("not text: no known encoding explains these bytes")


def test_120_a_text_that_only_looks_like_one(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1\ansi It rained .\par}")
    result = cleantext("clean", "a.rtf")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "not text but RTF" in result.stderr


@pytest.mark.parametrize("name", ["a.jsonl", "deep/a.jsonl.gz", "deep/a.parquet", "deep/a.warc"])
def test_265_a_file_that_goes_while_others_are_cleaned_is_missed(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The run ended as if there had never been one, though the manifest counted it."""
    for package in {"a.parquet": ["pyarrow"], "a.warc": ["fastwarc", "resiliparse"]}.get(Path(name).name, []):
        pytest.importorskip(package)
    gone = tmp_path / "in" / name
    gone.parent.mkdir(parents=True)
    gone.write_bytes(b"any")
    for n in range(3):  # two shards are always looked at ahead
        (tmp_path / f"in/{n}.txt").write_text("It rained .")
    monkeypatch.setattr("cleantext.runner.shards.SHARD_FILES", 1)

    def read(shard: Shard, options: Options) -> Iterator[InputDocument | Refused]:
        gone.unlink(missing_ok=True)
        yield from as_before(shard, options)

    as_before = text.read
    monkeypatch.setattr(text, "read", read)
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert (entry["file"], entry["reason"]) == (name, "cannot be read: No such file or directory")
    assert balanced(tmp_path / "out")
    assert sum(manifest(tmp_path / "out")["files"].values()) == manifest(tmp_path / "out")["documents"]["in"] == 4
