"""Learn to weigh the lines of extracted texts, from those that `texts.py` gathered.

    python -m training.article.train --corpus TEXTS --out cleantext/article/data/article.npz [--heldout HELD]

Reads TEXTS; writes the numbers, and to HELD what models that have not seen a text's site say of it: from that the choice
of the ends is learned. Takes three to eight minutes, and 3 GB.
"""

import argparse
import pickle
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from labelled import FOLDS, fold_of

from cleantext.article.columns import columns
from cleantext.article.ends import Seen
from cleantext.article.references import addresses, headings
from cleantext.article.weigher import measured, weigher_arrays
from cleantext.scoring.characters import Characters, tables
from cleantext.scoring.phrases import Phrases
from cleantext.scoring.store import save
from cleantext.scoring.trees import Tests, Trees, probability
from cleantext.scoring.word_weights import WordTables
from training.article.texts import EXTRACTORS, SILVER, Text, read
from training.scoring.boosted import tests
from training.scoring.fit import Example, Part, assemble, fit_trees, fit_words, split
from training.scoring.phrases import gather

ROUNDS, RATE = 80, 0.08
SOURCE_WEIGHT = {"daniel": 0.7, "trafilatura_eval": 0.5, "wcxb_dev_other": 0.5}
CLEAN = 0.5
"""Weight of a clean gold text, all of whose lines stay."""


@dataclass
class Page:
    """Where a text is from."""

    site: str
    source: str
    name: str


def examples(texts: list[Text]) -> list[Example]:
    """Texts as they came, some of them with all chrome gone, and their gold texts, which are to stay as they are."""
    out: list[Example] = []
    clean: dict[str, Example] = {}
    for t in texts:
        if t.cut_off or not any(s >= 0.5 for s in t.share):
            continue
        begun = next(i for i, s in enumerate(t.share) if s >= 0.5)
        # the other extractors leave out many a title, so that they can't say where a text begins
        sure = [abs(2 * s - 1) * (i >= begun) if t.source in SILVER else 1.0 for i, s in enumerate(t.share)]
        page = Page(t.site, t.source, f"{t.id} {t.extractor}")
        weight = SOURCE_WEIGHT.get(t.source, 1.0) * (1.0 if t.extractor in EXTRACTORS else 0.5)
        out.append(Example(page, measured(t.lines), t.share, weight, sure))
        kept = t.cleaned()
        if kept is not None and fold_of("cleaned " + t.id, 2):
            cleaned = Page(t.site, t.source, f"{t.id}-{t.extractor}")
            out.append(Example(cleaned, measured(kept), [1.0] * len(kept), CLEAN))
        if t.gold:
            gold = measured(t.gold.split("\n"))
            clean[t.id] = Example(Page(t.site, t.source, t.id), gold, [1.0] * len(gold), CLEAN)
    return out + list(clean.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--heldout", type=Path)
    options = parser.parse_args()
    begun = time.monotonic()

    def say(text: str) -> None:
        print(f"{time.monotonic() - begun:6.0f} s  {text}", flush=True)

    made = tables()
    parts = assemble(examples(read(options.corpus)), Characters(made))
    mean = np.mean(np.concatenate([p.weight for p in parts]))
    for part in parts:
        part.weight = part.weight / mean  # the trees' regularisation counts in weights of 1
    say(f"{sum(p.lines.n for p in parts)} lines")
    phrases = gather(Characters(made))
    learned, trees = learn(parts, phrases, say)
    save(options.out, weigher_arrays(made, learned, phrases, trees))
    say("saved")
    if options.heldout:
        options.heldout.write_bytes(pickle.dumps(heldout(parts, phrases, Characters(made))))
        say("held out")


def learn(parts: list[Part], phrases: Phrases, say: Callable[[str], None]) -> tuple[WordTables, Tests]:
    """Words, then trees, on what word tables say that have not seen a text's site."""
    names: list[str] = []
    for k in range(FOLDS):
        rest, these = split(parts, k)
        words = fit_words(rest)
        for part in these:
            part.scores = words.scores(part.features, part.features, part.shape)
            found = columns(part.at, part.lines, part.shape, part.scores, phrases)
            names = list(found)
            part.columns = np.stack(list(found.values()), 1).astype(np.int32)
        say(f"fold {k}: words")
    booster = fit_trees(parts, lambda p: p.columns, names, ROUNDS, RATE)
    gains = sorted(zip(booster.feature_importance("gain"), booster.feature_name(), strict=True), reverse=True)
    say("trees: " + ", ".join(f"{n} {g:.0f}" for g, n in gains[:25]))
    return fit_words(parts), tests(booster)


def heldout(parts: list[Part], phrases: Phrases, characters: Characters) -> list[dict[str, Any]]:
    """Of each text what is known of its lines, by models that have not seen its site."""
    out = []
    for k in range(FOLDS):
        rest, these = split(parts, k)
        names = [str(i) for i in range(these[0].columns.shape[1])]
        trees = Trees(tests(fit_trees(rest, lambda p: p.columns, names, ROUNDS, RATE)))
        for p in these:
            x = p.columns.astype(np.int64)
            q = probability(trees([x[:, j] for j in range(x.shape[1])]))
            seen = Seen(
                q,
                p.shape.words,
                p.shape.sentence,
                phrases.of(p.lines.whole_masked),
                p.shape.signature,
                p.lines.first,
            )
            fixed = {"headings": headings(p.lines, characters), "addresses": addresses(p.lines)}
            for head, size in zip(p.at.heads, p.at.sizes, strict=True):
                at = slice(head, head + size)
                page = p.pages[int(p.lines.document[head])]
                out.append(
                    {
                        "page": (page.site, page.source, page.name),
                        "y": p.y[at],
                        **{name: column[at] for name, column in seen._asdict().items()},
                        "terminator": p.scores.terminator[at],
                        "opener": p.scores.opener[at],
                        **{name: flags[at] for name, flags in fixed.items()},
                    }
                )
    return out


if __name__ == "__main__":
    main()
