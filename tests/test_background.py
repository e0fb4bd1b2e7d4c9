"""Work in the background."""

import os
import threading

import pytest

from cleantext.background import Soon


def test_is_done_on_another_thread_and_once() -> None:
    on: list[int] = []
    soon = Soon(lambda: on.append(threading.get_ident()) or len(on))
    assert [soon(), soon()] == [1, 1]
    assert on != [threading.get_ident()]


def test_what_fails_is_raised_where_it_is_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    soon = Soon(lambda: [][0])
    for _ in range(2):
        with pytest.raises(IndexError):
            soon()
    assert capfd.readouterr().err == ""


def test_without_threads_who_asks_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    assert Soon(lambda: 7)() == 7


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_590_a_process_that_is_forked_meanwhile_does_it_itself() -> None:
    go_on = threading.Event()
    parent = os.getpid()
    soon = Soon(lambda: 7 if os.getpid() != parent or go_on.wait() else 0)
    child = os.fork()
    if not child:
        os._exit(0 if soon() == 7 else 1)
    _, status = os.waitpid(child, 0)
    go_on.set()
    assert status == 0
    assert soon() == 7
