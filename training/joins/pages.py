"""Make pages of run-together words from HTML: every text node stripped, then glued, beside what a browser would show.

    python -m training.joins.pages OUT.jsonl.gz LANGUAGE PAGES.jsonl.gz ...  (rows with `html`, `lang`, `id`, `domain`)

A row is a paragraph-like element: source, site, lang, correct, broken, joins (offsets in `broken` where a space was
lost), maybe (a space before closing punctuation or after an opening bracket on the page: neither right nor wrong).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from typing import TypedDict

import lxml.html

LEAVES = ("p", "li", "h1", "h2", "h3", "dd", "td", "blockquote", "figcaption")
_BLOCKS_TEXT = """
    p div ul ol li table tr td h1 h2 h3 h4 h5 h6 pre code script style section article dl dd dt form br
"""
BLOCKS = frozenset(_BLOCKS_TEXT.split())
SPACE = re.compile(r"[ \t\n\r\f]+")
CLOSING, OPENING = ".,;:!?)]}%”’»…", "([{“„«‘"
MAX_JOINS = 100


class Row(TypedDict):
    """A paragraph, as a browser shows it and with lost spaces."""

    correct: str
    broken: str
    joins: list[int]
    maybe: list[int]


def rows(html: str) -> Iterator[Row]:
    """The paragraphs of a page that have no block inside, 5 to 600 words each, no paragraph twice."""
    try:
        root = lxml.html.fromstring(html)
    except (ValueError, lxml.etree.ParserError):
        return
    seen = set()
    total = 0
    for node in root.iter(*LEAVES):
        if any(child.tag in BLOCKS or not isinstance(child.tag, str) for child in node.iterdescendants()):
            continue
        parts = [SPACE.sub(" ", str(part)) for part in node.itertext()]
        row = glued(parts)
        if not 5 <= len(row["correct"].split()) <= 600 or row["correct"] in seen:
            continue
        seen.add(row["correct"])
        if total + len(row["joins"]) > MAX_JOINS:
            continue
        total += len(row["joins"])
        yield row


def glued(parts: list[str]) -> Row:
    """The row of a paragraph's text nodes."""
    correct = SPACE.sub(" ", "".join(parts)).strip(" ")
    broken = "".join(part.strip(" ") for part in parts)
    joins: list[int] = []
    maybe: list[int] = []
    i = 0
    for at, c in enumerate(broken):
        if correct[i] != c and correct[i] == " ":
            i += 1
            lost = maybe if c in CLOSING or broken[at - 1] in OPENING else joins
            lost.append(at)
        i += 1
    return {"correct": correct, "broken": broken, "joins": joins, "maybe": maybe}


def main(out: str, language: str, files: list[str]) -> None:
    pages = lost = 0
    with gzip.open(out, "wt", encoding="utf-8") as sink:
        for file in files:
            with gzip.open(file, "rt", encoding="utf-8") as lines:
                pages_of = [json.loads(line) for line in lines]
            for page in pages_of:
                if page["lang"] != language or not page.get("html"):
                    continue
                found = list(rows(page["html"]))
                if not any(row["joins"] for row in found):
                    continue
                pages += 1
                for row in found:
                    lost += len(row["joins"])
                    origin = {"source": page["id"], "site": page.get("domain") or page["id"], "lang": language}
                    sink.write(json.dumps({**origin, **row}, ensure_ascii=False) + "\n")
    print(f"{out}: {pages} pages, {lost} joins")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
