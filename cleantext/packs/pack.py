"""A pack: rules with a name, and the settings that they share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, ValidationInfo, field_validator

from cleantext.kinds import AnyRule, Rule
from cleantext.kinds.base import NAME
from cleantext.kinds.fragments import Fragments
from cleantext.packs.stopwords import Stopwords, joined
from cleantext.types import Profile


class PackHead(BaseModel):
    """Everything in a pack file but its rules."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    pack: str = Field(pattern=rf"^{NAME}$", description="Name of the pack: a-z, 0-9 and hyphens.")
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
    fragments: Fragments = Field(
        default={}, description="Name -> a piece of patterns, which the pack's patterns call as `(?&name)`."
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
    def own_stopwords(self) -> Stopwords:
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
    overridden: tuple[str, ...] = ()
    """Full ids of rules that this pack, or one that it extends, overrides; sorted."""
    inherited: Stopwords = {}
    """Stop words of the packs that it extends, by language."""

    @property
    def name(self) -> str:
        return self.head.pack

    @property
    def stopwords(self) -> Stopwords:
        """The pack's own and those of the packs that it extends."""
        return joined([self.inherited, self.head.own_stopwords])


def combined(packs: Iterable[Pack]) -> tuple[dict[str, Rule], dict[str, str]]:
    """The rules of several packs by their full ids, in order; and those that are switched off, each with the pack that does.

    What a pack merely has from others that it extends takes no rule's place, and switches none on again that a pack before
    it has switched off: it says nothing of these.
    """
    rules: dict[str, Rule] = {}
    off: dict[str, str] = {}
    for pack in packs:
        for rule in pack.rules:
            if rule.id.partition("/")[0] == pack.name or rule.id in pack.overridden:
                off.pop(rule.id, None)
                rules[rule.id] = rule
            else:
                rules.setdefault(rule.id, rule)
        off |= pack.disabled
    return {id: rule for id, rule in rules.items() if id not in off}, off
