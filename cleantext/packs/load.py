"""Finds packs by path, by name or by entry point, and puts together the ones that extend others."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from pydantic import ValidationError

from cleantext import plugins
from cleantext.errors import PackError, Problem
from cleantext.kinds import KINDS, Rule
from cleantext.packs.explain import explained, faults, meant
from cleantext.packs.pack import Pack, PackHead, Parsed, parse
from cleantext.packs.source import Source, read
from cleantext.patterns import cache

MAX_CHAIN = 8
"""Packs that may extend one another in a row."""


def rules_folder() -> Path:
    """The folder of the built-in packs: in the wheel beside the modules, in a checkout at its top."""
    package = Path(__file__).parents[1]
    shipped = package / "rules"
    return shipped if shipped.is_dir() else package.parent / "rules"


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
    data = cache.remembered("pack", key, lambda: load_pack(file).model_dump_json(by_alias=True).encode())
    return _restored(orjson.loads(data))


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
    loaded = examine(pack)
    if loaded.pack is None:
        raise PackError(loaded.problems)
    return loaded.pack


class Examined(NamedTuple):
    """A pack with everything that is wrong with it."""

    pack: Pack | None
    """None when there are problems."""
    problems: list[Problem]
    source: Source | None
    """None for a pack that is no file that can be read."""
    own: Parsed | None
    """What stands in the file itself, the extended packs left out."""


def examine(pack: str | Path) -> Examined:
    """Reads a pack and gathers its problems, where `load_pack` would raise them. Nothing is raised."""
    try:
        return _examine(str(pack), Path.cwd(), ())
    except PackError as error:
        return Examined(None, error.problems, None, None)


def _examine(reference: str, beside: Path, chain: tuple[str, ...]) -> Examined:
    found = find(reference, beside)
    if isinstance(found, Pack):
        return Examined(found, [], None, None)
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
    own = parse(source)
    problems = list(own.problems)
    rules: dict[str, Rule] = {}
    places: dict[str, tuple[str, int]] = {}
    disabled: dict[str, str] = {}
    if own.head is not None:
        bases = [
            _extended(extended, found.parent, (*chain, name), source, i, problems)
            for i, extended in enumerate(own.head.extends)
        ]
        for base in bases:
            if base is not None:
                rules.update((rule.id, rule) for rule in base.rules)
                places.update(base.places)
                disabled.update(base.disabled)
        if None not in bases:  # what a pack that cannot be used may hold, nobody knows
            _disable(own.head, rules, disabled, source, problems)
            _override(own.head.override, rules, disabled, source, problems)
    if problems or own.head is None:
        return Examined(None, sorted(problems, key=lambda p: (p.line, p.column)), source, own)
    rules.update((rule.id, rule) for rule in own.rules)
    for rule in own.rules:
        disabled.pop(rule.id, None)
    pack = Pack(
        head=own.head,
        rules=tuple(rules.values()),
        origin=_shown(found),
        places={**places, **own.places},
        disabled=disabled,
    )
    return Examined(pack, [], source, own)


def _extended(
    name: str, beside: Path, chain: tuple[str, ...], source: Source, i: int, problems: list[Problem]
) -> Pack | None:
    try:
        base = _examine(name, beside, chain)
    except PackError as error:
        base = Examined(None, error.problems, None, None)
    if base.pack is None:
        first = base.problems[0]
        where = f"{first.path}:{first.line}: " if first.path != name else ""
        more = f" (and {len(base.problems) - 1} more)" if len(base.problems) > 1 else ""
        problems.append(source.problem(("extends", i), f"cannot extend '{name}': {where}{first.message}{more}"))
    return base.pack


def _disable(
    head: PackHead, rules: dict[str, Rule], disabled: dict[str, str], source: Source, problems: list[Problem]
) -> None:
    for i, rule in enumerate(head.disable):
        if rules.pop(rule, None) is not None:
            disabled[rule] = head.pack
        elif rule in disabled:
            message = f"'{rule}' is switched off already, by {disabled[rule]}; leave this line out"
            problems.append(source.problem(("disable", i), message))
        else:
            message = f"no extended pack has a rule '{rule}'{meant(rule, rules)}{_unextended(head)}"
            problems.append(source.problem(("disable", i), message))


def _unextended(head: PackHead) -> str:
    return "" if head.extends else "; this pack extends none: name it under `extends`"


def _override(
    changes: dict[str, dict[str, object]],
    rules: dict[str, Rule],
    disabled: dict[str, str],
    source: Source,
    problems: list[Problem],
) -> None:
    for full, patch in changes.items():
        old = rules.get(full)
        if old is None:
            message = f"no extended pack has a rule '{full}'{meant(full, rules)}"
            if full in disabled:
                message = f"'{full}' is switched off, by {disabled[full]}: there is nothing to override"
            problems.append(source.problem(("override", full), message))
            continue
        if "id" in patch or "kind" in patch:
            key = "id" if "id" in patch else "kind"
            message = f"`{key}` cannot be overridden; disable the rule and write a new one"
            problems.append(source.problem(("override", full, key), message))
            continue
        try:
            rules[full] = type(old).model_validate({**old.model_dump(by_alias=True, exclude_unset=True), **patch})
        except ValidationError as error:
            problems += [explained(fault, type(old), source, ("override", full), full) for fault in faults(error)]


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
        guess = meant(reference, known) or f"; there are: {', '.join(known)}"
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
