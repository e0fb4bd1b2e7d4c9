"""Learning the network of `cleantext.scoring.network`, with PyTorch."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from cleantext.scoring.network import EXACT, MOST, ONE, REACH, WIDEST, Layers
from training.scoring.fit import Part

VALUES = 32
"""Of each line between the layers."""
EPOCHS = 12
RATE = 3e-3
DECAY = 1e-2
DROPPED = 0.2
"""Share of columns, and of values, that is left out at each step."""
TOGETHER = 5000
"""Lines of documents, in a step, about."""
LONGEST = 1500
"""Lines of a longer document of which a step sees no more than a stretch of so many."""
PARTS = 512
"""Steps that make a weight of 1, at most: so many bits, less where sums would pass `EXACT`."""


class _Sequence(NamedTuple):
    """The lines of one document."""

    x: NDArray[np.float32]
    y: NDArray[np.float32]
    weight: NDArray[np.float32]


class _Net(nn.Module):
    """What `Network` evaluates, in fractions."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self.first = nn.Linear(columns, VALUES)
        self.around = nn.ModuleList(nn.Conv1d(VALUES, VALUES, 3, padding=by, dilation=by) for by in REACH)
        self.last = nn.Linear(VALUES, 1)
        with torch.no_grad():  # so that at first a layer changes little
            for layer in self.around:
                layer.weight *= 0.5

    def forward(self, x: torch.Tensor, live: torch.Tensor) -> torch.Tensor:
        """Log odds of the lines of some documents, padded to the same number."""

        def bounded(values: torch.Tensor) -> torch.Tensor:
            return torch.clamp(values, 0, MOST / ONE) * live

        def dropped(values: torch.Tensor) -> torch.Tensor:
            return functional.dropout(values, DROPPED, self.training)

        values = bounded(self.first(dropped(x)))
        for layer in self.around:
            values = bounded(values + dropped(layer(values.transpose(1, 2)).transpose(1, 2)))
        out: torch.Tensor = self.last(dropped(values)).squeeze(-1)
        return out


def fit_network(parts: Sequence[Part], columns: Callable[[Part], NDArray[np.int32]]) -> Layers:
    """The network that tells main text from the columns of a document's lines.

    Args:
        columns: gives those of a part.
    """
    torch.manual_seed(1)
    torch.set_num_threads(1)
    dice = np.random.default_rng(1)
    usual, scale = _usual(np.concatenate([columns(part) for part in parts]))
    sequences = [sequence for part in parts for sequence in _sequences(part, columns(part), usual, scale)]
    steps = [len(list(_batches(sequences, dice))) for _ in range(EPOCHS)]
    net = _Net(len(usual))
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    # The batches are drawn anew each time, so that their number is known only about.
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=sum(steps) + 5 * EPOCHS, pct_start=0.15)
    for _ in range(EPOCHS):
        for some in _batches(sequences, dice):
            x, y, weight, live = (torch.from_numpy(array) for array in _padded([sequences[i] for i in some], dice))
            losses = functional.binary_cross_entropy_with_logits(net(x, live), y, reduction="none")
            loss = (losses * weight).sum() / (weight.sum() + 1e-6)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            rates.step()
    return _whole(net, usual, scale)


def _usual(x: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Of each column the mean, and what takes the distance from it to parts of `ONE` of a usual one."""
    low, high = np.quantile(x, 0.01, axis=0), np.quantile(x, 0.99, axis=0)
    spread = np.maximum(np.clip(x, low, high).std(0), (high - low) / 8)
    scale = np.where(spread > 0, ONE / np.maximum(spread, 1e-9), 0)  # what never changed tells nothing
    return np.rint(x.mean(0)).astype(np.int32), scale.astype(np.float32)


def _sequences(
    part: Part, x: NDArray[np.int32], usual: NDArray[np.int32], scale: NDArray[np.float32]
) -> Iterator[_Sequence]:
    """The documents of a part that count."""
    values = np.clip(np.rint((x - usual) * scale), -WIDEST, WIDEST).astype(np.float32) / ONE
    for head, size in zip(part.at.heads.tolist(), part.at.sizes.tolist(), strict=True):
        own = slice(head, head + size)
        if part.weight[own].sum() > 0:
            yield _Sequence(values[own], part.y[own].astype(np.float32), part.weight[own].astype(np.float32))


def _batches(sequences: Sequence[_Sequence], dice: np.random.Generator) -> Iterator[list[int]]:
    """Documents of about the same length together, in an order that is drawn."""
    sizes = np.array([len(sequence.y) for sequence in sequences])
    batches: list[list[int]] = [[]]
    for i in np.argsort(sizes + dice.uniform(0, 60, len(sizes))).tolist():
        batches[-1].append(i)
        if min(sizes[i], LONGEST) * len(batches[-1]) > TOGETHER:
            batches.append([])
    for k in dice.permutation(len(batches)).tolist():
        if batches[k]:
            yield batches[k]


def _padded(some: Sequence[_Sequence], dice: np.random.Generator) -> list[NDArray[np.float32]]:
    """Columns, labels and weights of some documents, and which lines there are."""
    longest = min(max(len(sequence.y) for sequence in some), LONGEST)
    x = np.zeros((len(some), longest, some[0].x.shape[1]), np.float32)
    y, weight = np.zeros((2, len(some), longest), np.float32)
    live = np.zeros((len(some), longest, 1), np.float32)
    for row, sequence in enumerate(some):
        n = min(len(sequence.y), longest)
        start = int(dice.integers(0, len(sequence.y) - n + 1))
        own = slice(start, start + n)
        x[row, :n], y[row, :n], weight[row, :n], live[row, :n] = (
            sequence.x[own],
            sequence.y[own],
            sequence.weight[own],
            1,
        )
    return [x, y, weight, live]


def _whole(net: _Net, usual: NDArray[np.int32], scale: NDArray[np.float32]) -> Layers:
    """The network's numbers as whole ones."""
    first, first_bias, first_bits = _steps(net.first, WIDEST)
    around = [_steps(layer, MOST) for layer in net.around]
    last, last_bias, last_bits = _steps(net.last, MOST)
    return Layers(
        usual,
        scale,
        first,
        first_bias,
        np.stack([weights.transpose(2, 0, 1) for weights, _, _ in around]),
        np.stack([bias for _, bias, _ in around]),
        last[0],
        last_bias,
        np.array([first_bits, *(bits for _, _, bits in around), last_bits], np.int16),
    )


def _steps(layer: nn.Module, most: int) -> tuple[NDArray[np.int16], NDArray[np.int32], int]:
    """A layer's weights and biases in parts of a power of two, and that power: the highest with which no sum passes
    `EXACT`, whatever values of at most `most` go in."""
    weights, bias = layer.weight.detach().numpy().astype(float), layer.bias.detach().numpy().astype(float)
    for bits in range(PARTS.bit_length() - 1, -1, -1):
        whole, whole_bias = np.rint(weights * 2**bits), np.rint(bias * ONE * 2**bits)
        sums = np.abs(whole).reshape(len(whole), -1).sum(1) * most + np.abs(whole_bias)
        if sums.max() < EXACT:
            return whole.astype(np.int16), whole_bias.astype(np.int32), bits
    raise ValueError(f"the weights of a layer are too large for whole numbers: up to {np.abs(weights).max():.0f}")
