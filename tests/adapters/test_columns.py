"""Columns, rows and values as other engines hand them over."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner, UsageError

SOURCE = "The ferry was late ."


CLEAN = "The ferry was late."


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(packs=["repair"], builtin=False)


def test_168_spark_cannot_hand_out_arrow_without_pandas() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert any(wanted.startswith("pandas") for wanted in project["project"]["optional-dependencies"]["spark"])


@pytest.mark.parametrize("ledger", [False, True])
def test_169_a_batch_without_a_text_has_no_type(cleaner: Cleaner, ledger: bool) -> None:
    """As Ray gives a block whose texts are all missing, though the dataset holds others."""
    pa = pytest.importorskip("pyarrow")
    block = pa.table({"id": [1, 2], "text": pa.nulls(2)})
    some = cleaner.clean_arrow(pa.table({"id": [3], "text": [SOURCE]}), ledger=ledger)
    none = cleaner.clean_arrow(block, ledger=ledger)
    both = pa.concat_tables([none, some], promote_options="default")
    assert both["text"].to_pylist() == [None, None, CLEAN]
    assert both["cleantext_error"].to_pylist() == [None] * 3
    assert none.select(["id", "text"]) == block


@pytest.mark.parametrize("type", ["string", "large_string", "dictionary"])
def test_170_strings_that_are_no_utf_8(cleaner: Cleaner, type: str) -> None:
    """As Spark reads a file in another encoding, without a word: it stopped the job."""
    pa = pytest.importorskip("pyarrow")
    rows = [SOURCE.encode(), "Die Brücke ist zu .".encode("cp1252"), None]
    text: Any = pa.array(rows, pa.large_binary()).view(pa.large_string())
    text = text.dictionary_encode() if type == "dictionary" else text.cast(type)
    table = cleaner.clean_arrow(pa.table({"text": text, "url": text}))
    assert table["text"].type == text.type
    texts = table["text"].cast(pa.large_string()).combine_chunks()
    assert texts.view(pa.large_binary()).to_pylist() == [CLEAN.encode(), *rows[1:]]
    assert table["cleantext_error"].to_pylist() == [None, "the value is no UTF-8 (byte 7)", None]


@pytest.mark.parametrize("format", ["arrow", "pandas", "polars"])
def test_171_a_dataset_in_the_format_of_another_library(cleaner: Cleaner, format: str) -> None:
    datasets = pytest.importorskip("datasets")
    pytest.importorskip({"arrow": "pyarrow"}.get(format, format))
    from cleantext.adapters.datasets import clean_batch

    dataset = datasets.Dataset.from_dict({"text": [SOURCE, None]}).with_format(format)
    with pytest.raises(UsageError, match=r"where a dict of columns is asked for: dataset\.with_format\(None\)"):
        dataset.map(clean_batch(cleaner), batched=True)


@pytest.mark.parametrize(("value", "dtype"), [(7, "Int64"), (b"It rained.", "Binary"), ([SOURCE], "List")])
def test_172_a_column_of_polars_that_holds_no_strings(cleaner: Cleaner, value: object, dtype: str) -> None:
    pl = pytest.importorskip("polars")
    from cleantext.adapters.frames import clean_frame

    with pytest.raises(UsageError, match=f"the column 'text' holds {dtype}, not strings; cast it first"):
        clean_frame(pl.DataFrame({"text": [value]}), cleaner=cleaner)


def test_172_an_enum_of_polars_takes_no_other_text(cleaner: Cleaner) -> None:
    pl = pytest.importorskip("polars")
    from cleantext.adapters.frames import clean_frame

    frame = pl.DataFrame({"text": pl.Series([SOURCE], dtype=pl.Enum([SOURCE]))})
    with pytest.raises(UsageError, match="the column 'text' holds Enum"):
        clean_frame(frame, cleaner=cleaner)


@pytest.mark.parametrize(("concurrency", "sizes"), [(2, (2, 2)), ((1, 3), (1, 3))])
def test_175_an_option_that_ray_is_about_to_drop(cleaner: Cleaner, concurrency: Any, sizes: tuple[int, int]) -> None:
    pytest.importorskip("ray.data")
    from cleantext.adapters.ray import clean_dataset

    class Dataset:
        def map_batches(self, actor: type, **options: Any) -> dict[str, Any]:
            return options

    taken: Any = clean_dataset(Dataset(), cleaner=cleaner, concurrency=concurrency)
    assert "concurrency" not in taken
    assert (taken["compute"].min_size, taken["compute"].max_size) == sizes
    assert taken["batch_size"] == 1000
    chosen: Any = clean_dataset(Dataset(), cleaner=cleaner, concurrency=concurrency, compute="mine", batch_size=7)
    assert (chosen["compute"], chosen["batch_size"]) == ("mine", 7), "options win"


def test_309_more_texts_than_a_dictionary_has_numbers_for(cleaner: Cleaner) -> None:
    """Each chunk has a dictionary of its own; those of all chunks together were too many for one."""
    pa = pytest.importorskip("pyarrow")
    narrow = pa.dictionary(pa.int8(), pa.string())
    texts = [[f"Ferry {chunk} left at {n} ." for n in range(100)] for chunk in range(3)]
    column = pa.chunked_array([pa.array(chunk).dictionary_encode().cast(narrow) for chunk in texts])
    out = cleaner.clean_arrow(pa.table({"text": column}))
    assert out["text"].type == narrow
    assert out["text"].to_pylist() == [text.replace(" .", ".") for chunk in texts for text in chunk]


def test_309_one_text_may_become_several(tmp_path: Path) -> None:
    """By the site that it is from."""
    pa = pytest.importorskip("pyarrow")
    rule = (
        "  - id: r{0}\n    kind: replace\n    why: One site's spelling.\n    sites: [s{0}.example]\n    pattern: 'boat'\n"
        "    with: 'ferry {0}'\n    examples:\n      change: [{{in: boat, out: ferry {0}}}]\n      keep: [a bo at, a coat]\n"
    )
    (tmp_path / "sites.yaml").write_text("pack: sites\nrules:\n" + "".join(map(rule.format, range(150))))
    text = pa.array(["The boat."] * 150).dictionary_encode().cast(pa.dictionary(pa.int8(), pa.string()))
    table = pa.table({"text": text, "url": [f"https://s{n}.example/" for n in range(150)]})
    out = Cleaner([tmp_path / "sites.yaml"], builtin=False).clean_arrow(table)
    assert out["text"].to_pylist() == [f"The ferry {n}." for n in range(150)]


def test_325_a_frame_where_a_table_is_asked_for(cleaner: Cleaner) -> None:
    """`object has no attribute 'column_names'` did not say what to do."""
    pytest.importorskip("pyarrow")
    pd = pytest.importorskip("pandas")
    with pytest.raises(
        UsageError, match=r"takes an Arrow table, not pandas\.DataFrame; clean_frame takes those of pandas"
    ):
        cleaner.clean_arrow(pd.DataFrame({"text": [SOURCE]}))


def test_325_a_batch_is_as_good_as_a_table(cleaner: Cleaner) -> None:
    pa = pytest.importorskip("pyarrow")
    assert cleaner.clean_arrow(pa.record_batch({"text": [SOURCE]}))["text"].to_pylist() == [CLEAN]


def test_147_columns_without_names_and_cells_of_anything() -> None:
    np, pd = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    from cleantext.adapters.frames import clean_frame

    cells = pd.Series(["It rained .", np.array([1, 2]), np.float32("nan")], dtype=object)
    cleaner = Cleaner(packs=["repair"], builtin=False)
    frame = clean_frame(pd.DataFrame({0: cells}), column=0, cleaner=cleaner)  # as `read_csv(header=None)` names it
    assert frame[0][0] == "It rained."
    assert frame["cleantext_error"].fillna("").tolist() == ["", "the value is of type ndarray, not a string", ""]


def test_148_a_row_is_no_batch() -> None:
    from cleantext.adapters.datasets import clean_batch

    clean = clean_batch(Cleaner(builtin=False))
    for text in ("It rained .", None):
        with pytest.raises(UsageError, match="batched=True"):
            clean({"text": text})
