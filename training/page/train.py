"""Learn the page model.

    python -m training.page.train --data FOLDER --out cleantext/page/data/page.npz [--work FOLDER] [--leave-out K]

Reads the labelled pages in FOLDER, with their HTML; writes the model. What takes longest (what extractors make of the
pages, the labels of their lines, the teacher's labels) is kept in the folder of `--work` and read from there by the next
run. The first run over 400 pages takes some five minutes. `--leave-out K` learns from two thirds of the sites only, so
that benchmarks/page.py can measure on the rest.
"""

import argparse
import pickle
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from labelled import TOKEN, fold_of

from cleantext.page.judge import judge_arrays, signed
from cleantext.scoring import store
from cleantext.scoring.characters import Characters, CharacterTables, tables
from cleantext.scoring.phrases import Phrases
from training.page.corpus import Page, build
from training.page.extract import extract
from training.page.stages import Learned, learn
from training.page.teacher import teach
from training.scoring.fit import Example, assemble
from training.scoring.labels import LEARN
from training.scoring.phrases import gather

PARTS = 3
SILVER_WEIGHT = 0.8
OTHER_WEIGHT = 0.7
SITE = 0.25
"""A page counts for less the more pages there are of its site: by this power of their number."""
CLEAN_WEIGHT = 0.15
THIN_WEIGHT = 0.4
BESIDE = 8
"""Lines of chrome at each edge and each side of main text that a thinned page keeps."""

Silver = dict[str, np.ndarray]
T = TypeVar("T")


def majority(page: Page) -> np.ndarray:
    """Of each line, the mean of the extractors' votes."""
    return np.mean(list(page.votes.values()), 0) if page.votes else np.zeros(len(page.lines))


def cut_off(page: Page) -> bool:
    """Whether the gold text leaves out a large part of what nearly all extractors take for main text."""
    if page.gold is None or len(page.votes) < 3:
        return False
    words, gold = np.array([len(TOKEN.findall(line)) for line in page.lines]), np.array(page.gold) >= 0.5
    agreed = np.mean([np.array(v) >= 0.5 for v in page.votes.values()], 0) >= 0.8
    return bool(words[agreed & ~gold].sum() > 0.6 * words[gold].sum())


def sound(page: Page) -> bool:
    """Whether a page's gold text may be learned from: by its terms, and by what it covers."""
    return page.source in LEARN and page.gold is not None and max(page.gold) >= 0.5 and not cut_off(page)


def examples(pages: Sequence[Page], silver: Silver, say: Callable[[str], None] = print) -> list[Example]:
    """Gold pages, silver pages, and cleaned texts, which are to stay as they are."""
    gold = [
        Example(p, p.lines, p.gold or [], 1.0 if p.kind in ("article", "mixed", "news", "blog") else OTHER_WEIGHT)
        for p in pages
        if sound(p)
    ]
    taught = [
        Example(p, p.lines, silver[p.id].tolist(), SILVER_WEIGHT)
        for p in pages
        if p.source not in LEARN and p.id in silver and silver[p.id].max() >= 0.5
    ]
    clean = [(text_alone, cleaned)[fold_of(e.page.id, 2)](e) for e in gold]
    per_site = Counter(e.page.site for e in gold + taught)
    for e in gold + taught:
        e.weight /= per_site[e.page.site] ** SITE
    left_out = sum(p.source in LEARN for p in pages) - len(gold)
    say(f"{len(gold)} gold pages, {len(taught)} silver ones; {left_out} left out for their gold")
    return gold + taught + clean + [thinned(e) for e in gold]


def text_alone(e: Example) -> Example:
    """The gold text, all of it main text."""
    text = [line for line in (e.page.gold_text or "").split("\n") if line.strip()]
    if fold_of("gaps " + e.page.id, 2):
        text = "\n\n".join(text).split("\n")
    return Example(e.page, text, [1.0] * len(text), CLEAN_WEIGHT * e.weight)


def thinned(e: Example) -> Example:
    """The page with little of its chrome (what is within a few lines of main text), and half of them without blank
    lines: so that neither few lines of chrome nor a text without blank lines passes for a clean text."""
    main = np.array(e.y) >= 0.5
    reach = 2 * BESIDE + 1
    close = (
        np.convolve(main, np.ones(reach), "same")[: len(main)] > 0 if len(main) >= reach else np.ones(len(main), bool)
    )
    close[:BESIDE] = close[-BESIDE:] = True
    if fold_of("gaps " + e.page.id, 2):
        close &= np.array([bool(line.strip()) for line in e.lines])
    at = np.flatnonzero(close).tolist()
    return Example(e.page, [e.lines[i] for i in at], [e.y[i] for i in at], THIN_WEIGHT * e.weight)


def cleaned(e: Example) -> Example:
    """What a cleaner might make of a page: the lines that gold or most extractors keep."""
    blank = np.array([not line.strip() for line in e.lines])
    at = np.flatnonzero((np.array(e.y) >= 0.5) | (majority(e.page) >= 0.6) | blank)
    at = at[~(blank[at] & np.append(True, blank[at][:-1]))].tolist()
    return Example(e.page, [e.lines[i] for i in at], [e.y[i] for i in at], CLEAN_WEIGHT * e.weight)


def save(learned: Learned, path: Path, characters: CharacterTables, phrases: Phrases) -> None:
    """Writes the model as `PageModel.read` reads it."""
    judge = judge_arrays(learned.words, learned.genres, (learned.first, learned.second), learned.network, phrases)
    store.save(path, signed(store.numbers("characters", characters) | judge))


def kept(path: Path, make: Callable[[], T]) -> T:
    """What `make` makes, from the file if an earlier run left it there."""
    if not path.exists():
        path.write_bytes(pickle.dumps(make()))
    made: T = pickle.loads(path.read_bytes())
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/page-training"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--leave-out", type=int, choices=range(PARTS), help="part of the sites to leave out")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    begun = time.process_time()

    def say(text: str) -> None:
        print(f"{time.process_time() - begun:6.0f} s  {text}", flush=True)

    votes = options.work / "votes.jsonl.gz"
    if not votes.exists():
        extract(options.data, votes)
    pages = kept(options.work / "corpus.pickle", lambda: build(options.data, votes))
    made = tables()
    characters = Characters(made)
    phrases = gather(characters)
    silver = kept(options.work / "silver.pickle", lambda: teach(pages, sound, options.data, characters, phrases))
    used = [p for p in pages if options.leave_out is None or fold_of(p.site, PARTS) != options.leave_out]
    save(learn(assemble(examples(used, silver, say), characters), phrases, say), options.out, made, phrases)


if __name__ == "__main__":
    main()
