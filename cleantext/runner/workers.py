"""Workers of this machine: processes that clean shards, and are replaced when they die."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol, TypeVar

from cleantext.errors import CleantextError
from cleantext.readers.base import Shard
from cleantext.runner.retries import Retrying
from cleantext.runner.signals import later
from cleantext.runner.work import Outcome, Work
from cleantext.worker import belong_to_parent

T = TypeVar("T")

STARTS = 20
"""Attempts to start workers, a tenth of a second apart."""
DIED = (BrokenProcessPool, CancelledError)
"""What a future raises whose worker, or whose whole pool, has gone."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class WorkersError(CleantextError):
    """Processes cannot be started."""


class Workers(Protocol):
    """Cleans shards, in this process or in others."""

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[Shard, Outcome]]:
        """The outcomes, in the order of the shards; these are read only as far ahead as it needs."""

    def again(self, shard: Shard, skip: Mapping[int, str]) -> Outcome:
        """One shard once more, some of its documents going to quarantine."""

    def close(self) -> None:
        """Ends all processes, whatever they are at."""


class Here:
    """Cleans in this process."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[Shard, Outcome]]:
        for shard in shards:
            yield shard, self._work(shard)

    def again(self, shard: Shard, skip: Mapping[int, str]) -> Outcome:
        return self._work(shard, skip)

    def close(self) -> None:
        pass


class Processes(Retrying):
    """Cleans in other processes.

    `ProcessPoolExecutor` tells when a worker dies, not which shard it was at: the oldest unfinished one is suspected.

    Args:
        count: how many.
    """

    def __init__(self, work: Work, count: int) -> None:
        super().__init__(work)
        self._count = count
        self._pool = self._made()

    def _made(self) -> ProcessPoolExecutor:
        method = "spawn" if sys.platform == "win32" else "forkserver"
        context = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(["cleantext.runner.work", "cleantext.engine.plan"])
        return ProcessPoolExecutor(self._count, context, _start, (self._work,))

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[Shard, Outcome]]:
        waiting: deque[tuple[Shard, Future[Outcome]]] = deque()
        source = iter(shards)
        done = False
        while True:
            while not done and len(waiting) <= 2 * self._count:
                shard = next(source, None)
                if shard is None:
                    done = True
                    break
                waiting.append((shard, self._submit(shard)))
            if not waiting:
                return
            shard, future = waiting.popleft()
            try:
                outcome = future.result()
            except DIED:
                self._replace()
                outcome = self.again(shard, {})
                waiting = deque((s, f if _finished(f) else self._submit(s)) for s, f in waiting)
            yield shard, outcome

    def close(self) -> None:
        # An executor has no public way to end workers that are at work.
        for process in list((self._pool._processes or {}).values()):
            process.kill()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, shard: Shard) -> Future[Outcome]:
        return self._hand_over(Work.__call__, shard)

    def _hand_over(self, call: Callable[..., T], *args: Any, **kw: Any) -> Future[T]:
        for _ in range(STARTS):
            try:
                with later():  # a worker that was asked for and is not known of could not be ended
                    return self._pool.submit(_do, call, *args, **kw)
            except BrokenProcessPool as error:  # noticed while handing over: dealt with when its turn comes
                broken: Future[T] = Future()
                broken.set_exception(error)
                return broken
            except (ConnectionError, EOFError):  # the process that starts the workers has died
                time.sleep(0.1)
                self._replace()
        raise WorkersError(f"worker processes cannot be started ({STARTS} attempts); --resume continues from here")

    def _replace(self) -> None:
        self.close()
        self._pool = self._made()

    def _try(self, tries: int, call: Callable[..., T], *args: Any, **kw: Any) -> T | None:
        for _ in range(tries):
            self._ready()
            try:
                return self._hand_over(call, *args, **kw).result()
            except DIED:
                self._replace()
        return None

    def _ready(self) -> None:
        """Returns when a worker lives, so that no document is blamed for one that could not even start.

        Raises:
            WorkersError: none does.
        """
        for _ in range(STARTS):
            try:
                self._hand_over(_lives).result()
                return
            except DIED:
                time.sleep(0.1)
                self._replace()
        raise WorkersError(f"worker processes die as soon as they start ({STARTS} attempts); their errors stand above")


def _finished(future: Future[Outcome]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


_work: Work | None = None


def _start(work: Work) -> None:
    """Runs first in each worker."""
    global _work
    _work = work
    belong_to_parent()


def _do(call: Callable[..., T], *args: Any, **kw: Any) -> T:
    assert _work is not None
    return call(_work, *args, **kw)


def _lives(_: Work) -> None:
    pass
