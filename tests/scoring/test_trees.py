"""Boosted trees reach the leaves that their tests lead to."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.article import ArticleModel
from cleantext.scoring import trees
from cleantext.scoring.trees import LEAVES, UNIT, Trees


def test_trees_reach_the_leaf_that_the_tests_lead_to() -> None:
    # column 0 <= 3 ? (column 1 <= 7 ? leaf 0 : leaf 1) : leaf 2
    tests = trees.Tests(
        np.zeros(2, np.int16),
        np.array([0, 1], np.int16),
        np.array([3, 7], np.int32),
        np.array([0xFFFF & ~0b011, 0xFFFF & ~0b001], np.uint16),
        np.array([[10, 20, 30] + [0] * (LEAVES - 3)], np.int32) * UNIT,
    )
    a, b = np.array([3, 3, 4, -9, 10**6]), np.array([7, 8, 0, 99, -5])
    assert (Trees(tests)([a, b]) // UNIT).tolist() == [10, 20, 30, 20, 30]


@settings(max_examples=20)
@given(st.data())
def test_a_few_lines_reach_the_leaves_that_they_reach_among_many(data: st.DataObject) -> None:
    shipped = ArticleModel.load()
    dice = np.random.default_rng(data.draw(st.integers(0, 10**6)))
    few = data.draw(st.integers(1, trees.FEW))
    for part in (shipped.weigher.trees, shipped.tail.trees, shipped.head.trees):
        columns = list(dice.integers(-200, 1200, (max(part.columns) + 1, trees.FEW + 1)))
        assert part(columns)[:few].tolist() == part([column[:few] for column in columns]).tolist()
