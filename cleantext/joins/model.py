"""The weights: how likely a seam is a lost space, by itself, and among the others of its document.

Numbers learned by `training/joins/train.py`. Each part standardizes its features, clips them, and runs them through at
most one hidden layer. The look at the whole document gains most: a page with one join has more.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import orjson
from numpy.typing import NDArray

from cleantext.joins.seams import Seam

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
DATA = resources.files(__package__) / "data"
CLIP = 6.0
PRODUCTS = 1 << 18
"""Multiplications that are done at once: for more, OpenBLAS takes all cores, and its threads wait longer than they work."""
SMALLEST = 100
"""Bytes; for smaller documents the bar is no lower."""


class Scorer:
    """A small network; `logits` of rows of features."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.mean, self.scale = np.array(data["mean"]), np.array(data["scale"])
        self.layers = [(np.array(layer["weights"]), np.array(layer["bias"])) for layer in data["layers"]]
        self._rows = max(1, PRODUCTS // max(weights.size for weights, _ in self.layers))

    def logits(self, rows: Sequence[Sequence[float]] | NDArray[np.floating[Any]]) -> Floats:
        out = np.empty(len(rows))
        for at in range(0, len(rows), self._rows):
            out[at : at + self._rows] = self._block(rows[at : at + self._rows])
        return out

    def _block(self, rows: Sequence[Sequence[float]] | NDArray[np.floating[Any]]) -> Floats:
        x: Floats = np.array(rows, np.float64)
        x -= self.mean
        x *= self.scale
        np.minimum(x, CLIP, out=x)
        np.maximum(x, -CLIP, out=x)
        for i, (weights, bias) in enumerate(self.layers):
            x = x @ weights
            x += bias
            if i + 1 < len(self.layers):
                np.maximum(x, 0.0, out=x)
        return x[:, 0]


class Looks:
    """The three looks at a seam: its token alone, its context, the others of the document."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.alone, self.first, self.second = (Scorer(data[part]) for part in ("alone", "first", "second"))
        self.names: tuple[str, ...] = tuple(data["features"])
        """What the first look is given, in order; `alone` has the head of it."""
        self.least: float = data["least"]
        """Logit below which the first look says: in no context that counts."""


class Bar(NamedTuple):
    """What the best seam of a document must reach, or the document has no splits.

    It rises with the size of the document: a long one has more words that look joined, and where it is broken more to
    choose the best from.
    """

    base: float
    slope: float

    def at(self, size: Ints | int) -> Floats:
        """The logit for documents of these sizes, in bytes."""
        out: Floats = self.base + self.slope * np.log(np.maximum(size, SMALLEST))
        return out


class Model:
    """The looks at seams between letters, and at seams beside a mark, and when they are worth while."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.letters, self.marks = Looks(data["letters"]), Looks(data["marks"])
        self.hope, self.blind = Bar(*data["hope"]), Bar(*data["blind"])
        """For the look at the token alone, and for the one in its context before the document's words are counted."""

    @classmethod
    def load(cls, language: str) -> Model:
        """The weights of a language, or those learned from all languages together."""
        own = f"weights.{language}.json"
        return _stored(own if (DATA / own).is_file() else "weights.json")


@functools.cache
def _stored(file: str) -> Model:
    return Model(orjson.loads((DATA / file).read_bytes()))


def probability(logits: Floats) -> Floats:
    """The logistic function."""
    out: Floats = 1.0 / (1.0 + np.exp(-np.clip(logits, -30.0, 30.0)))
    return out


AMONG = (
    "logit", "joined", "joined_rate", "sure", "share", "other_kind", "other_kind_rate", "line", "lines_near",
    "alike", "not_alike", "same_right", "same_left", "in_chunk", "count", "doubt_rate",
    "alike_soft", "alike_mean", "line_soft", "right_soft", "words",
)  # fmt: skip


def among(logits: Floats, seams: Sequence[Seam], lines: Sequence[int], words: int) -> Floats:
    """Features of the second look, a row a seam: its own logit, and what the document's *other* tokens look like.

    `lines` are the numbers of the lines that the seams stand in. A token that stands in a document several times counts
    once, and its copies are judged alike: all are joined, or none.
    """
    keys = [(seam.token, seam.at - seam.start, seam.letters) for seam in seams]
    logits = _alike(logits, keys)
    chance = probability(logits).tolist()
    all_ = _Company(chance, seams, lines, keys)
    thousands = max(300, words) / 1000
    out = np.empty((len(logits), len(AMONG)))
    for i, (logit, p, seam, line, key) in enumerate(zip(logits.tolist(), chance, seams, lines, keys, strict=True)):
        top, letters = all_.best[seam.token]
        own, look = all_.strongest[key], all_.shapes[key]
        mine = _sure(own)
        here, above, below = (all_.in_line.get((line + step, key), 0.0) for step in (0, -1, 1))
        most = _sure(top) if letters == seam.letters else 0.0
        rest = all_.joined[seam.letters] - most
        others = all_.joined[not seam.letters]
        doubts = all_.doubts[look] - (own < 0.3)
        alike = all_.soft[look] - own
        out[i] = (
            min(11.5, max(-11.5, logit)), rest, rest / thousands,
            all_.certain[seam.letters] - (top > 0.9 and most > 0), rest / (all_.number[seam.letters] + 1),
            others, others / thousands, all_.by_line[line] - _sure(here),
            all_.by_line[line - 1] - _sure(above) + all_.by_line[line + 1] - _sure(below), all_.shape[look] - mine,
            doubts, all_.right[seam.right] - mine, all_.left[seam.left] - mine, top - p, len(all_.shapes),
            doubts / thousands, alike, alike / all_.number_alike[look],
            all_.soft_line[line] - here, all_.soft_right[seam.right] - own, words,
        )  # fmt: skip
    np.log1p(np.maximum(out[:, 1:], 0.0), out=out[:, 1:])
    return out


_Key: TypeAlias = tuple[str, int, bool]
"""A token, the place of a seam in it, and whether that is between letters."""


class _Company:
    """What all tokens of a document look like together, each counted once; `chance` is how likely each seam is a join."""

    def __init__(
        self, chance: Sequence[float], seams: Sequence[Seam], lines: Sequence[int], keys: Sequence[_Key]
    ) -> None:
        self.shapes = {key: _shape(seam) for key, seam in zip(keys, seams, strict=True)}
        self.best: dict[str, tuple[float, bool]] = {}  # of each token the likeliest seam, and whether it is of letters
        self.strongest: dict[_Key, float] = {}  # the likeliest copy of each seam
        self.in_line: dict[tuple[int, _Key], float] = {}  # the same by line
        for p, seam, line, key in zip(chance, seams, lines, keys, strict=True):
            if p >= self.best.get(seam.token, (-1.0, True))[0]:
                self.best[seam.token] = p, seam.letters
            self.strongest[key] = max(p, self.strongest.get(key, 0.0))
            self.in_line[line, key] = max(p, self.in_line.get((line, key), 0.0))
        self._count_lines()
        self._count_seams(dict(zip(keys, seams, strict=True)))
        self._count_tokens()

    def _count_lines(self) -> None:
        """By line, how many joins it has: those that are sure, and by their chances."""
        self.by_line: dict[int, float] = defaultdict(float)
        self.soft_line: dict[int, float] = defaultdict(float)
        for (line, _), p in self.in_line.items():
            self.by_line[line] += _sure(p)
            self.soft_line[line] += p

    def _count_seams(self, seams: Mapping[_Key, Seam]) -> None:
        """By what stands on either side, and by shape."""
        self.right: dict[str, float] = defaultdict(float)
        self.left: dict[str, float] = defaultdict(float)
        self.soft_right: dict[str, float] = defaultdict(float)
        self.shape: dict[str, float] = defaultdict(float)
        self.soft: dict[str, float] = defaultdict(float)
        self.doubts: Counter[str] = Counter()
        self.number_alike: Counter[str] = Counter()
        for key, seam in seams.items():
            p, look = self.strongest[key], self.shapes[key]
            sure = _sure(p)
            self.right[seam.right] += sure
            self.left[seam.left] += sure
            self.soft_right[seam.right] += p
            self.shape[look] += sure
            self.soft[look] += p
            self.doubts[look] += p < 0.3
            self.number_alike[look] += 1

    def _count_tokens(self) -> None:
        """Of tokens with a seam between letters (True), and with others."""
        self.joined = {True: 0.0, False: 0.0}
        self.certain = {True: 0, False: 0}
        self.number = {True: 0, False: 0}
        for p, letters in self.best.values():
            self.joined[letters] += _sure(p)
            self.certain[letters] += p > 0.9
            self.number[letters] += 1


def _alike(logits: Floats, keys: Sequence[_Key]) -> Floats:
    """The logits, for copies of a seam between letters the mean of theirs. (On which side of a quotation mark a space belongs
    depends on the place.)"""
    copies: dict[_Key, list[int]] = {}
    for i, key in enumerate(keys):
        if key[2]:
            copies.setdefault(key, []).append(i)
    repeated = [own for own in copies.values() if len(own) > 1]
    logits = logits.copy() if repeated else logits
    for own in repeated:
        logits[own] = logits[own].mean()
    return logits


def _sure(chance: float) -> float:
    return max(0.0, chance - 0.5) * 2


def _shape(seam: Seam) -> str:
    """What two seams must share to be alike: the cases of the letters, or the mark."""
    if not seam.letters:
        at = seam.at - seam.start
        return seam.token[at - 1 : at + 1] if not seam.token[at - 1].isalnum() else seam.token[at]
    a, b = seam.raw_left, seam.raw_right
    return f"{'A' if a[0].isupper() else 'a'}{'A' if a[-1].isupper() else 'a'}{'A' if b[0].isupper() else 'a'}"
