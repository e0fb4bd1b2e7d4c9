"""Pages with lost spaces -> rows of features with their answers, in several states of each page.

`broken`: all joins; `thin`: 85 % of them undone, as in real articles; `sparse`: 95 %; `correct`: none; `lone`: the correct
page with a few spaces taken out at random; `short`: a paragraph with one of its joins; `glued`: a paragraph with a space
taken out at random; `single`: a paragraph that lost none, or a word that looks joined in a short text would always be so;
`again`: a thin page that says some of its joins, and some of its names, twice (`repeats.py`); `twice`: such a paragraph. A
digit behind the name makes another draw. Files are those of `pages.py`.
"""

from __future__ import annotations

import glob
import gzip
import json
import random
import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from cleantext.joins.certain import certain
from cleantext.joins.chunks import Chunks
from cleantext.joins.context import Context
from cleantext.joins.one_name import is_name
from cleantext.joins.quotes import closes, points_ahead
from cleantext.joins.seams import ALONE, Seam, Vector
from cleantext.joins.sure import lost
from cleantext.joins.tables import Lexicon
from cleantext.joins.whole import Span, outside
from training.joins import verdicts
from training.joins.repeats import repeated

CHUNK = re.compile(r"[^\x00-\x20]+")
UNDONE = {"thin": 0.85, "sparse": 0.95, "again": 0.85}
STATES = (
    "broken", "thin0", "thin1", "sparse0", "again0", "lone0", "lone1", "short", "twice", "glued", "single", "correct"
)  # fmt: skip
WITHOUT_JOINS = ("lone0", "glued", "single", "correct")
"""States of a page that has none."""
LONE = 4
"""Most spaces that are taken out of a `lone` page."""
FEW = 6
"""Paragraphs of a page that become a document of their own."""
BETWEEN = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])")
UNSHARED = ("listed_left", "listed_right")
"""What the tables of few languages know: weights of several languages do without."""
CAPITALIZED = re.compile(r"\b[A-ZÀ-ÖØ-ÞА-Я][^\W\d_]*$")
SHORT_WORD = re.compile(r"[^\W\d_]{1,3}\b")


@dataclass
class Page:
    """The candidate seams of a page in one state, in order."""

    name: str
    site: str
    measured: bool
    """Whether cross-validation is reported on it."""
    language: str
    state: str
    """`broken`, `thin0`, `sparse0`, `again0`, `lone0`, `short`, `twice`, `glued`, `single` or `correct`."""
    words: int = 0
    """Of the document, as `Context.words` counts."""
    size: int = 0
    """Of the document in UTF-8, in bytes."""
    true_words: int = 0
    """Of the correct text, between spaces."""
    seams: list[Seam] = field(default_factory=list)
    rows: list[Vector] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    """1 a lost space, 0 none, -1 neither right nor wrong."""
    shown: list[str] = field(default_factory=list)
    refuted: set[int] = field(default_factory=set)
    """Offsets in the correct text at which somebody has read that no space belongs."""
    places: list[int] = field(default_factory=list)
    """Offset of each seam in the document."""
    certain: dict[int, tuple[int, bool]] = field(default_factory=dict)
    """Offset of each place that is split whatever the networks say, with its answer, and whether it is between letters."""
    never: set[int] = field(default_factory=set)
    """Offsets of the seams that are never split: between a word and its number that are a name in the document, and at a
    quotation mark that turns the other way."""
    joins: Counter[bool] = field(default_factory=Counter)
    """All lost spaces, found by the candidates or not: True between letters, False elsewhere."""


def read(files: Iterable[str], language: str, measured: Iterable[str] = ()) -> dict[str, list[dict[str, Any]]]:
    """Page -> its paragraphs in order, with what was said of places in them."""
    out: dict[str, list[dict[str, Any]]] = {}
    said = verdicts.load(language)
    for file in files:
        marked = {"measured": file in measured}
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["lang"] == language:
                    out.setdefault(row["source"], []).append(verdicts.applied(row, said) | marked)
    return out


def text_of(rows: list[dict[str, Any]], state: str, page: str) -> tuple[str, set[int], set[int]]:
    """The page's text in a state, the offsets of its joins, and offsets that count neither way."""
    chance = random.Random(page + state)
    parts: list[str] = []
    joins: set[int] = set()
    maybe: set[int] = set()
    at = 0
    for row in rows:
        if state == "correct" or state.startswith("lone"):
            text, lost, either = row["correct"], [], row.get("defects", ())
        else:
            text, lost, either = row["broken"], row["joins"], row.get("maybe", ())
        share = UNDONE.get(state.rstrip("0123456789"))
        if share:
            undone = [j for j in lost if chance.random() < share]
            moved = {j: j + sum(u < j for u in undone) for j in (*lost, *either)}
            cut = [0, *undone, len(text)]
            text = " ".join(text[a:b] for a, b in pairwise(cut))
            lost, either = [moved[j] for j in lost if j not in set(undone)], [moved[j] for j in either]
        parts.append(text)
        joins.update(at + j for j in lost)
        maybe.update(at + j for j in either)
        at += len(text) + 1
    return "\n".join(parts), joins, maybe


def refuted(rows: list[dict[str, Any]]) -> Iterator[int]:
    """The offsets in the correct page at which somebody has read that no space belongs."""
    at = 0
    for row in rows:
        yield from (at + offset for offset in row["refuted"])
        at += len(row["correct"]) + 1


def lone(text: str, maybe: set[int], chance: random.Random) -> tuple[str, set[int], set[int]]:
    """The correct page with one to `LONE` spaces between letters taken out; half of them beside a capital, as at links."""
    places = [m.start() for m in BETWEEN.finditer(text)]
    named = [p for p in places if text[p + 1].isupper() or CAPITALIZED.search(text, max(0, p - 20), p)]
    count = min(chance.randint(1, LONE), len(places))
    taken = sorted({chance.choice(named if named and chance.random() < 0.5 else places) for _ in range(count)})
    parts = [text[a:b] for a, b in pairwise([0, *(p + 1 for p in taken), len(text)])]
    glued = "".join(part[:-1] for part in parts[:-1]) + parts[-1]
    return glued, {p - k for k, p in enumerate(taken)}, {m - sum(p < m for p in taken) for m in maybe}


def documents(rows: list[dict[str, Any]], state: str, page: str) -> Iterator[tuple[str, set[int], set[int]]]:
    """The page as one document, or for `short`, `twice`, `glued` and `single` a few of its paragraphs as a document each."""
    if state.startswith("lone"):
        text, _, maybe = text_of(rows, state, page)
        yield lone(text, maybe, random.Random(page + state))
        return
    if state not in ("short", "twice", "glued", "single"):
        text, joins, maybe = text_of(rows, state, page)
        again = state.startswith("again")
        yield repeated(text, joins, maybe, random.Random(page + state)) if again else (text, joins, maybe)
        return
    chance = random.Random(page + state)
    if state == "single":
        read = [row for row in rows if row["refuted"]]
        for row in read + chance.sample(rows, min(FEW, len(rows))):
            yield row["correct"], set(), set(row.get("defects", ()))
        return
    chosen = [row for row in rows if row["joins"]] if state != "glued" else rows
    for row in chance.sample(chosen, min(FEW, len(chosen))):
        either = set(row.get("defects", ()))
        if state != "glued":
            keep = chance.choice(row["joins"])
            one = row | {"joins": [j for j in row["joins"] if j != keep]}
            cut = [0, *one["joins"], len(row["broken"])]
            text = " ".join(row["broken"][a:b] for a, b in pairwise(cut))
            before = sum(j < keep for j in one["joins"])
            maybe = {j + sum(u < j for u in one["joins"]) for j in row.get("maybe", ())}
            found = text, {keep + before}, maybe
            yield repeated(*found, chance) if state == "twice" else found
        else:
            places = [m.start() for m in BETWEEN.finditer(row["correct"])]
            if not places or either:
                continue
            at = chance.choice(places)
            if chance.random() < 0.5:  # beside a short word, as often as not
                near = [p for p in places if SHORT_WORD.match(row["correct"], p + 1)]
                at = chance.choice(near or places)
            yield row["correct"][:at] + row["correct"][at + 1 :], {at}, set()


def collect(files: Iterable[str], language: str, states: Collection[str], measured: Iterable[str] = ()) -> list[Page]:
    """Every candidate seam of the pages."""
    lexicon = Lexicon.load(language)
    chunks = Chunks(lexicon, None)
    out = []
    for name, rows in read(files, language, measured).items():
        joined = any(row["joins"] for row in rows)
        for state in states if joined else [state for state in states if state in WITHOUT_JOINS]:
            for text, joins, maybe in documents(rows, state, name):
                page = Page(name, rows[0].get("site", name), rows[0]["measured"], language, state)
                page.true_words = sum(len(row["correct"].split()) for row in rows)
                page.joins.update(text[j - 1].isalpha() and text[j].isalpha() for j in joins)
                if state == "correct":
                    page.refuted.update(refuted(rows))
                fill(page, text, joins, maybe, lexicon, chunks)
                out.append(page)
    return out


def fill(page: Page, text: str, joins: set[int], maybe: set[int], lexicon: Lexicon, chunks: Chunks) -> None:
    """The candidate seams of a document."""
    spans: list[Span] = []
    line = before = 0
    for chunk in CHUNK.finditer(text):
        if chunks.candidates(chunk[0]).seams:
            line += text.count("\n", before, chunk.start())
            before = chunk.start()
            spans.append(Span(line, *chunk.span()))
    found_in = [(span, chunks.candidates(text[span.start : span.end]).seams) for span in outside(text, spans)]
    document = Context(lexicon, text, len(text.encode()), [seam for _, found in found_in for seam in found])
    page.words, page.size = document.words, document.size
    for at in certain(text):
        page.certain[at] = -1 if at in maybe else int(at in joins), text[at - 1].isalpha() and text[at].isalpha()
    for (line, start, end), found in found_in:
        for seam, around in zip(found, document.around(start, end, found), strict=True):
            at = start + seam.at
            ahead = text[at - 1] == "»" and points_ahead(text, at - 1)
            if ahead or (text[at] == "“" and closes(text, at)) or is_name(lexicon, text, at, seam):
                page.never.add(at)
            if lost(lexicon, text, at, seam):
                page.certain[at] = -1 if at in maybe else int(at in joins), False
            page.seams.append(seam)
            page.places.append(at)
            page.rows.append(seam.alone + around + document.counts(seam))
            page.lines.append(line)
            page.answers.append(-1 if at in maybe else int(at in joins))
            page.shown.append(text[max(0, at - 30) : at] + "|" + text[at : at + 30])


def expanded(names: Iterable[str]) -> list[str]:
    """The files that these patterns name, in order."""
    return sorted(f for name in names for f in glob.glob(name))


def gathered(names: list[str], languages: str, measured: list[str], single: bool) -> list[Page]:
    """Every candidate seam of the pages in these files, in all states (`single` only where it is wanted); languages are parted
    by commas."""
    sure = expanded(measured)
    files = [*expanded(names), *sure]
    states = [state for state in STATES if single or state != "single"]
    pages = [page for language in languages.split(",") for page in collect(files, language, states, sure)]
    if "," in languages:
        known = {ALONE.index(name) for name in UNSHARED}
        for page in pages:
            for i, (seam, row) in enumerate(zip(page.seams, page.rows, strict=True)):
                if seam.letters:
                    page.rows[i] = array("d", (0.0 if k in known else value for k, value in enumerate(row)))
    return pages
