"""What is never cut, whatever it looks like: addresses, handles, hashtags, paths, code, numbers of documents and things."""

from __future__ import annotations

import re
from typing import NamedTuple

_ENDS = (
    "com|org|net|edu|gov|io|co|de|fr|es|uk|ru|it|pl|at|ch|eu|info|tv|me|us|ca|au|nz|in|jp|cn|br|mx|nl|be|se|no|dk|fi"
    "|dev|app|ai|blog|html|htm|php|js|py|pdf|jpg|png|gif|md|txt|json|xml|exe|css|yml|yaml|sh|rb|java|cpp"
)
_CAPITAL = "A-ZА-ЯЁ"
_BEFORE, _AFTER = rf"(?<![\w{_CAPITAL}а-яё-])", rf"(?![\w{_CAPITAL}а-яё])"
_NUMBERS = (
    rf"{_BEFORE}(?:[{_CAPITAL}]+-?\d[{_CAPITAL}\d-]*|\d+[{_CAPITAL}]+-?\d[{_CAPITAL}\d-]*)/\d[{_CAPITAL}\d]*{_AFTER}"
    rf"|{_BEFORE}[A-Z]{{2,}}-[A-Z]+\d+/\d+[A-Z]*{_AFTER}"
    rf"|{_BEFORE}(?:[{_CAPITAL}]{{1,4}}\d+[{_CAPITAL}]{{1,4}}|\d+[{_CAPITAL}]{{1,4}}\d+)[{_CAPITAL}\d]*{_AFTER}"
    rf"|(?<![A-Z])(?:[A-Z]+\d+){{3}}|{_BEFORE}[A-Z]{{2,5}}\(\d{{4}}\)\d"
)
"""AZ1234/2023B and T-604/18RENV, letters first or within; AB12CDE and 1234AB56, where letters and digits change twice;
IBANs and the like; COM(2020)123. What begins with a number and goes on in capitals (2023NEWS, 11/50US) may be a word glued on."""
KEEP = re.compile(
    r"://|www\.|@|#(?:[^\s\d]|\d+[a-z])|\\|[a-z]\(\)|[<>={}_`~]|\$[A-Za-z{(]|::|\w/\w+/|^[(\"“]*/\w|\b[ru]/\w"
    r"|(?!\b(?:e\.g|i\.e|[ap]\.m)\.)[a-z]\.(?:[a-z]{2}|[a-z]\.)|^[a-z]+\.[A-Za-z]{3,}\(|%[0-9A-F]{2}|\w&\w+=|\w\?\w+="
    r"|[\w-]+\.(?:" + _ENDS + r")\b(?![A-Z])|(?i:doi|bibcode|arxiv|s2cid|issn|pmid):"
    r"|\babout:[a-z]|\b(?i:tl;dr|n/a)\b|^\|[^|]+\|$|\",\"|\w/[\w-]+\.\d"
    r"|^-+\w[\w-]*\[|^-[a-z][A-Z]|#!|\w!\(\"|\|['\"“]|['\"“]\|"
    r"|\w\((?:['\"]|[a-z]+[A-Z]|\w+;)|[^\W\d]\(\d{1,3}(?:\.\d+)?\)"
    r"|\d\.\d+[-.]?(?i:alpha|beta|rc|pre|dev|post)\.?\d*\b|-\d+\.\d+\.\d+[-.]\w|\bamd64\b"
    r"|;\d+(?:\(\d[^()]*\))?:\w?\d"
    r"|(?:[0-9A-F]{2}:){3}|(?:[A-Za-z+/]+\d+){5}|(?=\w*\d)\b[0-9a-f]{16}|" + _NUMBERS,
    re.ASCII,
)
"""In a chunk of non-space characters: nothing in it is touched, but what `open_parts` says. Partly after the study's list."""
_BEGINS = re.compile(r"https?(?=://)|www(?=\.\w)|[@#](?=[^\W\d_])(?!\w*(?:[.-]\w|@))")
"""Where a web address, a handle or a hashtag begins, but for e-mail addresses: what is glued to its front may be split off."""
_ENDS_WITH = re.compile(
    r"(?<=(?<!\bjava)\.)(?:com|org|net|edu|gov|io|uk)(?=[^\W\d_]|(?:[,;:!?)\]\"”’]|\.(?=[A-Z]))+[^\W\d_])"
)
"""The end of the name of a site with a word glued to it."""


class Part(NamedTuple):
    """A part of a chunk that may be split."""

    start: int
    text: str
    first: int = 0
    """Where its first seam must be, if that is between letters; 0 where it may be anywhere."""


def open_parts(chunk: str) -> list[Part]:
    """All of a chunk; of one that holds something to be kept what is glued to the front or the end of an address."""
    if not KEEP.search(chunk):
        return [Part(0, chunk)]
    parts = []
    begin = _BEGINS.search(chunk, 1)
    if begin and not KEEP.search(chunk[: begin.start()]):
        parts.append(Part(0, chunk[: begin.end()] if begin[0].isalpha() else chunk[: begin.end() + 1]))
    end = _ENDS_WITH.search(chunk)
    if end and not KEEP.search(chunk, end.start()):
        parts.append(Part(end.start(), chunk[end.start() :], len(end[0])))
    return parts
