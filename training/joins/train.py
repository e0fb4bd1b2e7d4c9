"""Learn cleantext/joins/data/weights[.LANGUAGE].json from pages with lost spaces (see `pages.py` for their format).

    python -m training.joins.train LANGUAGE[,LANGUAGE...] PAGES.jsonl.gz ... [--measured PAGES ...]
                                   [--folds 3] [--errors FILE] [--write FILE]

With --folds, prints precision, recall and damage by cross-validation: each site's pages are measured with weights that
no page of the site, and of no other site of its name, had a part in; on the measured pages if there are any. Only numbers
are kept. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import re
import zlib
from typing import Any

import numpy as np
from sklearn.model_selection import GroupKFold

from cleantext.joins.context import AROUND, COUNTED, MARK_AROUND, MARK_COUNTED
from cleantext.joins.marks import MARK_ALONE
from cleantext.joins.model import AMONG, SMALLEST, Scorer, among, probability
from cleantext.joins.seams import ALONE, Vector
from training.joins.collect import Page, gathered
from training.joins.network import network
from training.joins.report import report, show

WEIGHT = {"correct": 3, "thin": 2, "sparse": 2, "again": 2, "lone": 2, "broken": 1, "short": 1, "twice": 1, "glued": 1}
"""What a seam weighs for the learner, by the state of its page."""
SECOND = {"correct": 24, "thin": 2, "sparse": 2, "again": 2, "lone": 2, "broken": 1, "short": 1, "twice": 1, "glued": 1}
"""The same for the second look, for seams that aren't lost spaces. Correct pages weigh most: a seam without company has
to be sure by itself, and then one with little company, as in real articles, need not be."""
SECOND_JOINS = {"thin": 12, "sparse": 16, "again": 6, "lone": 8, "broken": 1, "short": 2, "twice": 2, "glued": 2}
"""And for lost spaces."""
ALONE_WEIGHT = {"correct": 4, "single": 4, "thin": 3, "sparse": 4, "lone": 3, "broken": 1, "short": 3, "glued": 2}
ALONE_WEIGHT |= {"again": 0, "twice": 0}  # by itself a token looks the same however often it stands
"""For the look at the token alone, which decides over clean pages."""
LOST_AT_THE_GATE = 0.0015
"""Share of the joins that the look at the token alone may lose."""
DOUBT = 0.5
"""Chance above which a place in a correct text that nobody has read is taken for a join of the page's."""
FOLDS, SEEDS = 3, 2
HIDDEN, EPOCHS, DROPOUT = 200, 14, 0.5
HIDDEN_SECOND, EPOCHS_SECOND, SEEDS_SECOND = 24, 12, 3
SLOPE = 0.8
"""Of the bars that a document must pass, per unit of the logarithm of its size."""
LOST_AT_THE_BARS = {"hope": 0.006, "blind": 0.004}
"""Share of the joins that each of the bars may lose."""


class Table:
    """The seams of one kind of many pages, as arrays."""

    def __init__(self, pages: list[Page], letters: bool, passed: list[np.ndarray] | None = None) -> None:
        self.at: list[tuple[int, list[int]]] = []
        rows: list[Vector] = []
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


def alone(table: Table, letters: bool) -> dict[str, Any]:
    weight = np.array([ALONE_WEIGHT[state] for state in table.state]) * (table.y >= 0)
    return network(table.x[:, : len(ALONE if letters else MARK_ALONE)], table.y, weight, 40, 14, 2)


def first(table: Table, rows: np.ndarray | slice = slice(None)) -> dict[str, Any]:
    """Learned from these rows of the table; from all, where nothing is said."""
    return network(table.x[rows], table.y[rows], table.weight[rows], HIDDEN, EPOCHS, SEEDS, DROPOUT)


def second(x: np.ndarray, table: Table) -> dict[str, Any]:
    joins = table.y > 0
    weight = np.array([(SECOND_JOINS if join else SECOND)[s] for join, s in zip(joins, table.state, strict=True)])
    return network(x, table.y, weight * (table.y >= 0), HIDDEN_SECOND, EPOCHS_SECOND, SEEDS_SECOND)


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
    """All the weights. Pages run words together themselves: what a model that hasn't seen their site takes for a join in
    their correct text is left out, unless somebody has read that no space belongs there."""
    answers = [list(page.answers) for page in pages]
    model: dict[str, Any] = {
        "letters": {"features": [*ALONE, *AROUND]}, "marks": {"features": [*MARK_ALONE, *MARK_AROUND]}
    }  # fmt: skip
    passed, unseen = blank(pages, bool), blank(pages)
    for name, looks in model.items():
        table = Table(pages, name == "letters")
        looks["alone"] = alone(table, name == "letters")
        gate(pages, name == "letters", looks, passed)
        table = Table(pages, name == "letters", passed)
        logits = np.zeros(len(table.y))
        for train, test in GroupKFold(FOLDS).split(table.x, table.y, table.site):
            logits[test] = Scorer(first(table, train)).logits(table.x[test])
        table.scatter(logits, unseen)
        leave_out(pages, table, probability(logits))
    tables = {name: Table(pages, name == "letters", passed) for name in model}
    for name, table in tables.items():
        model[name]["first"] = first(table)
    rows = second_rows(pages, passed, unseen)
    for (name, table), less in zip(tables.items(), shift, strict=True):
        x = np.vstack([rows[k][own] for k, own in table.at if own])
        model[name]["second"] = second(x, table)
        bias = model[name]["second"]["layers"][-1]["bias"]
        bias[0] = round(bias[0] - less, 3)
    for name, looks in model.items():  # once more, without what was left out
        looks["alone"] = alone(Table(pages, name == "letters"), name == "letters")
        del looks["least"]
        gate(pages, name == "letters", looks, passed)
    model |= bars(pages, model)
    for page, before in zip(pages, answers, strict=True):
        page.answers[:] = before
    return model


def leave_out(pages: list[Page], table: Table, chances: np.ndarray) -> None:
    """Marks the places that pages seem to run together themselves, and that nobody has read, as neither right nor wrong."""
    seams = [(k, i) for k, own in table.at for i in own]
    places = [(pages[k].name, pages[k].seams[i].token, pages[k].seams[i].at) for k, i in seams]
    doubtful = {
        place
        for place, (k, i), p in zip(places, seams, chances.tolist(), strict=True)
        if p >= DOUBT
        and pages[k].state == "correct"
        and pages[k].answers[i] == 0
        and pages[k].places[i] not in pages[k].refuted
    }
    for place, (k, i) in zip(places, seams, strict=True):
        if place in doubtful and pages[k].answers[i] == 0:
            pages[k].answers[i] = -1
    print(len(doubtful), "places that pages seem to run together themselves")


def bars(pages: list[Page], model: dict[str, Any]) -> dict[str, list[float]]:
    """What the best seam of a document must reach, at two looks that are cheap, for the document to be looked at again."""
    out = {}
    chances = predict(model, pages)
    size = SLOPE * np.log(np.maximum([page.size for page in pages], SMALLEST))
    found = np.array(
        [sum(c[i] >= 0.5 for i, a in enumerate(p.answers) if a == 1) for p, c in zip(pages, chances, strict=True)]
    )
    for bar, lost in LOST_AT_THE_BARS.items():
        best = np.full(len(pages), -99.0)
        for kind, letters, width, counted in (
            ("letters", True, len(ALONE), len(COUNTED)), ("marks", False, len(MARK_ALONE), len(MARK_COUNTED)),
        ):  # fmt: skip
            table = Table(pages, letters)
            if bar == "hope":
                logits = Scorer(model[kind]["alone"]).logits(table.x[:, :width])
            else:
                x = table.x.copy()
                x[:, -counted:] = 0
                logits = Scorer(model[kind]["first"]).logits(x)
            np.maximum.at(best, [k for k, own in table.at for _ in own], logits)
        order = np.argsort(best - size)
        gone = np.cumsum(found[order])
        at = order[np.searchsorted(gone, lost * found.sum())]
        out[bar] = [round(float(best[at] - size[at]), 2), SLOPE]
        awake = (best - size >= out[bar][0])[[page.state == "correct" for page in pages]]
        print(f"bar {bar} {out[bar]}: {awake.mean():.3f} of the correct pages pass")
    return out


def predict(model: dict[str, Any], pages: list[Page]) -> list[np.ndarray]:
    """Probability of each seam of each page; 0 for those that the gate rejects."""
    passed, logits, out = blank(pages, bool), blank(pages), blank(pages)
    model = {name: model[name] for name in ("letters", "marks")}
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


def owner(site: str) -> str:
    """A site's name without its country, its language and its place in the name space: one name, one fold."""
    site = re.sub(r"^[a-z_]+/", "", site.lower()) if "/" in site else site.lower()
    parts = [
        part for part in re.split(r"[./_]", site) if part not in ("www", "blog", "news", "en", "m", "edition", "the")
    ]
    return re.sub(r"-.*$", "", parts[0]) if parts else site


def cross_validated(pages: list[Page], folds: int, shift: list[float]) -> tuple[list[Page], list[np.ndarray]]:
    """The measured pages, or all if there are none, with chances from weights that know none of their site."""
    measured = any(page.measured for page in pages)
    names = [owner(page.site) for page in pages]
    fold = {name: i % folds for i, name in enumerate(sorted(set(names), key=lambda n: zlib.crc32(n.encode())))}
    tested: list[Page] = []
    chances: list[np.ndarray] = []
    for k in range(folds):
        inside = np.array([fold[name] == k for name in names])
        model = learn([page for page, own in zip(pages, inside, strict=True) if not own], shift)
        held = [page for page, own in zip(pages, inside, strict=True) if own and (page.measured or not measured)]
        found = predict(model, held)
        for page, chance, best in zip(held, found, hopes(model, held), strict=True):
            if best < model["hope"][0] + SLOPE * np.log(max(page.size, SMALLEST)):
                chance[:] = 0
        tested += held
        chances += found
    return tested, chances


def hopes(model: dict[str, Any], pages: list[Page]) -> list[float]:
    """The best logit of each page's seams at the look at the token alone."""
    best = np.full(len(pages), -99.0)
    for kind, letters, width in (("letters", True, len(ALONE)), ("marks", False, len(MARK_ALONE))):
        table = Table(pages, letters)
        if len(table.y):
            at = [k for k, own in table.at for _ in own]
            np.maximum.at(best, at, Scorer(model[kind]["alone"]).logits(table.x[:, :width]))
    return best.tolist()


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("language")
    ask.add_argument("pages", nargs="+")
    ask.add_argument("--measured", nargs="*", default=[], help="more pages to learn from, and to report on")
    ask.add_argument("--folds", type=int, default=0, help="cross-validate by site")
    ask.add_argument("--write")
    ask.add_argument(
        "--shift", nargs=2, type=float, default=[1.0, 1.1],
        help="taken from the last logit of letters and of marks, so that 0.5 does little damage",
    )  # fmt: skip
    ask.add_argument(
        "--single", nargs=2, type=float,
        help="learn from single paragraphs that lost nothing, too; what their seams weigh in the first and in the second look",
    )  # fmt: skip
    ask.add_argument("--errors")
    options = ask.parse_args()
    if options.single:
        WEIGHT["single"], SECOND["single"] = options.single
    pages = gathered(options.pages, options.language, options.measured, bool(options.single))
    if options.folds:
        tested, chances = cross_validated(pages, options.folds, options.shift)
        for language in options.language.split(","):
            own = [i for i, page in enumerate(tested) if page.language == language]
            print(f"== {language}")
            report([tested[i] for i in own], [chances[i] for i in own])
        if options.errors:
            show(tested, chances, options.errors)
    if options.write:
        with open(options.write, "w") as out:
            json.dump(learn(pages, options.shift), out, separators=(",", ":"))


if __name__ == "__main__":
    main()
