"""Ids that return in one file are found, however far apart, and those of another file are others."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from cleantext.runner.ids import Ids
from cleantext.runner.work import ID_BYTES, Outcome
from tests.command_line import Command, lines


def outcome(ids: list[int]) -> Outcome:
    return Outcome(b"", {}, [], b"".join(id.to_bytes(ID_BYTES, "little") for id in ids), tuple(range(len(ids))))


@pytest.mark.parametrize("recent", [0, 7, 100_000])
def test_an_id_that_returns_is_found(monkeypatch: pytest.MonkeyPatch, recent: int) -> None:
    monkeypatch.setattr("cleantext.runner.ids.RECENT", recent)
    dice, ids = random.Random(5), Ids()
    largest = (1 << 8 * ID_BYTES) - 1
    for file in ("one", "two"):
        seen: set[int] = set()
        for _ in range(40):
            shard = dice.sample([*range(300), largest - 1, largest], 3)
            found = ids.repeated(file, outcome(shard))
            assert set(found) == {number for number, id in enumerate(shard) if id in seen}
            ids.note(file, outcome([id for id in shard if id not in seen]).ids)
            seen.update(shard)
            assert len(ids._recent) <= recent, "the others are kept in less memory"


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


def test_339_ids_of_more_than_64_bits(cleantext: Command, tmp_path: Path) -> None:
    """Two of them were one rounded number, and the second document went to quarantine."""
    ids = [1 << 64, (1 << 64) + 1, 1 << 127, (1 << 127) + 1]
    (tmp_path / "a.jsonl").write_text("".join(f'{{"id": {id}, "text": "It rained ."}}\n' for id in ids))
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger").exit_code == 0
    assert [record["id"] for record in lines(tmp_path / "out/a.jsonl")] == ids
    assert [record["id"] for record in lines(tmp_path / "out/ledger/00000000.jsonl")] == list(map(str, ids))
