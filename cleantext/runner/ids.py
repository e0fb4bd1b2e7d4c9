"""Ids that occur twice in one file."""

from __future__ import annotations

from cleantext.runner.work import DUPLICATE, ID_BYTES, Outcome


class Ids:
    """The ids of the documents of one file, as digests of `ID_BYTES` each."""

    def __init__(self) -> None:
        self._file = ""
        self._seen: set[bytes] = set()

    def repeated(self, file: str, outcome: Outcome) -> dict[int, str]:
        """Documents of a shard whose id a shard before it has had, and what is said of them."""
        if file != self._file:
            return {}
        pairs = zip(outcome.numbers, _split(outcome.ids), strict=True)
        return {number: DUPLICATE for number, digest in pairs if digest in self._seen}

    def known(self, file: str, ids: bytes) -> None:
        """Takes note of the ids of a shard."""
        if file != self._file:
            self._file, self._seen = file, set()
        self._seen.update(_split(ids))


def _split(ids: bytes) -> list[bytes]:
    return [ids[i : i + ID_BYTES] for i in range(0, len(ids), ID_BYTES)]
