"""Workers: the same output for any number of them, and only the document that kills is given up."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest

from cleantext.cleaner import Cleaner
from cleantext.readers.base import Options
from cleantext.runner.output import Output
from cleantext.runner.run import Job, run
from cleantext.runner.shards import shards
from cleantext.runner.work import Work
from cleantext.runner.workers import Processes, WorkersError
from tests.command_line import Command, balanced, lines, manifest, tree
from tests.runner.killers import Killer, Raiser, Stillborn


def corpus(folder: Path, poison: tuple[int, ...] = (), count: int = 120) -> None:
    folder.mkdir()
    for i in range(count):
        word = " POISON" if i in poison else ""
        (folder / f"n{i:03}.txt").write_text(f"Notice {i}{word} .\n\nLeave a Comment\n")
    with open(folder / "many.jsonl", "w") as file:
        file.writelines(
            f'{{"id": {i}, "text": "Notice {i}{" POISON" if i in poison else ""} ."}}\n' for i in range(count)
        )


@pytest.fixture
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleantext.runner.shards.SHARD_FILES", 25)
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 1500)


def test_shards_are_cut_by_number_and_by_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker holds a shard: neither many small files nor a few large ones may make it large."""
    monkeypatch.setattr("cleantext.runner.shards.SHARD_FILES", 4)
    monkeypatch.setattr("cleantext.runner.shards.SHARD_BYTES", 1_000)
    (tmp_path / "in").mkdir()
    for i, size in enumerate((10, 10, 10, 10, 10, 600, 600, 2_000, 10, 10)):
        (tmp_path / "in" / f"n{i}.txt").write_text("x" * size)
    found = [[file.size for file in shard.files] for shard in shards([str(tmp_path / "in")], "auto", Options())]
    assert found == [[10, 10, 10, 10], [10, 600, 600], [2_000], [10, 10]]


@pytest.mark.usefixtures("small_shards")
def test_output_is_the_same_for_any_number_of_workers(cleantext: Command, tmp_path: Path) -> None:
    corpus(tmp_path / "in")
    for workers in ("2", "3"):
        result = cleantext("clean", "in", "-o", f"out{workers}", "--ledger", "--workers", workers)
        assert result.exit_code == 0, result.stderr
    assert cleantext("clean", "in", "-o", "out1", "--ledger").exit_code == 0  # in this process
    assert manifest(tmp_path / "out1")["documents"]["in"] == 240
    assert tree(tmp_path / "out1") == tree(tmp_path / "out2") == tree(tmp_path / "out3")


@pytest.mark.usefixtures("small_shards")
def test_output_does_not_depend_on_the_order_in_which_a_folder_is_listed(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus(tmp_path / "in", count=40)
    real = os.scandir
    for out, key in (("up", None), ("down", lambda name: tuple(-ord(c) for c in name))):

        def listed(path: str, key: Any = key) -> Any:
            return nullcontext(sorted(real(path), key=lambda entry: key(entry.name) if key else entry.name))

        monkeypatch.setattr("cleantext.readers.walk.os.scandir", listed)
        assert cleantext("clean", "in", "-o", out, "--ledger").exit_code == 0
        monkeypatch.setattr("os.scandir", real)
    assert tree(tmp_path / "up") == tree(tmp_path / "down")


@pytest.mark.usefixtures("small_shards")
def test_the_texts_do_not_depend_on_the_size_of_shards_or_on_the_ledger(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus(tmp_path / "in")
    assert cleantext("clean", "in", "-o", "one", "--ledger").exit_code == 0
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    assert cleantext("clean", "in", "-o", "two").exit_code == 0
    one, two = tree(tmp_path / "one"), tree(tmp_path / "two")
    assert {name: data for name, data in one.items() if name in two and name != "manifest.json"} == {
        name: data for name, data in two.items() if name != "manifest.json"
    }


@pytest.mark.usefixtures("small_shards")
def test_only_the_document_that_kills_is_given_up(house: Path, words: Path, tmp_path: Path) -> None:
    corpus(tmp_path / "in", poison=(7,), count=60)
    cleaner = Killer([house, words], builtin=False)
    output = Output.folder(tmp_path / "out")
    report = run(Job((str(tmp_path / "in"),), output, cleaner, Options(ledger=True), workers=2))
    assert report.tally.documents["quarantined"] == 2
    entries = lines(tmp_path / "out/quarantine.jsonl")
    assert [(entry["file"], entry.get("line")) for entry in entries] == [
        ("n007.txt", None),
        ("many.jsonl", 8),
    ]
    assert all("died" in entry["reason"] for entry in entries)
    assert balanced(tmp_path / "out")
    assert len(lines(tmp_path / "out/many.jsonl")) == 59
    assert (tmp_path / "out/n008.txt").read_text() == "Notice 8.\n"


def test_no_document_is_blamed_for_workers_that_cannot_start(
    house: Path, words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleantext.runner.workers.STARTS", 3)
    corpus(tmp_path / "in", count=3)
    cleaner = Stillborn([house, words], builtin=False)
    with pytest.raises(WorkersError, match="die as soon as they start"):
        run(Job((str(tmp_path / "in"),), Output.folder(tmp_path / "out"), cleaner, workers=2))
    assert not (tmp_path / "out/quarantine.jsonl").exists()


@pytest.mark.usefixtures("small_shards")
def test_a_pool_that_breaks_while_a_shard_is_handed_over_is_replaced(
    house: Path, words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker may die when nothing waits for it."""
    corpus(tmp_path / "in", count=40)
    workers = Processes(Work(Cleaner([house, words], builtin=False), Options(), None), 1)
    left = [BrokenProcessPool(), None, BrokenProcessPool()]
    submit = ProcessPoolExecutor.submit

    def breaking(pool: ProcessPoolExecutor, *args: Any, **kw: Any) -> Any:
        if left and (error := left.pop()) is not None:
            raise error
        return submit(pool, *args, **kw)

    monkeypatch.setattr(ProcessPoolExecutor, "submit", breaking)
    with closing(workers):
        done = [
            outcome.tally["documents"]["out"]
            for _, outcome in workers.run(shards([str(tmp_path / "in")], "auto", Options()))
        ]
    assert not left
    assert done[:2] == [25, 15]
    assert sum(done) == 80


@pytest.mark.parametrize("workers", [None, 2])
def test_only_the_document_that_raises_is_given_up(
    house: Path, words: Path, tmp_path: Path, workers: int | None
) -> None:
    corpus(tmp_path / "in", poison=(7,), count=20)
    (tmp_path / "in/many.jsonl").unlink()
    cleaner = Raiser([house, words], builtin=False)
    run(Job((str(tmp_path / "in"),), Output.folder(tmp_path / "out"), cleaner, workers=workers))
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert entry["id"] == "n007.txt"
    assert "ZeroDivisionError: a bug" in entry["reason"]
    assert "killers.py" in entry["reason"]
    assert manifest(tmp_path / "out")["documents"]["out"] == 19


def test_a_pattern_that_takes_too_long_gives_up_its_document(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleantext.kinds.replace.TIMEOUT", 0.2)
    (tmp_path / "slow.yaml").write_text(
        "pack: slow\nrules:\n  - id: slow\n    kind: replace\n    why: A pattern that takes exponential time.\n"
        '    pattern: "^(?:a|aa)+c(?<!c)"\n    with: ""\n'
        "    examples: {change: [{in: aab, out: aab}], keep: [x, y]}\n"
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("a" * 60 + "c")
    (tmp_path / "in/b.txt").write_text("Fine .")
    assert cleantext("clean", "in", "-o", "out", "--pack", "slow.yaml").exit_code == 1
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert entry["id"] == "a.txt"
    assert "slow/slow took more than" in entry["reason"]
    assert (tmp_path / "out/b.txt").read_text() == "Fine."
