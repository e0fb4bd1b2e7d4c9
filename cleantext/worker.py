"""What every worker process does first: its parent decides when it ends, and it never outlives it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading


def belong_to_parent() -> None:
    """Leaves Ctrl-C, which reaches the whole process group, to the parent, and ends this process when the parent has gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a handler of the parent's may have come along
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
