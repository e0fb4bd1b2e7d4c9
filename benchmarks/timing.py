"""What the benchmarks of speed share: documents to run over, and MB of text per CPU second of one core."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from labelled import rows
from sentences import SENTENCES

from cleantext.cleaner import Cleaner

ARTICLES = ("article", "news", "blog")
"""Types of pages whose gold text is an article; shops, listings and forums are pages all the same."""


class Documents(NamedTuple):
    """Texts, all cut to the same size."""

    articles: list[str]
    """Clean articles: what a page's reader wants of it."""
    pages: list[dict[str, Any]]
    """Rows of labelled pages with their `html` and, as plain text, `raw_text`; none without a data folder."""


def documents(folder: Path | None, megabytes: float) -> Documents:
    """Documents of labelled pages, in an order that is drawn once; without a folder, made of this project's sentences.

    Args:
        megabytes: of articles; half of that of pages.
    """
    limit = int(megabytes * 1e6)
    if folder is None:
        return Documents(_taken(_articles(), limit, str), [])
    found = [row for row in rows(folder) if row.get("gold_text") and len(row["gold_text"]) > 500]
    random.Random(0).shuffle(found)
    articles = (row["gold_text"] for row in found if row.get("page_type") in ARTICLES)
    pages = [row for row in found if row.get("html") and row.get("raw_text")]
    return Documents(_taken(articles, limit, str), _taken(pages, limit // 2, lambda row: row["raw_text"]))


def _articles() -> Iterable[str]:
    dice = random.Random(0)
    texts = list(SENTENCES.values())
    for _ in range(4000):
        sentences = dice.choice(texts)
        yield "\n\n".join(" ".join(dice.choices(sentences, k=4)) for _ in range(12))


def _taken(items: Iterable[Any], limit: int, text: Callable[[Any], str]) -> list[Any]:
    out = []
    size = 0
    for item in items:
        out.append(item)
        size += size_of(text(item))
        if size >= limit:
            break
    return out


def size_of(text: str) -> int:
    """Bytes of UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def in_batches(cleaner: Cleaner, texts: Sequence[str]) -> None:
    """Cleans all texts, and drops what comes out."""
    for _ in cleaner.run_many(texts):
        pass


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds that it takes, those of the system included."""
    started = time.process_time()
    work()
    return time.process_time() - started


def speed(work: Callable[[], object], texts: Sequence[str], runs: int = 2) -> float:
    """MB of text per CPU second, the best of some runs."""
    return sum(map(size_of, texts)) / 1e6 / min(seconds(work) for _ in range(runs))
