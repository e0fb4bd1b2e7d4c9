"""A pack file to its head and its rules, and everything that is wrong with them. Packs that it extends are not read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from cleantext.errors import Problem, did_you_mean
from cleantext.kinds import KINDS, Rule
from cleantext.packs.faults import validated
from cleantext.packs.pack import PackFile, PackHead
from cleantext.packs.source import Keys, Source

_SHARED = ("languages", "profiles", "sites")
"""What a pack says for all its rules that do not say it themselves."""


class Parsed(NamedTuple):
    """What a file holds, good and bad."""

    head: PackHead | None
    """None when something in it is wrong."""
    rules: list[Rule]
    """The rules without a fault. Their ids are full."""
    order: dict[str, int]
    """Full id of a rule -> its place in the file's list `rules`, from 0."""
    places: dict[str, tuple[str, int]]
    """Full id of a rule -> its file and line."""
    problems: list[Problem]
    """In the order of the file."""


def parse(source: Source, trusted: bool = False) -> Parsed:
    """Everything that stands in a file, and every problem of it.

    Args:
        source: the file.
        trusted: whether it was checked before; its patterns are then compiled when they are first needed.
    """
    data = source.data
    if not isinstance(data, dict):
        message = (
            "the file is empty; `cleantext rules new` writes a pack to start from"
            if data is None
            else "a pack is a mapping that begins with `pack: its-name`"
        )
        return Parsed(None, [], {}, {}, [source.problem((), message)])
    return _Parser(source, data, trusted).parsed()


class _Parser:
    """A file that is being parsed."""

    def __init__(self, source: Source, data: dict[str, Any], trusted: bool) -> None:
        self._source, self._trusted = source, trusted
        self._problems: list[Problem] = []
        head = {key: value for key, value in data.items() if key != "rules"}
        self._head = validated(PackHead, head, source, (), self._problems, shown=PackFile, trusted=trusted)
        self._pack = self._head.pack if self._head is not None else str(data.get("pack", ""))
        named = data.get("fragments")
        # where something is wrong with these, the rules that call them can be read all the same
        in_place = {str(name): str(name) for name in named} if isinstance(named, dict) else {}
        self._fragments = self._head.fragments if self._head is not None else in_place
        self._items = data.get("rules")

    def parsed(self) -> Parsed:
        rules: list[Rule] = []
        order: dict[str, int] = {}
        places: dict[str, tuple[str, int]] = {}
        for i, item in enumerate(self._distinct()):
            rule = None if item is None else self._rule(item, i)
            if rule is not None:
                order[rule.id] = i
                places[rule.id] = (self._source.path, self._line(i))
                rules.append(rule)
        problems = sorted(self._problems, key=lambda problem: (problem.line, problem.column))
        return Parsed(self._head, rules, order, places, problems)

    def _distinct(self) -> list[Any]:
        """What stands under `rules`; None in the place of a rule whose id another one has."""
        items = [] if self._items is None else self._items
        if not isinstance(items, list):
            self._wrong(("rules",), "`rules` is a list; each rule begins with `- id: its-name`")
            return []
        out: list[Any] = []
        first: dict[str, int] = {}
        for i, item in enumerate(items):
            own = item.get("id") if isinstance(item, dict) else None
            if isinstance(own, str) and own in first:
                message = f"the id '{own}' is taken by the rule in line {first[own]}; every rule has its own"
                self._wrong(("rules", i, "id"), message, f"{self._pack}/{own}")
                out.append(None)
                continue
            if isinstance(own, str):
                first[own] = self._line(i)
            out.append(item)
        return out

    def _line(self, i: int) -> int:
        return self._source.places.get(("rules", i), (1, 1))[0]

    def _wrong(self, keys: Keys, message: str, rule: str = "") -> None:
        self._problems.append(self._source.problem(keys, message, rule=rule))

    def _rule(self, item: Any, i: int) -> Rule | None:
        """A rule with its full id; None where something is wrong with it."""
        keys: Keys = ("rules", i)
        if not isinstance(item, dict):
            self._wrong(keys, "a rule is a mapping with `id`, `kind`, `why` and `examples`")
            return None
        name, kind = item.get("id"), item.get("kind")
        full = f"{self._pack}/{name}" if isinstance(name, str) else ""
        if not isinstance(kind, str) or kind not in KINDS:
            self._wrong((*keys, "kind"), _no_kind(name, kind, item), full)
            return None
        shared = {field: getattr(self._head, field) for field in _SHARED} if self._head is not None else {}
        data = {**{field: value for field, value in shared.items() if value}, **item}
        rule = validated(
            KINDS[kind], data, self._source, keys, self._problems,
            rule=full, trusted=self._trusted, fragments=self._fragments,
        )  # fmt: skip
        if rule is None:
            return None
        if "/" in rule.id:
            self._wrong((*keys, "id"), f"the id '{name}' holds a slash; the pack's name is put before it by itself")
            return None
        if too_early := scoped_too_early(rule):
            self._wrong((*keys, "languages"), f"rule '{name}': {too_early}", full)
            return None
        return rule.model_copy(update={"id": full})


def scoped_too_early(rule: Rule) -> str:
    """What is wrong with a rule for some languages that runs before a text's language is known; empty where it doesn't."""
    if not rule.languages or rule.stage not in ("encoding", "characters"):
        return ""
    return f"`languages` cannot scope the stage {rule.stage}; it runs before the language is known"


def _no_kind(name: Any, kind: Any, keys: Iterable[str]) -> str:
    known = ", ".join(sorted(KINDS))
    rule = f"rule '{name}'" if isinstance(name, str) else "this rule"
    if kind is None:
        meant = next((f", only `{key}`" for key in keys if key in ("Kind", "kinds", "type")), "")
        return f"{rule} has no `kind`{meant}; the kinds are {known}"
    return f"{rule}: there is no kind '{kind}'{did_you_mean(str(kind), KINDS)}; the kinds are {known}"
