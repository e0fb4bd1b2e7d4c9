"""Hypothesis looks for texts on which a rule breaks a property, and shrinks them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings

from cleantext.testing.minimal import minimal
from cleantext.testing.properties import Broken
from cleantext.testing.strategies import Strategy

_MOST = 4
"""Properties that are reported for one rule; the rest mostly follows from them."""


class _Found(Exception):
    """A property fell; one subclass a property, so that shrinking does not slip from one to another."""

    def __init__(self, text: str, broken: Broken) -> None:
        self.text, self.broken = text, broken


def search(
    plain: Iterable[str], texts: Strategy[str], broken_by: Callable[[str], list[Broken]], examples: int, seed: int
) -> Iterator[Broken]:
    """Each property that falls on some text, with the smallest text that was found.

    Args:
        plain: texts that are tried first, all of them.
        texts: where Hypothesis takes more from.
        broken_by: the properties that fall on a text.
        examples: texts that Hypothesis tries.
        seed: the same seed tries the same texts.
    """
    known: set[str] = set()
    for text in plain:
        for broken in broken_by(text):
            if broken.property not in known:
                known.add(broken.property)
                yield _smallest(text, broken, broken_by)
    kinds: dict[str, type[_Found]] = {}

    def attempt(text: str) -> None:
        for broken in broken_by(text):
            if broken.property not in known:
                raise kinds.setdefault(broken.property, type(broken.property, (_Found,), {}))(text, broken)

    while len(known) < _MOST:
        try:
            _run(texts, attempt, examples, seed)
            return
        except _Found as found:
            known.add(found.broken.property)
            yield _smallest(found.text, found.broken, broken_by)


def _smallest(text: str, broken: Broken, broken_by: Callable[[str], list[Broken]]) -> Broken:
    """The same property, broken by the smallest part of the text that breaks it."""

    def falls(part: str) -> bool:
        return any(other.property == broken.property for other in broken_by(part))

    smallest = minimal(text, falls)
    return next((other for other in broken_by(smallest) if other.property == broken.property), broken)


def _run(texts: Strategy[str], attempt: Callable[[str], None], examples: int, seed: int) -> None:
    test = given(texts)(attempt)
    test = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=False,  # the seed is given instead
        print_blob=False,
        report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )(test)
    hypothesis.seed(seed)(test)()
