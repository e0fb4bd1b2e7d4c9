"""What is never cut, whatever it looks like: addresses, handles, hashtags, paths, code, and names with a capital inside."""

from __future__ import annotations

import re

_ENDS = (
    "com|org|net|edu|gov|io|co|de|fr|es|uk|ru|it|pl|at|ch|eu|info|tv|me|us|ca|au|nz|in|jp|cn|br|mx|nl|be|se|no|dk|fi"
    "|dev|app|ai|blog|html|htm|php|js|py|pdf|jpg|png|gif|md|txt|json|xml|exe|css|yml|yaml|sh|rb|java|cpp"
)
KEEP = re.compile(
    r"://|www\.|@|#\w|\\|[a-z]\(\)|[<>={}_`~]|\$[A-Za-z{(]|::|\w/\w+/|^[(\"“]*/\w|\b[ru]/\w|[a-z]\.[a-z]+\.|^[a-z]+\.[A-Za-z]{3,}\("
    r"|[\w-]+\.(?:" + _ENDS + r")\b(?![A-Z])|(?i:doi|bibcode|arxiv|s2cid|issn|pmid):|%[0-9A-F]{2}|\w&\w+=|\w\?\w+=",
    re.ASCII,
)
"""In a chunk of non-space characters: nothing in it is touched. Partly after the study's list."""


REACH = 200
"""Characters on each side that are looked at."""
_AFTER = re.compile(r"\S*")


def kept(before: str, after: str) -> bool:
    """Whether a place between two texts stands in a run of non-space characters that is never cut."""
    head, tail = before[-REACH:], after[:REACH]
    at = len(head)
    while at and not head[at - 1].isspace():
        at -= 1
    found = _AFTER.match(tail)
    return bool(KEEP.search(head[at:] + (found[0] if found else "")))
