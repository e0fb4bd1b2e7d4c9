"""A pack: rules with a name, and the settings that they share."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cleantext.errors import PackError, Problem
from cleantext.kinds import KINDS, AnyRule, Rule
from cleantext.model import Profile
from cleantext.packs.source import Path, Source

_SHARED = ("languages", "profiles", "sites")


class PackHead(BaseModel):
    """Everything in a pack file but its rules."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    pack: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", description="Name of the pack: a-z, 0-9 and hyphens.")
    version: str = Field(default="0", description="Version of the pack.")
    description: str = Field(default="", description="What the pack is for.")
    languages: tuple[str, ...] = Field(default=(), description="Languages of all its rules; a rule may narrow them.")
    profiles: tuple[Profile, ...] = Field(default=(), description="Profiles of all its rules; a rule may narrow them.")
    sites: tuple[str, ...] = Field(default=(), description="Sites of all its rules; a rule may narrow them.")
    stopwords: tuple[str, ...] = Field(
        default=(), description="The commonest words of the pack's one language, by which its texts are known."
    )
    extends: tuple[str, ...] = Field(default=(), description="Packs whose rules come first: by name, path or entry point.")
    disable: tuple[str, ...] = Field(default=(), description="Full ids of rules of the extended packs that are switched off.")
    override: dict[str, dict[str, Any]] = Field(
        default={}, description="Full id of a rule of an extended pack -> fields that are different here."
    )


class PackFile(PackHead):
    """A whole pack file, as the JSON Schema describes it."""

    rules: tuple[AnyRule, ...] = Field(default=(), description="The rules, in order.")


class Pack(BaseModel):
    """A pack that has been read, with the rules of the packs that it extends."""

    model_config = ConfigDict(frozen=True)
    head: PackHead
    rules: tuple[AnyRule, ...]
    """Their ids are full (`pack/rule`)."""
    origin: str
    """Where it came from: a path, or an entry point."""
    places: dict[str, tuple[str, int]] = {}
    """Full id of a rule -> its file and line."""

    @property
    def name(self) -> str:
        return self.head.pack


def parse(source: Source) -> tuple[PackHead, list[Rule], dict[str, tuple[str, int]]]:
    """The head and the rules that stand in a file.

    Raises:
        PackError: with every problem of the file; one bad rule does not hide the others'.
    """
    problems: list[Problem] = []
    data = source.data
    if not isinstance(data, dict):
        raise PackError([source.problem((), "a pack is a mapping that begins with `pack: its-name`")])
    head_data = {k: v for k, v in data.items() if k != "rules"}
    head = _validated(PackHead, head_data, source, (), "", problems)
    raw = data.get("rules")
    if raw is None:
        raw = []
    if not isinstance(raw, list):
        problems.append(source.problem(("rules",), "`rules` is a list; each rule begins with `- id: its-name`"))
        raw = []
    rules: list[Rule] = []
    places: dict[str, tuple[str, int]] = {}
    pack = head.pack if isinstance(head, PackHead) else str(data.get("pack", ""))
    for i, item in enumerate(raw):
        rule = _rule(item, source, i, pack, head, problems)
        if rule is None:
            continue
        line = source.places.get(("rules", i), (1, 1))[0]
        if rule.id in places:
            first = places[rule.id][1]
            problems.append(source.problem(("rules", i, "id"), f"the id '{rule.id}' is taken by the rule in line {first}"))
            continue
        places[rule.id] = (source.path, line)
        rules.append(rule)
    if problems:
        raise PackError(sorted(problems, key=lambda p: (p.line, p.column)))
    assert isinstance(head, PackHead)
    return head, rules, places


def _rule(item: Any, source: Source, i: int, pack: str, head: Any, problems: list[Problem]) -> Rule | None:
    path: Path = ("rules", i)
    if not isinstance(item, dict):
        problems.append(source.problem(path, "a rule is a mapping with `id`, `kind`, `why` and `examples`"))
        return None
    name = item.get("id")
    full = f"{pack}/{name}" if isinstance(name, str) else f"{pack}/?"
    kind = item.get("kind")
    if kind not in KINDS:
        known = ", ".join(sorted(KINDS))
        if kind is None:
            message = f"rule '{name}' has no `kind`; the kinds are {known}"
        else:
            message = f"rule '{name}': there is no kind '{kind}'{_meant(str(kind), KINDS)}; the kinds are {known}"
        problems.append(source.problem((*path, "kind"), message, rule=full))
        return None
    data = dict(item)
    if isinstance(head, PackHead):
        for field in _SHARED:
            if (shared := getattr(head, field)) and field not in data:
                data[field] = shared
    rule = _validated(KINDS[kind], data, source, path, full, problems)
    if not isinstance(rule, Rule):
        return None
    if "/" in rule.id:
        problems.append(source.problem((*path, "id"), f"the id '{name}' holds a slash; the pack's name is put before it by itself"))
        return None
    if rule.languages and rule.stage in ("encoding", "characters"):
        message = f"rule '{name}': `languages` cannot scope the stage {rule.stage}; it runs before the language is known"
        problems.append(source.problem((*path, "languages"), message, rule=full))
        return None
    return rule.model_copy(update={"id": full})


def _validated(
    model: type[BaseModel], data: Mapping[str, Any], source: Source, path: Path, rule: str, problems: list[Problem]
) -> BaseModel | None:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for fault in error.errors():
            problems.append(_explained(fault, model, source, path, rule))
        return None


def _explained(fault: Any, model: type[BaseModel], source: Source, path: Path, rule: str) -> Problem:
    """A fault that pydantic found, in a pack author's words and at its place."""
    loc = tuple(part for part in fault["loc"] if isinstance(part, (str, int)))
    where = (*path, *loc)
    inside = f"rule '{rule.partition('/')[2]}': " if rule else ""
    kind, message = fault["type"], str(fault["msg"])
    if kind == "extra_forbidden":
        names = _names(_inner(model, loc[:-1]))
        message = f"unknown key '{loc[-1]}'{_meant(str(loc[-1]), names)}; known here: {', '.join(sorted(names))}"
    elif kind == "missing":
        message = f"`{loc[-1]}` is missing"
        where = where[:-1]
    elif kind == "value_error":
        message = message.removeprefix("Value error, ")
    else:
        label = ".".join(map(str, loc)) or "pack"
        message = f"`{label}`: {message[0].lower()}{message[1:]}, not {_short(fault.get('input'))}"
    return source.problem(where, inside + message, rule=rule)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."


def _inner(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    """The model that a path of keys leads to."""
    for part in loc:
        for name, field in model.model_fields.items():
            if part in (name, field.alias):
                for candidate in _models(field.annotation):
                    model = candidate
    return model


def _models(annotation: Any) -> Iterable[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models(argument)


def _names(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _meant(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.55)
    return f" (did you mean '{close[0]}'?)" if close else ""
