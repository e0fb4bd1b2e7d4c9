"""A cleaner that some documents break: importable, so that workers of every engine find it."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext import Cleaner, Document, Result, UsageError

BREAKS = "The tide table that breaks the cleaner."
REASON = "the tide is out"


class Failing(Cleaner):
    """Refuses the batches that hold `BREAKS`."""

    def run_batch(self, documents: Sequence[str | bytes | Document]) -> list[Result]:
        if any((d.content if isinstance(d, Document) else d) == BREAKS for d in documents):
            raise UsageError(REASON)
        return super().run_batch(documents)
