"""Runs whose documents are refused, all or most of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import Command


def test_108_a_wrong_key_is_not_told_a_thousand_times(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"body": "It rained."}\n' * 1000)
    result = cleantext("clean", "a.jsonl")
    assert result.exit_code == 1
    assert result.stderr.count("no key 'text': --text-key") == 20
    assert "and 980 more" in result.stderr
    assert "quarantine: 1,000 documents: no key 'text'" in result.stderr


def test_404_a_wrong_key_is_told_after_the_first_shard(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long run said so at its end, when all of it was in quarantine."""
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 2_000)
    row = json.dumps({"id": None, "body": "The ferry is late. " * 5}).encode() + b"\n"
    (tmp_path / "a.jsonl").write_bytes(row * 200)
    said = cleantext("clean", "a.jsonl", "-o", "b.jsonl").stderr
    early, late = said.index("no key 'text': --text-key names the right one of id, body"), said.index("200 documents: ")
    assert "quarantine: all of the first" in said[:early]
    assert early < late
    assert said.count("all of the first") == 1
    assert "all of the first" not in cleantext("clean", "a.jsonl", "-o", "c.jsonl", "--text-key", "body").stderr
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
    (tmp_path / "in" / "b.jsonl").write_bytes(b'{"body": "The ferry is late."}\n' * 500)
    said = cleantext("clean", "in", "-o", "out").stderr
    early, late = said.index("all of the first"), said.index("501 documents: ")
    assert "no key 'text': --text-key names the right one of body" in said[early:late]
    assert said.count("all of the first") == 1
