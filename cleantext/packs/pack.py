"""A pack: rules with a name, and the settings that they share."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializeAsAny,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from cleantext.errors import Problem
from cleantext.kinds import KINDS, AnyRule, Rule
from cleantext.model import Profile
from cleantext.packs.explain import explained, faults, meant
from cleantext.packs.source import Keys, Source
from cleantext.packs.stopwords import Stopwords, joined

_SHARED = ("languages", "profiles", "sites")
"""What a pack says for all its rules that do not say it themselves."""
Model = TypeVar("Model", bound=BaseModel)


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
    extends: tuple[str, ...] = Field(
        default=(), description="Packs whose rules come first: by name, path or entry point."
    )
    disable: tuple[str, ...] = Field(
        default=(), description="Full ids of rules of the extended packs that are switched off."
    )
    override: dict[str, dict[str, Any]] = Field(
        default={}, description="Full id of a rule of an extended pack -> fields that are different here."
    )

    @field_validator("stopwords")
    @classmethod
    def _of_a_language(cls, stopwords: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if stopwords and not info.data.get("languages", True):
            raise ValueError("nothing says which language these words are of; name it under `languages`")
        for word in stopwords:
            if word.split() != [word]:
                raise ValueError(f"stop words are single words, and {word!r} is none; texts are known by their words")
        return tuple(map(str.lower, stopwords))

    @property
    def told(self) -> Stopwords:
        """The pack's own stop words."""
        return {self.languages[0]: self.stopwords} if self.stopwords else {}


class PackFile(PackHead):
    """A whole pack file, as the JSON Schema describes it."""

    rules: tuple[AnyRule, ...] = Field(default=(), description="The rules, in order.")


class Pack(BaseModel):
    """A pack that has been read, with the rules of the packs that it extends."""

    model_config = ConfigDict(frozen=True)
    head: PackHead
    rules: tuple[SerializeAsAny[Rule], ...]
    """Their ids are full (`pack/rule`)."""
    origin: str
    """Where it came from: a path, or an entry point."""
    places: dict[str, tuple[str, int]] = {}
    """Full id of a rule -> its file and line."""
    disabled: dict[str, str] = {}
    """Full id of a rule that this pack, or one that it extends, switches off -> name of the pack that does."""

    inherited: Stopwords = {}
    """Stop words of the packs that it extends, by language."""

    @property
    def name(self) -> str:
        return self.head.pack

    @property
    def stopwords(self) -> Stopwords:
        """The pack's own and those of the packs that it extends."""
        return joined([self.inherited, self.head.told])


class Parsed(NamedTuple):
    """What a file holds, good and bad."""

    head: PackHead | None
    """None when something in it is wrong."""
    rules: list[Rule]
    """The rules without a fault. Their ids are full."""
    order: dict[str, int]
    """Full id of a rule -> its place in the file's list `rules`, from 0."""
    places: dict[str, tuple[str, int]]
    problems: list[Problem]


def parse(source: Source, trusted: bool = False) -> Parsed:
    """Everything that stands in a file, and every problem of it, in the order of the file.

    Args:
        source: the file.
        trusted: whether it was checked before; its patterns are then compiled when they are first needed.
    """
    problems: list[Problem] = []
    data = source.data
    if data is None:
        return Parsed(
            None,
            [],
            {},
            {},
            [source.problem((), "the file is empty; `cleantext rules new` writes a pack to start from")],
        )
    if not isinstance(data, dict):
        return Parsed(None, [], {}, {}, [source.problem((), "a pack is a mapping that begins with `pack: its-name`")])
    head_data = {k: v for k, v in data.items() if k != "rules"}
    head = validated(PackHead, head_data, source, (), "", problems, PackFile)
    raw = data.get("rules")
    if raw is None:
        raw = []
    if not isinstance(raw, list):
        problems.append(source.problem(("rules",), "`rules` is a list; each rule begins with `- id: its-name`"))
        raw = []
    rules: list[Rule] = []
    order: dict[str, int] = {}
    places: dict[str, tuple[str, int]] = {}
    name = head.pack if head is not None else str(data.get("pack", ""))
    seen: dict[str, int] = {}
    for i, item in enumerate(raw):
        line = source.places.get(("rules", i), (1, 1))[0]
        own = item.get("id") if isinstance(item, dict) else None
        if isinstance(own, str):
            if own in seen:
                message = f"the id '{own}' is taken by the rule in line {seen[own]}; every rule has its own"
                problems.append(source.problem(("rules", i, "id"), message, rule=f"{name}/{own}"))
                continue
            seen[own] = line
        rule = _rule(item, source, i, name, head, problems, trusted)
        if rule is not None:
            order[rule.id] = i
            places[rule.id] = (source.path, line)
            rules.append(rule)
    return Parsed(head, rules, order, places, sorted(problems, key=lambda p: (p.line, p.column)))


def _rule(
    item: Any, source: Source, i: int, pack: str, head: PackHead | None, problems: list[Problem], trusted: bool
) -> Rule | None:
    keys: Keys = ("rules", i)
    if not isinstance(item, dict):
        problems.append(source.problem(keys, "a rule is a mapping with `id`, `kind`, `why` and `examples`"))
        return None
    name = item.get("id")
    full = f"{pack}/{name}" if isinstance(name, str) else f"{pack}/?"
    kind = item.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        known = ", ".join(sorted(KINDS))
        if kind is None:
            message = f"rule '{name}' has no `kind`; the kinds are {known}"
        else:
            message = f"rule '{name}': there is no kind '{kind}'{meant(str(kind), KINDS)}; the kinds are {known}"
        problems.append(source.problem((*keys, "kind"), message, rule=full))
        return None
    data = dict(item)
    if head is not None:
        for field in _SHARED:
            if (shared := getattr(head, field)) and field not in data:
                data[field] = shared
    rule = validated(KINDS[kind], data, source, keys, full, problems, trusted=trusted)
    if rule is None:
        return None
    if "/" in rule.id:
        problems.append(
            source.problem((*keys, "id"), f"the id '{name}' holds a slash; the pack's name is put before it by itself")
        )
        return None
    if rule.languages and rule.stage in ("encoding", "characters"):
        message = (
            f"rule '{name}': `languages` cannot scope the stage {rule.stage}; it runs before the language is known"
        )
        problems.append(source.problem((*keys, "languages"), message, rule=full))
        return None
    return rule.model_copy(update={"id": full})


def validated(
    model: type[Model],
    data: Mapping[str, Any],
    source: Source,
    keys: Keys,
    rule: str,
    problems: list[Problem],
    shown: type[BaseModel] | None = None,
    trusted: bool = False,
) -> Model | None:
    """The data as the model has it; None where something is wrong, which is then among the problems.

    Args:
        keys: where the data stand in the source.
        rule: full id of the rule that they are; empty where they are none.
        shown: the model whose keys are told as known, where it is another.
        trusted: whether the data were checked before.
    """
    try:
        # Strict, so that `longest: "12"` is an error here as it is by the schema; as JSON, so that lists may be lists.
        return model.model_validate_json(json.dumps(data), strict=True, context={"trusted": trusted})
    except ValidationError as error:
        problems += [explained(fault, shown or model, source, keys, rule) for fault in faults(error)]
        return None
