"""The shapes of what a run writes about itself. What does not have them was changed, or cut off in copying."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Counts = dict[str, dict[str, int]]


class Shape(BaseModel):
    """Data of a file of ours; keys that nobody here reads may be there as well."""

    model_config = ConfigDict(strict=True)


class Input(Shape):
    digest: str
    files: int


class Packs(Shape):
    digest: str
    names: list[list[str]]


class Options(Shape):
    format: str
    text_key: str
    profile: str
    guard: float | None


class Terms(Shape):
    """See `cleantext.runner.terms`."""

    version: str
    input: Input
    packs: Packs
    options: Options


class Mark(Shape):
    """What is noted of a finished shard."""

    file: str
    format: str
    start: int
    size: int
    last: bool
    broken: bool
    ids: str = Field(pattern=r"^([0-9a-f]{2})*$")
    tally: Counts
    quarantine: list[dict[str, Any]]


class Documents(Shape):
    entered: int = Field(alias="in")
    out: int
    changed: int
    quarantined: int


class OfRule(Shape):
    edits: int
    documents: int
    held: int


class Pack(Shape):
    name: str
    origin: str = ""


class Manifest(Shape):
    documents: Documents
    rules: dict[str, OfRule]
    packs: list[Pack]
    ledger: bool
    terms: Terms
    tally: Counts


class Damaged(ValueError):
    """A file does not have its shape; the message says where it is otherwise."""


def read(path: Path) -> dict[str, Any]:
    """The data of a JSON file of ours.

    Raises:
        Damaged: something else stands there.
    """
    try:
        data = json.loads(path.read_bytes())
    except ValueError as error:  # no JSON, or no text
        raise Damaged(f"it is no JSON ({error})") from None
    if not isinstance(data, dict):
        raise Damaged("it is no mapping")
    return data


def fitting(data: Mapping[str, Any], shape: type[Shape]) -> None:
    """Raises Damaged where data do not have the shape."""
    try:
        shape.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise Damaged(f"`{place}`: {first['msg'][0].lower()}{first['msg'][1:]}") from None
