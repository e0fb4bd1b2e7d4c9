"""`cleantext.yaml`: a project's defaults, found in the folder of the input or one above it. Options of a call win."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from cleantext.decoding import codec_name
from cleantext.errors import PackError, Problem, UsageError
from cleantext.languages.codes import code_of, refusal
from cleantext.packs.faults import validated
from cleantext.packs.source import Source, read
from cleantext.readers import format_of
from cleantext.readers.base import SETTINGS
from cleantext.types import Profile


class Settings(BaseModel):
    """What can stand in `cleantext.yaml`; the names are those of the options."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda name: name.replace("_", "-"))

    packs: tuple[str, ...] = Field(
        default=(), description="Packs on top of the built-in ones: names, or paths from this file."
    )
    builtin: bool = Field(default=True, description="Whether the built-in rules are used.")
    disable: tuple[str, ...] = Field(
        default=(), description="Rules (pack/rule, or rule for those of all packs) and packs that are switched off."
    )
    profile: Profile | None = Field(default=None, description="article or page.")
    language: str | None = Field(default=None, description="auto, or the code of the language of all documents.")
    guard: float | None = Field(default=None, gt=0, le=1, description="Share of a document that may go as boilerplate.")
    format: str | None = Field(default=None, description="Format of all input files; auto: by their names.")
    text_key: str | None = Field(default=None, description="Key or column of the text.")
    id_key: str | None = Field(default=None, description="Key or column of the id.")
    encoding: str | None = Field(default=None, description="Encoding that all text files are in.")
    ledger: bool | None = Field(default=None, description="Whether a ledger is written.")
    workers: int | None = Field(default=None, ge=1, description="Processes.")

    @field_validator("language", "format", "encoding")
    @classmethod
    def _is_known(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None:
            return value
        try:
            if info.field_name == "format":
                format_of("", value)
            elif info.field_name == "encoding":
                codec_name(value)
            elif value != "auto" and code_of(value) is None:
                raise UsageError(refusal(value))
        except UsageError as error:
            raise ValueError(str(error)) from None
        return value


def find_settings(start: Path) -> tuple[Settings, Path | None]:
    """The settings for an input, and the file that they stand in.

    Args:
        start: the input, or the current folder.

    Raises:
        PackError: the file is wrong; every problem with its line.
    """
    start = Path(os.path.realpath(start))  # `resolve` raises where a link leads in a circle
    for folder in (start, *start.parents):
        file = folder / SETTINGS
        if os.path.isfile(file):  # in a folder that is closed there is none
            return load_settings(file), file
    return Settings(), None


def load_settings(file: Path) -> Settings:
    """The settings in a file; paths of packs are made to begin at its folder.

    Raises:
        PackError: it cannot be read, or something in it is wrong.
    """
    source = _source(file)
    data = {} if source.data is None else source.data
    if not isinstance(data, dict):
        raise PackError([source.problem((), "settings are a mapping, such as `profile: page`")])
    problems: list[Problem] = []
    settings = validated(Settings, data, source, (), problems)
    if settings is None:
        raise PackError(problems)
    return settings.model_copy(update={"packs": tuple(_beside(file, pack) for pack in settings.packs)})


def refused(file: Path, disable: int, error: UsageError) -> PackError:
    """That a name in `disable` (its place in the list, from 0) is refused, with its place in the file."""
    return PackError([_source(file).problem(("disable", disable), str(error))])


def _source(file: Path) -> Source:
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise PackError([Problem(str(file), 1, 1, f"cannot be read: {error.strerror or error}")]) from None
    return read(str(file), raw)


def _beside(file: Path, pack: str) -> str:
    """A pack's path, begun at the folder of the settings; a pack's name as it is."""
    path = file.parent / os.path.expanduser(pack)
    return str(path) if path.is_file() or pack.endswith((".yaml", ".yml")) else pack
