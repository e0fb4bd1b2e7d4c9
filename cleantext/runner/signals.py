"""SIGINT and SIGTERM stop a run at once and cleanly: what is finished stays, the rest is left to `--resume`."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stopped(BaseException):
    """A signal asked for the end. Not an `Exception`: nothing on the way may take it for a failed document."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(signal.Signals(number).name)

    @property
    def exit_code(self) -> int:
        """As a shell reports it: 130 for SIGINT, 143 for SIGTERM."""
        return 128 + self.number


_waiting: list[int] | None = None
"""Signals that came within `later`; None outside of it."""


@contextmanager
def later() -> Iterator[None]:
    """What is done in it is done before a signal raises `Stopped`."""
    global _waiting
    came: list[int] = []
    _waiting = came
    try:
        yield
    finally:
        _waiting = None
        if came:
            raise Stopped(came[0])


@contextmanager
def stopping() -> Iterator[None]:
    """Within it, SIGINT and SIGTERM raise `Stopped` in the main thread. The second one finds the usual handlers."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.getsignal(number) for number in numbers}

    def stop(number: int, _: FrameType | None) -> None:
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)  # while things are put in order
        if _waiting is None:
            raise Stopped(number)
        _waiting.append(number)

    for number in numbers:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
