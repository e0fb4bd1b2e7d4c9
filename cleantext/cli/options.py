"""Options that several commands share, and the cleaner that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from cleantext.cleaner import Cleaner
    from cleantext.settings import Settings


_RULE_OPTIONS = (
    click.option(
        "--pack", "packs", multiple=True, metavar="P", help="A pack, by name or path, besides the built-in ones."
    ),
    click.option("--no-builtin", is_flag=True, help="Leave the built-in rules out."),
    click.option("--disable", multiple=True, metavar="RULE", help="Switch a rule (pack/rule) or a whole pack off."),
    click.option(
        "--profile",
        type=click.Choice(["article", "page"]),
        help="article: extracted text (the default); page: a whole page's text.",
    ),
    click.option("--language", metavar="CODE", help="auto (the default), or the language of all documents."),
)


def rule_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that choose the rules; what they give is what `choose` takes."""
    for option in reversed(_RULE_OPTIONS):
        command = option(command)
    return command


class Choice(NamedTuple):
    """The rules that a call and its settings ask for."""

    cleaner: Cleaner
    settings: Settings
    file: Path | None
    """The settings file; None when there is none."""


def choose(
    start: str | None, packs: tuple[str, ...], no_builtin: bool, disable: tuple[str, ...], profile: str | None,
    language: str | None,
) -> Choice:  # fmt: skip
    """The cleaner for a call.

    Args:
        start: the input, from which `cleantext.yaml` is looked for upwards; None: the current folder.
    """
    from cleantext.cleaner import Cleaner
    from cleantext.settings import find_settings

    settings, file = find_settings(Path(start or "."))
    profile = profile or settings.profile or "article"
    extra: dict[str, Any] = {} if settings.guard is None else {"guard": settings.guard}
    cleaner = Cleaner(
        [*settings.packs, *packs],
        builtin=settings.builtin and not no_builtin,
        profile=profile,  # type: ignore[arg-type]  # click has checked it
        language=language or settings.language or "auto",
        disable=[*settings.disable, *disable],
        **extra,
    )
    return Choice(cleaner, settings, file)
