"""Where packs are: built-in ones by their names, others by path or by the entry point of an installed package."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from cleantext.errors import PackError, Problem, UsageError, did_you_mean
from cleantext.packs import plugins
from cleantext.packs.pack import Pack


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


def find(reference: str, beside: Path) -> Path | Pack:
    """The file of a pack, or the pack itself where Python code gives it.

    Raises:
        PackError: there is none, or the package that offers it is broken.
    """
    if not reference.strip():
        raise PackError([Problem(reference, 0, 0, "a pack without a name, as a variable is that is not set")])
    if reference in builtin_files():
        return builtin_files()[reference]
    path = beside / os.path.expanduser(reference)
    if path.is_file():
        return path
    offered = plugins.find(reference)
    if offered is not None:
        return offered
    if path.is_dir():
        message = f"{reference} is a folder; give the pack's file"
    elif "/" in reference or reference.endswith((".yaml", ".yml")):
        message = f"there is no file {reference}{did_you_mean(reference, builtin_files())}"
    else:
        known = sorted({*builtin_files(), *plugins.names()})
        file = next((path.name + end for end in (".yaml", ".yml") if path.with_name(path.name + end).is_file()), "")
        guess = f" (did you mean the file {file}?)" if file else did_you_mean(reference, known)
        guess = guess or f"; there are: {', '.join(known)}"
        message = f"there is no pack called '{reference}'{guess}, or give a path"
    raise PackError([Problem(reference, 0, 0, message)])


def refuse_builtin_name(name: str) -> None:
    """Raises UsageError where a new pack would be called like a built-in one."""
    if name in builtin_files():
        raise UsageError(f"a built-in pack is called '{name}', too; give the file another name")


def distinct(references: Iterable[str | Path]) -> list[str]:
    """The packs, each once: what a shell's patterns name twice is one pack, and so is a file by two paths."""
    found: dict[str, str] = {}
    for reference in map(str, references):
        here = os.path.realpath(reference) if os.path.isfile(reference) else reference
        found.setdefault(here, reference)
    return list(found.values())
