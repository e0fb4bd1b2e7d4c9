"""The training pages: their lines, labels, votes and sites."""

import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path

from labelled import site_of

from training.page.extract import EXTRACTORS
from training.scoring.labels import label


@dataclass
class Page:
    """One page."""

    id: str
    source: str
    lang: str
    site: str
    kind: str
    lines: list[str]
    gold_text: str | None
    gold: list[float] | None  # share of each line that gold has
    votes: dict[str, list[float]] = field(default_factory=dict)  # the same, by extractor


def build(folder: Path, votes: Path) -> list[Page]:
    """All pages of a folder that have a plain text, their lines labelled.

    Args:
        folder: the labelled pages.
        votes: what `extract` wrote of them.
    """
    with gzip.open(votes, "rt", encoding="utf8") as lines:
        voted = {row["id"]: row for row in map(json.loads, lines)}
    pages = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        name = path.name.removesuffix(".jsonl.gz")
        with gzip.open(path, "rt", encoding="utf8") as rows:
            for row in map(json.loads, rows):
                if not row.get("raw_text"):
                    continue
                text = row["raw_text"].split("\n")
                gold_text = row.get("gold_text")
                gold = label(text, gold_text) if gold_text else None
                page = Page(
                    row["id"], name, row["lang"], site_of(row), row.get("page_type") or "", text, gold_text, gold
                )
                for extractor in EXTRACTORS:
                    found = voted.get(page.id, {}).get(extractor) or row.get(f"out_{extractor}")
                    if found:
                        page.votes[extractor] = label(text, found)
                pages.append(page)
        print(name, len(pages), flush=True)
    return pages
