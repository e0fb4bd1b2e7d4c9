"""Learn the tail model from the texts that `texts.py` gathered.

`python training/tail/train.py --corpus CORPUS.pickle --out cleantext/tail/data/tail.npz [--heldout FILE.pickle]`

`--heldout` keeps what models that have not seen a text's site say of it, to choose thresholds by.
"""

import argparse
import pickle
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import numpy as np

sys.path.append(str(Path(__file__).parents[1] / "page"))  # the stages are those of the page model

import stages
from corpus import fold_of
from stages import Example, assemble, fit_trees, learn, split, tests

from cleantext.page.characters import Characters, tables
from cleantext.page.store import PASSES, TABLES, numbers_of
from cleantext.page.trees import Trees, probability

SOURCE_WEIGHT = {"daniel": 0.7, "wcxb_dev_other": 0.5}
CLEAN = 0.5
"""Weight of a clean gold text, all of whose lines stay."""


@dataclass
class Page:
    site: str
    source: str
    name: str


def examples(texts: list[SimpleNamespace]) -> list[Example]:
    out, clean = [], {}
    for t in texts:
        if t.cut_off or not any(s >= 0.5 for s in t.share):
            continue
        sure = [abs(2 * s - 1) if t.source == "daniel" else 1.0 for s in t.share]
        page = Page(t.site, t.source, f"{t.id} {t.extractor}")
        out.append(
            Example(
                page, t.lines, t.share, SOURCE_WEIGHT.get(t.source, 1.0) * (0.5 if t.extractor == "page" else 1.0), sure
            )
        )
        kept = [line for line, share in zip(t.lines, t.share, strict=True) if share >= 0.5]
        if (
            t.source != "daniel"
            and t.extractor != "page"
            and len(kept) < len(t.lines)
            and fold_of("cleaned " + t.id, 2)
        ):
            cleaned = Page(t.site, t.source, f"{t.id}-{t.extractor}")  # what is left when all has gone that should
            out.append(Example(cleaned, kept, [1.0] * len(kept), CLEAN))
        if t.gold:
            clean[t.id] = Example(
                Page(t.site, t.source, t.id), t.gold.split("\n"), [1.0] * (t.gold.count("\n") + 1), CLEAN
            )
    return out + list(clean.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--heldout", type=Path)
    parser.add_argument("--rounds", type=int, nargs=2, default=(60, 60))
    options = parser.parse_args()
    begun = time.monotonic()

    def say(text: str) -> None:
        print(f"{time.monotonic() - begun:6.0f} s  {text}", flush=True)

    texts = [SimpleNamespace(**t) for t in pickle.loads(options.corpus.read_bytes())]
    stages.ROUNDS = tuple(options.rounds)
    made = tables()
    some = examples(texts)
    say(f"{len(some)} texts")
    parts = assemble(some, Characters(made))
    mean = np.mean(np.concatenate([p.weight for p in parts]))
    for part in parts:
        part.weight = part.weight / mean  # the trees' regularisation counts in weights of 1
    say(f"{sum(p.lines.n for p in parts)} lines")
    learned = learn(parts, say)
    words = {name: getattr(learned, name) for name in TABLES}
    trees = {name: getattr(learned, name) for name in PASSES}
    np.savez_compressed(options.out, **numbers_of(made, words, trees, 0))
    say("saved")
    if options.heldout:
        options.heldout.write_bytes(pickle.dumps(heldout(parts)))
        say("held out")


def heldout(parts: list[stages.Part]) -> list[dict]:
    def both(p: stages.Part) -> np.ndarray:
        return np.concatenate([p.columns, p.more], 1)

    out = []
    for k in range(stages.FOLDS):
        rest, these = split(parts, k)
        if not these or not rest:
            continue
        model = Trees(tests(fit_trees(rest, both, [str(i) for i in range(both(these[0]).shape[1])], stages.ROUNDS[1])))
        for p in these:
            x = both(p).astype(np.int64)
            q = probability(model([x[:, j] for j in range(x.shape[1])]))
            for head, size in zip(p.at.heads, p.at.sizes, strict=True):
                at = slice(head, head + size)
                page = p.pages[int(p.lines.document[head])]
                out.append(
                    {
                        "page": (page.site, page.source, page.name),
                        "p": q[at],
                        "y": p.y[at],
                        "words": p.shape.words[at],
                        "place": p.lines.place[at],
                        "terminator": p.scores.terminator[at],
                        "opener": p.scores.opener[at],
                        "sentence": p.shape.sentence[at],
                    }
                )
    return out


if __name__ == "__main__":
    main()
