"""The JSON Schema of pack files, generated from the types that parse them, for completion and errors in editors."""

from __future__ import annotations

from typing import Any

from cleantext.kinds import KINDS
from cleantext.kinds.base import NAME
from cleantext.packs.pack import PackFile

ID = "cleantext-pack.schema.json"
"""Name of the schema's file beside a pack."""


def schema() -> dict[str, Any]:
    """The schema of a pack file, by itself (draft 2020-12).

    It says what a file may hold, key by key. What it cannot say (whether a pattern compiles, whether an id stands twice)
    is said by `cleantext rules check`.
    """
    out = PackFile.model_json_schema(by_alias=True)
    definitions = out["$defs"]
    for kind, model in KINDS.items():
        rule = definitions[model.__name__]
        rule["title"] = f"Rule of kind {kind}"
        rule["description"] = (model.__doc__ or "").strip().split("\n")[0]
        rule["properties"]["kind"]["description"] = "What the rule does: " + ", ".join(sorted(KINDS)) + "."
        rule["properties"]["id"]["pattern"] = f"^{NAME}$"  # a file's ids stand without the pack's name
        if {"phrases", "pattern"} <= rule["properties"].keys():
            rule["anyOf"] = [{"required": ["phrases"]}, {"required": ["pattern"]}]
    for definition in (out, *definitions.values()):
        _plain(definition)
    out["properties"]["rules"] |= {"items": _by_kind(), "type": ["array", "null"]}  # `rules:` alone: none as yet
    out["properties"]["override"]["additionalProperties"] = {"type": "object"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        **out,
        "title": "cleantext rule pack",
        "description": "A pack of rules for cleantext; `cleantext rules check` and `cleantext rules test` try it.",
    }


def _by_kind() -> dict[str, Any]:
    """A rule, its kind first: an editor then speaks of that kind's keys, where a choice of all kinds would only say
    that none fits."""
    return {
        "type": "object",
        "required": ["id", "kind", "why", "examples"],
        "properties": {"kind": {"enum": sorted(KINDS)}},
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/{KINDS[kind].__name__}"},
            }
            for kind in sorted(KINDS)
        ],
    }


def _plain(definition: dict[str, Any]) -> None:
    """Takes away what pydantic adds and nobody reads: titles that repeat the key."""
    for field in definition.get("properties", {}).values():
        field.pop("title", None)
