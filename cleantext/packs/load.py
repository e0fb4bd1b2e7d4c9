"""Reads packs and the ones that they extend; what was read and checked once is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from cleantext import cache
from cleantext.errors import PackError, Problem
from cleantext.kinds import KINDS, Rule
from cleantext.packs.compose import Base
from cleantext.packs.find import builtin_files, default_files, find
from cleantext.packs.pack import Pack, PackHead
from cleantext.packs.parse import Parsed, parse
from cleantext.packs.source import Source, read
from cleantext.packs.stopwords import joined

MAX_CHAIN = 8
"""Packs that may extend one another in a row."""


def load_pack(pack: str | Path) -> Pack:
    """A pack by its path, the name of a built-in one, or an entry point (`cleantext.packs`, `cleantext.rules`).

    Raises:
        PackError: the pack cannot be found or used; every problem of the file is named.
    """
    return builtin(str(pack)) if str(pack) in builtin_files() else _sound(examine(pack))


class Examined(NamedTuple):
    """A pack with everything that is wrong with it."""

    pack: Pack | None
    """None when there are problems."""
    problems: list[Problem]
    source: Source | None
    """None for a pack that is no file that can be read."""
    own: Parsed | None
    """What stands in the file itself, the extended packs left out."""
    stopword_languages: frozenset[str] | None
    """Languages of which it has stop words, as far as it could be read; None where its head could not."""


def _sound(examined: Examined) -> Pack:
    if examined.pack is None:
        raise PackError(examined.problems)
    return examined.pack


def examine(pack: str | Path) -> Examined:
    """Reads a pack and gathers its problems, where `load_pack` would raise them. Nothing is raised."""
    return _examined(str(pack), Path.cwd(), (), {})


Known = dict[tuple[str, int], Examined]
"""What was examined already, by its file (as it was found: what it extends is looked for beside it) and how deep it stands:
packs may extend one by many ways."""


def _examined(reference: str, beside: Path, chain: tuple[str, ...], known: Known) -> Examined:
    try:
        return _examine(reference, beside, chain, known)
    except PackError as error:
        return Examined(None, error.problems, None, None, None)


def _examine(reference: str, beside: Path, chain: tuple[str, ...], known: Known, trusted: bool = False) -> Examined:
    """Reads a pack and those that it extends.

    Args:
        reference: path, name or entry point.
        beside: the folder at which a path begins.
        chain: the files that extend one another up to here.
        known: what was examined before, in this call of `examine`.
        trusted: whether the file was checked before.

    Raises:
        PackError: there is no such pack, its file cannot be read as YAML, or the packs extend one another in a circle.
    """
    found = find(reference, beside)
    if isinstance(found, Pack):
        return Examined(found, [], None, None, frozenset(found.stopwords))
    chain = _longer(chain, found)
    place = (str(found), len(chain))
    if place not in known:
        known[place] = _of_file(found, chain, known, trusted)
    return known[place]


def _of_file(found: Path, chain: tuple[str, ...], known: Known, trusted: bool) -> Examined:
    try:
        raw = found.read_bytes()
    except OSError as error:
        raise PackError([Problem(_shown(found), 1, 1, f"cannot be read: {error.strerror or error}")]) from None
    source = read(_shown(found), raw)
    own = parse(source, trusted)
    if own.head is None:
        return Examined(None, own.problems, source, own, None)
    extended = [_examined(name, found.parent, chain, known) for name in own.head.extends]
    base = Base(own.head, source, [each.pack or each.problems for each in extended])
    languages = frozenset(joined([base.stopwords, own.head.own_stopwords]))
    if problems := own.problems + base.problems:
        return Examined(None, sorted(problems, key=lambda p: (p.line, p.column)), source, own, languages)
    pack = Pack(
        head=own.head,
        rules=tuple((base.rules | {rule.id: rule for rule in own.rules}).values()),
        origin=_shown(found),
        places=base.places | own.places,
        disabled={rule: by for rule, by in base.disabled.items() if rule not in own.order},
        overridden=tuple(sorted({*own.head.override}.union(*(each.pack.overridden for each in extended if each.pack)))),
        inherited=base.stopwords,
    )
    return Examined(pack, [], source, own, languages)


def refuse_namesakes(packs: Sequence[Pack], beside_builtin: bool) -> None:
    """Raises PackError where two packs of one name have a rule of one name, which says something else in each: one would be
    lost without a word; and where a pack has the name of a built-in one, and is not that.

    Args:
        packs: all but the built-in ones that are on when nothing is said.
        beside_builtin: whether those are used as well.
    """
    known: dict[str, tuple[Pack, Rule]] = {}
    for pack in packs:
        if beside_builtin and (message := of_a_builtin_name(pack.name, pack.origin, pack.rules)):
            raise PackError([Problem(pack.origin, 1, 1, message)])
        for rule in pack.rules:
            if rule.id.partition("/")[0] != pack.name:
                continue
            other, same = known.setdefault(rule.id, (pack, rule))
            if same != rule:
                file, line = pack.places.get(rule.id, (pack.origin, 1))
                message = (
                    f"two packs are called '{pack.name}', {other.origin} and {pack.origin}, and their rules "
                    f"'{rule.id.partition('/')[2]}' would replace each other; give one pack another name"
                )
                raise PackError([Problem(file, line, 1, message, rule=rule.id)])


def of_a_builtin_name(name: str, origin: str, rules: Sequence[Rule]) -> str:
    """What is wrong with a pack that is called like a built-in one that is on when nothing is said; empty where it is that
    one, or called otherwise."""
    file = default_files().get(name)
    if file is None or Path(origin).resolve() == file.resolve() or tuple(rules) == builtin(name).rules:
        return ""
    return (
        f"a built-in pack is called '{name}', too; give this one another name (to have it in the place of that one, "
        f"`--disable {name}` as well), or leave the built-in rules out (`--no-builtin`)"
    )


def _longer(chain: tuple[str, ...], file: Path) -> tuple[str, ...]:
    """The chain with one more file. Raises PackError where it is in there already, or the chain gets too long."""
    name = str(file.resolve())
    if name in chain or len(chain) >= MAX_CHAIN:
        circle = " -> ".join(_shown(Path(file)) for file in (*chain, name))
        what = "in a circle" if name in chain else f"more than {MAX_CHAIN} deep"
        raise PackError([Problem(_shown(file), 1, 1, f"packs extend one another {what}: {circle}")])
    return (*chain, name)


def _shown(file: Path) -> str:
    try:
        return str(file.relative_to(Path.cwd()))
    except (ValueError, OSError):  # the current folder may be gone, as below a process that runs for long
        return str(file)


@lru_cache(maxsize=64)
def builtin(name: str) -> Pack:
    """A built-in pack. What was read and checked once is kept, since checking hundreds of patterns takes a second."""
    file = builtin_files()[name]
    key = (cache.sources("kinds", "packs"), _shown(file), hashlib.sha256(file.read_bytes()).hexdigest())
    data = cache.remembered("pack", key, lambda: _read_builtin(file).model_dump_json(by_alias=True).encode())
    return _restored(orjson.loads(data))


def _is_shipped(file: Path) -> bool:
    """Whether a built-in pack lies in a wheel: what is in there was checked before, and nobody edits it."""
    return file.is_relative_to(Path(__file__).parents[1])


def _read_builtin(file: Path) -> Pack:
    return _sound(_examine(str(file), file.parent, (), {}, trusted=_is_shipped(file)))


def _restored(data: dict[str, Any]) -> Pack:
    """A pack from what was kept of it."""
    rules = [KINDS[rule["kind"]].model_validate(rule, context={"trusted": True}) for rule in data["rules"]]
    places = {rule: (file, line) for rule, (file, line) in data["places"].items()}
    return Pack.model_validate(
        {
            **data,
            "head": PackHead.model_validate(data["head"], context={"trusted": True}),
            "rules": rules,
            "places": places,
        }
    )
