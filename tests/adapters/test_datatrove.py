"""datatrove: the step passes its own executor, with its readers and writers."""

from __future__ import annotations

import gzip
import json
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datatrove")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from cleantext import Cleaner, UsageError
from cleantext.adapters.datatrove import CleanText
from tests.adapters.examples import run_example
from tests.adapters.failing import KILLS_ONCE, Mortal


@pytest.fixture
def source(rows: Any, tmp_path: Path) -> Path:
    """Two files of the documents that have a text: datatrove's readers leave out all others."""
    names = list(rows)
    documents = [dict(zip(names, row, strict=True)) for row in zip(*rows.values(), strict=True)]
    documents = [{**document, "id": str(document["id"])} for document in documents if document["text"]]
    folder = tmp_path / "in"
    folder.mkdir()
    for name, part in (("a", documents[:2]), ("b", documents[2:])):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(document) + "\n" for document in part))
    return folder


def written(folder: Path) -> dict[str, dict[str, Any]]:
    lines = [line for file in sorted(folder.glob("*.gz")) for line in gzip.decompress(file.read_bytes()).splitlines()]
    out = [json.loads(line) for line in lines]
    return {document["id"]: document for document in out}


def ran(source: Path, step: CleanText, tmp_path: Path, tasks: int, workers: int, resumed: bool = False) -> Any:
    LocalPipelineExecutor(
        [JsonlReader(str(source)), step, JsonlWriter(str(tmp_path / "out"))],
        logging_dir=str(tmp_path / "log"),
        tasks=tasks,
        workers=workers,
        skip_completed=resumed,
    ).run()
    return stats_of(tmp_path)["stats"]


def stats_of(folder: Path) -> Any:
    return json.loads((folder / "log" / "stats.json").read_text())[1]


def ran_apart(*arguments: Any) -> None:
    """In a process group of its own."""
    os.setsid()
    ran(*arguments)


def test_executor(
    source: Path, cleaner: Any, expected: Any, read_edits: Any, tmp_path: Path, worker_path: None
) -> None:
    stats = ran(source, CleanText(cleaner, ledger=True), tmp_path, tasks=2, workers=2)
    out = written(tmp_path / "out")
    assert sorted(out) == ["1", "3", "4", "6"]
    for id, document in out.items():
        at = int(id) - 1
        assert document["text"] == expected["text"][at]
        assert document["metadata"]["cleantext_error"] == (expected["error"][at] or "")
        assert read_edits([document["metadata"]["cleantext_ledger"]]) == [expected["edits"][at]]
        assert document["metadata"]["url"]
    assert out["4"]["metadata"]["cleantext_ledger"] == "", "a column takes its type from what it sees first"
    assert (stats["total"], stats["forwarded"], stats["not_cleaned"]) == (4, 4, 1)
    assert stats["doc_len"]["total"] == sum(len(document["text"]) for document in out.values())
    assert stats_of(tmp_path)["name"].endswith("cleantext")
    assert stats_of(tmp_path)["time_stats"]["total"] > 0


@pytest.mark.parametrize(("limit", "most"), [("ROWS", 2), ("BATCH", 40)])
def test_documents_pass_in_batches(cleaner: Any, monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    """Of a source without end no more is read than is cleaned together."""
    monkeypatch.setattr(f"cleantext.adapters.datatrove.{limit}", most)
    read: list[int] = []

    def source() -> Iterator[Document]:
        for n in range(5):
            read.append(n)
            yield Document(text="The harbor is open .", id=f"{n}")

    read_by_then = []
    for document in CleanText(cleaner).run(source()):
        read_by_then.append(len(read))
        assert document.text == "The harbour is open."
        assert document.metadata == {"cleantext_error": ""}
    assert read_by_then == [2, 2, 4, 4, 5]


def test_metadata(cleaner: Any, rows: Any, expected: Any) -> None:
    page = Document(rows["text"][2], "3", metadata={"page": rows["url"][2]})
    other = Document(rows["text"][2], "4", metadata={})
    assert [document.text for document in CleanText(cleaner, site="page").run([page, other])] == [
        expected["text"][2],
        rows["text"][2],
    ]
    with pytest.raises(UsageError, match="'cleantext_error' already"):
        list(CleanText(cleaner).run([page]))
    again = Document("It rained.", "5", metadata={"cleantext_ledger": ""})
    with pytest.raises(UsageError, match="'cleantext_ledger' already"):
        list(CleanText(cleaner, ledger=True).run([again]))


def test_a_restart_after_a_kill(cleaner: Any, tmp_path: Path, worker_path: None) -> None:
    """The executor does the unfinished tasks again and no other: nothing is lost, nothing comes twice."""
    texts = {f"{i}": f"Boat {i} went to the harbor ." for i in range(400)} | {"400": f"{KILLS_ONCE} harbor"}
    folder = tmp_path / "in"
    folder.mkdir()
    for task in range(4):
        part = [{"id": id, "text": text} for id, text in texts.items() if int(id) * 4 // 401 == task]
        (folder / f"{task}.jsonl").write_text("".join(json.dumps(document) + "\n" for document in part))
    step = CleanText(Mortal(cleaner.packs, builtin=False, mark=tmp_path / "killed"))
    first = multiprocessing.get_context("spawn").Process(target=ran_apart, args=(folder, step, tmp_path, 4, 1, True))
    first.start()
    deadline = time.monotonic() + 60
    while first.is_alive() and time.monotonic() < deadline:  # join would wait for what the executor has started, too
        time.sleep(0.05)
    os.killpg(first.pid, signal.SIGKILL)  # which it would leave behind
    assert first.exitcode == -signal.SIGKILL
    finished = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.gz")}
    ran(folder, step, tmp_path, tasks=4, workers=2, resumed=True)
    files = sorted((tmp_path / "out").glob("*.gz"))
    assert [finished.get(file.name) == file.stat().st_mtime_ns for file in files] == [True, True, True, False]
    assert sum(len(gzip.decompress(file.read_bytes()).splitlines()) for file in files) == len(texts)
    assert {id: document["text"] for id, document in written(tmp_path / "out").items()} == {
        id: cleaner(text) for id, text in texts.items()
    }


def test_quarantine(source: Path, cleaner: Any, expected: Any, tmp_path: Path) -> None:
    step = CleanText(cleaner, exclusion_writer=JsonlWriter(str(tmp_path / "quarantine")))
    stats = ran(source, step, tmp_path, tasks=2, workers=1)
    assert (stats["total"], stats["forwarded"], stats["dropped"]) == (4, 3, 1)
    assert sorted(written(tmp_path / "out")) == ["1", "3", "6"]
    assert [file.name for file in (tmp_path / "quarantine").iterdir()] == ["00001.jsonl.gz"], "each task has its own"
    lost = written(tmp_path / "quarantine")
    assert lost["4"]["text"] == expected["text"][3]
    assert lost["4"]["metadata"]["cleantext_error"] == expected["error"][3]


def test_example(
    source: Path, cleaner: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker_path: None
) -> None:
    monkeypatch.chdir(tmp_path)
    source.rename("pages")
    run_example("datatrove", cleaner)
    assert sorted(written(tmp_path / "clean")) == ["1", "3", "6"]
    assert sorted(written(tmp_path / "quarantine")) == ["4"]


@pytest.mark.parametrize("documents", [0, 2])
def test_431_no_batch_is_empty(monkeypatch: pytest.MonkeyPatch, documents: int) -> None:
    """datatrove's statistics had the time of one batch too many."""
    data: Any = pytest.importorskip("datatrove.data")
    from cleantext.adapters.datatrove import CleanText

    monkeypatch.setattr("cleantext.adapters.datatrove.ROWS", 2)
    step = CleanText(Cleaner(language="en"))
    list(step.run(data.Document(text="It rained .", id=f"{n}") for n in range(documents)))
    assert step.stats.time_stats.n == documents // 2
