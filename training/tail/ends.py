"""Learn to choose the tail and the head from held-out probabilities of lines (`train.py --heldout FILE`).

`python training/tail/ends.py FILE --out cleantext/tail/data/ends.npz` prints what several degrees of certainty do to
sites that were not learned from: of every set and extractor the gain in words (F1 of precision and recall over words,
the recall of the text as it came taken for .9), and of removed lines and words the share that gold lacks.
"""

import argparse
import pickle
import sys
from collections import defaultdict
from pathlib import Path

import lightgbm as lgb
import numpy as np

sys.path.append(str(Path(__file__).parents[1] / "page"))

from corpus import fold_of
from stages import TREES, tests

from cleantext.page.trees import Tests, Trees
from cleantext.tail.ends import Ends, Rows, candidates, columns

ROUNDS = 60
SILVER, CLEAN = 0.3, 3.0
"""Weight of a text whose lines were voted on, and of a clean gold text."""
PURE = 0.04
"""A tail is right when gold has at most this share of its words."""


def rows_of(h: dict, head: bool) -> Rows:
    rows = Rows(h["p"], h["words"], h["sentence"], h["opener" if head else "terminator"])
    return rows.reversed() if head else rows


def fit(held: list[dict], head: bool, seed: int = 1) -> Tests:
    xs, ys, ws = [], [], []
    for h in held:
        rows = rows_of(h, head)
        at = candidates(rows)
        if not len(at):
            continue
        y, words = (h["y"][::-1] if head else h["y"]), np.maximum(rows.words, 5)
        if h["page"][1] == "daniel":  # votes
            y = y >= 0.5
        good = np.cumsum((words * y)[::-1])[::-1][at] / np.cumsum(words[::-1])[::-1][at]
        xs.append(np.stack(columns(rows, at), 1))
        ys.append(good <= PURE)
        source = h["page"][1]
        base = SILVER if source == "daniel" or h["page"][2].endswith(" page") else 1.0 if " " in h["page"][2] else CLEAN
        ws.append(np.full(len(at), base / np.sqrt(len(at) + 2)))
    x, y, w = np.concatenate(xs).astype(np.float32), np.concatenate(ys).astype(float), np.concatenate(ws)
    w /= w.mean()
    parameters = {**TREES, "feature_fraction": 0.5, "min_data_in_leaf": 40, "seed": seed}
    return tests(lgb.train(parameters, lgb.Dataset(x, y, weight=w, params={"max_bin": 63}), ROUNDS))


def f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r)


def report(held: list[dict], models: list[tuple[Trees, Trees]], sure: tuple[int, int], full: bool) -> None:
    rows, clean = defaultdict(list), np.zeros(2, int)
    wrong: dict[tuple[str, str], np.ndarray] = defaultdict(lambda: np.zeros(4))
    for h in held:
        site, source, name = h["page"]
        tail, head = models[fold_of("ends " + site, 2)]
        y, words = h["y"], np.maximum(h["words"], 5)
        if source == "daniel":
            y = (y >= 0.5).astype(float)
        last = len(y) - Ends(tail, sure[0])(rows_of(h, False))[0]
        first = min(Ends(head, sure[1])(rows_of(h, True))[0], last)
        if " " not in name:
            clean += (len(y), first + len(y) - last)
            continue
        good, all_ = (words * y).sum(), words.sum()
        kept = (words * y)[first:last].sum()
        extractor = name.split()[-1]
        if extractor == "page":
            continue
        rows[source, extractor].append(
            (good / all_, kept / max(words[first:last].sum(), 1), kept / good, kept < 0.8 * good)
        )
        for part, i in (("head", slice(0, first)), ("tail", slice(last, len(y)))):
            label = part, "silver" if source == "daniel" else "gold"
            wrong[label] += (len(y[i]), (y[i] < 0.5).sum(), words[i].sum(), (words * (y < 0.5))[i].sum())
    gains = []
    for key, some in sorted(rows.items()):
        p0, p1, r, lost = np.array(some).mean(0)
        gains.append(f1(p1, 0.9 * r) - f1(p0, 0.9))
        if full:
            print(
                f"  {key[0]:<20}{key[1]:<12}{len(some):>5} P {p0:.3f} -> {p1:.3f}  R {r:.4f}  gain {gains[-1]:+.4f} lost {round(lost * len(some))}"
            )
    said = "; ".join(
        f"{part} {label} {int(n)} lines {right / max(n, 1):.3f}, words {good / max(all_, 1):.3f}"
        for (part, label), (n, right, all_, good) in sorted(wrong.items())
    )
    print(
        f"sure {sure}: mean gain {np.mean(gains):+.4f}; {said}; clean {clean[1]} of {clean[0]}, 1 in {clean[0] // max(clean[1], 1)}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("heldout", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--sure", type=int, nargs=2, default=(880, 935), help="of the tail, of the head")
    options = parser.parse_args()
    held = pickle.loads(options.heldout.read_bytes())
    models = []
    for fold in range(2):
        rest = [h for h in held if fold_of("ends " + h["page"][0], 2) != fold]
        models.append((Trees(fit(rest, False)), Trees(fit(rest, True))))
    for sure in ((780, 850), (820, 880), (850, 920), (880, 940), (910, 960)):
        report(held, models, sure, sure[0] == 880)
    if options.out:
        both = {"tail": fit(held, False), "head": fit(held, True)}
        numbers = {f"{n} {f}": getattr(t, f) for n, t in both.items() for f in Tests.__dataclass_fields__}
        np.savez_compressed(options.out, **numbers, sure=np.array(options.sure, np.int64))


if __name__ == "__main__":
    main()
