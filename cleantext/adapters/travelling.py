"""A cleaner on its way to other processes."""

from __future__ import annotations

from typing import Any

from cleantext.cleaner import Cleaner


class Travelling:
    """A cleaner for other processes: whatever number of copies arrives in one, the first is kept and compiled."""

    def __init__(self, cleaner: Cleaner) -> None:
        self.cleaner = cleaner

    def __reduce__(self) -> tuple[Any, ...]:
        return _arrived, (self.cleaner.fingerprint, self.cleaner)


_here: dict[str, Travelling] = {}


def _arrived(fingerprint: str, cleaner: Cleaner) -> Travelling:
    return _here.setdefault(fingerprint, Travelling(cleaner))
