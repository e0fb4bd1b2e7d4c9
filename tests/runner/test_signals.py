"""Signals that end a run: what is raised, when, and what is put back."""

from __future__ import annotations

import signal

import pytest

from cleantext.runner.signals import Stopped, later, stopping


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_stops_at_once_and_the_usual_handlers_come_back(number: signal.Signals, code: int) -> None:
    before = signal.getsignal(number)
    with pytest.raises(Stopped, match=number.name) as stopped, stopping():
        signal.raise_signal(number)
    assert stopped.value.exit_code == code
    assert signal.getsignal(number) is before


def test_what_must_not_be_cut_off_is_done_before() -> None:
    done = []

    def start() -> None:
        with later():
            signal.raise_signal(signal.SIGTERM)
            done.append("the worker is known of")
        done.append("too late")

    with pytest.raises(Stopped), stopping():
        start()
    assert done == ["the worker is known of"]


def test_without_a_signal_nothing_is_raised_and_the_handlers_come_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with stopping(), later():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before
