"""What stands in packs, as a hash: equal hashes, equal rules."""

from __future__ import annotations

import contextlib
import hashlib
import inspect
import sys
from collections.abc import Iterable, Iterator
from types import CodeType

from cleantext.kinds import KINDS, Rule
from cleantext.packs.pack import Pack


def digest(packs: Iterable[Pack]) -> str:
    """What stands in the rules of these packs, as a hash: where their files lie does not matter. Of rules in Python their
    own code counts and the module that it stands in, not what this calls elsewhere."""
    sha = hashlib.sha256()
    for pack in packs:
        sha.update(pack.model_dump_json(exclude={"origin", "places", "disabled"}).encode())
        for kind in dict.fromkeys(type(rule) for rule in pack.rules):
            if kind not in KINDS.values():
                for part in _written(kind):
                    sha.update(part.encode("utf-8", "surrogatepass"))
    return sha.hexdigest()


def _written(kind: type[Rule]) -> Iterator[str]:
    """What a class of rules says: the source of its module, as far as that has one, and its own functions, since a module
    may have several classes of one name (a notebook's cell that was changed and run again)."""
    for one in kind.__mro__:
        if one in Rule.__mro__ or one.__module__.startswith("cleantext."):
            continue
        yield f"{one.__module__}.{one.__qualname__}"
        with contextlib.suppress(KeyError, OSError, TypeError):
            yield inspect.getsource(sys.modules[one.__module__])
        for name, value in vars(one).items():
            function = getattr(value, "fget", None) or getattr(value, "__func__", value)
            if isinstance(code := getattr(function, "__code__", None), CodeType):
                yield f"{name}: {_said(code)}"


def _said(code: CodeType) -> str:
    """What a function does, wherever it stands."""
    return repr((code.co_code, code.co_names, [_constant(value) for value in code.co_consts]))


def _constant(value: object) -> str:
    """A constant of a function; of a set (`x in {"a", "b"}`) in an order that is the same in every process."""
    if isinstance(value, CodeType):
        return _said(value)
    if isinstance(value, frozenset):
        return f"set {sorted(map(_constant, value))}"
    return repr(value)
