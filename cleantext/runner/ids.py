"""Ids that occur twice in one file."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from cleantext.runner.work import DUPLICATE, ID_BYTES, Outcome

RECENT = 100_000
"""Ids after which they are put away as sorted numbers, `ID_BYTES` each, instead of ten times that in a set."""


class Ids:
    """The ids of the documents of one file, as digests of `ID_BYTES` each."""

    def __init__(self) -> None:
        self._file = ""
        self._recent: set[int] = set()
        self._old: npt.NDArray[np.uint64] = np.empty(0, np.uint64)

    def repeated(self, file: str, outcome: Outcome) -> dict[int, str]:
        """Documents of a shard whose id a shard before it has had, and what is said of them."""
        if file != self._file or not outcome.ids:
            return {}
        digests = _numbers(outcome.ids)
        old = np.zeros(len(digests), bool)
        if len(self._old):
            at = np.minimum(np.searchsorted(self._old, digests), len(self._old) - 1)
            old = self._old[at] == digests
        found = zip(outcome.numbers, digests.tolist(), old.tolist(), strict=True)
        return {number: DUPLICATE for number, digest, seen in found if seen or digest in self._recent}

    def note(self, file: str, ids: bytes) -> None:
        """Takes note of the ids of a shard."""
        if file != self._file:
            self._file, self._recent, self._old = file, set(), np.empty(0, np.uint64)
        self._recent.update(_numbers(ids).tolist())
        if len(self._recent) > RECENT:
            recent = np.fromiter(self._recent, np.uint64, len(self._recent))
            self._old = np.sort(np.concatenate((self._old, recent)))
            self._recent = set()


def _numbers(ids: bytes) -> npt.NDArray[np.uint64]:
    assert np.dtype(np.uint64).itemsize == ID_BYTES
    return np.frombuffer(ids, "<u8")
