"""Learn the gate: which texts the model need not be asked about, since it would find nothing.

    python -m training.article.gate --corpus TEXTS --found FOUND --out cleantext/article/data/gate.npz

Reads TEXTS of `training.article.texts`, and FOUND of `training.article.ends`: what held-out models took from them; writes
the numbers. Takes a minute.

Prints, for sites not learned from, how many clean texts several degrees let through, and how many of the lines that
would go stay because of them.
"""

import argparse
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
import scipy.sparse as sp
from labelled import fold_of
from sklearn.linear_model import LogisticRegression

from cleantext.article.gate import (
    BITS,
    ENDS,
    End,
    Tree,
    columns,
    ends_oddly,
    features,
    outermost,
    score_of,
    sum_of_leaves,
    tree_of,
)
from cleantext.scoring.store import Arrays, save
from training.article.texts import EXTRACTORS, SILVER, Text, read

ROUNDS = 60
NEAR = 12
"""Lines of each end whose words are learned from."""
UNIT = 256
TREES = {
    "objective": "binary",
    "num_leaves": 7,
    "learning_rate": 0.1,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.5,
    "lambda_l2": 5.0,
    "verbosity": -1,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
}
Key = tuple[str, str, str]
"""Site, set, name."""
Example = tuple[int, str, list[str], list[float], float]
"""Fold, name, lines, share of each that gold has, weight."""
Row = tuple[Key, Example, list[int]]
"""A text, and what the trees see of one end of it."""


def examples(corpus: list[Text]) -> dict[Key, Example]:
    out: dict[Key, Example] = {}
    for t in corpus:
        fold = fold_of("gate " + t.site, 2)
        silver = t.source in SILVER or t.extractor not in EXTRACTORS
        out[t.site, t.source, f"{t.id} {t.extractor}"] = (fold, t.id, t.lines, t.share, 0.5 if silver else 1.0)
        if (kept := t.cleaned()) is not None:
            out[t.site, t.source, f"{t.id}-{t.extractor}"] = (fold, t.id, kept, [1.0] * len(kept), 1.0)
        if t.gold:
            lines = t.gold.split("\n")
            out[t.site, t.source, t.id] = (fold, t.id, lines, [1.0] * len(lines), 3.0)
    return out


def fit_words(some: Sequence[Example], part: End) -> list[int]:
    """The weight of each hashed feature of a line: chrome, or not."""
    indices: list[int] = []
    ends, values, y, weight = [0], [], [], []
    for _, _, lines, share, w in some:
        full = [(line.strip(), s) for line, s in zip(lines, share, strict=True) if line.strip()]
        for line, s in full[-NEAR:] if part == "tail" else full[:NEAR]:
            found = features(line)
            if found:
                indices += found
                values += [1 / np.sqrt(len(found))] * len(found)
                ends.append(len(indices))
                y.append(s < 0.5)
                weight.append(w)
    x = sp.csr_matrix((values, indices, ends), shape=(len(y), 1 << BITS))
    x.sum_duplicates()
    model = LogisticRegression(C=3.0, max_iter=200).fit(x, y, sample_weight=weight)
    weights: list[int] = np.clip(np.round(model.coef_[0] * 16), -127, 127).astype(int).tolist()
    return weights


def seen(weights: Sequence[int], lines: list[str], part: End) -> list[int]:
    text = "\n".join(lines).strip()
    near = outermost(text, part)
    return columns(near, text.count("\n"), [score_of(weights, line) for line in near])


def fit_trees(x: list[list[int]], y: list[bool], weight: list[float]) -> tuple[list[list[int]], list[int]]:
    """Nodes and roots, as `cleantext.article.gate.tree_of` reads them."""
    data = lgb.Dataset(np.array(x, float), np.array(y, float), weight=np.array(weight))
    nodes: list[list[int]] = []

    def walk_down(node: dict[str, Any]) -> int:
        at = len(nodes)
        nodes.append([])
        if "split_feature" in node:
            low, high = walk_down(node["left_child"]), walk_down(node["right_child"])
            nodes[at] = [node["split_feature"], int(np.floor(node["threshold"])), low, high]
        else:
            nodes[at] = [-1, round(node["leaf_value"] * UNIT), 0, 0]
        return at

    dumped = lgb.train(TREES, data, ROUNDS).dump_model()["tree_info"]
    return nodes, [walk_down(tree["tree_structure"]) for tree in dumped]


def trees_of(nodes: list[list[int]], roots: list[int]) -> list[Tree]:
    return [tree for root in roots if not isinstance(tree := tree_of(nodes, root), int)]


def learn(end: End, every: dict[Key, Example], found: dict[Key, int]) -> tuple[list[int], list[list[int]], list[int]]:
    """Weights of words, nodes and roots for one end; prints what several degrees would let through.

    Args:
        found: how many lines held-out models took from this end of each text.
    """
    some = [(key, e) for key, e in every.items() if key in found]
    near = [ends_oddly(outermost("\n".join(e[2]).strip(), end), end) for _, e in some]
    missed = sum(found[key] for (key, _), ok in zip(some, near, strict=True) if not ok)
    lines = sum(found[key] for key, _ in some)
    gold = sum(" " not in key[2] and key[2] == e[1] for key, e in some)
    print(f"{end}: {lines} lines would go, {missed} of them in texts whose ends look like prose; {gold} clean texts")
    some = [each for each, ok in zip(some, near, strict=True) if ok]
    xs: list[Row] = []
    for fold in (0, 1):  # words as they look to sites not learned from
        weights = fit_words([e for e in every.values() if e[0] != fold], end)
        xs += [(key, e, seen(weights, e[2], end)) for key, e in some if e[0] == fold]
    print_degrees(xs, found)
    nodes, roots = fit_trees(*_learned(xs, found))
    return fit_words(list(every.values()), end), nodes, roots


def print_degrees(xs: Sequence[Row], found: dict[Key, int]) -> None:
    """What the gate would let through, from several scores on, by trees that have not seen a text's site."""
    scores = []
    for fold in (0, 1):
        trees = trees_of(*fit_trees(*_learned([x for x in xs if x[1][0] != fold], found)))
        scores += [(key, e, sum_of_leaves(trees, x) / UNIT) for key, e, x in xs if e[0] == fold]
    for least in np.arange(-4, 2.1, 0.5):
        clean = sum(key[2] == e[1] for key, e, s in scores if s >= least)
        lost = sum(found[key] for key, _, s in scores if s < least)
        other = sum(key[2] != e[1] for key, e, s in scores if s >= least)
        print(f"  least {least:+.1f}: {clean} clean texts pass, {other} others; {lost} lines stay", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--found", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--least", type=float, nargs=2, default=(0.0, -1.0), help="score from which tail, head may be")
    options = parser.parse_args()
    every = examples(read(options.corpus))
    found = pickle.loads(options.found.read_bytes())
    numbers: Arrays = {}
    for n, (end, least) in enumerate(zip(ENDS, options.least, strict=True)):
        weights, nodes, roots = learn(end, every, {key: both[n] for key, both in found.items()})
        numbers |= {
            f"{end} weights": np.array(weights, np.int8),
            f"{end} nodes": np.array(nodes, np.int32),
            f"{end} roots": np.array(roots, np.int32),
            f"{end} least": np.array(round(least * UNIT), np.int64),
        }
    if options.out:
        save(options.out, numbers)


def _learned(some: Sequence[Row], found: dict[Key, int]) -> tuple[list[list[int]], list[bool], list[float]]:
    """Columns, labels and weights of some texts."""
    return (
        [x for _, _, x in some],
        [found[key] > 0 for key, _, _ in some],
        [e[4] * (1 + np.log1p(found[key])) for key, e, _ in some],
    )


if __name__ == "__main__":
    main()
