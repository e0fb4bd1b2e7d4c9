"""Packs that installed packages offer: YAML by the entry-point group `cleantext.packs`, Python by `cleantext.rules`.

An entry point of `cleantext.packs` is the path of a pack file (a `str`, a `Path`, or what `importlib.resources.files`
gives), or a function without arguments that returns one. An entry point of `cleantext.rules` is a rule (an instance
of a subclass of `cleantext.kinds.Rule`), several of them, or a function without arguments that returns them; their ids
stand without the pack's name, which is the name of the entry point.

Nothing is switched on by being installed: a pack is used when it is named.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleantext.errors import PackError, Problem

if TYPE_CHECKING:
    from cleantext.packs.pack import Pack

PACKS = "cleantext.packs"
RULES = "cleantext.rules"


def names() -> list[str]:
    """Names of all packs that installed packages offer."""
    return sorted({point.name for group in (PACKS, RULES) for point in entry_points(group=group)})


def find(name: str) -> Path | Pack | None:
    """The file, or the pack, that an installed package offers under this name; None when none does.

    Raises:
        PackError: the package's code fails, or gives something else.
    """
    for point in entry_points(group=PACKS, name=name):
        value = _given(point)
        path = Path(str(value))
        if not path.is_file():
            raise _broken(point, f"gives {str(value)[:80]!r}, which is no file; give the path of a pack")
        return path
    for point in entry_points(group=RULES, name=name):
        return _pack(point)
    return None


def _given(point: EntryPoint) -> Any:
    try:
        value = point.load()
        return value() if callable(value) and not isinstance(value, Path) else value
    except Exception as error:  # whatever somebody else's code raises, the pack is what cannot be used
        raise _broken(point, f"fails: {type(error).__name__}: {error}") from error


def _pack(point: EntryPoint) -> Pack:
    from cleantext.kinds import Rule
    from cleantext.packs.pack import Pack, PackHead

    value = _given(point)
    rules = [value] if isinstance(value, Rule) else list(value) if isinstance(value, Iterable) else [value]
    full = []
    places = {}
    for rule in rules:
        if not isinstance(rule, Rule):
            raise _broken(
                point, f"gives {rule!r}, which is no rule; rules are instances of subclasses of cleantext.kinds.Rule"
            )
        own = rule.model_copy(update={"id": f"{point.name}/{rule.id.rpartition('/')[2]}"})
        if own.id in places:
            raise _broken(point, f"gives two rules with the id {own.id!r}")
        places[own.id] = _place(type(rule))
        full.append(own)
    version = point.dist.version if point.dist else "0"
    head = PackHead(pack=point.name, version=version, description=f"Python rules of {_owner(point)}")
    return Pack(head=head, rules=tuple(full), origin=f"{_owner(point)} (entry point {RULES})", places=places)


def _place(kind: type) -> tuple[str, int]:
    """File and line of a class."""
    try:
        return inspect.getsourcefile(kind) or kind.__module__, inspect.getsourcelines(kind)[1]
    except (OSError, TypeError):  # compiled, or made at run time
        return kind.__module__, 1


def _owner(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


def _broken(point: EntryPoint, what: str) -> PackError:
    message = f"the entry point {point.group}: {point.name} = {point.value} of {_owner(point)} {what}"
    return PackError([Problem(point.name, 1, 1, message)])
