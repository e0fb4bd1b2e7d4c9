"""Workers that may die: what is tried again, and which documents are given up.

When a worker dies, its shard is tried once more. Should it kill again, its documents are tried one by one, and those that
kill each time go to quarantine; no other is lost with them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from cleantext.readers.base import Shard
from cleantext.runner.work import Outcome, Work

T = TypeVar("T")

TRIES = 3
"""Times that something may kill a worker before it is held to be the cause: workers die of other causes, too."""
KILLS = "the worker process died whenever it came to this document (out of memory, or a crash in a library)"


class Retrying(ABC):
    """Workers in which a crash does not reach the process that leads the run."""

    def __init__(self, work: Work) -> None:
        self._work = work

    @abstractmethod
    def _try(self, tries: int, call: Callable[..., T], *args: Any, **kw: Any) -> T | None:
        """What `call` gives in a worker that has the `Work`; None when the worker dies each time."""

    def again(self, shard: Shard, skip: Mapping[int, str]) -> Outcome:
        """A shard once more, some of its documents going to quarantine; should it kill, its documents one by one."""
        outcome = self._try(1, Work.__call__, shard, skip)
        if outcome is None:
            numbers = [i for i in self._try(TRIES, Work.numbers, shard) or () if i not in skip]
            deadly = {i: KILLS for i in numbers if not self._try(TRIES, Work.survives, shard, i)}
            outcome = self._try(TRIES, Work.__call__, shard, {**skip, **deadly}, singly=True)
        return outcome if outcome is not None else self._work.lost(shard, KILLS)
