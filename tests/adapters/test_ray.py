"""Ray Data on a real cluster of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

ray = pytest.importorskip("ray")
pytest.importorskip("ray.data")
pa = pytest.importorskip("pyarrow")

from cleantext.adapters.ray import _CleanTable, clean_dataset  # noqa: E402
from cleantext.adapters.travelling import Travelling  # noqa: E402
from tests.adapters.examples import run_example  # noqa: E402


@pytest.fixture(scope="module")
def cluster(worker_path: None) -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    ray.init(address="local", num_cpus=2, include_dashboard=False, object_store_memory=100_000_000, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()
    patch.undo()


def test_same_as_one_by_one(cluster: None, cleaner: Any, rows: Any, expected: Any, read_edits: Any) -> None:
    dataset = ray.data.from_arrow([pa.table(rows).slice(0, 2), pa.table(rows).slice(2)])
    cleaned = clean_dataset(dataset, cleaner=cleaner, ledger=True, concurrency=1)
    out = sorted(cleaned.take_all(), key=lambda row: row["id"])
    assert list(out[0]) == ["id", "text", "url", "cleantext_error", "cleantext_ledger"]
    assert [row["id"] for row in out] == rows["id"]
    assert [row["url"] for row in out] == rows["url"]
    assert [row["text"] for row in out] == expected["text"]
    assert [row["cleantext_error"] for row in out] == expected["error"]
    assert read_edits([row["cleantext_ledger"] for row in out]) == expected["edits"]


def test_other_columns(cluster: None, cleaner: Any, rows: Any, expected: Any) -> None:
    dataset = ray.data.from_arrow(pa.table({"body": rows["text"], "page": rows["url"], "id": rows["id"]}))
    out = sorted(clean_dataset(dataset, "body", cleaner=cleaner, site="page").take_all(), key=lambda row: row["id"])
    assert list(out[0]) == ["body", "page", "id", "cleantext_error"]
    assert [row["body"] for row in out] == expected["text"]


def test_an_actor_is_ready_before_its_first_batch(cleaner: Any) -> None:
    fresh = type(cleaner)(cleaner.packs, builtin=False)
    _CleanTable(Travelling(fresh), "text", False, "url")
    assert fresh._engine is not None


def test_example(cluster: None, cleaner: Any) -> None:
    run_example("Ray Data", cleaner)
