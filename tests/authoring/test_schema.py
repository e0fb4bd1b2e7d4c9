"""The JSON Schema and the parser say the same of every pack."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from cleantext.kinds import KINDS
from cleantext.packs import builtin_files
from cleantext.packs.pack import PackHead
from cleantext.packs.schema import schema
from cleantext.packs.source import read
from tests.authoring.samples import data

VALIDATOR = jsonschema.Draft202012Validator(schema())


def structural(pack: Any) -> bool:
    """Whether the parser's types refuse a pack for its form (not for what a pattern or a phrase means)."""
    if not isinstance(pack, dict):
        return True
    found = _faults(PackHead, {k: v for k, v in pack.items() if k != "rules"})
    rules = pack.get("rules")
    if rules is not None and not isinstance(rules, list):
        return True
    for rule in rules or []:
        if not isinstance(rule, dict) or not isinstance(rule.get("kind"), str) or rule["kind"] not in KINDS:
            return True
        found += _faults(KINDS[rule["kind"]], rule)
    return any(fault != "value_error" for fault in found)


def _faults(model: Any, value: Any) -> list[str]:
    try:
        model.model_validate_json(json.dumps(value), strict=True)
    except ValidationError as error:
        return [fault["type"] for fault in error.errors()]
    return []


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_every_field_has_a_description() -> None:
    definitions = schema()["$defs"]
    missing = [
        f"{model.__name__}.{field}"
        for model in KINDS.values()
        for field, value in definitions[model.__name__]["properties"].items()
        if not value.get("description")
    ]
    assert not missing


@pytest.mark.parametrize("name", sorted(builtin_files()))
def test_built_in_packs_are_valid(name: str) -> None:
    file = builtin_files()[name]
    assert not [error.message for error in VALIDATOR.iter_errors(read(str(file), file.read_bytes()).data)]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Paths of everything inside."""
    out = [path] if path else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        out += places(inner, (*path, key))
    return out


VALUES = [None, "", "word", "anywhere", "same", 0, 1, -3, 7, 2.5, True, [], ["word"], [3], {}, {"in": "a", "out": "b"}]


def changed(pack: Any, path: tuple[Any, ...], how: str, value: Any) -> Any:
    pack = copy.deepcopy(pack)
    at = pack
    for key in path[:-1]:
        at = at[key]
    last = path[-1]
    if how == "replace":
        at[last] = value
    elif how == "drop":
        del at[last]
    elif isinstance(at, dict):  # rename
        at["x" + str(last)] = at.pop(last)
    else:
        at.append(value)
    return pack


PLACES = places(data())


@settings(max_examples=400)
@given(st.sampled_from(PLACES), st.sampled_from(["replace", "drop", "rename"]), st.sampled_from(VALUES))
def test_schema_and_parser_agree(path: tuple[Any, ...], how: str, value: Any) -> None:
    pack = changed(data(), path, how, value)
    errors = [error.message for error in VALIDATOR.iter_errors(pack)]
    if structural(pack):
        assert errors, f"the parser refuses what the schema allows: {how} {path} {value!r}"
    elif errors:
        # The schema may say what the parser finds by a check of its own: a line rule without phrases and pattern.
        assert all("anyOf" in error.schema_path for error in VALIDATOR.iter_errors(pack)) or any(
            _faults(KINDS[rule["kind"]], rule) for rule in pack["rules"]
        ), f"the schema refuses what the parser allows: {how} {path} {value!r}: {errors}"
