"""Bounded time: twice the text, about twice the time. What a rule is about is repeated into long lines and long
texts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from timeit import Timer

from cleantext.errors import RuleTimeout
from cleantext.kinds import Rule
from cleantext.kinds.asking import ask_alone
from cleantext.kinds.base import TIMEOUT
from cleantext.lines import Lines
from cleantext.shorten import shortened
from cleantext.testing.around import subjects
from cleantext.testing.failure import Failure

SIZES = (64, 256, 1024, 4096, 16384)
"""Characters of the texts that are tried."""
SUSPECT = 0.03
"""CPU seconds from which the largest text is looked at more closely."""
TRIPLE = 3.0
"""Times the CPU time that twice the text may take."""
_END = "§"
_SHOWN = 60


def time_bounded(rule: Rule) -> Iterator[Failure]:
    """The rule's CPU time on texts made of its own words grows no faster than the text, by and large."""
    for seed, tail in _seeds(rule):
        spent = 0.0
        for size in SIZES:
            before = spent
            text = _pumped(seed, tail, size)
            try:
                spent = _cpu(rule, text)
            except RuleTimeout:
                yield _failure(rule, seed, f"{size:,} characters take more than {TIMEOUT:g} s of CPU time.")
                return
            if spent > 1:
                yield _failure(rule, seed, f"{size:,} characters take {spent:.1f} s of CPU time.")
                return
        # The largest text is four times the one before: more than nine times the time asks for a closer look.
        if spent > SUSPECT and spent > TRIPLE**2 * before:
            try:
                ratio = _ratio(rule, seed, tail)
            except RuleTimeout:
                ratio = TIMEOUT / spent
            if ratio > TRIPLE:
                message = f"{SIZES[-1]:,} characters take {spent:.2f} s, twice as many {ratio:.1f} times as long."
                yield _failure(rule, seed, message)
                return


def _seeds(rule: Rule) -> list[tuple[str, str]]:
    """What is repeated, and what stands at the end: a text that the rule is about, as one line and as many, its first and
    last character, and spaces. The end makes a match fail that came that far."""
    short = subjects(rule)[0]
    last = short[-1:]
    seeds = dict.fromkeys(((short, _END), (f"{short}\n", _END), (short[:1], last + _END), (last, _END), (" ", _END)))
    return [(seed, tail) for seed, tail in seeds if seed]


def _pumped(seed: str, tail: str, size: int) -> str:
    return (seed * (size // len(seed) + 1))[:size] + tail


def _cpu(rule: Rule, text: str) -> float:
    lines = Lines(text)
    return Timer(lambda: ask_alone(rule, lines), timer=time.thread_time).timeit(1)  # without collections of garbage


def _ratio(rule: Rule, seed: str, tail: str) -> float:
    """How many times as long a text takes that is twice as long as the largest, the best of three runs each. Above the
    largest, since a model may find something from some length on, and take longer from there on."""
    largest, twice = (
        min(_cpu(rule, _pumped(seed, tail, size)) for _ in range(3)) for size in (SIZES[-1], 2 * SIZES[-1])
    )
    return twice / max(largest, 1e-4)


def _failure(rule: Rule, seed: str, message: str) -> Failure:
    advice = "`cleantext rules check` looks for the part of the pattern that is slow."
    return Failure(rule.id, "bounded time", f"{message} {advice}", texts=(("repeated", shortened(seed, _SHOWN)),))
