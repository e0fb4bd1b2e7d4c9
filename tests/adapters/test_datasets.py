"""Hugging Face datasets: mapped here, in processes, and streamed."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from cleantext import UsageError
from cleantext.adapters import travelling
from cleantext.adapters.datasets import clean_batch
from tests.adapters.examples import run_example


@pytest.fixture
def dataset(rows: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets")
    return datasets.Dataset.from_dict(rows)


def test_a_batch_without_the_package(cleaner: Any, rows: Any, expected: Any, read_edits: Any) -> None:
    """It is a dict of columns, whoever gives it."""
    out = clean_batch(cleaner, ledger=True)(rows)
    assert list(out) == ["text", "cleantext_error", "cleantext_ledger"]
    assert out["text"] == expected["text"]
    assert out["cleantext_error"] == [error or "" for error in expected["error"]]
    assert read_edits(out["cleantext_ledger"]) == expected["edits"]
    assert out["cleantext_ledger"][1] == "", "a column takes its type from what it sees first"
    assert list(clean_batch(cleaner)(rows)) == ["text", "cleantext_error"]
    text = "https://example.org/3\n\nFiled under Ships"
    assert clean_batch(cleaner, "url")({"url": [text]})["url"] == [text], "a text is not its own address"
    assert clean_batch(cleaner, site="page")({"text": [text], "page": [text]})["text"] != [text]


@pytest.mark.parametrize(
    ("batch", "said"),
    [
        ({"body": ["x"]}, "no column 'text'"),
        ({"text": ["x"], "cleantext_error": [""]}, "'cleantext_error' already"),
        ({"text": "x"}, "one row came"),
        ({"text": None}, "one row came"),
        ([["x"]], "a list came, where a dict of columns"),
    ],
)
def test_errors_teach(cleaner: Any, batch: Any, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        clean_batch(cleaner)(batch)


def test_mapped(dataset: Any, cleaner: Any, rows: Any, expected: Any, read_edits: Any) -> None:
    # Batches of two: the first has no error, and the column must take one later on.
    out = dataset.map(clean_batch(cleaner, ledger=True), batched=True, batch_size=2, writer_batch_size=2)
    assert out["text"][:] == expected["text"]
    assert out["cleantext_error"][:] == [error or "" for error in expected["error"]]
    assert read_edits(out["cleantext_ledger"][:]) == expected["edits"]
    assert out["id"][:] == rows["id"]
    assert out["url"][:] == rows["url"]


def test_in_numpy_s_format(dataset: Any, cleaner: Any, expected: Any) -> None:
    out = dataset.with_format("numpy").map(clean_batch(cleaner), batched=True).with_format(None)
    assert out["text"][:] == expected["text"]


def test_in_processes(dataset: Any, cleaner: Any, expected: Any, worker_path: None) -> None:
    out = dataset.map(clean_batch(cleaner), batched=True, num_proc=2)
    assert out["text"][:] == expected["text"]
    assert out["cleantext_error"][:] == [error or "" for error in expected["error"]]


def test_streamed(dataset: Any, cleaner: Any, expected: Any) -> None:
    out = list(dataset.to_iterable_dataset().map(clean_batch(cleaner), batched=True, batch_size=4))
    assert [row["text"] for row in out] == expected["text"]


def test_known_again(dataset: Any, cleaner: Any) -> None:
    from datasets.fingerprint import Hasher

    cleaner("The harbor.")  # being compiled must not make it another
    copy = pickle.loads(pickle.dumps(clean_batch(cleaner)))
    assert Hasher.hash(copy) == Hasher.hash(clean_batch(cleaner)), "the dataset's cache would never be used"
    assert Hasher.hash(copy) != Hasher.hash(clean_batch(cleaner, ledger=True))


def test_one_cleaner_a_process(cleaner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(travelling, "_here", {})
    first, second = (pickle.loads(pickle.dumps(travelling.Travelling(cleaner))) for _ in range(2))
    assert first is second
    assert first.cleaner.fingerprint == cleaner.fingerprint


def test_example(dataset: Any, cleaner: Any) -> None:
    run_example("Hugging Face datasets", cleaner)
