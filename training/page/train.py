"""Learn the page model.

`python training/page/train.py --data FOLDER --out cleantext/page/data/page.npz`

FOLDER holds the labelled pages as `*.jsonl.gz`. The extractors' votes and the aligned labels are kept in the folder of
`--work` for the next run.
"""

import argparse
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from corpus import LEARN, SILVER, Page
from labels import TOKEN
from stages import Example, Learned, assemble, learn

from cleantext.page.characters import Characters, tables
from cleantext.page.store import PASSES, TABLES, numbers_of

LEAN, SWITCH = 100, 400
"""See `Stages`; chosen by cross-validation."""


def tokens(page: Page) -> np.ndarray:
    return np.array([len(TOKEN.findall(line)) for line in page.lines])


def majority(page: Page) -> np.ndarray:
    """Of each line, the mean of the extractors' votes."""
    return np.mean(list(page.votes.values()), 0) if page.votes else np.zeros(len(page.lines))


def cut_off(page: Page) -> bool:
    """Whether the gold text leaves out a large part of what nearly all extractors take for main text."""
    if page.gold is None or len(page.votes) < 3:
        return False
    words, gold = tokens(page), np.array(page.gold) >= 0.5
    agreed = np.mean([np.array(v) >= 0.5 for v in page.votes.values()], 0) >= 0.8
    return bool(words[agreed & ~gold].sum() > 0.6 * words[gold].sum())


def examples(pages: Sequence[Page], say: Callable[[str], None] = print) -> list[Example]:
    out, dropped = [], 0
    for page in pages:
        if page.source in LEARN and page.gold is not None:
            if sum(g >= 0.5 for g in page.gold) == 0 or cut_off(page):
                dropped += 1
                continue
            out.append(
                Example(page, page.lines, page.gold, 1.0 if page.kind in ("article", "mixed", "news", "blog") else 0.5)
            )
        elif page.source in SILVER and len(page.votes) >= 3:
            share = majority(page)
            if (share >= 0.5).any():
                out.append(Example(page, page.lines, share, 0.8, np.abs(2 * share - 1)))
    clean = []
    for e in out:
        if e.page.source in LEARN and e.page.gold_text:
            text = e.page.gold_text.split("\n")
            clean.append(Example(e.page, text, [1.0] * len(text), 0.2 * e.weight))
    say(f"{len(out)} pages, {len(clean)} clean texts; {dropped} pages left out for gold that is cut off")
    return out + clean


def save(learned: Learned, path: Path, characters: dict[str, np.ndarray]) -> None:
    words = {name: getattr(learned, name) for name in TABLES}
    trees = {name: getattr(learned, name) for name in PASSES}
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **numbers_of(characters, words, trees, LEAN, SWITCH))


def corpus(data: Path, work: Path) -> list[Page]:
    """The pages with their labels; made if `work` hasn't got them."""
    votes, made = work / "votes.jsonl.gz", work / "corpus.pickle"
    here = Path(__file__).parent
    if not votes.exists():
        subprocess.run(
            [sys.executable, str(here / "extract.py"), "--data", str(data), "--cache", str(votes)], check=True
        )
    if not made.exists():
        subprocess.run(
            [sys.executable, str(here / "corpus.py"), "--data", str(data), "--votes", str(votes), "--out", str(made)],
            check=True,
        )
    import corpus as module

    import __main__

    __main__.Page = module.Page  # the pickle was written by a script
    return pickle.loads(made.read_bytes())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/page-training"))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()

    def say(text: str) -> None:
        print(f"{time.monotonic() - begun:6.0f} s  {text}", flush=True)

    made = tables()
    parts = assemble(examples(corpus(options.data, options.work), say), Characters(made))
    save(learn(parts, say), options.out, made)


if __name__ == "__main__":
    main()
