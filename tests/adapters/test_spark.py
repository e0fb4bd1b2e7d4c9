"""Spark, a real one with local workers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'cleantext-ledger[spark]'")
pytest.importorskip("pyarrow")

from pyspark.sql import SparkSession

from cleantext import UsageError
from cleantext.adapters.spark import clean_batches, clean_dataframe
from tests.adapters.examples import run_example
from tests.adapters.failing import KILLS_ONCE, Mortal


@pytest.fixture(scope="module")
def spark(worker_path: None) -> Iterator[Any]:
    patch = pytest.MonkeyPatch()
    patch.setenv("PYSPARK_PYTHON", sys.executable)
    patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.memory": "512m"}
    builder = SparkSession.builder.master("local[2,3]").config(map=settings)
    session = builder.getOrCreate()
    yield session
    session.stop()
    patch.undo()


@pytest.fixture(scope="module")
def frame(spark: Any, rows: Any) -> Any:
    return spark.createDataFrame(list(zip(*rows.values(), strict=True)), "id long, text string, url string")


def test_same_as_one_by_one(frame: Any, cleaner: Any, rows: Any, expected: Any, read_edits: Any) -> None:
    cleaned = clean_dataframe(frame.repartition(2), cleaner=cleaner, ledger=True)
    assert cleaned.columns == ["id", "text", "url", "cleantext_error", "cleantext_ledger"]
    out = sorted(cleaned.collect())
    assert [row.id for row in out] == rows["id"]
    assert [row.url for row in out] == rows["url"]
    assert [row.text for row in out] == expected["text"]
    assert [row.cleantext_error for row in out] == expected["error"]
    assert read_edits([row.cleantext_ledger for row in out]) == expected["edits"]


def test_other_columns(spark: Any, cleaner: Any, rows: Any, expected: Any) -> None:
    given = list(zip(rows["text"], rows["url"], strict=True))
    frame = spark.createDataFrame(given, "body string, page string").coalesce(1)
    cleaned = clean_dataframe(frame, "body", cleaner=cleaner, site="page")
    assert cleaned.columns == ["body", "page", "cleantext_error"]
    assert [row.body for row in cleaned.collect()] == expected["text"]


def test_batches_are_those_of_the_schema(cleaner: Any, rows: Any) -> None:
    import pyarrow as pa

    (out,) = clean_batches(cleaner)([pa.record_batch(rows)])
    assert out.schema.names == ["id", "text", "url", "cleantext_error"]


def test_a_python_worker_that_is_killed(spark: Any, cleaner: Any, tmp_path: Path) -> None:
    """Spark tries its task again: nothing is lost, nothing comes twice."""
    mortal = Mortal(cleaner.packs, builtin=False, mark=tmp_path / "killed")
    texts = [f"Boat {i} went to the harbor ." for i in range(400)] + [f"{KILLS_ONCE} harbor"]
    frame = spark.createDataFrame([(text,) for text in texts], "text string").repartition(8)
    out = clean_dataframe(frame, cleaner=mortal).collect()
    assert (tmp_path / "killed").read_text() == "killed\n", "one worker was killed, once"
    assert sorted(row.text for row in out) == sorted(cleaner(text) for text in texts)
    assert all(row.cleantext_error is None for row in out)


def test_errors_teach(frame: Any, cleaner: Any) -> None:
    with pytest.raises(UsageError, match="no column 'body'"):
        clean_dataframe(frame, "body", cleaner=cleaner)
    with pytest.raises(UsageError, match="holds bigint"):
        clean_dataframe(frame, "id", cleaner=cleaner)
    for twice in (frame.select("text", "text"), frame.select("text", "id", "id")):
        with pytest.raises(UsageError, match=r"there are several columns '(text|id)'; rename them"):
            clean_dataframe(twice, cleaner=cleaner)


def test_example(spark: Any, cleaner: Any) -> None:
    run_example("Spark", cleaner)
