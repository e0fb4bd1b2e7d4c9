"""Learn to choose the tail and the head from held-out probabilities of lines.

    python -m training.article.ends HELD --out cleantext/article/data/ends.npz [--found FOUND]

Reads HELD, which `training.article.train` made; writes the numbers, and to FOUND how many lines the held-out models
take from each text: from that the gate is learned. Takes half a minute.

Prints what several degrees of certainty do to sites that were not learned from: of every set and extractor the gain in
words (F1 of precision and recall over words, the recall of the text as it came taken for .9), and of removed lines and
words the share that gold lacks.
"""

import argparse
import pickle
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
from labelled import fold_of

from cleantext.article.ends import Ends, Rows, Seen, candidates, columns, heads, tails
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.store import numbers, save
from cleantext.scoring.trees import Tests, Trees
from training.article.texts import EXTRACTORS, SILVER
from training.scoring.boosted import tests
from training.scoring.fit import TREES

ROUNDS, RATE = 120, 0.04
DEGREES = ((780, 850), (800, 900), (820, 880), (850, 920), (880, 940))
"""Thousandths of which the model is to be sure, of the tail and of the head; the second is what ships."""
VOTED, CLEAN = 0.3, 3.0
"""Weight of a text whose lines were voted on, and of a clean gold text."""
PURE = 0.04
"""A tail is right when gold has at most this share of its words."""


@dataclass
class Held:
    """Texts, their lines one after the other."""

    pages: list[tuple[str, str, str]]  # site, set, name
    at: Bounds
    y: np.ndarray
    columns: dict[str, np.ndarray]

    @classmethod
    def of(cls, held: list[dict[str, Any]]) -> "Held":
        names = (*Seen._fields, "terminator", "opener", "headings", "addresses")
        return cls(
            [h["page"] for h in held],
            Bounds(np.repeat(np.arange(len(held)), [len(h["likely"]) for h in held])),
            np.concatenate([h["y"] >= 0.5 if h["page"][1] in SILVER else h["y"] for h in held]).astype(float),
            {name: np.concatenate([h[name] for h in held]) for name in names},
        )

    def rows(self, head: bool) -> Rows:
        """The lines as the choice of the heads, or of the tails, reads them."""
        c = self.columns
        seen = Seen(*(c[name] for name in Seen._fields))
        if head:
            return heads(self.at, seen, c["opener"])
        return tails(self.at, seen, c["terminator"], c["headings"], c["addresses"], np.zeros_like(c["addresses"]))

    def taken(self, ends: Ends, head: bool) -> np.ndarray:
        """Lines that go, of each text."""
        lines = ends(self.rows(head))[0]
        return lines[::-1] if head else lines


def fit(held: Held, head: bool) -> Tests:
    """Trees that say of a candidate whether all of its tail (head) is no main text."""
    rows = held.rows(head)
    at = candidates(rows)
    words = np.maximum(rows.seen.words, 5)
    y = held.y[::-1] if head else held.y

    def below(x: np.ndarray) -> np.ndarray:
        return (rows.at.spread(rows.at.total(x)) - rows.at.before(x))[at]

    good = below(words * y) / below(words)
    order = rows.at.order[at]
    number = np.bincount(order, minlength=len(held.pages))
    bases = np.array([_base(source, name, head) for _, source, name in held.pages])
    weight = (bases[::-1] if head else bases)[order] / np.sqrt(number[order] + 2)
    used = weight > 0
    x, y, weight = (
        np.stack(list(columns(rows, at).values()), 1)[used].astype(np.float32),
        (good <= PURE)[used],
        weight[used],
    )
    data = lgb.Dataset(x, y.astype(float), weight=weight / weight.mean(), params={"max_bin": 63})
    parameters = {**TREES, "learning_rate": RATE, "feature_fraction": 0.5, "min_data_in_leaf": 40}
    return tests(lgb.train(parameters, data, ROUNDS))


def _base(source: str, name: str, head: bool) -> float:
    """The weight of a text."""
    if head and source in SILVER:  # the other extractors leave out many a title
        return 0.0
    if source in SILVER or name.endswith(" page"):
        return VOTED
    return 1.0 if " " in name else CLEAN


def fold(held: list[dict[str, Any]], k: int) -> list[dict[str, Any]]:
    return [h for h in held if fold_of("ends " + h["page"][0], 2) == k]


def f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r)


class Worth:
    """What it is worth to take lines.

    Args:
        folds: the texts.
        taken: of each fold the lines that go, of the tail and of the head of each text.
    """

    def __init__(self, folds: list[Held], taken: list[tuple[np.ndarray, np.ndarray]]) -> None:
        self.clean = np.zeros(2, int)
        """Lines of clean texts, and those of them that go."""
        self.rows: dict[tuple[str, str], list[tuple[float, ...]]] = defaultdict(list)
        """Set and extractor -> of each text its precision before and after, its recall, whether it is lost."""
        self.gone: dict[tuple[str, str], np.ndarray] = defaultdict(lambda: np.zeros(4))
        """End and sort of label -> lines that go, those that gold lacks, and the same in words."""
        for held, ends in zip(folds, taken, strict=True):
            for n, (tail, head) in enumerate(zip(*ends, strict=True)):
                self._count(held, n, tail, head)

    def _count(self, held: Held, n: int, tail: int, head: int) -> None:
        """Counts a text of which so many lines go."""
        _, source, name = held.pages[n]
        size = held.at.sizes[n]
        these = slice(held.at.heads[n], held.at.heads[n] + size)
        y, words = held.y[these], np.maximum(held.columns["words"][these], 5)
        last = size - tail
        first = min(head, last)
        if " " not in name:
            self.clean += (size, first + tail)
            return
        extractor = name.split()[-1]
        if extractor not in EXTRACTORS:
            return
        good, all_ = (words * y).sum(), words.sum()
        kept = (words * y)[first:last].sum()
        after = kept / max(words[first:last].sum(), 1)
        self.rows[source, extractor].append((good / all_, after, kept / max(good, 1), kept < 0.8 * good))
        for part, i in (("head", slice(0, first)), ("tail", slice(last, size))):
            self.gone[part, "silver" if source in SILVER else "gold"] += (
                len(y[i]), (y[i] < 0.5).sum(), words[i].sum(), (words * (y < 0.5))[i].sum(),
            )  # fmt: skip


def report(worth: Worth, label: str, full: bool) -> None:
    """Prints it; `full`: a line for every set and extractor as well."""
    gains = {}
    for key, some in sorted(worth.rows.items()):
        p0, p1, r, lost = np.array(some).mean(0)
        gains[key] = f1(p1, 0.9 * r) - f1(p0, 0.9)
        if full:
            lost = round(lost * len(some))
            print(
                f"  {key[0]:<20}{key[1]:<12}{len(some):>5} P {p0:.3f} -> {p1:.3f}  R {r:.4f}  gain {gains[key]:+.4f} lost {lost}"
            )
    said = "; ".join(
        f"{part} {kind} {int(n)} lines {right / max(n, 1):.3f}, words {good / max(all_, 1):.3f}"
        for (part, kind), (n, right, all_, good) in sorted(worth.gone.items())
    )
    mean = np.mean([gain for (source, _), gain in gains.items() if source not in SILVER])
    print(
        f"{label}: mean gain where gold is known {mean:+.4f}; {said}; "
        f"clean {worth.clean[1]} of {worth.clean[0]}, 1 in {worth.clean[0] // max(worth.clean[1], 1)}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("heldout", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--found", type=Path)
    parser.add_argument("--sure", type=int, nargs=2, default=(800, 900), help="of the tail, of the head")
    options = parser.parse_args()
    held = pickle.loads(options.heldout.read_bytes())
    folds = [Held.of(fold(held, k)) for k in (0, 1)]
    trees = [(Trees(fit(folds[1 - k], False)), Trees(fit(folds[1 - k], True))) for k in (0, 1)]

    def taken(sure: tuple[int, int]) -> list[tuple[np.ndarray, np.ndarray]]:
        return [
            (h.taken(Ends(tail, sure[0]), False), h.taken(Ends(head, sure[1]), True))
            for h, (tail, head) in zip(folds, trees, strict=True)
        ]

    for sure in DEGREES:
        report(Worth(folds, taken(sure)), f"sure {sure}", sure == DEGREES[1])
    if options.found:
        found: dict[tuple[str, str, str], tuple[int, int]] = {}
        for h, ends in zip(folds, taken(options.sure), strict=True):
            found |= {page: (int(a), int(b)) for page, a, b in zip(h.pages, *ends, strict=True)}
        options.found.write_bytes(pickle.dumps(found))
    if options.out:
        every = Held.of(held)
        both = {"tail": fit(every, False), "head": fit(every, True)}
        chosen = {"sure": np.array(options.sure, np.int64)}
        save(options.out, numbers("tail", both["tail"]) | numbers("head", both["head"]) | chosen)


if __name__ == "__main__":
    main()
