"""The learned numbers, to and from the named arrays of a `.npz` file.

The name of each array begins with that of what it is a part of: `lexicon weights`, `first leaves`.
"""

from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleantext.scoring.characters import Characters
from cleantext.scoring.network import Layers, Network
from cleantext.scoring.phrases import Phrases
from cleantext.scoring.trees import Tests, Trees
from cleantext.scoring.word_weights import Table, WordTables

Arrays = dict[str, NDArray[Any]]
"""By name."""


def save(path: Path, arrays: Arrays) -> None:
    """Writes a file of named arrays; `np.load` reads it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # numpy's stubs take a name for an option


def character_arrays(tables: dict[str, NDArray[np.int32]]) -> Arrays:
    """The tables that `cleantext.scoring.characters.tables` makes."""
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


def word_arrays(tables: WordTables) -> Arrays:
    """The three tables of words, each by its name."""
    return {k: v for field in fields(tables) for k, v in table_arrays(field.name, getattr(tables, field.name)).items()}


def words_of(arrays: Arrays) -> WordTables:
    """What `word_arrays` gave, as tables."""
    return WordTables(*(table_of(arrays, field.name) for field in fields(WordTables)))


def tree_arrays(name: str, tests: Tests) -> Arrays:
    """The trees of one model."""
    return {f"{name} {field.name}": getattr(tests, field.name) for field in fields(Tests)}


def trees_of(arrays: Arrays, name: str) -> Trees:
    """What `tree_arrays` gave, as what evaluates them."""
    return Trees(Tests(*(arrays[f"{name} {field.name}"] for field in fields(Tests))))


def network_arrays(layers: Layers) -> Arrays:
    """The network."""
    return {f"network {field.name}": getattr(layers, field.name) for field in fields(Layers)}


def network_of(arrays: Arrays) -> Network:
    """What `network_arrays` gave, as what evaluates it."""
    return Network(Layers(*(arrays[f"network {field.name}"] for field in fields(Layers))))


def phrase_arrays(phrases: Phrases) -> Arrays:
    """The phrases of the packs."""
    return {"phrases keys": phrases.keys, "phrases family": phrases.family}


def phrases_of(arrays: Arrays) -> Phrases:
    """What `phrase_arrays` gave, as phrases."""
    return Phrases(arrays["phrases keys"], arrays["phrases family"])
