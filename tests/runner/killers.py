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

    def run_batch(self, documents: Sequence[Any]) -> list[Result]:
        if any("POISON" in document.content for document in documents):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().run_batch(documents)


class Raiser(Cleaner):
    """Raises when it meets the word POISON, as a bug would."""

    def run_batch(self, documents: Sequence[Any]) -> list[Result]:
        if any("POISON" in document.content for document in documents):
            raise ZeroDivisionError("a bug")
        return super().run_batch(documents)


class Stillborn(Cleaner):
    """Cannot be brought into a worker, as with a broken installation."""

    def __setstate__(self, state: dict[str, Any]) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


class Diarist(Cleaner):
    """Writes down each document that it begins, and takes a second for it, except for the first."""

    def __init__(self, *packs: Any, diary: Path, **options: Any) -> None:
        super().__init__(*packs, **options)
        self._diary = diary

    def run_batch(self, documents: Sequence[Any]) -> list[Result]:
        for document in documents:
            with open(self._diary, "a") as file:
                file.write(f"{document}\n")
            time.sleep(0 if document == "0" else 1)
        return super().run_batch(documents)
