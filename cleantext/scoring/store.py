"""The learned numbers, to and from the named arrays of a `.npz` file.

The name of each array begins with that of what it is a part of: `lexicon weights`, `first leaves`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from cleantext.scoring.word_weights import Table

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Part = TypeVar("Part", bound=DataclassInstance)

Arrays = dict[str, NDArray[Any]]
"""By name."""


def save(path: Path, arrays: Arrays) -> None:
    """Writes a file of named arrays; `np.load` reads it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # numpy's stubs take a name for an option


def numbers(name: str, part: DataclassInstance) -> Arrays:
    """The fields of a part, all of them arrays."""
    return {f"{name} {field.name}": getattr(part, field.name) for field in fields(part)}


def part_of(kind: type[Part], arrays: Arrays, name: str) -> Part:
    """What `numbers` took apart. Raises KeyError where a field is missing."""
    return kind(*(arrays[f"{name} {field.name}"] for field in fields(kind)))


def table_numbers(names: Sequence[str], tables: Iterable[Table]) -> Arrays:
    """Tables of weights, whose other two fields are no arrays."""
    out: Arrays = {}
    for name, table in zip(names, tables, strict=True):
        out |= {f"{name} weights": table.weights, f"{name} rest": np.array([table.scale, table.bias], np.int64)}
    return out


def tables_of(arrays: Arrays, names: Sequence[str]) -> tuple[Table, ...]:
    """What `table_numbers` took apart."""
    return tuple(Table(arrays[f"{name} weights"], *arrays[f"{name} rest"].tolist()) for name in names)
