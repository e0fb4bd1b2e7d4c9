"""What the network learns in fractions, it says in whole numbers."""

from types import SimpleNamespace

import numpy as np
import pytest

from cleantext.scoring.bounds import Bounds
from cleantext.scoring.network import Network

pytest.importorskip("torch")
pytest.importorskip("lightgbm")
pytest.importorskip("sklearn")


@pytest.mark.parametrize("by", [-4, 0, 16])
def test_a_network_learns_what_a_line_some_way_off_tells(by: int) -> None:
    from training.scoring.network import fit_network

    dice = np.random.default_rng(0)
    at = Bounds(np.repeat(np.arange(60), 50))
    x = dice.integers(0, 1000, (at.n, 3)).astype(np.int32)
    y = (at.shift(x[:, 1].astype(np.int64), by, 0) > 500).astype(float)
    parts = [SimpleNamespace(at=at, y=y, weight=np.ones(at.n))]
    network = Network(fit_network(parts * 8, lambda _: x))  # type: ignore[arg-type]
    right = (network(list(x.T.astype(np.int64)), at) > 0) == (y > 0)
    assert right.mean() > 0.93
