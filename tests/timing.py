"""How CPU time grows, told so that a slow or busy machine tells the same."""

from __future__ import annotations

import time
from collections.abc import Callable
from timeit import Timer


def is_linear(work: Callable[[int], object], size: int) -> bool:
    """Whether `work` takes less than a second for `size`, or at most ten times what it takes for a quarter of it: what grows
    with the square takes sixteen times as long. The best of three attempts counts; time on other threads and collections of
    garbage don't."""

    def cpu(n: int) -> float:
        return Timer(lambda: work(n), timer=time.thread_time).timeit(1)

    cpu(size // 4)  # what is loaded at the first call is not the size's doing
    for _ in range(3):
        whole = cpu(size)
        if whole < 1 or whole < 10 * cpu(size // 4):
            return True
    return False
