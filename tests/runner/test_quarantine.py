"""Runs whose documents are refused, all or most of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleantext.readers import read
from cleantext.readers.base import Options, Refused, Shard
from tests.command_line import Command


def test_108_what_is_wrong_with_all_is_not_told_a_thousand_times(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": null}\n' * 1000)
    result = cleantext("clean", "a.jsonl")
    assert result.exit_code == 1
    lines = [line for line in result.stderr.split("\n") if line.startswith("quarantine: a.jsonl:")]
    assert lines == [f"quarantine: a.jsonl:{n}: the value of 'text' is null, not a string" for n in range(1, 21)]
    assert result.stderr.count("the value of 'text' is null, not a string") == 21
    assert "and 980 more" in result.stderr
    assert "quarantine: 1,000 documents: the value of 'text' is null" in result.stderr


def test_404_what_is_wrong_with_all_is_told_after_the_first_shard(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long run said so at its end, when all of it was in quarantine."""
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 2_000)
    row = json.dumps({"text": None, "body": "The ferry is late. " * 5}).encode() + b"\n"
    (tmp_path / "a.jsonl").write_bytes(row * 200)
    said = cleantext("clean", "a.jsonl", "-o", "b.jsonl").stderr
    early, late = said.index("the value of 'text' is null, not a string"), said.index("200 documents: ")
    assert "quarantine: all of the first" in said[:early]
    assert early < late
    assert said.count("all of the first") == 1
    assert "all of the first" not in cleantext("clean", "a.jsonl", "-o", "c.jsonl", "--text-key", "body").stderr
    some = json.dumps({"text": "The ferry is late."}).encode() + b"\n"
    (tmp_path / "some.jsonl").write_bytes(some * 200 + row * 200)
    assert "all of the first" not in cleantext("clean", "some.jsonl", "-o", "e.jsonl").stderr
    few = b'{"note": "quay"}\n' * 5 + row * 20
    (tmp_path / "few.jsonl").write_bytes(few)
    assert "all of the first" not in cleantext("clean", "few.jsonl", "-o", "d.jsonl", "--text-key", "body").stderr


def test_406_a_damaged_file_in_front_does_not_hide_that_all_of_a_run_is_refused(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first shard alone was looked at, and a single refused document in it ended the watch."""
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 2_000)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(b"{not json\n")
    (tmp_path / "in" / "b.jsonl").write_bytes(b'{"text": 1, "body": "The ferry is late."}\n' * 500)
    said = cleantext("clean", "in", "-o", "out").stderr
    early, late = said.index("all of the first"), said.index("501 documents: ")
    assert "the value of 'text' is a number, not a string" in said[early:late]
    assert said.count("all of the first") == 1


def test_428_a_key_that_no_record_has_is_refused_before_anything_is_written(
    cleantext: Command, tmp_path: Path
) -> None:
    """All went to quarantine, and the right key was refused then, since the output was there."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.jsonl").write_text('{"nr": 1, "body": "It rained ."}\n' * 60)
    (tmp_path / "in/b.jsonl").write_text('not JSON\n{"title": "Rain"}\n')
    told = "there is no text to clean: in/a.jsonl: no key 'text': --text-key names the right one of nr, body"
    done = cleantext("clean", "in", "-o", "out")
    assert (done.exit_code, f"{told}; so it is in 1 more file" in done.stderr) == (2, True)
    assert not (tmp_path / "out").exists()
    done = cleantext("clean", "in/a.jsonl")
    assert (done.exit_code, done.stdout, told in done.stderr) == (2, "", True)
    done = cleantext("clean", "--format", "jsonl", "-", stdin=b'{"body": "It rained ."}')
    assert (done.exit_code, "no key 'text'" in done.stderr) == (2, True)
    assert cleantext("clean", "in", "-o", "out", "--text-key", "body").exit_code == 1, "a title alone has no body"
    assert (tmp_path / "out/a.jsonl").read_text().count("It rained.") == 60


def test_428_a_column_that_no_table_has_is_refused_as_well(cleantext: Command, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.table({"body": ["It rained ."], "nr": [1]}), tmp_path / "a.parquet")
    told = "a.parquet: no column 'text': --text-key names the right one of body, nr"
    for more, message in (([], told), (["--text-key", "nr"], "is of type int64; --text-key names another")):
        done = cleantext("clean", "a.parquet", "-o", "out", *more)
        assert (done.exit_code, message in done.stderr, (tmp_path / "out").exists()) == (2, True, False)


@pytest.mark.parametrize("other", ['{"text": "It rained ."}\n', '{"text": null}\n'])
def test_428_a_key_that_some_file_has_is_no_wrong_one(cleantext: Command, tmp_path: Path, other: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/authors.jsonl").write_text('{"name": "Anna"}\n' * 20)
    (tmp_path / "in/posts.jsonl").write_text(other)
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    assert (tmp_path / "out/posts.jsonl").exists()


def test_429_records_of_other_keys_are_told_by_file_and_keys(cleantext: Command, tmp_path: Path) -> None:
    """Of a tree with several formats: one line said how many there were, and neither where nor what they have."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("It rained .\n")
    for name, key in (("a", "body"), ("b", "body"), ("c", "main"), ("d", "text")):
        (tmp_path / f"in/{name}.jsonl").write_text(f'{{"nr": 1, "{key}": "It rained ."}}\n' * 3)
    said = cleantext("clean", "in", "-o", "out").stderr.splitlines()
    assert [line.strip() for line in said[-4:-1]] == [
        "in a.jsonl, b.jsonl: no key 'text': --text-key names the right one of nr, body",
        "in c.jsonl: no key 'text': --text-key names the right one of nr, main",
        "(--text-key holds for all files of a run; files with another key need a run of their own)",
    ]


def test_605_what_a_refusal_leads_to_is_decided_by_its_cause(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was decided by the first words of the message: another wording switched the refusal of a wrong key off."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.jsonl").write_text('{"body": "It rained ."}\n{"text": null}\nnot JSON\n{"text": "Rain."}\n')
    assert cleantext("clean", "in", "-o", "out").exit_code == 1
    entries = [json.loads(line) for line in (tmp_path / "out/quarantine.jsonl").read_text().splitlines()]
    assert [entry.get("cause") for entry in entries] == ["no-key", "not-a-string", None]

    def reworded(shard: Shard, options: Options) -> Iterator[object]:
        for entry in read(shard, options):
            yield entry._replace(reason="in other words") if isinstance(entry, Refused) else entry

    monkeypatch.setattr("cleantext.runner.text_key.read", reworded)
    (tmp_path / "in/a.jsonl").write_text('{"body": "It rained ."}\n')
    done = cleantext("clean", "in", "-o", "anew")
    assert (done.exit_code, "no text to clean: in/a.jsonl: in other words" in done.stderr) == (2, True)
    (tmp_path / "in/b.jsonl").write_text('{"text": null}\n')
    assert cleantext("clean", "in", "-o", "anew").exit_code == 1
