"""Patterns as they stand in packs: one, or a list of alternatives, with the calls of fragments in their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

import regex
from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from cleantext.errors import did_you_mean
from cleantext.kinds.alternatives import joined
from cleantext.patterns.matcher import compiled


def trusted(info: ValidationInfo) -> bool:
    """Whether what is read has been checked before: compiling hundreds of patterns at every start takes a second."""
    return bool(info.context and info.context.get("trusted"))


def _fragments(info: ValidationInfo) -> Mapping[str, str]:
    """The fragments that patterns of what is read may call."""
    return info.context.get("fragments", {}) if info.context else {}


def _checked_pattern(value: str, info: ValidationInfo) -> str:
    if trusted(info):
        return value
    try:
        compiled(value, bool(info.data.get("ignore_case", True)))
    except regex.error as error:
        if (call := CALL.search(value)) and "group reference" in error.msg:
            known = _fragments(info)
            raise ValueError(f"no fragment is called '{call[1]}'{did_you_mean(call[1], known)}") from None
        at = "" if error.pos is None else f" at character {error.pos + 1} of the pattern"
        raise ValueError(f"bad pattern{at}: {error.msg}") from None
    return value


CALL = re.compile(r"\(\?&(\w+)\)")
"""The call of a fragment, written as `regex` writes that of a named group."""


def expanded(pattern: str, fragments: Mapping[str, str]) -> str:
    """The pattern with the fragments that it calls in their places, each as a group that counts as none."""
    return CALL.sub(lambda call: f"(?:{fragments[call[1]]})" if call[1] in fragments else call[0], pattern)


def _one_pattern(value: Any, info: ValidationInfo) -> Any:
    """The alternatives of a pattern as one pattern, fragments in their places."""
    fragments = _fragments(info)
    if isinstance(value, str):
        return expanded(value, fragments)
    if not isinstance(value, list):
        return value
    if not value:
        raise ValueError("a pattern has one alternative at least")
    alternatives: list[str] = []
    for n, one in enumerate(value, 1):
        if not isinstance(one, str):
            raise ValueError(f"alternative {n} is no text: {one!r}")
        try:
            alternatives.append(_checked_pattern(expanded(one, fragments), info))
        except ValueError as error:
            raise ValueError(f"alternative {n}: {error}") from None
    return "|".join(alternatives) if trusted(info) else joined(alternatives)


Pattern = Annotated[
    str, BeforeValidator(_one_pattern, json_schema_input_type=str | list[str]), AfterValidator(_checked_pattern)
]
"""One, or a list of alternatives."""
