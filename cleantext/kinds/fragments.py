"""Fragments: pieces of patterns that a pack names once, and that its patterns call by name, as `(?&name)`.

The call is written as the `regex` package writes that of a named group, which stays one where no fragment has the name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from cleantext.kinds.alternatives import leak
from cleantext.kinds.pattern import Pattern, expanded, trusted

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def _calling_earlier_ones(fragments: Any) -> Any:
    """The fragments, each with those above it that it calls in their places."""
    if not isinstance(fragments, dict):
        return fragments
    out: dict[Any, Any] = {}
    known: dict[str, str] = {}
    for name, piece in fragments.items():
        pieces = piece if isinstance(piece, list) else [piece]
        pieces = [expanded(one, known) if isinstance(one, str) else one for one in pieces]
        out[name] = pieces if isinstance(piece, list) else pieces[0]
        known[name] = "|".join(map(str, pieces))
    return out


def _standing_for_themselves(fragments: Mapping[str, str], info: ValidationInfo) -> Mapping[str, str]:
    for name, piece in () if trusted(info) else fragments.items():
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name}: a fragment's name is made of a-z, 0-9 and _, and begins with a letter")
        if wrong := leak(piece):
            raise ValueError(f"{name}: {wrong}")
    return fragments


Fragments = Annotated[
    dict[str, Pattern], BeforeValidator(_calling_earlier_ones), AfterValidator(_standing_for_themselves)
]
"""Name -> pattern."""
