"""Labelled pages for the benchmarks: reading them, what extractors make of them, and the score.

A data folder holds `*.jsonl.gz`; a row has `id, lang, domain, page_type, html, raw_text, gold_text`. It is given by
`--data` or the environment variable CLEANTEXT_BENCH_DATA; docs/benchmarks.md names public sets and how to bring them
into this form. The score is 4-word-shingle F1 as scrapinghub/article-extraction-benchmark defines it (precision and
recall averaged over documents), with every CJK character a word of its own.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
TOKEN = re.compile(f"[{_CJK}]|[^\\W{_CJK}]+")
"""A word; of Chinese, Japanese and Korean a character."""


def data_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", default=os.environ.get("CLEANTEXT_BENCH_DATA"), help="folder of labelled pages")


def folder_of(args: argparse.Namespace) -> Path:
    if not args.data:
        raise SystemExit("say where the labelled pages are: --data FOLDER, or CLEANTEXT_BENCH_DATA=FOLDER")
    return Path(args.data)


def rows(folder: Path, names: list[str] | None = None) -> Iterator[dict[str, Any]]:
    """The rows of all sets (of those named), each with `set`, its file's name."""
    for file in sorted(folder.glob("*.jsonl.gz")):
        name = file.name.removesuffix(".jsonl.gz")
        if names and name not in names:
            continue
        with gzip.open(file, "rt", encoding="utf-8") as stream:
            for line in stream:
                row = json.loads(line)
                if row.get("gold_text") is not None or row.get("html"):
                    yield {**row, "set": name}


FOLDS = 3
"""Parts that the sites are split into."""


def part(row: dict[str, Any]) -> str:
    """`build` or `check`, by site, so that no site stands on both sides."""
    return "build" if fold_of(site_of(row)) else "check"


def fold_of(site: str, folds: int = FOLDS) -> int:
    """The part that a site belongs to: MD5 of its name."""
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % folds


def site_of(row: dict[str, Any]) -> str:
    """The last two labels of the host name; the row's id where a set has no host names."""
    domain = (row.get("domain") or "").lower().strip(".")
    return ".".join(domain.split(".")[-2:]) if "." in domain else str(row["id"])


def tokens(text: str) -> list[str]:
    """The words, of letters and their accents as one character: some gold texts have them as two."""
    return TOKEN.findall(unicodedata.normalize("NFC", text))


class Score(NamedTuple):
    precision: float | None
    recall: float | None


def score(gold: str, output: str, n: int = 4) -> Score:
    """Precision and recall over n-word shingles; None where there is nothing to count."""
    want, have = _shingles(tokens(gold), n), _shingles(tokens(output), n)
    shared = (want & have).total()
    return Score(
        shared / have.total() if have else None,
        shared / want.total() if want else None,
    )


def _shingles(words: list[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1)) if words[i : i + n])


class Mean(NamedTuple):
    documents: int
    precision: float
    recall: float
    f1: float
    low: int
    """Documents under half of their recall."""


def mean(scores: list[Score]) -> Mean:
    precision = statistics.fmean([s.precision for s in scores if s.precision is not None] or [0.0])
    recall = statistics.fmean([s.recall for s in scores if s.recall is not None] or [0.0])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Mean(len(scores), precision, recall, f1, sum((s.recall or 0) < 0.5 for s in scores))


def _trafilatura(html: str) -> str:
    import trafilatura

    return trafilatura.extract(html) or ""


def _readability(html: str) -> str:
    import lxml.html
    import readability

    summary = readability.Document(html).summary(html_partial=True)
    tree = lxml.html.fromstring(summary)
    for block in tree.iter("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "br", "blockquote", "pre"):
        block.tail = "\n" + (block.tail or "")
    return re.sub(r"\s*\n\s*", "\n", tree.text_content()).strip()


def _resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=True))


def _newspaper4k(html: str) -> str:
    import newspaper

    article = newspaper.Article("https://example.org/", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return str(article.text)


EXTRACTORS: dict[str, Callable[[str], str]] = {
    "trafilatura": _trafilatura,
    "readability": _readability,
    "resiliparse": _resiliparse,
    "newspaper4k": _newspaper4k,
}


def extracted(row: dict[str, Any], extractor: str, cache: Path | None) -> str | None:
    """What an extractor makes of the page: from the row, from the cache, or by running it; None where it fails."""
    if (given := row.get(f"out_{extractor}")) is not None:
        return str(given)
    html = row.get("html")
    if not html:
        return None
    file = cache / extractor / hashlib.sha256(html.encode("utf-8", "replace")).hexdigest() if cache else None
    if file and file.exists():
        return file.read_text("utf-8", "surrogatepass") or None
    try:
        text = EXTRACTORS[extractor](html)
    except ImportError:  # not installed: nothing to measure
        return None
    except Exception as error:  # an extractor's failure on a page is its own affair, and counted as no output
        print(f"{extractor} failed on {row['id']}: {type(error).__name__}: {error}"[:160], flush=True)
        text = ""
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", "surrogatepass")
    return text or None
