"""Hypothesis looks for texts on which a rule breaks a property, and shrinks them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings

from cleantext.testing.minimal import minimal
from cleantext.testing.properties import Broken
from cleantext.testing.strategies import Strategy

_MOST = 4
"""Properties that are reported for one rule; the rest mostly follows from them."""


class _Found(Exception):  # noqa: N818
    """A property fell; one subclass a property, so that shrinking does not slip from one to another."""

    def __init__(self, text: str) -> None:
        self.text = text


def search(
    texts: Strategy[str], broken_by: Callable[[str], list[Broken]], examples: int, seed: int
) -> Iterator[Broken]:
    """Each property that falls on some text, with the smallest text that was found.

    Args:
        texts: where the texts come from.
        broken_by: the properties that fall on a text.
        examples: texts to try.
        seed: the same seed tries the same texts.
    """
    known: set[str] = set()
    kinds: dict[str, type[_Found]] = {}
    for _ in range(_MOST):

        def attempt(text: str) -> None:
            for broken in broken_by(text):
                if broken.property not in known:
                    raise kinds.setdefault(broken.property, type(broken.property, (_Found,), {}))(text)

        try:
            _run(texts, attempt, examples, seed)
            return
        except _Found as found:
            name = type(found).__name__
            known.add(name)

            def falls(text: str, name: str = name) -> bool:
                return any(broken.property == name for broken in broken_by(text))

            smallest = minimal(found.text, falls) if falls(found.text) else found.text
            yield from [broken for broken in broken_by(smallest) if broken.property == name][:1]


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
