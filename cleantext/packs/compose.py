"""Packs that extend others: whose rules come first, which of them are switched off, and which are changed."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.errors import Problem, did_you_mean
from cleantext.kinds import KINDS, Rule
from cleantext.packs.faults import keys_of, validated
from cleantext.packs.pack import Pack, PackHead, combined
from cleantext.packs.parse import scoped_too_early
from cleantext.packs.source import Keys, Source
from cleantext.packs.stopwords import Stopwords, joined

_FIELDS = {key for kind in KINDS.values() for key in keys_of(kind)}
"""The keys that rules of one kind or another have."""


class Base:
    """The rules of the packs that a pack extends, but for those that it switches off or changes.

    Args:
        head: of the pack.
        source: its file, in which problems are shown.
        extended: the packs that it extends, in order; what is wrong with it in the place of one that cannot be used.
    """

    def __init__(self, head: PackHead, source: Source, extended: Sequence[Pack | list[Problem]]) -> None:
        self._head, self._source = head, source
        self.rules, self.disabled = combined(pack for pack in extended if isinstance(pack, Pack))
        self.places: dict[str, tuple[str, int]] = {}
        self.stopwords: Stopwords = {}
        self.problems: list[Problem] = []
        for i, pack in enumerate(extended):
            if isinstance(pack, Pack):
                self.places.update(pack.places)
                self.stopwords = joined([self.stopwords, pack.stopwords])
            else:
                self._cannot_extend(i, pack)
        self._whole = not self.problems
        self._read = {rule.partition("/")[0] for rule in (*self.rules, *self.disabled)}
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
        elif self._is_known(rule):
            self._wrong(("disable", i), self._no_such(rule))

    def _is_known(self, rule: str) -> bool:
        """Whether the rule would be here if there was one: what a pack that cannot be used may hold, nobody knows."""
        return self._whole or rule in self._head.extends or rule.partition("/")[0] in self._read

    def _no_such(self, rule: str) -> str:
        if rule in self._head.extends:
            return f"'{rule}' is a pack, and this is for rules (`{rule}/its-rule`); a pack that is not wanted is not extended"
        advice = "" if self._head.extends else "; this pack extends none: name it under `extends`"
        return f"no extended pack has a rule '{rule}'{did_you_mean(rule, self.rules)}{advice}"

    def _override(self, rule: str, fields: dict[str, object]) -> None:
        keys = ("override", rule)
        for fixed in (key for key in ("id", "kind") if key in fields):
            self._wrong((*keys, fixed), f"`{fixed}` cannot be overridden; disable the rule and write a new one")
        different = {key: value for key, value in fields.items() if key not in ("id", "kind")}
        old = self.rules.get(rule)
        if old is not None:
            self._override_known(old, different)
        elif rule in self.disabled:
            self._wrong(keys, f"'{rule}' is switched off, by {self.disabled[rule]}: there is nothing to override")
        elif self._is_known(rule):
            self._wrong(keys, self._no_such(rule))
        else:  # of what kind it is, nobody can say
            for key in (key for key in different if key not in _FIELDS):
                message = f"unknown key '{key}'{did_you_mean(key, _FIELDS)}; rules of no kind have it"
                self._wrong((*keys, key), message)

    def _override_known(self, old: Rule, different: dict[str, object]) -> None:
        """Holds the changed rule to what rules in files are held to."""
        keys = ("override", old.id)
        data = {**old.model_dump(mode="json", by_alias=True, exclude_unset=True), **different}
        fragments = self._head.fragments
        new = validated(type(old), data, self._source, keys, self.problems, rule=old.id, fragments=fragments)
        if new is None:
            return
        if too_early := scoped_too_early(new):
            self._wrong((*keys, "languages"), f"rule '{old.id.partition('/')[2]}': {too_early}")
        self.rules[old.id] = new
        self.places[old.id] = self._source.path, self._source.places[keys][0]
