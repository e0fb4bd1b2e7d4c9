"""Ids that return in one file are found, however far apart, and those of another file are others."""

from __future__ import annotations

import random

import pytest

from cleantext.runner.ids import Ids
from cleantext.runner.work import ID_BYTES, Outcome


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
