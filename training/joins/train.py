"""Learn cleantext/joins/data/weights[.LANGUAGE].json from pages with lost spaces (see `pages.py` for their format).

    python training/joins/train.py LANGUAGE PAGES.jsonl.gz ... [--test PAGES.jsonl.gz ...] [--write]

Prints precision, recall and damage on the --test pages, or by cross-validation over sites. Only numbers are kept.
"""

from __future__ import annotations

import argparse
import glob
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.neural_network import MLPClassifier

from cleantext.joins.model import CLIP, Scorer, among, probability
from cleantext.joins.seams import ALONE
from collect import Rows, collect

DATA = Path(__file__).resolve().parents[2] / "cleantext" / "joins" / "data"
DAMAGE_WEIGHT = 3
HIDDEN, SEEDS, EPOCHS = 24, 3, 25
LOST_AT_THE_GATE = 0.004
"""Share of the joins that the look at the token alone may lose."""


def digits(x: Any) -> Any:
    return np.round(np.asarray(x, np.float64), 4).tolist()


def scaled(x: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    mean = x.mean(0)
    scale = 1 / np.maximum(x.std(0), 1e-3)
    return np.clip((x - mean) * scale, -CLIP, CLIP), mean, scale


def logistic(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> dict[str, Any]:
    z, mean, scale = scaled(x)
    m = LogisticRegression(C=0.3, max_iter=3000).fit(z, y, sample_weight=weight)
    return {"mean": digits(mean), "scale": digits(scale), "layers": [{"weights": digits(m.coef_.T), "bias": digits(m.intercept_)}]}


def network(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> dict[str, Any]:
    """The mean of a few small networks, as one."""
    z, mean, scale = scaled(x)
    again = np.repeat(np.arange(len(y)), weight)
    nets = [
        MLPClassifier((HIDDEN,), alpha=1e-2, max_iter=EPOCHS, random_state=i, learning_rate_init=2e-3, batch_size=256)
        .fit(z[again], y[again])
        for i in range(SEEDS)
    ]  # fmt: skip
    hidden = {"weights": digits(np.hstack([n.coefs_[0] for n in nets])), "bias": digits(np.hstack([n.intercepts_[0] for n in nets]))}
    last = {
        "weights": digits(np.vstack([n.coefs_[1] for n in nets]) / SEEDS),
        "bias": digits(sum(n.intercepts_[1] for n in nets) / SEEDS),
    }
    return {"mean": digits(mean), "scale": digits(scale), "layers": [hidden, last]}


def second_rows(logits: np.ndarray, rows: Rows) -> np.ndarray:
    """Features of the second look, page by page and state by state."""
    out = np.zeros((len(logits), 5))
    keys = [f"{p} {s}" for p, s in zip(rows.page, rows.state, strict=True)]
    edges = [0, *(i for i in range(1, len(keys)) if keys[i] != keys[i - 1]), len(keys)]
    for a, b in zip(edges, edges[1:], strict=False):
        out[a:b] = among(logits[a:b], rows.token[a:b], rows.words[a])
    return out


def filtered(rows: Rows, keep: np.ndarray) -> Rows:
    pick = np.flatnonzero(keep).tolist()
    out = Rows(joins=rows.joins, total_words=rows.total_words)
    for name in ("alone", "around", "answer", "state", "page", "site", "token", "words", "shown"):
        column = getattr(rows, name)
        setattr(out, name, [column[i] for i in pick])
    return out


def gate(rows: Rows, alone: dict[str, Any], least: float | None = None) -> tuple[np.ndarray, float]:
    """Which rows pass the look at the token alone: by the best seam of the token."""
    logits = Scorer(alone).logits(np.array(rows.alone, np.float32))
    best: dict[str, float] = {}
    for token, value in zip(rows.token, logits.tolist(), strict=True):
        best[token] = max(best.get(token, -99.0), value)
    top = np.array([best[token] for token in rows.token])
    if least is None:
        least = float(np.round(np.quantile(top[np.array(rows.answer)], LOST_AT_THE_GATE), 3))
    return top >= least, least


def fit(rows: Rows) -> dict[str, Any]:
    """All the weights."""
    a = rows.arrays()
    weight = np.where(a["y"], 1, np.where(a["state"] == "correct", DAMAGE_WEIGHT, 1))
    alone = logistic(a["x"][:, : len(ALONE)], a["y"], weight)
    passed, least = gate(rows, alone)
    rows = filtered(rows, passed)
    a = rows.arrays()
    x, y, weight = a["x"], a["y"], weight[passed]
    unseen = np.zeros(len(y))
    for train, test in GroupKFold(5).split(x, y, a["site"]):
        unseen[test] = Scorer(network(x[train], y[train], weight[train])).logits(x[test])
    z = second_rows(unseen, rows)
    return {
        "alone": alone, "least": least, "first": network(x, y, weight), "second": logistic(z, y, weight),
    }  # fmt: skip


def predict(weights: dict[str, Any], rows: Rows) -> tuple[Rows, np.ndarray]:
    passed, _ = gate(rows, weights["alone"], weights["least"])
    rows = filtered(rows, passed)
    logits = Scorer(weights["first"]).logits(rows.arrays()["x"])
    return rows, probability(Scorer(weights["second"]).logits(second_rows(logits, rows)))


def report(rows: Rows, p: np.ndarray) -> None:
    y, state = np.array(rows.answer), np.array(rows.state)
    print("tokens that wake, per 100,000 words of correct text:", round(1e5 * len({
        (pg, t) for pg, t, s in zip(rows.page, rows.token, rows.state, strict=True) if s == "correct"}) / rows.total_words, 1))
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        line = f"threshold {threshold}"
        for name in ("broken", "thin"):
            hit = (p >= threshold) & (state == name)
            line += f"   {name} P {y[hit].mean():.4f} R {y[hit].sum() / rows.joins[name]:.4f}"
        bad = int(((p >= threshold) & (state == "correct")).sum())
        print(f"{line}   damage {bad} = {1e5 * bad / rows.total_words:.2f}/100k")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("language")
    ask.add_argument("pages", nargs="+")
    ask.add_argument("--test", nargs="*", default=[])
    ask.add_argument("--write", action="store_true")
    ask.add_argument("--errors")
    options = ask.parse_args()
    expand = lambda names: sorted(f for name in names for f in glob.glob(name))  # noqa: E731
    rows = collect(expand(options.pages), options.language)
    print(len(rows.answer), "seams,", sum(rows.answer), "joins among them,", rows.joins)
    weights = fit(rows)
    if options.test:
        tested, p = predict(weights, collect(expand(options.test), options.language))
        report(tested, p)
        if options.errors:
            show(tested, p, options.errors)
    if options.write:
        (DATA / "weights.json").write_text(json.dumps(weights, separators=(",", ":")) + "\n")


def show(rows: Rows, p: Sequence[float] | np.ndarray, file: str) -> None:
    """The worst errors, for people."""
    with open(file, "w") as out:
        for value, answer, state, shown in sorted(zip(p, rows.answer, rows.state, rows.shown, strict=True), reverse=True):
            if (value >= 0.5) != answer:
                out.write(f"{value:.3f}\t{state}\t{'missed' if answer else 'wrong'}\t{shown!r}\n")


if __name__ == "__main__":
    main()
