"""The profile `page` and its model beside their peers: main text from a whole page's plain text, and from its HTML.

    python benchmarks/page.py --data FOLDER [--models M0.npz [M1.npz M2.npz]] [--cache FOLDER] [--sets NAME ...] [--limit N]

One table a set: precision, recall and F1 (4-word shingles), documents below half of their recall, text and pages a CPU
second. `profile page` is what `--profile page` makes of the pages, all of its rules included; `page model` is one look
of its model alone. The shipped model has learned from pages of all sites; `--models` gives those that
`python -m training.page.train --leave-out 0` (1, 2) makes, each of which then judges the sites that it has not seen. Only these
rows say how good it is on other sites. With fewer than three models, only the pages of the parts that they left out are
read. Readers of plain text get `raw_text`, or what `--text` makes of the page (see `flattened.py`); readers of HTML get
`html`.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from flattened import TEXTS, flattened
from labelled import FOLDS, data_option, extracted, fold_of, folder_of, mean, rows, score, site_of

from cleantext.cleaner import Cleaner
from cleantext.page import PageModel

Pages = Sequence[dict[str, Any]]
Outputs = list[str | None]


def kept(model: PageModel, pages: Pages) -> list[str]:
    documents = [page["raw_text"].split("\n") for page in pages]
    return [
        "\n".join(line for line, stays in zip(document, keep.tolist(), strict=True) if stays)
        for document, keep in zip(documents, model.keep(documents), strict=True)
    ]


def cleaned(model: PageModel, pages: Pages) -> list[str]:
    """What the profile makes of them, with this model in place of the shipped one."""
    with patch.object(PageModel, "load", return_value=model) as load:
        texts = [result.text for result in Cleaner(profile="page").run_many(page["raw_text"] for page in pages)]
    assert load.called, "the profile works with another model than the one that is measured"
    return texts


def across(models: Sequence[PageModel], how: Callable[[PageModel, Pages], list[str]], pages: Pages) -> Outputs:
    """Each page judged by the model that has not seen its site."""
    out: Outputs = [None] * len(pages)
    for k, model in enumerate(models):
        mine = [i for i, page in enumerate(pages) if fold_of(site_of(page)) == k]
        for i, text in zip(mine, how(model, [pages[i] for i in mine]), strict=True):
            out[i] = text
    return out


def c4(pages: Pages) -> Outputs:
    """C4's line rules: five words and a final mark, quotation marks and CJK ends allowed."""
    end = re.compile(r"[.!?。！？…][\"”’»'」』）)]*\s*$")

    def good(line: str) -> bool:
        words = len(line.split()) + len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]", line)) // 2
        return words >= 5 and bool(end.search(line)) and not re.search(r"javascript|\{", line, re.I)

    return ["\n".join(filter(good, page["raw_text"].split("\n"))) for page in pages]


def longest_run(pages: Pages) -> Outputs:
    """The stretch of lines with the most words, each line less a dozen."""
    out: Outputs = []
    for page in pages:
        lines = page["raw_text"].split("\n")
        best = total = 0
        first = start = end = 0
        for i, line in enumerate(lines):
            if line.strip():
                total += len(line.split()) + len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]", line)) // 2 - 12
            if total > best:
                best, start, end = total, first, i + 1
            if total < 0:
                total, first = 0, i + 1
        out.append("\n".join(lines[start:end]))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data_option(parser)
    parser.add_argument("--models", type=Path, nargs="+", help="models left without the sites of part 0, 1, 2")
    parser.add_argument(
        "--cache", type=Path, help="folder that keeps what extractors gave (their speed isn't shown then)"
    )
    parser.add_argument("--sets", nargs="*")
    parser.add_argument("--limit", type=int, default=0, help="pages a set")
    parser.add_argument("--text", choices=TEXTS, default="blocks", help="how the page becomes plain text")
    parser.add_argument("--extractors", nargs="*", default=["trafilatura", "readability"])
    args = parser.parse_args()

    shipped = PageModel.load()
    tools: dict[str, Callable[[Pages], Outputs]] = {
        "nothing done": lambda pages: [page["raw_text"] for page in pages],
        "C4's line rules": c4,
        "longest run": longest_run,
        "page model": lambda pages: list(kept(shipped, pages)),
        "profile page": lambda pages: list(cleaned(shipped, pages)),
    }
    if args.models:
        held_out = [PageModel.read(path) for path in args.models]
        tools["page model, other sites"] = lambda pages: across(held_out, kept, pages)
        tools["profile page, other sites"] = lambda pages: across(held_out, cleaned, pages)
    for name in args.extractors:
        tools[f"{name} (HTML)"] = partial(fresh, name, args.cache)

    by_set: dict[str, list[dict[str, Any]]] = {}
    for row in rows(folder_of(args), args.sets):
        if not (
            row.get("gold_text") and row.get("raw_text") and fold_of(site_of(row)) < len(args.models or range(FOLDS))
        ):
            continue
        if (page := flattened(row, args.text)) is not None:
            by_set.setdefault(row["set"], []).append(page)
    for name, pages in by_set.items():
        report(name, pages[: args.limit] if args.limit else pages, tools)


def fresh(extractor: str, cache: Path | None, pages: Pages) -> Outputs:
    """What an extractor makes of the HTML: run here and now, so that its time counts, unless there is a cache."""
    rows = pages if cache else [{key: page[key] for key in page if not key.startswith("out_")} for page in pages]
    return [(extracted(row, extractor, cache) or "") if row.get("html") else None for row in rows]


def report(name: str, pages: Pages, tools: dict[str, Callable[[Pages], Outputs]]) -> None:
    size = sum(len(page["raw_text"].encode("utf-8", "replace")) for page in pages) / 1e6
    print(f"\n{name}: {len(pages)} pages, {size:.2f} MB of text")
    print(f"{'':26}{'docs':>5}{'P':>8}{'R':>8}{'F1':>8}{'R<.5':>6}{'MB/s':>8}{'pages/s':>9}")
    for tool, run in tools.items():
        begun = time.process_time()
        outputs = run(pages)
        spent = max(time.process_time() - begun, 1e-9)
        scores = [score(page["gold_text"], text) for page, text in zip(pages, outputs, strict=True) if text is not None]
        if scores:
            m = mean(scores)
            print(
                f"{tool:26}{m.documents:5}{m.precision:8.3f}{m.recall:8.3f}{m.f1:8.3f}{m.low:6}"
                f"{size / spent:8.2f}{len(pages) / spent:9.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
