"""The learned numbers, to and from the arrays of one `.npz` file."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleantext.page.characters import Characters
from cleantext.page.genre import GENRES, Genres
from cleantext.page.model import Stages
from cleantext.page.phrases import Phrases
from cleantext.page.trees import Tests, Trees
from cleantext.page.wording import Table

Numbers = dict[str, NDArray[Any]]

TABLES = ("lexicon", "terminators", "openers", *(f"genre {name}" for name in GENRES))
PASSES = ("first", "second")


def numbers_of(
    characters: Numbers,
    tables: dict[str, Table],
    passes: dict[str, Tests],
    phrases: Phrases,
) -> Numbers:
    """Everything a model is made of, as named arrays."""
    out = {f"characters {name}": array for name, array in characters.items()}
    for name in TABLES:
        out[f"{name} weights"] = tables[name].weights
        out[f"{name} rest"] = np.array([tables[name].scale, tables[name].bias], np.int64)
    for name in PASSES:
        out |= {f"{name} {field}": getattr(passes[name], field) for field in Tests.__dataclass_fields__}
    return {**out, "phrases keys": phrases.keys, "phrases family": phrases.family}


def stages_of(numbers: Numbers) -> tuple[Characters, Stages]:
    """The character tables and the stages that `numbers_of` stored."""
    characters = Characters(
        {name.removeprefix("characters "): a for name, a in numbers.items() if name.startswith("characters ")}
    )
    tables = [Table(numbers[f"{name} weights"], *numbers[f"{name} rest"].tolist()) for name in TABLES]
    passes = [Trees(Tests(*(numbers[f"{name} {field}"] for field in Tests.__dataclass_fields__))) for name in PASSES]
    phrases = Phrases(numbers["phrases keys"], numbers["phrases family"])
    genres = Genres(tuple(tables[3:]))
    return characters, Stages(tables[0], tables[1], tables[2], passes[0], passes[1], phrases, genres)
