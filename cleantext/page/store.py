"""The learned numbers, to and from the named arrays of a `.npz` file.

The name of each array begins with that of what it is a part of: `lexicon weights`, `first leaves`.
"""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleantext.page.characters import Characters
from cleantext.page.genre import GENRES, Genres
from cleantext.page.judge import Judge
from cleantext.page.phrases import Phrases
from cleantext.page.trees import Tests, Trees
from cleantext.page.wording import Table

Arrays = dict[str, NDArray[Any]]
"""By name."""

TABLES = ("lexicon", "terminators", "openers")
GENRE_TABLES = tuple(f"genre {name}" for name in GENRES)
PASSES = ("first", "second")


def save(path: Path, arrays: Arrays) -> None:
    """Writes a file of named arrays; `np.load` reads it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # numpy's stubs take a name for an option


def character_arrays(tables: dict[str, NDArray[np.int32]]) -> Arrays:
    """The tables that `cleantext.page.characters.tables` makes."""
    return {f"characters {name}": array for name, array in tables.items()}


def characters_of(arrays: Arrays) -> Characters:
    """What `character_arrays` gave, as what looks characters up."""
    own = {name: array for name, array in arrays.items() if name.startswith("characters ")}
    return Characters({name.removeprefix("characters "): array for name, array in own.items()})


def table_arrays(name: str, table: Table) -> Arrays:
    """A table of weights."""
    return {f"{name} weights": table.weights, f"{name} rest": np.array([table.scale, table.bias], np.int64)}


def table_of(arrays: Arrays, name: str) -> Table:
    """What `table_arrays` gave, as a table."""
    scale, bias = arrays[f"{name} rest"].tolist()
    return Table(arrays[f"{name} weights"], scale, bias)


def tree_arrays(name: str, tests: Tests) -> Arrays:
    """The trees of one model."""
    return {f"{name} {field}": getattr(tests, field) for field in Tests.__dataclass_fields__}


def trees_of(arrays: Arrays, name: str) -> Trees:
    """What `tree_arrays` gave, as what evaluates them."""
    return Trees(Tests(*(arrays[f"{name} {field}"] for field in Tests.__dataclass_fields__)))


def phrase_arrays(phrases: Phrases) -> Arrays:
    """The phrases of the packs."""
    return {"phrases keys": phrases.keys, "phrases family": phrases.family}


def phrases_of(arrays: Arrays) -> Phrases:
    """What `phrase_arrays` gave, as phrases."""
    return Phrases(arrays["phrases keys"], arrays["phrases family"])


def judge_arrays(tables: dict[str, Table], passes: dict[str, Tests], phrases: Phrases) -> Arrays:
    """All that a page model judges by: tables by their names in `TABLES` and `GENRE_TABLES`, trees in `PASSES`."""
    out: Arrays = {}
    for name in (*TABLES, *GENRE_TABLES):
        out |= table_arrays(name, tables[name])
    for name in PASSES:
        out |= tree_arrays(name, passes[name])
    return out | phrase_arrays(phrases)


def judge_of(arrays: Arrays) -> Judge:
    """What `judge_arrays` gave, as what judges lines."""
    genres = Genres(tuple(table_of(arrays, name) for name in GENRE_TABLES))
    lexicon, terminators, openers = (table_of(arrays, name) for name in TABLES)
    first, second = (trees_of(arrays, name) for name in PASSES)
    return Judge(lexicon, terminators, openers, first, second, phrases_of(arrays), genres)
