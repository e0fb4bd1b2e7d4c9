"""Arithmetic that stops at the bounds of a document, against the slow way of doing it."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.scoring.bounds import FAR, Bounds

SIZES = st.lists(st.integers(1, 12), min_size=1, max_size=5)


def documents(sizes: list[int]) -> np.ndarray:
    return np.repeat(np.arange(len(sizes)), sizes)


@settings(max_examples=100)
@given(SIZES, st.integers(0, 2**32), st.integers(1, 6))
def test_bounds_see_one_document_only(sizes: list[int], seed: int, reach: int) -> None:
    at, x = Bounds(documents(sizes)), np.random.default_rng(seed).integers(-20, 20, sum(sizes))
    moved, box, high = at.shift(x, reach, -99), at.box(x, reach), at.highest_near(x, reach, -99)
    so_far, before, (since, _), (until, _) = at.highest_so_far(x), at.before(x), at.since(x > 5), at.until(x > 5)
    from_here = at.highest_from_here(x)
    for head, size in zip(at.heads, at.sizes, strict=True):
        own = x[head : head + size].tolist()
        for i in range(size):
            assert moved[head + i] == (own[i + reach] if i + reach < size else -99)
            assert box[head + i] == sum(own[max(0, i - reach) : i + reach + 1])
            assert high[head + i] == max(own[max(0, i - reach) : i], default=-99)
            assert so_far[head + i] == max(own[: i + 1])
            assert from_here[head + i] == max(own[i:])
            assert before[head + i] == sum(own[:i])
            assert since[head + i] == next((k for k in range(1, i + 1) if own[i - k] > 5), FAR)
            assert until[head + i] == next((k for k in range(1, size - i) if own[i + k] > 5), FAR)


@settings(max_examples=100)
@given(SIZES, st.integers(0, 2**32))
def test_best_run(sizes: list[int], seed: int) -> None:
    at, x = Bounds(documents(sizes)), np.random.default_rng(seed).integers(-20, 20, sum(sizes))
    first, last = at.best_run(x)
    for d, (head, size) in enumerate(zip(at.heads, at.sizes, strict=True)):
        own = x[head : head + size]
        best = max(own[i:j].sum() for i in range(size) for j in range(i, size + 1))
        assert x[first[d] : last[d] + 1].sum() == best
