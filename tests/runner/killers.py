"""Cleaners that fail on purpose. A module of its own, since worker processes import it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cleantext.cleaner import Cleaner
from cleantext.types import Result


class Killer(Cleaner):
    """Kills its process when it meets the word POISON, as a crash in a library would."""

    def _outcomes(self, documents: Sequence[Any]) -> list[Result | Exception]:
        if any("POISON" in document.content for document in documents):
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._outcomes(documents)


def bug() -> Exception:
    """What a bug raises, with its place."""
    try:
        raise ZeroDivisionError("a bug")
    except ZeroDivisionError as error:
        return error


class Raiser(Cleaner):
    """Raises when it meets the word POISON, as a bug would."""

    def _outcomes(self, documents: Sequence[Any]) -> list[Result | Exception]:
        outcomes = zip(documents, super()._outcomes(documents), strict=True)
        return [bug() if "POISON" in document.content else outcome for document, outcome in outcomes]


class Stillborn(Cleaner):
    """Cannot be brought into a worker, as with a broken installation."""

    def __setstate__(self, state: dict[str, Any]) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


class Diarist(Cleaner):
    """Writes down each document that it begins, and takes a second for it, except for the first."""

    def __init__(self, *packs: Any, diary: Path, **options: Any) -> None:
        super().__init__(*packs, **options)
        self._diary = diary

    def _outcomes(self, documents: Sequence[Any]) -> list[Result | Exception]:
        for document in documents:
            with open(self._diary, "a") as file:
                file.write(f"{document}\n")
            time.sleep(0 if document == "0" else 1)
        return super()._outcomes(documents)
