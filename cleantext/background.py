"""Work in the background that gives up Python's lock, as compiled libraries do, while this thread goes on."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Soon(Generic[T]):
    """What `work` makes, on a thread of its own from now on.

    Args:
        work: done once; a second time, by whoever asks for the outcome, where it has failed or the process was forked
            meanwhile, or where there can be no more threads.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._made: list[T] = []
        self._thread = threading.Thread(target=self._try, daemon=True)
        with contextlib.suppress(RuntimeError):
            self._thread.start()

    def _try(self) -> None:
        with contextlib.suppress(Exception):  # who asks will meet it again
            self._made.append(self._work())

    def __call__(self) -> T:
        """The outcome; waits for it. Raises what `work` raises."""
        if not self._made and self._thread.is_alive():
            self._thread.join()
        if not self._made:
            self._made.append(self._work())
        return self._made[0]
