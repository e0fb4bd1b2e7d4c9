"""A few scores that may not fall. Exits with 1 when one does. Takes about a minute.

    python benchmarks/pinned.py --data FOLDER

Sets that are not in the folder are left out. The pages are those of the checking part, by site; the page model has seen
some of their sites, so its score here is a guard against accidents and no claim (docs/page-model.md has those).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from labelled import data_option, extracted, folder_of, mean, part, rows, score

from cleantext.cleaner import Cleaner
from cleantext.types import Edit

Scores = dict[str, float]

# name -> (the score, the least it may be). The least is what was measured, less what a change elsewhere may cost.
PINS: dict[str, float] = {
    "article: gain of F1, trafilatura, wcxb_dev_article": -0.0005,
    "article: recall kept, trafilatura, wcxb_dev_article": 0.997,
    "article: clean gold lines kept, wcxb_dev_article": 0.998,
    "page: F1, wcxb_dev_article": 0.93,
    "page: documents with half of their recall, wcxb_dev_article": 0.98,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data_option(parser)
    args = parser.parse_args()
    folder = folder_of(args)
    measured: Scores = {}
    for measure in (_article, _page):
        measured |= measure(folder, "wcxb_dev_article")
    fallen = 0
    for name, value in measured.items():
        ok = value >= PINS[name]
        fallen += not ok
        print(f"{'ok  ' if ok else 'FELL'} {name}: {value:.4f} (at least {PINS[name]})")
    print(f"{len(measured) - fallen} passed, {fallen} failed")
    sys.exit(1 if fallen or not measured else 0)


def _pages(folder: Path, name: str) -> list[dict[str, Any]]:
    return [row for row in rows(folder, [name]) if row.get("gold_text") and part(row) == "check"]


def _article(folder: Path, name: str) -> Scores:
    cleaner = Cleaner()
    pages = _pages(folder, name)
    given = [(row["gold_text"], text) for row in pages if (text := extracted(row, "trafilatura", None))]
    cleaned = [result.text for result in cleaner.run_many([text for _, text in given])]
    before = mean([score(gold, text) for gold, text in given])
    after = mean([score(gold, text) for (gold, _), text in zip(given, cleaned, strict=True)])
    gold = [row["gold_text"] for row in pages]
    lost = [_lines(text, result.edits) for text, result in zip(gold, cleaner.run_many(gold), strict=True)]
    return {
        f"article: gain of F1, trafilatura, {name}": after.f1 - before.f1,
        f"article: recall kept, trafilatura, {name}": after.recall / before.recall,
        f"article: clean gold lines kept, {name}": 1 - sum(gone for gone, _ in lost) / sum(lines for _, lines in lost),
    }


def _lines(text: str, edits: Sequence[Edit]) -> tuple[int, int]:
    """How many lines of the text that hold anything have gone as a whole, and how many there are."""
    left = list(text)
    for edit in edits:
        if not edit.replacement.strip():
            left[edit.start : edit.end] = " " * (edit.end - edit.start)
    gone = lines = start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            lines += 1
            gone += not "".join(left[start:end]).strip()
        start = end + 1
    return gone, lines


def _page(folder: Path, name: str) -> Scores:
    pages = _pages(folder, name)
    results = Cleaner(profile="page").run_many([row["raw_text"] for row in pages])
    scores = [score(row["gold_text"], result.text) for row, result in zip(pages, results, strict=True)]
    total = mean(scores)
    return {
        f"page: F1, {name}": total.f1,
        f"page: documents with half of their recall, {name}": 1 - total.low / total.documents,
    }


if __name__ == "__main__":
    main()
