"""Halves of characters: UTF-16 surrogates that got into a string."""

from __future__ import annotations

import re

from cleantext.transforms.base import Span, Transform
from cleantext.transforms.spans import substitute

_PAIR_OR_HALF = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")


def _whole_character(found: str) -> str:
    return found.encode("utf-16", "surrogatepass").decode("utf-16") if len(found) == 2 else "\ufffd"


def _edits(line: str) -> list[Span]:
    return substitute(_PAIR_OR_HALF, _whole_character, line)


SURROGATES = Transform(
    "surrogates", "line", (r"\xed[\xa0-\xbf]",), lambda t: _PAIR_OR_HALF.search(t) is not None, _edits
)
