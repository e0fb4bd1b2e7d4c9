"""Bugs of what is read and written, by number, so that they stay found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner
from cleantext.learn import packs_of
from cleantext.readers import text
from cleantext.readers.base import InputDocument, Options, Refused, Shard
from tests.command_line import Command, balanced, lines, manifest

PROSE = "On the {n}th day the ferry left an hour late, because its pilot had been up all night with a sick child."


def test_196_an_archive_on_standard_input_is_no_json_lines(cleantext: Command) -> None:
    """Each of its lines went to quarantine as bad JSON."""
    result = cleantext("clean", "-", "--format", "warc", stdin=b"WARC/1.0\r\nWARC-Type: response\r\n\r\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: warc cannot come from standard input; name the file\n"


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


def test_198_what_is_wrong_in_the_head_of_a_pack_is_told_there_and_once(cleantext: Command, tmp_path: Path) -> None:
    """It was told at each of its rules."""
    rule = """
  - id: {0}
    kind: line
    why: A rule that a test is about.
    phrases: [{0} this page]
    examples:
      change: [{{in: "It rained.\\n\\n{0} this page", out: It rained.}}]
      keep: ["{0} this page of it.", "{0} it."]"""
    head = 'pack: house\nlanguages: [dk]\nsites: ["https://example.org"]\nrules:'
    (tmp_path / "scoped.yaml").write_text(head + rule.format("share") + rule.format("tweet"))
    said = cleantext("rules", "check", "scoped.yaml").stdout
    assert [line for line in said.split("\n") if line.startswith("scoped.yaml")] == [
        "scoped.yaml:2:13: error: `dk` is no language code (did you mean `da`?); codes are two or three small letters, "
        "such as en",
        "scoped.yaml:3:9: error: a site is written without the scheme: `example.org`, not `https://example.org`",
    ]


def test_264_numbers_and_strings_are_two_ids(cleantext: Command, tmp_path: Path) -> None:
    """The second document went to quarantine as a duplicate of the first."""
    some = ("1", '"1"', "true", '"true"', "1.0", "[1]", '"[1]"', '"1"', "1")
    (tmp_path / "a.jsonl").write_text("".join(f'{{"id": {id}, "text": "It rained ."}}\n' for id in some))
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger").exit_code == 1
    assert [entry["line"] for entry in lines(tmp_path / "out/quarantine.jsonl")] == [8, 9]
    assert cleantext("undo", "out", "-o", "back").exit_code == 0
    assert lines(tmp_path / "back/a.jsonl") == lines(tmp_path / "a.jsonl")[:7]


def test_273_a_column_of_numbers_has_nan_where_there_is_no_id(cleantext: Command, tmp_path: Path) -> None:
    """All documents without an id but the first went to quarantine: their ids were equal."""
    (tmp_path / "a.jsonl").write_text('{"id": NaN, "text": "It rained ."}\n' * 2 + '{"id": 1.0, "text": "Fine ."}\n')
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger").exit_code == 0
    assert [entry["id"] for entry in lines(tmp_path / "out/ledger/00000000.jsonl")] == ["a.jsonl:1", "a.jsonl:2", "1.0"]


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
