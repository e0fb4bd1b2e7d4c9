"""Pages with lost spaces -> rows of features with their answers, in three states of each page.

`broken`: all joins; `thin`: 85 % of them undone, as in real articles; `correct`: none. Files are those of `pages.py`.
"""

from __future__ import annotations

import functools
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from cleantext.joins.context import Document, Place
from cleantext.joins.keep import kept
from cleantext.joins.seams import RUN, SHORTEST, seams
from cleantext.joins.tables import Lexicon

STATES = ("broken", "thin", "correct")
UNDONE = 0.85


@dataclass
class Rows:
    """Candidate seams of many pages."""

    alone: list[tuple[float, ...]] = field(default_factory=list)
    around: list[tuple[float, ...]] = field(default_factory=list)
    answer: list[bool] = field(default_factory=list)
    state: list[str] = field(default_factory=list)
    page: list[str] = field(default_factory=list)
    site: list[str] = field(default_factory=list)
    token: list[str] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    joins: Counter[str] = field(default_factory=Counter)
    """Joins of letters to letters by state, found by the candidates or not."""
    total_words: int = 0

    def arrays(self) -> dict[str, Any]:
        return {
            "x": np.hstack([np.array(self.alone, np.float32), np.array(self.around, np.float32)]),
            "y": np.array(self.answer), "state": np.array(self.state), "page": np.array(self.page),
            "site": np.array(self.site),
        }  # fmt: skip


def pages(files: Iterable[str], language: str) -> dict[str, list[dict[str, Any]]]:
    """Page -> its paragraphs in order."""
    out: dict[str, list[dict[str, Any]]] = {}
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["lang"] == language:
                    out.setdefault(row["source"], []).append(row)
    return out


def state(rows: list[dict[str, Any]], name: str, page: str) -> tuple[str, set[int], set[int]]:
    """The page's text in a state, the offsets of its joins, and offsets that count neither way."""
    chance = random.Random(page)
    parts, joins, maybe, at = [], set(), set(), 0
    for row in rows:
        if name == "correct":
            text, lost, either = row["correct"], [], row.get("defects", ())
        else:
            text, lost, either = row["broken"], row["joins"], row.get("maybe", ())
        if name == "thin":
            undone = [j for j in lost if chance.random() < UNDONE]
            moved = lambda j, undone=undone: j + sum(u < j for u in undone)  # noqa: E731
            cut = [0, *undone, len(text)]
            text = " ".join(text[a:b] for a, b in zip(cut, cut[1:], strict=False))
            lost, either = [moved(j) for j in lost if j not in set(undone)], [moved(j) for j in either]
        parts.append(text)
        joins.update(at + j for j in lost)
        maybe.update(at + j for j in either)
        at += len(text) + 1
    return "\n".join(parts), joins, maybe


def collect(files: Iterable[str], language: str) -> Rows:
    """Every candidate seam of the pages."""
    lexicon = Lexicon.load(language)
    cached = functools.lru_cache(1 << 16)(lambda token: seams(lexicon, token))
    out = Rows()
    for page, rows in pages(files, language).items():
        out.total_words += sum(len(row["correct"].split()) for row in rows)
        for name in STATES:
            text, joins, maybe = state(rows, name, page)
            out.joins[name] += sum(text[j - 1].isalpha() and text[j].isalpha() for j in joins)
            document = Document(lexicon, text)
            for run in RUN.finditer(text):
                token, start = run[0], run.start()
                found = cached(token) if len(token) >= SHORTEST else ()
                if not found or kept(text[max(0, start - 200) : start], text[start : start + 200]):
                    continue
                for seam, around in zip(found, document.around(Place(start, token, found)), strict=True):
                    at = start + seam.at
                    if at in maybe:
                        continue
                    out.alone.append(seam.alone)
                    out.around.append(around)
                    out.answer.append(at in joins)
                    out.state.append(name)
                    out.page.append(page)
                    out.site.append(rows[0].get("site", page))
                    out.token.append(token)
                    out.words.append(document.words)
                    out.shown.append(text[max(0, at - 30) : at] + "|" + text[at : at + 30])
    return out
