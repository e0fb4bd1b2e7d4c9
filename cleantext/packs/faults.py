"""Data of a YAML file to a model; what pydantic finds wrong, in the words of somebody who writes packs, and at its place in
the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

import regex
from pydantic import BaseModel, ValidationError

from cleantext.errors import Problem, did_you_mean
from cleantext.kinds import KINDS
from cleantext.kinds.pattern import CALL
from cleantext.packs.source import Keys, Source
from cleantext.shorten import shortened

Model = TypeVar("Model", bound=BaseModel)

_TYPES = {
    "string_type": "is text",
    "tuple_type": "is a list",
    "int_type": "is a whole number",
    "int_parsing": "is a whole number",
    "int_from_float": "is a whole number",
    "float_type": "is a number",
    "float_parsing": "is a number",
    "bool_type": "is true or false",
    "bool_parsing": "is true or false",
    "dict_type": "is a mapping (`key: value`)",
    "model_type": "is a mapping",
    "model_attributes_type": "is a mapping",
}

_BETWEEN = {
    **dict.fromkeys(("stopwords", "languages", "profiles", "sites", "disable"), r"[\s,]+"),
    **dict.fromkeys(("phrases", "extends"), r"\s*,\s+"),
}
"""Key -> what stands between the items where a list was written as one text."""
_CALLED = re.compile(r"no fragment is called '(\w+)'")
_ALTERNATIVE = re.compile(r"alternative (\d+): ")


def validated(
    model: type[Model],
    data: Mapping[str, Any],
    source: Source,
    keys: Keys,
    problems: list[Problem],
    *,
    rule: str = "",
    shown: type[BaseModel] | None = None,
    trusted: bool = False,
    fragments: Mapping[str, str] | None = None,
) -> Model | None:
    """The data as the model has it; None where something is wrong, which is then added to the problems.

    Args:
        keys: where the data stand in the source.
        rule: full id of the rule that they are; empty where they are none.
        shown: the model whose keys are named as known ones, where it is another.
        trusted: whether the data were checked before.
        fragments: what patterns in it may call.
    """
    context = {"trusted": trusted, "fragments": fragments or {}}
    try:
        # Strict, so that `longest: "12"` is an error here as it is by the schema; as JSON, so that lists may be lists.
        return model.model_validate_json(json.dumps(data), strict=True, context=context)
    except ValidationError as error:
        problems += problems_of(error, shown or model, source, keys, rule)
        return None


def problems_of(
    error: ValidationError, model: type[BaseModel], source: Source, keys: Keys, rule: str = ""
) -> list[Problem]:
    """What is wrong with data, as problems of the file that they stand in.

    Args:
        error: what pydantic says.
        model: what the value at `keys` was read as.
        source: the file.
        keys: where that value stands in it.
        rule: full id of the rule.
    """
    return [_problem(fault, model, source, keys, rule) for fault in _faults(error)]


def _problem(fault: Any, model: type[BaseModel], source: Source, keys: Keys, rule: str) -> Problem:
    """One of `ValidationError.errors()`."""
    loc = tuple(part for part in fault["loc"] if isinstance(part, (str, int)))
    where = (*keys, *loc)
    inside = f"rule '{rule.partition('/')[2]}': " if rule else ""
    kind, value = fault["type"], fault.get("input")
    if kind == "value_error":
        return _of_validator(fault, source, where, inside, rule)
    if kind == "extra_forbidden":
        message = inside + _unknown(str(loc[-1]), _model_at(model, loc[:-1]), loc[:-1])
        if value is None:  # what stood behind a comma, in a mapping of one line
            message += "; a text with a comma in it stands in quotes"
        return source.problem(where, message, rule=rule)
    if kind == "missing":
        message = inside + _missing(str(loc[-1]), _model_at(model, loc[:-1]))
        return source.problem(where[:-1], message, rule=rule)
    if kind in _TYPES:
        written = source.values[where].written if where in source.values else ""
        message = _wrong_type(_label(loc), kind, value, written, _model_at(model, loc))
    else:
        message = _out_of_range(_label(loc), kind, fault)
    return source.inside(where, 0, inside + message, rule=rule)


def _faults(error: ValidationError) -> list[Any]:
    """The errors of a validation, without those that only follow from others (a list is short when its items are
    bad)."""
    found = error.errors()
    return [
        fault
        for fault in found
        if fault["type"] != "too_short"
        or not any(other["loc"][: len(fault["loc"])] == fault["loc"] and other is not fault for other in found)
    ]


def _of_validator(fault: Any, source: Source, where: Keys, inside: str, rule: str) -> Problem:
    """A problem that a kind found by itself; a bad pattern is shown at the character that is wrong."""
    message = str(fault["msg"]).removeprefix("Value error, ")
    value = fault.get("input")
    if isinstance(value, list) and (one := _ALTERNATIVE.match(message)):
        number = int(one[1]) - 1
        message, where, value = message[one.end() :], (*where, number), value[number]
    if where[:1] == ("fragments",) and (called := _CALLED.match(message)) and called[1] in source.data["fragments"]:
        itself = called[1] == where[1]
        message = f"a fragment calls those above it, and '{called[1]}' {'is this one itself' if itself else 'stands below'}"
    if isinstance(value, str) and message.startswith("bad pattern") and not CALL.search(value):
        try:
            regex.compile(value)
        except regex.error as error:
            advice = _pattern_advice(value, error)
            message = f"bad pattern: {error.msg}{advice}"
            return source.inside(where, error.pos or 0, inside + message, rule=rule)
    field, colon, _ = message.partition(": ")
    if colon and (*where, field) in source.places:
        where = (*where, field)
    elif isinstance(value, (list, tuple)):  # an item that the message quotes
        for n, item in enumerate(value):
            if repr(item) in message:
                where = (*where, n)
                break
    return source.problem(where, inside + message, rule=rule)


def _pattern_advice(pattern: str, error: Any) -> str:
    at = error.pos or 0
    if "missing )" in error.msg or "unbalanced" in error.msg:
        return r"; a bracket that is meant as such is written \( or \)"
    if "nothing to repeat" in error.msg or "multiple repeat" in error.msg:
        sign = pattern[at - 1 : at + 1].strip("\\") or "*"
        return rf"; a sign that is meant as such is written \{sign[-1:]}"
    if "bad escape" in error.msg:
        return r"; a backslash that is meant as such is written \\"
    if "unterminated" in error.msg or "missing ]" in error.msg:
        return r"; a bracket that is meant as such is written \["
    return ""


def _label(loc: tuple[str | int, ...]) -> str:
    out = ""
    for part in loc:
        out += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if out else part
    return out or "pack"


_MEANT = {
    **dict.fromkeys(("heading", "headings", "title", "titles", "words", "lines", "text", "texts"), "phrases"),
    **dict.fromkeys(("regex", "regexp", "match", "matches", "find"), "pattern"),
    **dict.fromkeys(("place", "position"), "where"),
    **dict.fromkeys(("replacement", "replace", "by", "to"), "with"),
    **dict.fromkeys(("reason", "because", "description", "comment"), "why"),
}
"""What others call our keys."""


def _unknown(key: str, model: type[BaseModel], inside: tuple[str | int, ...]) -> str:
    if not inside and model in KINDS.values():
        others = sorted(kind for kind, other in KINDS.items() if key in keys_of(other))
        if others:
            kind = next(kind for kind, other in KINDS.items() if other is model)
            return f"a rule of kind {kind} has no `{key}`; rules of kind {' and '.join(others)} do"
    known = keys_of(model)
    where = f" in `{_label(inside)}`" if inside else ""
    meant = did_you_mean(key, known) or did_you_mean(_MEANT.get(key, ""), known)
    return f"unknown key '{key}'{where}{meant}; known here: {', '.join(known)}"


def _missing(key: str, model: type[BaseModel]) -> str:
    for name, field in model.model_fields.items():
        if key in (name, field.validation_alias) and field.description:
            return f"`{key}` is missing: {field.description[0].lower()}{field.description[1:].rstrip('.')}"
    return f"`{key}` is missing"


def _wrong_type(label: str, kind: str, value: Any, written: str, model: type[BaseModel]) -> str:
    number = isinstance(value, (int, float))
    message = f"`{label}` {_TYPES[kind]}, not {shortened(written, 40) if number and written else _shown(value)}"
    if kind == "tuple_type" and isinstance(value, (str, int, float)) and not isinstance(value, bool):
        if number:
            return f'{message}; write ["{written or value}"]'
        words = re.split(_BETWEEN.get(label, "\n"), str(value))  # a sentence has commas of its own
        return f"{message}; write [{', '.join(map(_quoted, words))}]"
    if kind == "tuple_type" and isinstance(value, Mapping):
        return f"{message}; each entry begins with `- `"
    if kind == "string_type" and isinstance(value, Mapping):
        return f"{message}; a text with a colon and a space in it stands in quotes"
    if kind == "string_type" and (number or (value is None and written)):
        return f'{message}; put it in quotes: "{written or value}"'
    if label == "with" and value is None:
        return f"{message}; where nothing is to stand, write ''"
    if kind.startswith("model_"):
        return f"{message}; its keys: {', '.join(keys_of(model))}"
    return message


def _quoted(text: str) -> str:
    """A text as an item of a list between brackets."""
    return json.dumps(text, ensure_ascii=False) if re.search(r"""[][{},"'#:]""", text) else text


def _out_of_range(label: str, kind: str, fault: Any) -> str:
    context, value = fault.get("ctx") or {}, fault.get("input")
    if kind == "literal_error":
        allowed = [word.strip("'") for word in str(context.get("expected", "")).replace(" or ", ", ").split(", ")]
        among = "one of " if len(allowed) > 1 else ""
        return f"`{label}` is {among}{', '.join(allowed)}, not {_shown(value)}{did_you_mean(str(value), allowed)}"
    if kind == "too_short":
        least, found = context.get("min_length"), context.get("actual_length")
        return f"`{label}` needs at least {least} {'entry' if least == 1 else 'entries'}, and has {found}"
    if kind == "string_too_short":
        return f"`{label}` needs at least {context.get('min_length')} characters, not {_shown(value)}: say it in a sentence"
    if kind == "string_pattern_mismatch":
        return f"`{label}` is made of a-z, 0-9 and hyphens, not {_shown(value)}"
    limits = {"greater_than": ("gt", "more than"), "greater_than_equal": ("ge", "at least"),
              "less_than": ("lt", "less than"), "less_than_equal": ("le", "at most")}  # fmt: skip
    if kind in limits:
        name, words = limits[kind]
        return f"`{label}` must be {words} {context.get(name):g}, not {_shown(value)}"
    message = str(fault["msg"])
    return f"`{label}`: {message[0].lower()}{message[1:]}, not {_shown(value)}"


def _shown(value: Any) -> str:
    """A wrong value, quoted, short."""
    if value is None:
        return "empty"
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return repr(shortened(value, 38))
    return shortened(str(value), 40)


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    """The model that a path of keys leads to, or the last one on the way."""
    for part in loc:
        for name, field in model.model_fields.items():
            if part in (name, field.validation_alias):
                model = next(_models(field.annotation), model)
                break
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys of a model as they stand in a file, the ones that must be there first."""
    fields = sorted(model.model_fields.items(), key=lambda item: not item[1].is_required())
    return [str(field.validation_alias or name) for name, field in fields]
