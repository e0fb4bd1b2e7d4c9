"""The weights: how likely a seam is a lost space, by itself, and among the others of its document.

Numbers learned by `training/joins/train.py`. Each part standardizes its features, clips them, and runs them through at most
one hidden layer. The second look at the whole document is the study's biggest single gain: a page with one join has more.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
CLIP = 6.0


class Scorer:
    """A small network; `logits` of rows of features."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.mean, self.scale = np.array(data["mean"]), np.array(data["scale"])
        self.layers = [(np.array(layer["weights"]), np.array(layer["bias"])) for layer in data["layers"]]

    def logits(self, rows: Sequence[Sequence[float]] | Floats) -> Floats:
        x = np.clip((np.asarray(rows, np.float64) - self.mean) * self.scale, -CLIP, CLIP)
        for i, (weights, bias) in enumerate(self.layers):
            x = x @ weights + bias
            if i + 1 < len(self.layers):
                np.maximum(x, 0.0, out=x)
        return x[:, 0]


class Model:
    """The three looks: the token alone, the seam in its context, the seam among the others of the document."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.alone, self.first, self.second = (Scorer(data[part]) for part in ("alone", "first", "second"))
        self.least: float = data["least"]
        """Logit below which a token alone can't become a join in any context that counts."""

    @classmethod
    def load(cls, language: str) -> Model:
        """The weights of a language, or those learned from all languages together."""
        folder = resources.files(__package__) / "data"
        file = folder / f"weights.{language}.json"
        if not file.is_file():
            file = folder / "weights.json"
        return cls(json.loads(file.read_text("utf-8")))


def probability(logits: Floats) -> Floats:
    """The logistic function."""
    return 1.0 / (1.0 + np.exp(-np.clip(logits, -30.0, 30.0)))


def among(logits: Floats, tokens: Sequence[str], words: int) -> Floats:
    """Features of the second look, a row a seam: its own logit, and what the document's *other* tokens look like."""
    p = probability(logits)
    best: dict[str, float] = {}
    for value, token in zip(p.tolist(), tokens, strict=True):
        if value > best.get(token, 0.0):
            best[token] = value
    # sums in a fixed order, so that equal documents give equal bits
    joined = sum(max(0.0, v - 0.5) * 2 for v in best.values())
    sure = sum(v > 0.9 for v in best.values())
    others = len(best) - 1
    thousands = max(300, words) / 1000
    out = np.empty((len(p), 5))
    for i, (logit, token) in enumerate(zip(logits.tolist(), tokens, strict=True)):
        v = best[token]
        s = joined - max(0.0, v - 0.5) * 2
        out[i] = min(11.5, max(-11.5, logit)), s, s / thousands, sure - (v > 0.9), s / (others + 2)
    out[:, 1:4] = np.log1p(np.maximum(out[:, 1:4], 0.0))
    return out
