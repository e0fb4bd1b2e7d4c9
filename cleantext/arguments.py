"""What a caller gives to a `Cleaner`, checked, and as it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cleantext.errors import UsageError
from cleantext.languages.codes import code_of, refusal
from cleantext.types import Document


def share(guard: object) -> float | None:
    """The guard as it is kept, so that 1 and 1.0 are one.

    Raises:
        UsageError: it is no share.
    """
    if guard is None:
        return None
    if isinstance(guard, bool) or not isinstance(guard, int | float) or not 0 < guard <= 1:
        raise UsageError(f"guard is a share above 0 and up to 1, or None, not {guard!r}")
    return float(guard)


def language_code(language: str) -> str:
    """The code by which packs know the language, or `auto`.

    Raises:
        UsageError: there is no such language.
    """
    if language == "auto":
        return language
    code = code_of(language) if isinstance(language, str) else None
    if code is None:
        raise UsageError(refusal(language))
    return code


def several(option: str, values: Any, types: Any, allowed: str) -> list[Any]:
    """The values of an option, of which there may be one or several; `allowed` says in words what they may be.

    Raises:
        UsageError: they are something else.
    """
    one = isinstance(values, types) or not isinstance(values, Iterable)
    given = [values] if one else list(values)
    if not all(isinstance(value, types) for value in given):
        raise UsageError(f"{option} is {allowed}, one or several, not {values!r}")
    return given


def refuse_one(documents: object) -> None:
    """Raises UsageError for one document where several are asked for (a text is a sequence, too, of its characters), for
    a mapping, which would be read as its keys, and for what holds none."""
    if isinstance(documents, str | bytes | Document):
        raise UsageError("documents are several, such as a list of texts; for one there is `run`")
    if isinstance(documents, Mapping):
        raise UsageError("documents are texts, and the keys of a mapping would be cleaned: give its values()")
    if not hasattr(documents, "__iter__") and not hasattr(documents, "__getitem__"):
        raise UsageError(f"documents are several, such as a list of texts, not {documents!r}")
