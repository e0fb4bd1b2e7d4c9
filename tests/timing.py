"""Time, so that a slow or busy machine tells the same."""

from __future__ import annotations

import time
from collections.abc import Callable
from timeit import Timer

PATIENCE = 300
"""Seconds for what ends by itself, in one or a few."""


def is_linear(work: Callable[[int], object], size: int) -> bool:
    """Whether `work` takes less than a second for `size`, or at most ten times what it takes for a quarter of it: what grows
    with the square takes sixteen times as long. The best of three attempts counts; time on other threads and collections of
    garbage don't."""

    def cpu(n: int) -> float:
        return Timer(lambda: work(n), timer=time.thread_time).timeit(1)

    cpu(size // 4 + 1)  # what is loaded at the first call is not the size's doing
    for attempt in range(3):  # each with a size of its own: what is known of a text is not worked out again
        whole = cpu(size - attempt)
        if whole < 1 or whole < 10 * cpu(size // 4 - attempt):
            return True
    return False
