"""The learned numbers: what is read of a file is all that stands in it, and is written as it was."""

from importlib.resources import files

import numpy as np
import pytest

from cleantext.page.judge import GENRE_TABLES, PASSES
from cleantext.scoring import trees
from cleantext.scoring.characters import CharacterTables
from cleantext.scoring.network import Layers
from cleantext.scoring.phrases import Phrases
from cleantext.scoring.store import numbers, part_of, table_numbers, tables_of
from cleantext.scoring.word_weights import WordTables

COMMON = {"characters": CharacterTables, "phrases": Phrases}
MODELS = {
    "article": (WordTables._fields, {**COMMON, "trees": trees.Tests}),
    "page": ((*WordTables._fields, *GENRE_TABLES), {**COMMON, **dict.fromkeys(PASSES, trees.Tests), "network": Layers}),
}


@pytest.mark.parametrize("model", MODELS)
def test_parts_are_all_that_a_file_holds(model: str) -> None:
    with np.load(str(files(f"cleantext.{model}") / "data" / f"{model}.npz")) as file:
        arrays = dict(file)
    names, parts = MODELS[model]
    written = table_numbers(names, tables_of(arrays, names))
    for name, kind in parts.items():
        written |= numbers(name, part_of(kind, arrays, name))
    assert written.keys() == arrays.keys() - {"fingerprint"}
    for name, array in written.items():
        assert array.dtype == arrays[name].dtype, name
        assert np.array_equal(array, arrays[name]), name


def test_a_missing_field_is_named() -> None:
    with pytest.raises(KeyError, match="phrases family"):
        part_of(Phrases, {"phrases keys": np.zeros(0, np.uint32)}, "phrases")
