"""Options that several commands share, and the cleaner that they ask for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from cleantext.cli.console import say
from cleantext.errors import UnknownName, UsageError
from cleantext.types import PROFILES, Profile

if TYPE_CHECKING:
    from cleantext.cleaner import Cleaner
    from cleantext.readers.base import Options
    from cleantext.settings import Settings


class RuleOptions(NamedTuple):
    """What a call says of the rules; what it leaves open, its settings say."""

    packs: tuple[str, ...] = ()
    no_builtin: bool = False
    disable: tuple[str, ...] = ()
    profile: Profile | None = None
    language: str | None = None
    guard: float | None = None


class InputOptions(NamedTuple):
    """What a call says of its input and its ledger; what it leaves open, its settings say."""

    format: str | None = None
    text_key: str | None = None
    id_key: str | None = None
    encoding: str | None = None
    ledger: bool | None = None


def _gathered(kind: type[RuleOptions | InputOptions], name: str, *options: Callable[..., Any]) -> Callable[..., Any]:
    """Adds options to a command, which gets all that belong to `kind` as one argument, `name`."""

    def added(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def gathering(**given: Any) -> Any:
            own = {field: given.pop(field) for field in kind._fields if field in given}
            for field, value in own.items():
                if value == "" or (isinstance(value, tuple) and "" in value):
                    flag = "--pack" if field == "packs" else f"--{field.replace('_', '-')}"
                    raise UsageError(f"{flag} is empty, as a variable is that is not set")
            return command(**given, **{name: kind(**own)})

        for option in reversed(options):
            gathering = option(gathering)
        return gathering

    return added


guard_option = click.option(
    "--guard", type=click.FloatRange(0, 1, min_open=True), metavar="SHARE",
    help="Most of a document that may go as boilerplate, unless an article stays; 1: all of it (default: 0.5; page: 1).",
)  # fmt: skip


profile_option = click.option(
    "--profile",
    type=click.Choice(PROFILES),
    help="article: text that an extractor gave (the default); page: all the text of a page.",
)
_SCOPE = (
    click.option("--no-builtin", is_flag=True, help="Leave the built-in rules out."),
    click.option(
        "--disable",
        multiple=True,
        metavar="RULE",
        help="Switch off a rule (web-en/byline), the rules of one name in all packs (byline), or a pack (web-en).",
    ),
    profile_option,
    click.option(
        "--language",
        metavar="CODE",
        help="The language of all documents, such as en (default: auto, found out for each).",
    ),
)
_PACK = click.option(
    "--pack",
    "packs",
    multiple=True,
    metavar="PACK",
    help="Add a pack of rules, by path or name; may be given several times.",
)
scope_options = _gathered(RuleOptions, "rules", *_SCOPE)
"""Adds the options that narrow the rules. The command gets them as `rules`, and so it does --guard where it has that."""
rule_options = _gathered(RuleOptions, "rules", _PACK, *_SCOPE)
"""The same, and the packs."""
_TEXT = (
    click.option(
        "--format", metavar="F", help="auto (by the files' names, the default), text, jsonl, parquet, html or warc."
    ),
    click.option("--text-key", metavar="KEY", help="Key or column of the text (default: text)."),
)
_ID_KEY = click.option("--id-key", metavar="KEY", help="Key or column of the id (default: id).")
text_options = _gathered(InputOptions, "said", *_TEXT)
"""Adds the options that say where a text stands. The command gets them as `said`, with --encoding and --ledger where it
has those."""
input_options = _gathered(InputOptions, "said", *_TEXT, _ID_KEY)
"""The same, and where its id stands."""

start_option = click.option(
    "--input",
    "start",
    type=click.Path(exists=True),
    metavar="PATH",
    help="Where cleantext.yaml is looked for, upwards (default: here).",
)
overwrite_option = click.option("--overwrite", is_flag=True, help="Replace a file that is there.")


def named(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """The value of an option, as a callback of click; raises UsageError where it is empty."""
    if value == "":
        raise UsageError(f"{option.opts[0]} is empty, as a variable is that is not set; name a file or folder")
    return value


def named_file(context: click.Context, option: click.Parameter, value: str) -> Path:
    """The same of a file to write; raises UsageError for `-` as well."""
    named(context, option, value)
    if value == "-":
        raise UsageError(f"{option.opts[0]} -: a file is written, never standard output (./- is one of that name)")
    return Path(value)


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
    rules: RuleOptions
    settings: Settings
    file: Path | None
    """The settings file; None when there is none."""


def choose(start: str | None, rules: RuleOptions) -> Choice:
    """What a call asks for (see `choice_of`); says so when no rule is for the language that was named."""
    choice = choice_of(start, rules)
    note_language(choice.cleaner)
    return choice


def choice_of(
    start: str | None, rules: RuleOptions, absent: Collection[str] = (), without: Collection[str] = ()
) -> Choice:
    """What a call asks for, and its settings.

    Args:
        start: the input, from which `cleantext.yaml` is looked for upwards; None: the current folder.
        absent: names that may be switched off although nothing here has them.
        without: packs that are left out, of the built-in ones and of the settings'.
    """
    from cleantext.cleaner import Cleaner
    from cleantext.packs import builtin, default_files
    from cleantext.settings import find_settings, refused

    settings, file = find_settings(Path(start or "."))
    guard = rules.guard or settings.guard
    extra: dict[str, Any] = {} if guard is None else {"guard": guard}
    on = settings.builtin and not rules.no_builtin
    some = on and any(name in without for name in default_files())
    rest = [builtin(name) for name in default_files() if name not in without] if some else []
    try:
        cleaner = Cleaner(
            [*rest, *(pack for pack in settings.packs if pack not in without), *rules.packs],
            builtin=on and not some,
            profile=rules.profile or settings.profile or "article",
            language=rules.language or settings.language or "auto",
            disable=[name for name in (*settings.disable, *rules.disable) if name not in absent],
            **extra,
        )
    except UnknownName as error:
        if file is None or error.name not in settings.disable:
            raise
        raise refused(file, settings.disable.index(error.name), error) from None
    return Choice(cleaner, rules, settings, file)


def note_language(*cleaners: Cleaner) -> None:
    """Says so when the language that was named is one that no rule of any of the cleaners is for."""
    known = sorted({code for cleaner in cleaners for rule in cleaner.rules for code in rule.languages})
    language = cleaners[0].language
    if known and language not in ("auto", *known):
        say(f"note: no rule is for the language {language!r}; there are rules for {', '.join(known)}, and for all")


def reading(said: InputOptions, settings: Settings, profile: str) -> tuple[str, Options]:
    """The format of the input and how it is read, as the call and its settings say.

    Raises:
        UsageError: there is no such encoding.
    """
    from cleantext.decoding import codec_name
    from cleantext.readers.base import Options

    encoding = said.encoding or settings.encoding
    if encoding is not None:
        codec_name(encoding)  # says at once when there is no such encoding
    options = Options(
        said.text_key or settings.text_key or "text",
        said.id_key or settings.id_key or "id",
        encoding,
        bool(settings.ledger if said.ledger is None else said.ledger),
        profile == "article",
    )
    return said.format or settings.format or "auto", options
