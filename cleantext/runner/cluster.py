"""A Ray cluster as the workers of `cleantext clean`: shards go out, outcomes come back in order.

All else is as on one machine: the leading process cuts the input and writes the output, so that nodes need no file system
in common. Ray's own retries are off; `Retrying` decides what becomes of a shard whose worker or node died.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain, repeat
from typing import Any

import ray
from ray.exceptions import RayError, RayTaskError

from cleantext.errors import UsageError
from cleantext.readers import WHOLE
from cleantext.readers.base import Shard
from cleantext.readers.text import loaded
from cleantext.runner.retries import Retrying
from cleantext.runner.work import Outcome, Work
from cleantext.version import __version__


class Cluster(Retrying):
    """Cleans in tasks of one core each.

    Args:
        address: as `ray.init` takes it; None: `RAY_ADDRESS`, or this machine where that is not set.
        count: most shards that are away at once; None: two for each core that the cluster has at the time.

    Raises:
        UsageError: there is no cluster at the address, or a node has another version of cleantext.
    """

    def __init__(self, work: Work, address: str | None = None, count: int | None = None) -> None:
        super().__init__(work)
        self._count, self._ours = count, not ray.is_initialized()
        if self._ours:
            _connect(address)
        self._packed = ray.put(pickle.dumps(work))
        self._do: Any = ray.remote(max_retries=0, num_cpus=1, scheduling_strategy="SPREAD")(_do)

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[Shard, Outcome]]:
        away: deque[tuple[Shard, Any]] = deque()
        for shard in chain(shards, repeat(None)):
            while away and (shard is None or len(away) >= (self._count or 2 * _cores())):
                done, reference = away.popleft()
                yield done, _fetched(reference) or self.again(done, {})
            if shard is None:
                return
            shard = loaded(shard) if shard.format in WHOLE else shard
            away.append((shard, self._hand_over(Work.__call__, shard)))

    def close(self) -> None:
        if self._ours:
            ray.shutdown()

    def _hand_over(self, *args: Any, **kw: Any) -> Any:
        return self._do.remote(__version__, self._packed, *args, **kw)

    def _try(self, tries: int, *args: Any, **kw: Any) -> Any:
        results = (_fetched(self._hand_over(*args, **kw)) for _ in range(tries))
        return next((result for result in results if result is not None), None)


def _fetched(reference: Any) -> Any:
    """What a task gave; None when its worker, its node, or what it gave was lost."""
    try:
        return ray.get(reference)
    except RayTaskError as error:  # raised by our own code there
        raise error.cause from None
    except RayError:
        return None
    except SystemError as error:  # Ray wraps what a signal raises
        raise (error.__cause__ or error) from None


def _cores() -> int:
    resources: Any = ray.cluster_resources  # Ray's own has no types, and CI has no Ray
    return int(resources().get("CPU", 0))


def _connect(address: str | None) -> None:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    handler = signal.getsignal(signal.SIGTERM)
    try:
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise UsageError(f"no Ray cluster answers at {address}: {error}") from None
    # Ray's own would not stop the run cleanly. In threads, where none can be set, it has none.
    if signal.getsignal(signal.SIGTERM) is not handler:
        signal.signal(signal.SIGTERM, handler)


def _do(version: str, packed: bytes, call: Callable[..., Any], *args: Any, **kw: Any) -> Any:
    """In a task: the first one in a process unpacks the rules, those after it find them."""
    if version != __version__:
        raise UsageError(f"a node has cleantext {__version__}, the process that leads the run {version}")
    return call(_unpacked(packed), *args, **kw)


_unpacked: Callable[[bytes], Work] = lru_cache(maxsize=1)(pickle.loads)
