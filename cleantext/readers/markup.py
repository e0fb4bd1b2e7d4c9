"""Whether a text is the source of an HTML page, or JSON Lines, given to us as if it were plain text."""

from __future__ import annotations

import re

import orjson

RECORD = 100_000
"""Longest first line, in characters, that is read as a record."""
HEAD = 4_000
"""Characters of a text that are looked at."""
MANY = 10
"""Tags in them from which a text is HTML, however it begins."""
_BEGINS = re.compile(r"\ufeff?\s*<(?:!doctype\s+html|html|head|body)\b", re.I)
_TAG = re.compile(
    r"</?(?:a|b|br|div|em|h[1-6]|i|img|li|link|meta|nav|p|script|span|strong|style|t[dhr]|ul)[\s/>]", re.I
)


def is_html(text: str) -> bool:
    """Whether a text begins as a page does, or has many tags in its beginning. Cheap: the rest isn't looked at."""
    head = text[:HEAD]
    if "<" not in head:
        return False
    return _BEGINS.match(head) is not None or (head.count("<") >= MANY and len(_TAG.findall(head)) >= MANY)


def is_json_lines(text: str) -> bool:
    """Whether a text's first line is a whole JSON object with a string in it. Cheap: the rest isn't looked at."""
    if not text.startswith('{"'):
        return False
    try:
        record = orjson.loads(text[:RECORD].partition("\n")[0].encode("utf-8", "surrogatepass"))
    except ValueError:
        return False
    return isinstance(record, dict) and any(isinstance(value, str) for value in record.values())
