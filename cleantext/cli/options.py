"""Options that several commands share, and the cleaner that they ask for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from cleantext.cli.console import say
from cleantext.errors import UsageError
from cleantext.model import PROFILES, Profile

if TYPE_CHECKING:
    from cleantext.cleaner import Cleaner
    from cleantext.readers.base import Options
    from cleantext.settings import Settings


guard_option = click.option(
    "--guard", type=click.FloatRange(0, 1, min_open=True), metavar="SHARE",
    help="Share of a document that may go as boilerplate; 1: any (default: 0.5, for page 1).",
)  # fmt: skip


def _together(*options: Callable[..., Any]) -> Callable[..., Any]:
    def added(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return added


scope_options = _together(
    click.option("--no-builtin", is_flag=True, help="Leave the built-in rules out."),
    click.option(
        "--disable",
        multiple=True,
        metavar="RULE",
        help="Switch a rule off (pack/rule; or rule: in all packs), or a pack.",
    ),
    click.option(
        "--profile",
        type=click.Choice(PROFILES),
        help="article: extracted text (the default); page: a whole page's text.",
    ),
    click.option("--language", metavar="CODE", help="auto (the default), or the language of all documents."),
)
"""Adds the options that narrow the rules."""
rule_options = _together(
    click.option(
        "--pack", "packs", multiple=True, metavar="P", help="A pack, by name or path, besides the built-in ones."
    ),
    scope_options,
)
"""Adds the options that choose the rules; what they give is what `choose` takes."""
format_option = click.option(
    "--format", metavar="F", help="auto (by name, the default), text, jsonl, parquet, html, warc."
)
text_key_option = click.option("--text-key", metavar="KEY", help="Key or column of the text (default: text).")
input_options = _together(
    format_option,
    text_key_option,
    click.option("--id-key", metavar="KEY", help="Key or column of the id (default: id)."),
)
"""Adds the options that say how the input is read."""

overwrite_option = click.option("--overwrite", is_flag=True, help="Replace a file that is there.")


def refuse_there(path: Path, overwrite: bool) -> None:
    """Raises:
    UsageError: there is a file already, and nobody said that it may be replaced; or it is a folder.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file")
    if path.exists() and not overwrite:
        raise UsageError(f"{path} is there already; --overwrite replaces it")


class Choice(NamedTuple):
    """The rules that a call and its settings ask for."""

    cleaner: Cleaner
    settings: Settings
    file: Path | None
    """The settings file; None when there is none."""


def choose(
    start: str | None, packs: tuple[str, ...], no_builtin: bool, disable: tuple[str, ...], profile: Profile | None,
    language: str | None, guard: float | None = None,
) -> Choice:  # fmt: skip
    """The cleaner for a call (see `chosen`); says so when no rule is for the language that was named."""
    choice = chosen(start, packs, no_builtin, disable, profile, language, guard)
    note_language(choice.cleaner)
    return choice


def chosen(
    start: str | None, packs: tuple[str, ...], no_builtin: bool, disable: tuple[str, ...], profile: Profile | None,
    language: str | None, guard: float | None = None, absent: Collection[str] = (),
) -> Choice:  # fmt: skip
    """The cleaner for a call.

    Args:
        start: the input, from which `cleantext.yaml` is looked for upwards; None: the current folder.
        absent: names that may be switched off although nothing here has them.
    """
    from cleantext.cleaner import Cleaner
    from cleantext.settings import find_settings

    settings, file = find_settings(Path(start or "."))
    guard = guard or settings.guard
    extra: dict[str, Any] = {} if guard is None else {"guard": guard}
    cleaner = Cleaner(
        [*settings.packs, *packs],
        builtin=settings.builtin and not no_builtin,
        profile=profile or settings.profile or "article",
        language=language or settings.language or "auto",
        disable=[name for name in (*settings.disable, *disable) if name not in absent],
        **extra,
    )
    return Choice(cleaner, settings, file)


def note_language(*cleaners: Cleaner) -> None:
    """Says so when the language that was named is one that no rule of any of the cleaners is for."""
    known = sorted({code for cleaner in cleaners for rule in cleaner.rules for code in rule.languages})
    language = cleaners[0].language
    if known and language not in ("auto", *known):
        say(f"note: no rule is for the language {language!r}; there are rules for {', '.join(known)}, and for all")


def reading(
    settings: Settings, profile: str, text_key: str | None, id_key: str | None = None, encoding: str | None = None,
    ledger: bool | None = None,
) -> Options:  # fmt: skip
    """How the input is read, as the call and its settings say.

    Raises:
        UsageError: there is no such encoding.
    """
    from cleantext.decoding import decode
    from cleantext.readers.base import Options

    encoding = encoding or settings.encoding
    if encoding is not None:
        decode(b"", encoding)  # says at once when there is no such encoding
    return Options(
        text_key or settings.text_key or "text",
        id_key or settings.id_key or "id",
        encoding,
        bool(settings.ledger if ledger is None else ledger),
        profile == "article",
    )
