"""Learning each stage from labelled lines: word tables, tables of genres and two sets of trees, every one stacked.

What a later stage sees of an earlier one was said by a model that had not seen the page's site.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from labelled import FOLDS
from numpy.typing import NDArray

from cleantext.page.first_pass import first_pass
from cleantext.page.genre import GENRES, Genres, page_features
from cleantext.page.second_pass import second_pass
from cleantext.scoring.arrays import Columns
from cleantext.scoring.network import Layers
from cleantext.scoring.phrases import Phrases
from cleantext.scoring.trees import Tests, Trees, probability
from cleantext.scoring.word_lists import word_lists
from cleantext.scoring.word_weights import Table, WordTables, short
from training.scoring.boosted import tests
from training.scoring.fit import Part, fit_trees, fit_words, sparse, split, table
from training.scoring.labels import LEARN
from training.scoring.network import fit_network

ROUNDS = (65, 150)
RATE = 0.1
KINDS = {
    "forum": ("forum",),
    "product": ("product",),
    "list": ("listing", "collection"),
    "service": ("service",),
    "documentation": ("documentation",),
}
"""The kinds of page, as the data name them, of each genre."""


def fit_genres(parts: Sequence[Part]) -> list[Table]:
    """Of each genre what its pages' short lines are like; from the pages whose genre is known."""
    found = [page_features(part.features.of(short(part.shape)), part.at) for part in parts]
    pages = [part.pages[d] for part in parts for d in part.lines.document[part.at.heads]]
    known = np.array([page.source in LEARN for page in pages])
    x = sparse(found)[known]
    even = np.ones(x.shape[0])
    return [table(x, np.array([page.kind in KINDS[name] for page in pages])[known], even, 1e-5, 0.1) for name in GENRES]


@dataclass
class Learned:
    """Everything a shipped model consists of, before it is written."""

    words: WordTables
    genres: list[Table]  # in the order of `GENRES`
    first: Tests
    second: Tests
    network: Layers


def of_first(part: Part) -> NDArray[np.int32]:
    """The columns that the first pass reads, in `Judge`'s order."""
    return np.concatenate([part.columns, part.extra], 1)


def of_second(part: Part) -> NDArray[np.int32]:
    """The same of the second pass."""
    return np.concatenate([part.columns, part.more, part.extra], 1)


def stacked(columns: Columns) -> NDArray[np.int32]:
    """Columns as a matrix, a row a line."""
    return np.stack(list(columns.values()), 1).astype(np.int32)


def learn(parts: Sequence[Part], phrases: Phrases, say: Callable[[str], None] = print) -> Learned:
    """All stages, each on what the stages before say of pages of sites that they have not seen."""
    names: list[str] = []
    extra_names: list[str] = []
    for k in range(FOLDS):
        rest, these = split(parts, k)
        if not these:
            continue
        tables = fit_words(rest)
        genres = Genres(tuple(fit_genres(rest)))
        for part in these:
            part.scores = tables.scores(part.features, part.features, part.shape)
            extra = phrases.columns(part.at, part.lines) | word_lists().met(part.lines).columns(part.at, part.shape)
            extra |= genres.columns(part.at, part.features.of(short(part.shape)))
            extra_names = list(extra)
            part.extra = stacked(extra)
            columns = first_pass(part.at, part.lines, part.shape, part.scores)
            names = list(columns)
            part.columns = stacked(columns)
        say(f"fold {k}: words")
    more_names: list[str] = []
    for k in range(FOLDS):
        rest, these = split(parts, k)
        if not these:
            continue
        trees = Trees(tests(fit_trees(rest, of_first, names + extra_names, ROUNDS[0], RATE)))
        for part in these:
            q = probability(trees(list(of_first(part).T.astype(np.int64))))
            more = second_pass(part.at, part.lines, part.shape, q)
            more_names = list(more)
            part.more = stacked(more)
        say(f"fold {k}: first pass")
    first = fit_trees(parts, of_first, names + extra_names, ROUNDS[0], RATE)
    second = fit_trees(parts, of_second, names + more_names + extra_names, ROUNDS[1], RATE)
    gains = sorted(zip(second.feature_importance("gain"), second.feature_name(), strict=True), reverse=True)
    say("second pass: " + ", ".join(f"{n} {g:.0f}" for g, n in gains[:25]))
    network = fit_network(parts, of_second)
    say("network")
    return Learned(fit_words(parts), fit_genres(parts), tests(first), tests(second), network)
