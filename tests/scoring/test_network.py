"""The network scores a line by its document alone, and exactly."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from importlib.resources import files
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleantext.scoring import network
from cleantext.scoring.arrays import Ints
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.network import EXACT, MOST, ONE, REACH, WIDEST, Layers, Network
from cleantext.scoring.trees import UNIT

COLUMNS, VALUES = 5, 4


def drawn(seed: int) -> Layers:
    dice = np.random.default_rng(seed)
    return Layers(
        dice.integers(-50, 50, COLUMNS).astype(np.int32),
        dice.uniform(0, 3, COLUMNS).astype(np.float32),
        dice.integers(-500, 500, (VALUES, COLUMNS)).astype(np.int16),
        dice.integers(-9000, 9000, VALUES).astype(np.int32),
        dice.integers(-200, 200, (len(REACH), 3, VALUES, VALUES)).astype(np.int16),
        dice.integers(-9000, 9000, (len(REACH), VALUES)).astype(np.int32),
        dice.integers(-500, 500, VALUES).astype(np.int16),
        dice.integers(-9000, 9000, 1).astype(np.int32),
        dice.integers(6, 10, len(REACH) + 2).astype(np.int16),
    )


def plain(layers: Layers, columns: list[list[int]]) -> list[float]:
    """The log odds of one document's lines, in exact arithmetic, a value at a time."""

    def rounded(sums: list[int], bias: list[int], bits: int) -> list[int]:
        return [round((s + b) / 2**bits) for s, b in zip(sums, bias, strict=True)]

    def bounded(values: list[int]) -> list[int]:
        return [min(max(value, 0), MOST) for value in values]

    def times(weights: list[list[int]], values: list[int]) -> list[int]:
        return [sum(w * v for w, v in zip(row, values, strict=True)) for row in weights]

    bits = layers.bits.tolist()
    x = [
        [
            min(max(round(float(np.float32(value - usual) * np.float32(scale))), -WIDEST), WIDEST)
            for value, usual, scale in zip(line, layers.usual.tolist(), layers.scale, strict=True)
        ]
        for line in columns
    ]
    kept = [bounded(rounded(times(layers.first.tolist(), line), layers.first_bias.tolist(), bits[0])) for line in x]
    for k, by in enumerate(REACH):
        found = []
        for i, line in enumerate(kept):
            sums = [0] * VALUES
            for j, weights in zip((i - by, i, i + by), layers.around[k].tolist(), strict=True):
                if 0 <= j < len(kept):
                    sums = [a + b for a, b in zip(sums, times(weights, kept[j]), strict=True)]
            added = rounded(sums, layers.around_bias[k].tolist(), bits[k + 1])
            found.append(bounded([a + b for a, b in zip(line, added, strict=True)]))
        kept = found
    last = layers.last.tolist()
    return [(times([last], line)[0] + layers.last_bias[0]) / 2 ** bits[-1] / ONE for line in kept]


def scores(layers: Layers, documents: list[list[list[int]]]) -> list[int]:
    lines = np.array([line for document in documents for line in document], np.int64)
    document: Ints = np.repeat(np.arange(len(documents)), [len(document) for document in documents])
    out: list[int] = Network(layers)(list(lines.T), Bounds(document)).tolist()
    return out


line = st.lists(st.integers(-300, 300), min_size=COLUMNS, max_size=COLUMNS)
documents = st.lists(st.lists(line, min_size=1, max_size=40), min_size=1, max_size=4)


@given(st.integers(0, 10**6), documents)
def test_the_network_computes_what_its_definition_says(seed: int, texts: list[list[list[int]]]) -> None:
    layers = drawn(seed)
    want = [score for text in texts for score in plain(layers, text)]
    assert scores(layers, texts) == [round(score * UNIT) for score in want]


@given(st.integers(0, 10**6), documents)
def test_a_document_is_scored_the_same_in_every_batch(seed: int, texts: list[list[list[int]]]) -> None:
    layers = drawn(seed)
    assert scores(layers, texts) == [score for text in texts for score in scores(layers, [text])]


def test_no_sum_of_the_shipped_network_is_more_than_float32_holds() -> None:
    with files("cleantext.page").joinpath("data/page.npz").open("rb") as file, np.load(file) as arrays:
        layers = Layers(*(arrays[f"network {field.name}"] for field in fields(Layers)))
    sums = [
        np.abs(layers.first.astype(int)).sum(1) * WIDEST + np.abs(layers.first_bias),
        np.abs(layers.around.astype(int)).sum((1, 3)) * MOST + np.abs(layers.around_bias),
        np.abs(layers.last.astype(int)).sum() * MOST + np.abs(layers.last_bias),
    ]
    assert max(int(some.max()) for some in sums) < EXACT


def test_446_threads_leave_the_number_of_threads_as_they_found_it() -> None:
    """Each set it back to what it had found; one that came while another was at work found that one's."""

    class Limit:
        """What threadpoolctl does with a number of the process."""

        threads = 2

        @contextmanager
        def limit(self, limits: int) -> Iterator[None]:
            before, Limit.threads = Limit.threads, limits
            yield
            Limit.threads = before

    limit = Limit()
    with patch.object(network, "_blas", lambda: limit):
        shared = network._OneThread()
        shared.__enter__()
        shared.__enter__()  # a second thread
        shared.__exit__()  # the first one
        assert Limit.threads == 1
        shared.__exit__()
        assert Limit.threads == 2
