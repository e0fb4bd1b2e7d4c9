"""Places where a space was lost whatever the words beside them are: in lists, beside addresses, in datelines and citations.

    Added a quay+ Added a pier+ Added a crane        1. Oak2. Ash3. Elm        seehttps://example.org        OSLO —The talks

A list is known by its line: one plus, or one number, behind a word says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.joins.whole import Span, outside

CONFIDENCE = 0.95
FEWEST = 3
"""Items that make a list."""
SHORTEST_ITEM = 20
"""Characters of an item behind a plus or an asterisk, on average: fields that must be filled in have marks, too (Name* Town*)."""
_BULLET = re.compile(r"([+*])(?: (?<=[^\W\d_]{3}..)| (?<=[).?!”\"]..))([^\W\d_])")
_NUMBER = re.compile(r"(?:(?<![^\W_])(?<!\d[.,:/-])|(?<=([^\W\d_]{2})))(\d\d?)(?=[.)]? ?([^\W\d_])\w)")
"""A number with a word behind it; glued to a word, or at the head of one."""
_SECOND = re.compile(r"2(?<=[^\W\d_]{2}2)(?=[.)]? ?[^\W\d_]\w)")
"""The second item of such a list."""
_SMALL = "and|or|for|to|on|in|is|at|with|the|if|as|by|from"
_MONTHS = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
))  # fmt: skip
_DATE = rf"(?:{_MONTHS}|Sept)\.? \d{{1,2}}, (?:19|20)\d\d(?!\d\d)"
"""A day with its year, or with a year to which the next number is glued."""
_BEFORE = 80
"""Characters that are looked at before a hit."""
_RULES = [
    (why, words, re.compile(hit), re.compile(rf"(?:{before})\Z"))
    for why, words, hit, before in (
        ("an address behind a word", ("http",), r"()https?://\w", r"[\s(\"“‘][^\W\d_]+[.!?…]*"),
        ("an address behind a word", ("www.",), r"()www\.[\w-]+\.[a-z]", r"[\s(\"“‘][^\W\d_]{2,}[.!?…]*"),
        ("an address behind “at”", ("@",), r"at()[\w.+-]+@\w", r"\b(?:us|me) "),
        ("a small word behind an address", (".com", ".org", ".net", ".gov", ".edu"),
         rf"\.(?:com|org|net|gov|edu)()(?=(?:{_SMALL})(?![\w./@-]))", r"\w"),
        ("a date behind a word", ("19", "20"), rf"(?<=[a-zà-ÿ]{{2}})()(?:{_DATE}|\d\d\.\d\d\.(?:19|20)\d\d\b)", r""),
        ("a name with a date behind “By”", ("By",), rf"(?m)^By()(?=(?:[A-Z][a-z’'-]+ ){{1,3}}[A-Z][a-z]+\W*?{_DATE})", r""),
        ("a dash behind capitals at the head of a line", (" —", " –", " --"),
         r" (?:[—–]|--)()(?=[“‘\"]?[A-Z][a-z ])", r"\n[^\n–—]{0,60}(?:[A-Z]{3}|[A-Z]\))"),
        ("the number of a book or a paper", ("doi:", "PMID", "ISBN", "ISSN"),
         r"\.()(?=(?:doi|arXiv):\d|(?:PMC|PMID|ISSN|ISBN|OCLC|S2CID)[\s:]?\d)", r"[^\W_]"),
        ("the number of a book or a paper", ("PMID", "ISBN", "ISSN"), r"(?:ISBN|ISSN|PMID)()(?=\d[\d-]{5})", r"[\W_]"),
    )
]  # fmt: skip
"""Why a space belongs at the empty group of a hit; what a text with one holds; the hit; what must be before it."""
_CHUNK = re.compile(r"[^\x00-\x20]+")


def certain(text: str) -> dict[int, str]:
    """Offset at which a space belongs -> why, for people; ascending."""
    found: dict[int, str] = {}
    for why, words, pattern, before in _RULES:
        for hit in pattern.finditer(text) if any(word in text for word in words) else ():
            at = hit.start()
            if before.search(text[at - _BEFORE : at] if at >= _BEFORE else "\n" + text[:at]):
                found[hit.start(1)] = why
    for line in {text.rfind("\n", 0, hit.start()) + 1 for hit in _SECOND.finditer(text)}:
        found.update((line + at, "a number that goes on from the one before it") for at in _numbers(_line(text, line)))
    if "+ " in text or "* " in text:
        for line in {text.rfind("\n", 0, hit.start()) + 1 for hit in _BULLET.finditer(text)}:
            found.update((line + at, "one of several marks that begin items") for at in _bullets(_line(text, line)))
    return {at: found[at] for at in _in_prose(text, sorted(found))} if found else found


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def _bullets(line: str) -> Iterator[int]:
    """Marks that begin items, glued to the item before."""
    found = [m for m in _BULLET.finditer(line) if m[2].isupper()]
    for mark in "+*":
        places = [m.start() for m in found if m[1] == mark]
        if len(places) >= FEWEST and places[-1] - places[0] >= SHORTEST_ITEM * (len(places) - 1):
            yield from places


def _numbers(line: str) -> Iterator[int]:
    """Numbers that count up through the line, from 0 or 1, glued to the item before."""
    items = [m for m in _NUMBER.finditer(line) if m[3].isupper()]
    at = 0
    while at < len(items):
        first = at
        at += 1
        while at < len(items) and int(items[at][2]) == int(items[at - 1][2]) + 1:
            at += 1
        if int(items[first][2]) <= 1 and at - first >= FEWEST:
            glued = [m.start() for m in items[first:at] if m[1]]
            yield from glued if len(glued) >= FEWEST - 1 else ()


def _in_prose(text: str, places: list[int]) -> list[int]:
    """Those that are in no code and no row of data."""
    spans = []
    for at in places:
        start = at - 1
        while start and text[start - 1] > " ":
            start -= 1
        end = _CHUNK.match(text, at)
        spans.append(Span(text.count("\n", 0, start), start, end.end() if end else at))
    left = set(outside(text, spans))
    return [at for at, span in zip(places, spans, strict=True) if span in left]
