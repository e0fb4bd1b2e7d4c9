"""The terms of a run, as data: all that decides its output. A resume on other terms is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleantext.cleaner import GUARDS
from cleantext.errors import UsageError
from cleantext.packs import digest
from cleantext.version import __version__

if TYPE_CHECKING:
    from cleantext.cleaner import Cleaner
    from cleantext.readers.base import Options
    from cleantext.runner.shards import Survey

FORMAT = 1
"""Version of what stands in manifests, marks and ledgers."""


def terms_of(cleaner: Cleaner, options: Options, format: str, found: Survey) -> dict[str, Any]:
    """Everything that decides the output."""
    return {
        "format": FORMAT,
        "version": __version__,
        "input": {"digest": found.digest, "files": found.files},
        "packs": {
            "digest": digest(list(cleaner.packs)),
            "names": [[pack.name, pack.head.version] for pack in cleaner.packs],
        },
        "options": {
            "profile": cleaner.profile,
            "language": cleaner.language,
            "disable": list(cleaner.disable),
            "guard": cleaner.guard,
            "format": format,
            **options._asdict(),
        },
    }


def refuse_other(terms: dict[str, Any], before: dict[str, Any], shown: str) -> None:
    """Raises:
    UsageError: the run before had other terms; it says what has changed.
    """
    if changed := _changes(terms, before):
        raise UsageError(
            f"cannot resume {shown}: since then these have changed: {'; '.join(changed)}. Set them as they were, or "
            "begin anew with --overwrite"
        )


def _changes(terms: dict[str, Any], before: dict[str, Any]) -> list[str]:
    if before.get("format") != terms["format"] or before["version"] != terms["version"]:
        return [f"cleantext ({before.get('version')} then, {terms['version']} now)"]
    changed: list[str] = []
    if terms["input"] != before["input"]:
        then, now = before["input"]["files"], terms["input"]["files"]
        how = "names, sizes or times of files" if then == now else f"{then} files then, {now} now"
        changed.append(f"the input ({how})")
    if terms["packs"] != before["packs"]:
        changed.append(f"the packs ({_packs(terms['packs']['names'], before['packs']['names'])})")
    then, now = before["options"], terms["options"]
    names = [name for name in now if then.get(name) != now[name]]
    if "profile" in names:  # from which follow what is taken of HTML, and the guard where nobody has set it
        by_profile = all(one["guard"] == GUARDS[one["profile"]] for one in (then, now) if one["profile"] in GUARDS)
        names = [name for name in names if name != "main_content" and not (name == "guard" and by_profile)]
    return changed + [
        f"{_flag(name)} ({_value(name, then.get(name))} then, {_value(name, now[name])} now)" for name in names
    ]


def _flag(name: str) -> str:
    """An option as it stands in a call."""
    return f"--{name.replace('_', '-')}"


def _value(name: str, value: Any) -> str:
    """What an option was given, or what it is by default."""
    if name == "guard" and value is None:
        return "1"
    if value is None or value == []:
        return "none"
    if isinstance(value, bool):
        return "on" if value else "off"
    return ", ".join(value) if isinstance(value, list) else str(value)


def _packs(now: list[list[str]], then: list[list[str]]) -> str:
    gone = [f"{name} {version} is gone" for name, version in then if [name, version] not in now]
    new = [f"{name} {version} is new" for name, version in now if [name, version] not in then]
    return ", ".join(gone + new) or "their rules"
