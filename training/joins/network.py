"""The networks of the three looks: one hidden layer, trained with Adam, written down as numbers with three digits."""

from __future__ import annotations

from typing import Any

import numpy as np

from cleantext.joins.model import CLIP

DROP = 0.1
"""Share of the inputs that are hidden in training."""
DECAY = 0.02
"""Of the weights, per unit of learning rate."""


def digits(x: Any) -> Any:
    return np.round(np.asarray(x, np.float64), 3).tolist()


def standard(x: np.ndarray) -> tuple[np.ndarray, list[float], list[float]]:
    mean = np.round(x.mean(0, dtype=np.float64), 3)
    scale = np.round(1 / np.maximum(x.std(0, dtype=np.float64), 0.02), 3)
    return np.clip((x - mean) * scale, -CLIP, CLIP), mean.tolist(), scale.tolist()


def network(
    x: np.ndarray, y: np.ndarray, weight: np.ndarray, hidden: int, epochs: int, seeds: int, dropout: float = 0.0
) -> dict[str, Any]:
    """The mean of a few networks with one hidden layer, as one; trained with Adam (Kingma and Ba, 2015), with `dropout` of
    the hidden units (Srivastava et al., 2014)."""
    z, mean, scale = standard(x)
    z, y = z.astype(np.float32), (y > 0).astype(np.float32)
    nets = [_net(z, y, weight.astype(np.float32), hidden, epochs, seed, dropout) for seed in range(seeds)]
    return {
        "mean": mean,
        "scale": scale,
        "layers": [
            {"weights": digits(np.hstack([n[0] for n in nets])), "bias": digits(np.hstack([n[1] for n in nets]))},
            {
                "weights": digits(np.vstack([n[2] for n in nets]) / seeds),
                "bias": digits(sum(n[3] for n in nets) / seeds),
            },
        ],
    }


def _net(
    x: np.ndarray, y: np.ndarray, weight: np.ndarray, hidden: int, epochs: int, seed: int, dropout: float
) -> list[np.ndarray]:
    rng = np.random.default_rng(seed)
    n = x.shape[1]
    p = [
        rng.normal(0, (2 / n) ** 0.5, (n, hidden)), np.zeros(hidden),
        rng.normal(0, (1 / hidden) ** 0.5, (hidden, 1)), np.zeros(1),
    ]  # fmt: skip
    p = [a.astype(np.float32) for a in p]
    m, v = [np.zeros_like(a) for a in p], [np.zeros_like(a) for a in p]
    rows = np.flatnonzero(weight)
    weight = weight / weight[rows].mean()
    size, t = 384, 0
    steps = epochs * -(-len(rows) // size)
    for _ in range(epochs):
        order = rng.permutation(rows)
        for start in range(0, len(order), size):
            pick = order[start : start + size]
            xb = x[pick] * (rng.random((len(pick), n), np.float32) >= DROP) / np.float32(1 - DROP)
            h = np.maximum(xb @ p[0] + p[1], 0)
            kept = (rng.random(h.shape, np.float32) >= dropout) / np.float32(1 - dropout)
            h *= kept
            out = (h @ p[2] + p[3])[:, 0]
            d = ((1 / (1 + np.exp(-np.clip(out, -30, 30))) - y[pick]) * weight[pick] / len(pick))[:, None]
            dh = (d @ p[2].T) * (h > 0) * kept
            grads = [xb.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]
            t += 1
            rate = 3e-3 * 0.5 * (1 + np.cos(np.pi * t / steps)) + 1e-5
            for a, g, mm, vv in zip(p, grads, m, v, strict=True):
                mm += 0.1 * (g - mm)
                vv += 0.001 * (g * g - vv)
                a -= rate * (mm / (1 - 0.9**t) / (np.sqrt(vv / (1 - 0.999**t)) + 1e-7) + DECAY * a)
    return p
