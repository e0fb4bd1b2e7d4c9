"""Finds packs by path, by name or by entry point, and puts together the ones that extend others."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path

from pydantic import ValidationError

from cleantext.errors import PackError, Problem
from cleantext.kinds import Rule
from cleantext.packs.pack import Pack, parse
from cleantext.packs.source import Source, read

MAX_CHAIN = 8
"""Packs that may extend one another in a row."""


def rules_folder() -> Path:
    """The folder of the built-in packs: in the wheel beside the modules, in a checkout at its top."""
    package = Path(__file__).parents[1]
    shipped = package / "rules"
    return shipped if shipped.is_dir() else package.parent / "rules"


@lru_cache(maxsize=1)
def builtin_files() -> dict[str, Path]:
    """Name -> file of every built-in pack, the optional ones too: `web/en.yaml` is web-en, `options/unwrap.yaml` unwrap."""
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
    """A built-in pack."""
    return load_pack(builtin_files()[name])


def load_pack(pack: str | Path) -> Pack:
    """A pack by its path, the name of a built-in one, or an entry point of the group `cleantext.packs`.

    Raises:
        PackError: the pack cannot be found or used; every problem of the file is named.
    """
    return _load(str(pack), Path.cwd(), ())


def _load(reference: str, beside: Path, chain: tuple[str, ...]) -> Pack:
    if reference in chain or len(chain) >= MAX_CHAIN:
        raise PackError([Problem(chain[0], 1, 1, f"packs extend one another in a circle or too deep: {' -> '.join((*chain, reference))}")])
    file = find(reference, beside)
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise PackError([Problem(str(file), 1, 1, f"cannot be read: {error.strerror or error}")]) from None
    source = read(_shown(file), raw)
    head, own, places = parse(source)
    problems: list[Problem] = []
    rules: dict[str, Rule] = {}
    all_places: dict[str, tuple[str, int]] = {}
    for i, name in enumerate(head.extends):
        try:
            base = _load(name, file.parent, (*chain, reference))
        except PackError as error:
            problems.append(source.problem(("extends", i), f"cannot extend '{name}': {error.problems[0].message}"))
            continue
        rules.update((rule.id, rule) for rule in base.rules)
        all_places.update(base.places)
    _disable(head.disable, rules, source, problems)
    _override(head.override, rules, source, problems)
    if problems:
        raise PackError(problems)
    rules.update((rule.id, rule) for rule in own)
    return Pack(head=head, rules=tuple(rules.values()), origin=_shown(file), places={**all_places, **places})  # type: ignore[arg-type]


def _disable(ids: tuple[str, ...], rules: dict[str, Rule], source: Source, problems: list[Problem]) -> None:
    for i, rule in enumerate(ids):
        if rules.pop(rule, None) is None:
            problems.append(source.problem(("disable", i), f"no extended pack has a rule '{rule}'{_known(rule, rules)}"))


def _override(changes: dict[str, dict[str, object]], rules: dict[str, Rule], source: Source, problems: list[Problem]) -> None:
    for full, patch in changes.items():
        old = rules.get(full)
        if old is None:
            problems.append(source.problem(("override", full), f"no extended pack has a rule '{full}'{_known(full, rules)}"))
            continue
        if "id" in patch or "kind" in patch:
            problems.append(source.problem(("override", full), "`id` and `kind` cannot be overridden; disable the rule and write a new one"))
            continue
        try:
            rules[full] = type(old).model_validate({**old.model_dump(by_alias=True, exclude_unset=True), **patch})
        except ValidationError as error:
            for fault in error.errors():
                path = ("override", full, *[p for p in fault["loc"] if isinstance(p, (str, int))])
                problems.append(source.problem(path, f"override of '{full}': {fault['msg']}"))


def _known(name: str, rules: dict[str, Rule]) -> str:
    from cleantext.packs.pack import _meant

    return _meant(name, rules)


def find(reference: str, beside: Path) -> Path:
    """The file of a pack.

    Raises:
        PackError: there is none.
    """
    if reference in builtin_files():
        return builtin_files()[reference]
    path = beside / Path(reference).expanduser()
    if path.is_file():
        return path
    for point in entry_points(group="cleantext.packs", name=reference):
        loaded = point.load()
        return Path(str(loaded() if callable(loaded) else loaded))
    if "/" in reference or reference.endswith((".yaml", ".yml")):
        message = f"there is no file {reference}"
    else:
        names = sorted({*builtin_files(), *(p.name for p in entry_points(group="cleantext.packs"))})
        message = f"there is no pack called '{reference}'; there are: {', '.join(names)}, or give a path"
    raise PackError([Problem(reference, 1, 1, message)])


def _shown(file: Path) -> str:
    try:
        return str(file.relative_to(Path.cwd()))
    except ValueError:
        return str(file)


def digest(packs: list[Pack]) -> str:
    """What stands in the rules of these packs, as a hash: where their files lie does not matter."""
    sha = hashlib.sha256()
    for pack in packs:
        sha.update(pack.model_dump_json(exclude={"origin", "places"}).encode())
    return sha.hexdigest()
