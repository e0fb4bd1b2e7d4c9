"""Learning from labelled lines: tables of words, and trees over columns.

What is said of a page while learning, a model said that had not seen its site: that is what folds are for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import lightgbm as lgb
import numpy as np
import scipy.sparse as sp
from labelled import FOLDS, fold_of
from numpy.typing import NDArray
from sklearn.linear_model import SGDClassifier

from cleantext.scoring.bounds import Bounds
from cleantext.scoring.characters import Characters
from cleantext.scoring.lines import LineArrays, evened, read
from cleantext.scoring.shape import Shape, shape
from cleantext.scoring.trees import LEAVES
from cleantext.scoring.word_weights import BITS, ONE, Features, Scores, Table, WordTables, features

PAGES = 48
"""Pages of a part."""
BEYOND = 15
"""Lines beyond the main text from which terminators and openers are learned."""
TREES = {
    "objective": "cross_entropy",
    "learning_rate": 0.08,
    "num_leaves": LEAVES,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.6,
    "bagging_freq": 1,
    "lambda_l2": 3.0,
    "max_bin": 63,
    "num_threads": 1,
    "verbosity": -1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
}


@dataclass
class Part:
    """Some pages that were read together, and what is to be learned of their lines."""

    pages: list[Any]
    """Whatever is known of each page: its `site` at least."""
    lines: LineArrays
    at: Bounds
    shape: Shape
    features: Features
    y: NDArray[np.float64]
    weight: NDArray[np.float64]
    fold: int
    scores: Scores = field(init=False)
    """What word tables say that have not seen the sites of these pages; filled in by `learn`, as all below are."""
    columns: NDArray[np.int32] = field(init=False)
    """Of the first pass, a row a line."""
    extra: NDArray[np.int32] = field(init=False)
    """Of phrases and genres, for both passes."""
    more: NDArray[np.int32] = field(init=False)
    """Of the second pass."""

    def where(self) -> list[tuple[int, int]]:
        """Of each line its page, counted in this part, and its place in that."""
        return list(zip(self.lines.document.tolist(), self.lines.place.tolist(), strict=True))


@dataclass
class Example:
    """A page's lines with a label and a weight each."""

    page: Any
    """Whatever is known of it: its `site` at least."""
    lines: Sequence[str]
    y: Sequence[float]
    weight: float = 1.0
    certainty: Sequence[float] = field(default_factory=list)


def assemble(examples: Sequence[Example], characters: Characters) -> list[Part]:
    """Read the examples, fold by fold."""
    parts = []
    for fold in range(FOLDS):
        mine = [e for e in examples if fold_of("stack " + e.page.site, FOLDS) == fold]
        for i in range(0, len(mine), PAGES):
            some = mine[i : i + PAGES]
            lines = evened(read([e.lines for e in some], characters))
            if not lines.n:
                continue
            s, at = shape(lines), Bounds(lines.document)
            y = np.array([some[d].y[k] for d, k in zip(lines.document, lines.place, strict=True)])
            sure = np.array(
                [
                    (some[d].certainty[k] if len(some[d].certainty) else 1.0)
                    for d, k in zip(lines.document, lines.place, strict=True)
                ]
            )
            weight = np.sqrt(s.words / 10 + 2)
            total = np.bincount(lines.document, weight, minlength=len(some))
            weight = (
                weight / np.sqrt(total + 30)[lines.document] * np.array([e.weight for e in some])[lines.document] * sure
            )
            parts.append(Part([e.page for e in some], lines, at, s, features(lines), y, weight, fold))
    return parts


def matrix(parts: Sequence[Part]) -> sp.csr_matrix:
    """Features of all lines as a sparse matrix, each line of length one."""
    return sparse([part.features for part in parts])


def sparse(found: Sequence[Features]) -> sp.csr_matrix:
    """Features as a sparse matrix, a row a line (or page), each of length one."""
    rows, columns, values, offset = [], [], [], 0
    for some in found:
        rows.append(some.line + offset)
        columns.append(some.bucket)
        values.append((1 / np.sqrt(np.maximum(some.number, 1)))[some.line].astype(np.float32))
        offset += len(some.number)
    shape_ = (offset, 1 << BITS)
    return sp.csr_matrix((np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=shape_)


def table(
    x: sp.csr_matrix, y: NDArray[np.bool_], weight: NDArray[np.float64], alpha: float, prune: float = 0.04
) -> Table:
    """A table of weights by logistic regression; weights below `prune` are dropped."""
    model = SGDClassifier(loss="log_loss", alpha=alpha, max_iter=5, tol=None, random_state=0, average=True)
    model.fit(x, y, sample_weight=weight / weight.mean())
    w = model.coef_[0]
    w[np.abs(w) < prune] = 0
    parts = 127 / np.quantile(np.abs(w[w != 0]), 0.9995)  # int8 steps that make 1
    return Table(
        np.clip(np.round(w * parts), -127, 127).astype(np.int8),
        round(16 * ONE / parts),
        round(float(model.intercept_[0]) * ONE),
    )


def fit_lexicon(parts: Sequence[Part]) -> Table:
    """Main text (1), or not, by the words of a line."""
    return table(
        matrix(parts), np.concatenate([p.y for p in parts]) >= 0.5, np.concatenate([p.weight for p in parts]), 2e-6
    )


def fit_words(parts: Sequence[Part]) -> WordTables:
    """All three tables."""
    return WordTables(fit_lexicon(parts), *fit_edges(parts))


def fit_edges(parts: Sequence[Part]) -> tuple[Table, Table]:
    """Terminators (1: past the last line of main text) and openers (1: before the first)."""
    found: dict[bool, list[tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.float64]]]] = {True: [], False: []}
    offset = 0
    for part in parts:
        for head, size in zip(part.at.heads, part.at.sizes, strict=True):
            y, words = part.y[head : head + size] >= 0.5, part.shape.words[head : head + size]
            weight = part.weight[head : head + size].mean() / max(1e-9, np.sqrt(words / 10 + 2).mean())
            main = np.flatnonzero(y & (words >= 40))
            if len(main) >= 3 and weight > 0:
                index = np.arange(size)
                label = words <= 140
                tail = np.flatnonzero(label & (index >= main[0]) & (index <= main[-1] + BEYOND))
                front = np.flatnonzero(label & (index <= main[-1]) & (index >= main[0] - BEYOND))
                for late, these in ((True, tail), (False, front)):
                    target = these > main[-1] if late else these < main[0]
                    found[late].append(
                        (these + head + offset, target, np.full(len(these), weight / np.sqrt(len(these) + 3.0)))
                    )
        offset += part.lines.n
    x = matrix(parts)
    tables = []
    for late in (True, False):
        at, y, w = (np.concatenate(side) for side in zip(*found[late], strict=True))
        tables.append(table(x[at], y, w, 4e-6))
    return tables[0], tables[1]


def fit_trees(
    parts: Sequence[Part],
    columns: Callable[[Part], NDArray[np.int32]],
    names: Sequence[str],
    rounds: int,
    rate: float,
) -> lgb.Booster:
    """Trees that tell main text from the columns of each line.

    Args:
        columns: gives those of a part.
        rounds: number of trees.
        rate: how much each of them counts (LightGBM's learning rate).
    """
    x = np.concatenate([columns(p).astype(np.float32) for p in parts])
    y, w = np.concatenate([p.y for p in parts]), np.concatenate([p.weight for p in parts])
    used = w > 0
    data = lgb.Dataset(
        x[used],
        y[used],
        weight=w[used],
        feature_name=[n.replace(" ", "_") for n in names],
        params={"max_bin": 63},
    )
    return lgb.train({**TREES, "learning_rate": rate}, data, rounds)


def split(parts: Sequence[Part], k: int) -> tuple[list[Part], list[Part]]:
    """The parts outside of fold `k`, and those in it."""
    return [p for p in parts if p.fold != k], [p for p in parts if p.fold == k]
