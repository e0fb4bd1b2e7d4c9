"""Make rows as `pages.py` does from manuals, for languages of which there are too few pages: their tags are glued at, too.

    python -m training.joins.manuals OUT.jsonl.gz SITE LANGUAGE FILE ...      (HTML, or Mallard's *.page)

The weights have learned from the manuals of GNOME (gnome-user-docs), GIMP (gimp-help-*), GnuCash (gnucash-docs) and
LibreOffice (libreoffice-help-*) as Debian 12 packs them. A manual is one site.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from pathlib import Path

from training.joins.pages import rows

WORDS = 30_000
"""Of a manual, about; files are taken in random order."""
ENGLISH = re.compile(r"\b(?:the|this|your|you|and|with|to)\b", re.IGNORECASE)
"""In a paragraph that nobody has translated."""
HEAD = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE.*?>|<info>.*?</info>", re.DOTALL)
CODE = re.compile(
    r"<(p|td|li|item)\b(?:(?!</\1>).)*?<(?:code|kbd|tt|pre|input|img|var|cmd|file|output|sys|media|guiseq|keyseq|link[^>]*/>)"
    r"(?:(?!</\1>).)*</\1>",
    re.DOTALL,
)
"""A paragraph with code in it, or with what a browser would put between or in place of tags."""
MALLARD = {"link": "a", "title": "h2", "page": "div"}


def as_html(text: str) -> str:
    """The markup of a manual as HTML, without its head and its paragraphs of code."""
    text = CODE.sub("", HEAD.sub("", text))
    if "<page" in text:
        for old, new in MALLARD.items():
            text = re.sub(rf"<(/?){old}\b", rf"<\1{new}", text)
    return text


def main(out: str, site: str, language: str, files: list[str]) -> None:
    random.Random(1).shuffle(files)
    seen: set[str] = set()
    words = lost = 0
    with gzip.open(out, "wt", encoding="utf-8") as sink:
        for file in files:
            if words > WORDS:
                break
            found = list(rows(as_html(Path(file).read_text("utf-8", "replace"))))
            found = [row for row in found if not ENGLISH.search(row["correct"]) and row["correct"] not in seen]
            if len(found) < 2:
                continue
            for row in found:
                seen.add(row["correct"])
                words += len(row["correct"].split())
                lost += len(row["joins"])
                origin = {"source": f"{site}/{language}/{Path(file).name}", "site": site, "lang": language}
                sink.write(json.dumps({**origin, **row}, ensure_ascii=False) + "\n")
    print(f"{out}: {words} words, {lost} joins")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sorted(sys.argv[4:]))
