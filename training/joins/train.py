"""Learn cleantext/joins/data/weights[.LANGUAGE].json from pages with lost spaces (see `pages.py` for their format).

    python training/joins/train.py LANGUAGE[,LANGUAGE...] PAGES.jsonl.gz ... [--trusted PAGES ...]
                                   [--test PAGES ...] [--errors FILE] [--write FILE]

Prints precision, recall and damage on the --test pages. Only numbers are kept. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import glob
import json
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from collect import Page, collect
from sklearn.model_selection import GroupKFold

from cleantext.joins.marks import MARK_ALONE
from cleantext.joins.model import AMONG, CLIP, Scorer, among, probability
from cleantext.joins.seams import ALONE

WEIGHT = {"correct": 3, "thin": 2, "sparse": 2, "lone": 2, "broken": 1, "short": 1, "glued": 1}
"""How often a seam is shown to the learner, by the state of its page."""
SECOND = {"correct": 24, "thin": 2, "sparse": 2, "lone": 2, "broken": 1, "short": 1, "glued": 1}
"""The same for the second look, for seams that aren't lost spaces. Correct pages weigh most: a seam without company has
to be sure by itself, and then one with little company, as in real articles, need not be."""
SECOND_JOINS = {"thin": 12, "sparse": 16, "lone": 8, "broken": 1, "short": 2, "glued": 2}
"""And for lost spaces."""
LOST_AT_THE_GATE = 0.008
"""Share of the joins that the look at the token alone may lose."""
DOUBT = 0.4
FOLDS, SEEDS = 3, 3
DROP = 0.1
"""Share of the inputs that are hidden in training."""
DECAY = 0.02
"""Of the weights, per unit of learning rate."""
STATES = ("broken", "thin0", "thin1", "sparse0", "lone0", "lone1", "short", "glued", "correct")


class Table:
    """The seams of one kind of many pages, as arrays."""

    def __init__(self, pages: list[Page], letters: bool, passed: list[np.ndarray] | None = None) -> None:
        self.at: list[tuple[int, list[int]]] = []
        rows: list[tuple[float, ...]] = []
        answers: list[int] = []
        states: list[str] = []
        sites: list[str] = []
        for k, page in enumerate(pages):
            own = [i for i, s in enumerate(page.seams) if s.letters == letters and (passed is None or passed[k][i])]
            self.at.append((k, own))
            rows += (page.rows[i] for i in own)
            answers += (page.answers[i] for i in own)
            states += [page.state.rstrip("0123456789")] * len(own)
            sites += [page.site] * len(own)
        self.x = np.array(rows, np.float32)
        self.y, self.state, self.site = np.array(answers), np.array(states), np.array(sites)
        self.weight = np.array([WEIGHT[s] for s in states]) * (self.y >= 0)

    def scatter(self, values: np.ndarray, out: list[np.ndarray]) -> None:
        """Values by row into arrays by page."""
        done = 0
        for k, own in self.at:
            out[k][own] = values[done : done + len(own)]
            done += len(own)


def digits(x: Any) -> Any:
    return np.round(np.asarray(x, np.float64), 3).tolist()


def standard(x: np.ndarray) -> tuple[np.ndarray, list[float], list[float]]:
    mean = np.round(x.mean(0, dtype=np.float64), 3)
    scale = np.round(1 / np.maximum(x.std(0, dtype=np.float64), 0.02), 3)
    return np.clip((x - mean) * scale, -CLIP, CLIP), mean.tolist(), scale.tolist()


def network(x: np.ndarray, y: np.ndarray, weight: np.ndarray, hidden: int, epochs: int, seeds: int) -> dict[str, Any]:
    """The mean of a few networks with one hidden layer, as one; trained with Adam (Kingma and Ba, 2015)."""
    z, mean, scale = standard(x)
    z = z.astype(np.float32)
    again = np.repeat(np.arange(len(y)), weight)
    nets = [_net(z, (y > 0).astype(np.float32), again, hidden, epochs, seed) for seed in range(seeds)]
    return {
        "mean": mean,
        "scale": scale,
        "layers": [
            {"weights": digits(np.hstack([n[0] for n in nets])), "bias": digits(np.hstack([n[1] for n in nets]))},
            {
                "weights": digits(np.vstack([n[2] for n in nets]) / seeds),
                "bias": digits(sum(n[3] for n in nets) / seeds),
            },
        ],
    }


def _net(x: np.ndarray, y: np.ndarray, rows: np.ndarray, hidden: int, epochs: int, seed: int) -> list[np.ndarray]:
    rng = np.random.default_rng(seed)
    n = x.shape[1]
    p = [
        rng.normal(0, (2 / n) ** 0.5, (n, hidden)), np.zeros(hidden),
        rng.normal(0, (1 / hidden) ** 0.5, (hidden, 1)), np.zeros(1),
    ]  # fmt: skip
    p = [a.astype(np.float32) for a in p]
    m, v = [np.zeros_like(a) for a in p], [np.zeros_like(a) for a in p]
    size, t = 384, 0
    steps = epochs * -(-len(rows) // size)
    for _ in range(epochs):
        order = rng.permutation(rows)
        for start in range(0, len(order), size):
            pick = order[start : start + size]
            xb = x[pick] * (rng.random((len(pick), n), np.float32) >= DROP) / np.float32(1 - DROP)
            h = np.maximum(xb @ p[0] + p[1], 0)
            out = (h @ p[2] + p[3])[:, 0]
            d = ((1 / (1 + np.exp(-np.clip(out, -30, 30))) - y[pick]) / len(pick))[:, None]
            dh = (d @ p[2].T) * (h > 0)
            grads = [xb.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]
            t += 1
            rate = 3e-3 * 0.5 * (1 + np.cos(np.pi * t / steps)) + 1e-5
            for a, g, mm, vv in zip(p, grads, m, v, strict=True):
                mm += 0.1 * (g - mm)
                vv += 0.001 * (g * g - vv)
                a -= rate * (mm / (1 - 0.9**t) / (np.sqrt(vv / (1 - 0.999**t)) + 1e-7) + DECAY * a)
    return p


def first(table: Table) -> dict[str, Any]:
    return network(table.x, table.y, table.weight, 48, 10, SEEDS)


def second(x: np.ndarray, table: Table) -> dict[str, Any]:
    joins = table.y > 0
    weight = np.array([(SECOND_JOINS if join else SECOND)[s] for join, s in zip(joins, table.state, strict=True)])
    return network(x, table.y, weight * (table.y >= 0), 12, 3, SEEDS)


def gate(pages: list[Page], letters: bool, looks: dict[str, Any], out: list[np.ndarray]) -> None:
    """Which seams pass the look at the token alone: each by itself at marks, by the best of its token at letters."""
    table = Table(pages, letters)
    if not len(table.y):
        return
    width = len(ALONE if letters else MARK_ALONE)
    logits = Scorer(looks["alone"]).logits(table.x[:, :width])
    if letters:
        best: dict[str, float] = {}
        tokens = [pages[k].seams[i].token for k, own in table.at for i in own]
        for token, value in zip(tokens, logits.tolist(), strict=True):
            best[token] = max(best.get(token, -99.0), value)
        logits = np.array([best[t] for t in tokens])
    if "least" not in looks:
        looks["least"] = round(float(np.quantile(logits[table.y > 0], LOST_AT_THE_GATE)), 3)
    table.scatter(logits >= looks["least"], out)


def blank(pages: list[Page], kind: type = float) -> list[np.ndarray]:
    return [np.zeros(len(page.seams), kind) for page in pages]


def second_rows(pages: list[Page], passed: list[np.ndarray], logits: list[np.ndarray]) -> list[np.ndarray]:
    """Features of the second look, for each page."""
    out = []
    for page, keep, values in zip(pages, passed, logits, strict=True):
        own = np.flatnonzero(keep)
        rows = np.zeros((len(keep), len(AMONG)))
        if len(own):
            seams, lines = [page.seams[i] for i in own], [page.lines[i] for i in own]
            rows[own] = among(values[own], seams, lines, page.words)
        out.append(rows)
    return out


def learn(pages: list[Page], shift: list[float]) -> dict[str, Any]:
    """All the weights, learned twice: pages run words together themselves, and most of what the first model finds in
    the correct text of pages that nobody went through is that. The second model doesn't learn from such places."""
    model = fit(pages)
    chances = predict(model, pages)
    doubtful = {
        (page.name, seam.token, seam.at)
        for page, chance in zip(pages, chances, strict=True)
        if page.state == "correct" and not page.trusted
        for seam, p, answer in zip(page.seams, chance.tolist(), page.answers, strict=True)
        if answer == 0 and p >= DOUBT
    }
    print(len(doubtful), "places that pages seem to run together themselves")
    for page in pages:
        for i, seam in enumerate(page.seams):
            if page.answers[i] == 0 and (page.name, seam.token, seam.at) in doubtful:
                page.answers[i] = -1
    model = fit(pages)
    for looks, less in zip(model.values(), shift, strict=True):
        bias = looks["second"]["layers"][-1]["bias"]
        bias[0] = round(bias[0] - less, 3)
    return model


def fit(pages: list[Page]) -> dict[str, Any]:
    """The weights as the pages have it."""
    model: dict[str, Any] = {"letters": {}, "marks": {}}
    passed, unseen = blank(pages, bool), blank(pages)
    for name, looks in model.items():
        letters = name == "letters"
        table = Table(pages, letters)
        alone = table.x[:, : len(ALONE if letters else MARK_ALONE)]
        looks["alone"] = network(alone, table.y, table.weight, 16, 5, SEEDS)
        gate(pages, letters, looks, passed)
    tables = {name: Table(pages, name == "letters", passed) for name in model}
    for name, table in tables.items():
        logits = np.zeros(len(table.y))
        for train, test in GroupKFold(FOLDS).split(table.x, table.y, table.site):
            part = object.__new__(Table)
            part.x, part.y, part.weight = table.x[train], table.y[train], table.weight[train]
            logits[test] = Scorer(first(part)).logits(table.x[test])
        table.scatter(logits, unseen)
        model[name]["first"] = first(table)
    rows = second_rows(pages, passed, unseen)
    for name, table in tables.items():
        x = np.vstack([rows[k][own] for k, own in table.at if own])
        model[name]["second"] = second(x, table)
    return model


def predict(model: dict[str, Any], pages: list[Page]) -> list[np.ndarray]:
    """Probability of each seam of each page; 0 for those that the gate rejects."""
    passed, logits, out = blank(pages, bool), blank(pages), blank(pages)
    for name, looks in model.items():
        gate(pages, name == "letters", looks, passed)
        table = Table(pages, name == "letters", passed)
        table.scatter(Scorer(looks["first"]).logits(table.x), logits)
    rows = second_rows(pages, passed, logits)
    for name, looks in model.items():
        table = Table(pages, name == "letters", passed)
        x = np.vstack([rows[k][own] for k, own in table.at if own])
        table.scatter(probability(Scorer(looks["second"]).logits(x)), out)
    return out


def scored(pages: list[Page], chances: list[np.ndarray]) -> Iterator[tuple[Page, bool, int, float, str]]:
    for page, chance in zip(pages, chances, strict=True):
        for seam, answer, p, shown in zip(page.seams, page.answers, chance.tolist(), page.shown, strict=True):
            yield page, seam.letters, answer, p, shown


def report(pages: list[Page], chances: list[np.ndarray]) -> None:
    rows = list(scored(pages, chances))
    words = sum(page.true_words for page in pages if page.state == "correct")
    passed = [(chance > 0).sum() for page, chance in zip(pages, chances, strict=True) if page.state == "correct"]
    wakes, number = sum(map(bool, passed)), sum(passed)
    print(f"{words} words; correct pages that wake {wakes}, seams in them {1e5 * number / words:.0f} in 100,000 words")
    for kind in ("letters", "all"):
        for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            line = f"{kind} {threshold}"
            for state in ("broken", "thin", "sparse", "lone", "short"):
                want = sum(
                    n for page in pages if page.state.startswith(state)
                    for letters, n in page.joins.items() if letters or kind == "all"
                )  # fmt: skip
                hits = [
                    answer for page, letters, answer, p, _ in rows
                    if page.state.startswith(state) and p >= threshold and answer >= 0 and (letters or kind == "all")
                ]  # fmt: skip
                precision, recall = sum(hits) / max(1, len(hits)), sum(hits) / max(1, want)
                f1 = 2 * precision * recall / max(1e-9, precision + recall)
                line += f"   {state} P {precision:.4f} R {recall:.4f} F1 {f1:.4f}"
            bad = sum(
                page.state == "correct" and p >= threshold and answer == 0 and (letters or kind == "all")
                for page, letters, answer, p, _ in rows
            )
            print(f"{line}   damage {bad} = {1e5 * bad / words:.2f}")


def show(pages: list[Page], chances: list[np.ndarray], file: str) -> None:
    """The errors, worst first, for people."""
    wrong = [
        (abs(p - answer), page.state, "letters" if letters else "marks", "missed" if answer else "wrong", shown)
        for page, letters, answer, p, shown in scored(pages, chances)
        if answer >= 0 and (p >= 0.5) != bool(answer)
    ]
    with open(file, "w") as out:
        for p, state, kind, what, shown in sorted(wrong, reverse=True):
            out.write(f"{p:.3f}\t{state}\t{kind}\t{what}\t{shown!r}\n")


def expanded(names: Iterable[str]) -> list[str]:
    return sorted(f for name in names for f in glob.glob(name))


def gathered(names: list[str], languages: str, trusted: list[str]) -> list[Page]:
    sure = expanded(trusted)
    files = [*expanded(names), *sure]
    return [page for language in languages.split(",") for page in collect(files, language, STATES, sure)]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("language")
    ask.add_argument("pages", nargs="+")
    ask.add_argument("--trusted", nargs="*", default=[], help="more pages to learn from, gone through by people")
    ask.add_argument("--test", nargs="*", default=[])
    ask.add_argument("--write")
    ask.add_argument(
        "--shift", nargs=2, type=float, default=[1.7, 1.6],
        help="taken from the last logit of letters and of marks, so that 0.5 does little damage; chosen on test pages",
    )  # fmt: skip
    ask.add_argument("--errors")
    options = ask.parse_args()
    model = learn(gathered(options.pages, options.language, options.trusted), options.shift)
    if options.test:
        tested = gathered(options.test, options.language, [])
        chances = predict(model, tested)
        report(tested, chances)
        if options.errors:
            show(tested, chances, options.errors)
    if options.write:
        with open(options.write, "w") as out:
            json.dump(model, out, separators=(",", ":"))


if __name__ == "__main__":
    main()
