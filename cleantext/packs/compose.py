"""Packs that extend others: whose rules come first, which of them are switched off, and which are changed."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from cleantext.errors import Problem, did_you_mean
from cleantext.kinds import Rule
from cleantext.packs.faults import problems_of
from cleantext.packs.pack import Pack, PackHead
from cleantext.packs.source import Keys, Source
from cleantext.packs.stopwords import Stopwords, joined


class Base:
    """The rules of the packs that a pack extends, but for those that it switches off or changes.

    Args:
        head: of the pack.
        source: its file, in which problems are shown.
        extended: the packs that it extends, in order; what is wrong with it in the place of one that cannot be used.
    """

    def __init__(self, head: PackHead, source: Source, extended: Sequence[Pack | list[Problem]]) -> None:
        self._head, self._source = head, source
        self.rules: dict[str, Rule] = {}
        self.places: dict[str, tuple[str, int]] = {}
        self.disabled: dict[str, str] = {}
        self.stopwords: Stopwords = {}
        self.problems: list[Problem] = []
        for i, pack in enumerate(extended):
            if isinstance(pack, Pack):
                self.rules.update((rule.id, rule) for rule in pack.rules)
                self.places.update(pack.places)
                self.disabled.update(pack.disabled)
                self.stopwords = joined([self.stopwords, pack.stopwords])
            else:
                self._cannot_extend(i, pack)
        if not self.problems:  # what a pack that cannot be used may hold, nobody knows
            for i, rule in enumerate(head.disable):
                self._disable(i, rule)
            for rule, fields in head.override.items():
                self._override(rule, fields)

    def _wrong(self, keys: Keys, message: str) -> None:
        self.problems.append(self._source.problem(keys, message))

    def _cannot_extend(self, i: int, problems: list[Problem]) -> None:
        name, first = self._head.extends[i], problems[0]
        where = f"{first.path}:{first.line}: " if first.path != name else ""
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        self._wrong(("extends", i), f"cannot extend '{name}': {where}{first.message}{more}")

    def _disable(self, i: int, rule: str) -> None:
        if self.rules.pop(rule, None) is not None:
            self.disabled[rule] = self._head.pack
        elif rule in self.disabled:
            self._wrong(
                ("disable", i), f"'{rule}' is switched off already, by {self.disabled[rule]}; leave this line out"
            )
        else:
            self._wrong(("disable", i), self._no_such(rule))

    def _no_such(self, rule: str) -> str:
        if rule in self._head.extends:
            return f"'{rule}' is a pack, and this is for rules (`{rule}/its-rule`); a pack that is not wanted is not extended"
        advice = "" if self._head.extends else "; this pack extends none: name it under `extends`"
        return f"no extended pack has a rule '{rule}'{did_you_mean(rule, self.rules)}{advice}"

    def _override(self, rule: str, fields: dict[str, object]) -> None:
        keys = ("override", rule)
        old = self.rules.get(rule)
        fixed = next((key for key in ("id", "kind") if key in fields), None)
        if old is None and rule in self.disabled:
            self._wrong(keys, f"'{rule}' is switched off, by {self.disabled[rule]}: there is nothing to override")
        elif old is None:
            self._wrong(keys, self._no_such(rule))
        elif fixed is not None:
            self._wrong((*keys, fixed), f"`{fixed}` cannot be overridden; disable the rule and write a new one")
        else:
            data = {**old.model_dump(by_alias=True, exclude_unset=True), **fields}
            try:
                self.rules[rule] = type(old).model_validate(data)
            except ValidationError as error:
                self.problems += problems_of(error, type(old), self._source, keys, rule)
