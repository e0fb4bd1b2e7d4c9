"""Finds packs by path, by name or by entry point, and puts together the ones that extend others."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from pydantic import ValidationError

from cleantext.errors import PackError, Problem
from cleantext.kinds import KINDS, Rule
from cleantext.packs import plugins
from cleantext.packs.explain import explained, faults, meant
from cleantext.packs.pack import Pack, PackHead, Parsed, parse
from cleantext.packs.source import Keys, Source, read
from cleantext.packs.stopwords import Stopwords, joined
from cleantext.patterns import cache

MAX_CHAIN = 8
"""Packs that may extend one another in a row."""


def rules_folder() -> Path:
    """The folder of the built-in packs: in the wheel beside the modules, in a checkout at its top."""
    package = Path(__file__).parents[1]
    shipped = package / "rules"
    return shipped if shipped.is_dir() else package.parent / "rules"


def _is_shipped(file: Path) -> bool:
    """Whether a built-in pack lies in a wheel: what is in there was checked before, and nobody edits it."""
    return file.is_relative_to(Path(__file__).parents[1])


@lru_cache(maxsize=1)
def builtin_files() -> dict[str, Path]:
    """Name -> file of every built-in pack, the optional ones too: `web/en.yaml` is web-en, `options/unwrap.yaml`
    unwrap."""
    folder = rules_folder()
    out: dict[str, Path] = {}
    for file in sorted(folder.rglob("*.yaml")):
        parts = file.relative_to(folder).with_suffix("").parts
        out["-".join(parts[1:] if parts[0] == "options" else parts)] = file
    return out


def default_files() -> dict[str, Path]:
    """The built-in packs that are on when nothing is said."""
    return {name: file for name, file in builtin_files().items() if file.parent.name != "options"}


@lru_cache(maxsize=64)
def builtin(name: str) -> Pack:
    """A built-in pack. What was read and checked once is kept, since checking hundreds of patterns takes a second."""
    file = builtin_files()[name]
    key = (_shown(file), hashlib.sha256(file.read_bytes()).hexdigest())
    data = cache.remembered("pack", key, lambda: _read_builtin(file).model_dump_json(by_alias=True).encode())
    return _restored(orjson.loads(data))


def _read_builtin(file: Path) -> Pack:
    return _sound(_examine(str(file), file.parent, (), trusted=_is_shipped(file)))


def _restored(data: dict[str, Any]) -> Pack:
    """A pack from what was kept of it."""
    rules = [KINDS[rule["kind"]].model_validate(rule, context={"trusted": True}) for rule in data["rules"]]
    places = {rule: (file, line) for rule, (file, line) in data["places"].items()}
    return Pack.model_validate(
        {**data, "head": PackHead.model_validate(data["head"]), "rules": rules, "places": places}
    )


def load_pack(pack: str | Path) -> Pack:
    """A pack by its path, the name of a built-in one, or an entry point (`cleantext.packs`, `cleantext.rules`).

    Raises:
        PackError: the pack cannot be found or used; every problem of the file is named.
    """
    return _sound(examine(pack))


class Examined(NamedTuple):
    """A pack with everything that is wrong with it."""

    pack: Pack | None
    """None when there are problems."""
    problems: list[Problem]
    source: Source | None
    """None for a pack that is no file that can be read."""
    own: Parsed | None
    """What stands in the file itself, the extended packs left out."""
    told: frozenset[str] | None
    """Languages of which it has stop words, as far as it could be read; None where its head could not."""


def _sound(examined: Examined) -> Pack:
    if examined.pack is None:
        raise PackError(examined.problems)
    return examined.pack


def examine(pack: str | Path) -> Examined:
    """Reads a pack and gathers its problems, where `load_pack` would raise them. Nothing is raised."""
    try:
        return _examine(str(pack), Path.cwd(), ())
    except PackError as error:
        return Examined(None, error.problems, None, None, None)


def _examine(reference: str, beside: Path, chain: tuple[str, ...], trusted: bool = False) -> Examined:
    found = find(reference, beside)
    if isinstance(found, Pack):
        return Examined(found, [], None, None, frozenset(found.stopwords))
    name = str(found.resolve())
    if name in chain or len(chain) >= MAX_CHAIN:
        circle = " -> ".join(_shown(Path(file)) for file in (*chain, name))
        what = "in a circle" if name in chain else f"more than {MAX_CHAIN} deep"
        raise PackError([Problem(_shown(found), 1, 1, f"packs extend one another {what}: {circle}")])
    try:
        raw = found.read_bytes()
    except OSError as error:
        raise PackError([Problem(_shown(found), 1, 1, f"cannot be read: {error.strerror or error}")]) from None
    source = read(_shown(found), raw)
    own = parse(source, trusted)
    if own.head is None:
        return Examined(None, own.problems, source, own, None)
    base = _Base(own.head, source)
    base.compose(found.parent, (*chain, name))
    told = frozenset(joined([base.stopwords, own.head.told]))
    if problems := own.problems + base.problems:
        return Examined(None, sorted(problems, key=lambda p: (p.line, p.column)), source, own, told)
    pack = Pack(
        head=own.head,
        rules=tuple((base.rules | {rule.id: rule for rule in own.rules}).values()),
        origin=_shown(found),
        places=base.places | own.places,
        disabled={rule: by for rule, by in base.disabled.items() if rule not in own.order},
        inherited=base.stopwords,
    )
    return Examined(pack, [], source, own, told)


class _Base:
    """What a pack builds on: the rules of the packs that it extends, but for those that it switches off or changes."""

    def __init__(self, head: PackHead, source: Source) -> None:
        self._head, self._source = head, source
        self.rules: dict[str, Rule] = {}
        self.places: dict[str, tuple[str, int]] = {}
        self.disabled: dict[str, str] = {}
        self.stopwords: Stopwords = {}
        self.problems: list[Problem] = []

    def compose(self, beside: Path, chain: tuple[str, ...]) -> None:
        """Puts it together.

        Args:
            beside: folder at which the paths of extended packs begin.
            chain: the files that extend one another up to here.
        """
        bases = [self._extended(i, name, beside, chain) for i, name in enumerate(self._head.extends)]
        for base in bases:
            if base is not None:
                self.rules.update((rule.id, rule) for rule in base.rules)
                self.places.update(base.places)
                self.disabled.update(base.disabled)
                self.stopwords = joined([self.stopwords, base.stopwords])
        if None not in bases:  # what a pack that cannot be used may hold, nobody knows
            for i, rule in enumerate(self._head.disable):
                self._disable(i, rule)
            for rule, fields in self._head.override.items():
                self._override(rule, fields)

    def _wrong(self, keys: Keys, message: str) -> None:
        self.problems.append(self._source.problem(keys, message))

    def _extended(self, i: int, name: str, beside: Path, chain: tuple[str, ...]) -> Pack | None:
        try:
            base = _examine(name, beside, chain)
        except PackError as error:
            base = Examined(None, error.problems, None, None, None)
        if base.pack is None:
            first = base.problems[0]
            where = f"{first.path}:{first.line}: " if first.path != name else ""
            more = f" (and {len(base.problems) - 1} more)" if len(base.problems) > 1 else ""
            self._wrong(("extends", i), f"cannot extend '{name}': {where}{first.message}{more}")
        return base.pack

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
        return f"no extended pack has a rule '{rule}'{meant(rule, self.rules)}{advice}"

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
                self.problems += [explained(fault, type(old), self._source, keys, rule) for fault in faults(error)]


def find(reference: str, beside: Path) -> Path | Pack:
    """The file of a pack, or the pack itself where Python code gives it.

    Raises:
        PackError: there is none, or the package that offers it is broken.
    """
    if reference in builtin_files():
        return builtin_files()[reference]
    path = beside / Path(reference).expanduser()
    if path.is_file():
        return path
    offered = plugins.find(reference)
    if offered is not None:
        return offered
    if path.is_dir():
        message = f"{reference} is a folder; give the pack's file"
    elif "/" in reference or reference.endswith((".yaml", ".yml")):
        message = f"there is no file {reference}{meant(reference, builtin_files())}"
    else:
        known = sorted({*builtin_files(), *plugins.names()})
        file = next((path.name + end for end in (".yaml", ".yml") if path.with_name(path.name + end).is_file()), "")
        guess = f" (did you mean the file {file}?)" if file else meant(reference, known)
        guess = guess or f"; there are: {', '.join(known)}"
        message = f"there is no pack called '{reference}'{guess}, or give a path"
    raise PackError([Problem(reference, 0, 0, message)])


def _shown(file: Path) -> str:
    try:
        return str(file.relative_to(Path.cwd()))
    except ValueError:
        return str(file)


def digest(packs: list[Pack]) -> str:
    """What stands in the rules of these packs, as a hash: where their files lie does not matter."""
    sha = hashlib.sha256()
    for pack in packs:
        sha.update(pack.model_dump_json(exclude={"origin", "places", "disabled"}).encode())
    return sha.hexdigest()
