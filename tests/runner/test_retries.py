"""Workers that die, without processes: which documents are given up, and that no other is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

from cleantext.cleaner import Cleaner
from cleantext.readers.base import File, Options, Shard
from cleantext.runner.retries import KILLS, Retrying
from cleantext.runner.work import Work
from cleantext.types import Result

T = TypeVar("T")


class Died(BaseException):
    """Stands in for the end of a worker: nothing catches it on the way."""


class Mortal(Cleaner):
    """Dies of POISON; of several documents together that say CROWD; and of WEAK twice."""

    deaths = 0

    def _outcomes(self, documents: Sequence[Any]) -> list[Result | Exception]:
        texts = [document.content for document in documents]
        if any("WEAK" in text for text in texts) and Mortal.deaths < 2:
            Mortal.deaths += 1
            raise Died
        if any("POISON" in text for text in texts) or sum("CROWD" in text for text in texts) > 1:
            raise Died
        return super()._outcomes(documents)


class Here(Retrying):
    """Tries things in this process."""

    def _try(self, tries: int, call: Callable[..., T], *args: Any, **kw: Any) -> T | None:
        for _ in range(tries):
            try:
                return call(self._work, *args, **kw)
            except Died:
                continue
        return None


@pytest.fixture
def apart(house: Path, words: Path) -> Here:
    Mortal.deaths = 0
    return Here(Work(Mortal([house, words], builtin=False), Options(), None))


def shard(folder: Path, *texts: str) -> Shard:
    paths = [folder / f"n{i}.txt" for i in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text)
    return Shard(0, "text", tuple(File(str(path), path.name, "text", 1, "") for path in paths))


def test_what_is_refused_already_stays_refused_beside_what_kills(apart: Here, tmp_path: Path) -> None:
    texts = ("One .\n", "Two, POISON .\n", "Three .\n", "Four, POISON .\n")
    outcome = apart.again(shard(tmp_path, *texts), {3: "duplicate id"})
    assert [(entry["id"], entry["reason"]) for entry in outcome.quarantine] == [
        ("n1.txt", KILLS),
        ("n3.txt", "duplicate id"),
    ]
    assert outcome.part == b"One.\nThree.\n"
    assert apart.again(shard(tmp_path, "One .\n", "Two .\n"), {1: "duplicate id"}).part == b"One.\n"


def test_documents_that_kill_only_together_are_cleaned_one_by_one(apart: Here, tmp_path: Path) -> None:
    outcome = apart.again(shard(tmp_path, "A CROWD .\n", "CROWD again .\n"), {})
    assert (outcome.part, outcome.quarantine) == (b"A CROWD.\nCROWD again.\n", [])


def test_a_worker_that_dies_of_something_else_costs_no_document(apart: Here, tmp_path: Path) -> None:
    outcome = apart.again(shard(tmp_path, "Fine .\n", "WEAK .\n"), {})
    assert (outcome.part, outcome.quarantine) == (b"Fine.\nWEAK.\n", [])


@pytest.mark.parametrize(("format", "place"), [("text", {}), ("jsonl", {"line": 7})])
def test_of_a_shard_that_kills_when_it_is_read_every_file_is_named(
    apart: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str, place: dict[str, int]
) -> None:
    def dies(*_: object) -> None:
        raise Died

    monkeypatch.setattr("cleantext.runner.work.read", dies)
    read = shard(tmp_path, "One.", "Two.")._replace(format=format, first=7)
    outcome = apart.again(read, {})
    assert outcome.tally["documents"] == {"in": 2, "quarantined": 2}
    assert outcome.quarantine == [
        {"id": file.name, "reason": KILLS, "file": file.name, **place, "path": file.path} for file in read.files
    ]
