"""A cleaner that some documents break: importable, so that workers of every engine find it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from cleantext import Cleaner, Document, Result, UsageError

BREAKS = "The tide table that breaks the cleaner."
REASON = "the tide is out"


class Failing(Cleaner):
    """Refuses `BREAKS`."""

    def _outcomes(self, documents: Sequence[str | bytes | Document]) -> list[Result | Exception]:
        outcomes = zip(documents, super()._outcomes(documents), strict=True)
        return [
            UsageError(REASON) if (d.content if isinstance(d, Document) else d) == BREAKS else outcome
            for d, outcome in outcomes
        ]


KILLS_ONCE = "The storm that sinks the worker."


class Mortal(Cleaner):
    """Kills its process, as the kernel would for want of memory, when it first meets `KILLS_ONCE`."""

    def __init__(self, *packs: Any, mark: Path, **options: Any) -> None:
        super().__init__(*packs, **options)
        self._mark = mark

    @property
    def fingerprint(self) -> str:
        """Not that of a cleaner with the same rules: workers keep what they have."""
        return f"mortal-{super().fingerprint}"

    def _outcomes(self, documents: Sequence[str | bytes | Document]) -> list[Result | Exception]:
        if not self._mark.exists() and any(KILLS_ONCE in str(document) for document in documents):
            with open(self._mark, "a") as file:
                file.write("killed\n")
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._outcomes(documents)


class Slow(Cleaner):
    """Takes its time, and writes down on which node it began with which batch."""

    def __init__(self, *packs: Any, log: Path, **options: Any) -> None:
        super().__init__(*packs, **options)
        self._log = log

    def _outcomes(self, documents: Sequence[str | bytes | Document]) -> list[Result | Exception]:
        import ray

        first = documents[0].content if isinstance(documents[0], Document) else documents[0]
        with open(self._log, "a") as file:
            file.write(f"{ray.get_runtime_context().get_node_id()} {hash_of(first)}\n")
        time.sleep(0.4)
        return super()._outcomes(documents)


def hash_of(content: str | bytes) -> str:
    return blake2b(content if isinstance(content, bytes) else content.encode(), digest_size=8).hexdigest()
