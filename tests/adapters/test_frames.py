"""pandas and polars: the same texts, types, index and other columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cleantext import UsageError
from cleantext.adapters.base import clean_texts
from cleantext.adapters.frames import clean_frame
from tests.adapters.examples import run_example


@pytest.mark.parametrize("dtype", ["str", "object", "string", "category"])
def test_pandas(cleaner: Any, rows: Any, expected: Any, read_edits: Any, dtype: str) -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(rows, index=list("fedcba"))
    frame["text"] = pd.Series(rows["text"], frame.index, dtype)
    out = frame.pipe(clean_frame, column="text", cleaner=cleaner, ledger=True)
    assert list(out.columns) == ["id", "text", "url", "cleantext_error", "cleantext_ledger"]
    assert [None if pd.isna(text) else text for text in out["text"]] == expected["text"]
    assert [None if pd.isna(error) else error for error in out["cleantext_error"]] == expected["error"]
    assert read_edits([None if pd.isna(v) else v for v in out["cleantext_ledger"]]) == expected["edits"]
    assert (out["text"].dtype == frame["text"].dtype) or dtype == "category"
    assert out[["id", "url"]].equals(frame[["id", "url"]])
    assert out.index.equals(frame.index)
    assert list(clean_frame(frame, cleaner=cleaner).columns) == ["id", "text", "url", "cleantext_error"]
    assert list(frame.columns) == ["id", "text", "url"]
    assert frame["text"].iloc[0] == rows["text"][0], "the frame that came in is as it was"


def test_rows_of_several_batches(cleaner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pd = pytest.importorskip("pandas")
    monkeypatch.setattr("cleantext.batches.BATCH", 30)
    cleaned: list[int] = []
    attempts = type(cleaner).attempts
    monkeypatch.setattr(
        type(cleaner), "attempts", lambda self, some: (cleaned.append(len(some)), attempts(self, some))[1]
    )
    out = clean_frame(pd.DataFrame({"text": [f"Pier {n}: the harbor." for n in range(5)]}), cleaner=cleaner)
    assert out["text"].tolist() == [f"Pier {n}: the harbour." for n in range(5)]
    assert cleaned == [2, 2, 1]


def test_pandas_values_that_are_no_text(cleaner: Any) -> None:
    pd = pytest.importorskip("pandas")
    some = pytest.importorskip("numpy").array([1.0, 2.0])  # which answers a comparison with another array
    values = [7, float("nan"), pd.NA, pd.NaT, "The harbor.", b"The harbor.", some]
    out = clean_frame(pd.DataFrame({"text": pd.Series(values, dtype="object")}), cleaner=cleaner)
    assert out["text"][4] == "The harbour."
    assert out["text"][0] == 7
    assert out["text"][5] == b"The harbor."
    assert out["cleantext_error"][0] == "the value is of type int, not a string"
    assert out["cleantext_error"].notna().tolist() == [True, False, False, False, False, True, True]


def test_pandas_columns_as_other_frames_have_them(cleaner: Any) -> None:
    pd = pytest.importorskip("pandas")
    texts = ["Boats came in.\n\nFiled under Ships", "The harbor."]
    numbered: Any = clean_frame(pd.DataFrame({0: texts, 1: [1, 2]}), 0, cleaner=cleaner)
    assert numbered[0].tolist() == [texts[0], "The harbour."]
    with pytest.raises(UsageError, match=r"no column 'text' to clean; the columns are: 0, 1"):
        clean_frame(pd.DataFrame({0: texts, 1: [1, 2]}), cleaner=cleaner)
    site = "https://example.org/1"
    twice = pd.DataFrame([[texts[0], site, site]], columns=["text", "url", "url"])
    assert clean_frame(twice, cleaner=cleaner)["text"].tolist() == texts[:1], "no column is the site's"


def test_added_columns_are_strings_and_no_more_than_asked_for(cleaner: Any) -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"text": ["It rained."]})
    out = clean_frame(frame, cleaner=cleaner, ledger=True)
    assert [str(out[name].dtype) for name in ("cleantext_error", "cleantext_ledger")] == ["string", "string"]
    assert clean_texts(cleaner, ["The harbor."], None, ledger=False)[0].ledger is None
    earlier = clean_frame(frame.assign(cleantext_ledger="of an earlier run"), cleaner=cleaner)
    assert earlier["cleantext_ledger"].tolist() == ["of an earlier run"]


def test_a_column_without_a_text_and_sites_that_are_none(cleaner: Any) -> None:
    pl = pytest.importorskip("polars")
    out = clean_frame(pl.DataFrame({"text": [None, None]}), cleaner=cleaner, ledger=True)
    assert out.schema == {"text": pl.Null, "cleantext_error": pl.String, "cleantext_ledger": pl.String}
    texts = ["Boats came in.\n\nFiled under Ships"] * 3
    cleaned = clean_texts(cleaner, texts, [None, float("nan"), "https://example.org/1"], ledger=False)
    assert [row.error for row in cleaned] == [None, None, None]
    assert [row.text for row in cleaned] == [*texts[:2], "Boats came in."]


@pytest.mark.parametrize("dtype", ["String", "Categorical"])
def test_polars(cleaner: Any, rows: Any, expected: Any, read_edits: Any, dtype: str) -> None:
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame(rows).with_columns(pl.col("text").cast(getattr(pl, dtype)))
    out = frame.pipe(clean_frame, column="text", cleaner=cleaner, ledger=True)
    assert out["text"].to_list() == expected["text"]
    assert out["text"].dtype == frame["text"].dtype
    assert out["cleantext_error"].to_list() == expected["error"]
    assert read_edits(out["cleantext_ledger"].to_list()) == expected["edits"]
    assert out.select("id", "url").equals(frame.select("id", "url"))


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_text_is_not_its_own_address(cleaner: Any, library: str) -> None:
    frame = pytest.importorskip(library).DataFrame
    text = "https://example.org/3\n\nFiled under Ships"
    assert clean_frame(frame({"url": [text]}), "url", cleaner=cleaner)["url"][0] == text
    assert clean_frame(frame({"text": [text], "url": [text]}), cleaner=cleaner)["text"][0] != text
    assert clean_frame(frame({"text": [text], "page": [text]}), cleaner=cleaner, site="page")["text"][0] != text


def test_errors_teach(cleaner: Any, rows: Any) -> None:
    with pytest.raises(UsageError, match="not dict"):
        clean_frame(rows, cleaner=cleaner)
    other = type("DataFrame", (), {"__module__": "dusk.frame", "columns": ["text"]})
    with pytest.raises(UsageError, match=r"not dusk\.DataFrame$"):
        clean_frame(other(), cleaner=cleaner)
    pl = pytest.importorskip("polars")
    with pytest.raises(UsageError, match=r"not polars\.LazyFrame; collect it first$"):
        pl.DataFrame(rows).lazy().pipe(clean_frame, cleaner=cleaner)
    with pytest.raises(UsageError, match="no column 'body'"):
        clean_frame(pl.DataFrame(rows), "body", cleaner=cleaner)
    pd = pytest.importorskip("pandas")
    twice = pd.DataFrame([["The harbor.", "The harbor."]], columns=["text", "text"])
    with pytest.raises(UsageError, match="several columns 'text'; rename them"):
        clean_frame(twice, cleaner=cleaner)
    with pytest.raises(UsageError, match=r"not pandas\.Series; make it one with to_frame\(\)$"):
        clean_frame(twice["text"].iloc[0], cleaner=cleaner)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_example(cleaner: Any, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(library)
    monkeypatch.chdir(tmp_path)
    run_example(library, cleaner)
    if library == "pandas":
        assert (tmp_path / "clean.csv").read_text() == "id,text,cleantext_error\n1,The harbour opened on Monday.,\n"
