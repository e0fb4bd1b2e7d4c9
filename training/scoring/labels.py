"""Labels: which lines of a page's text stand in a gold (or an extractor's) text.

Runs of tokens that both texts share are claimed, the longest first, each token once, wherever they stand; of equally
long ones the one that stands where the order of the other text has it (a heading, not its entry in a table of
contents). A line's label is the share of its tokens that were claimed. Lines shorter than a run count when the other
text has them as a line of its own, beside main text.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from labelled import TOKEN

LEARN = {"fundus", "wcxb_dev_article", "wcxb_dev_other", "mozilla_readability", "chinese_wced"}
"""Sets whose gold text is learned from: MIT, CC-BY-4.0, CC-BY-4.0, Apache-2.0, MIT. The labels of other sets only serve to measure."""

RUN = 4
ANCHOR = 8
"""Tokens of a run that, shared once, tells where in the page the other text is."""
MOST = 40
"""Places of a run in the other text that are followed up; commoner runs say little."""


def shared_runs(page: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """All longest shared runs of at least RUN tokens, as (length, start in page, start in other)."""
    places = defaultdict(list)
    for j in range(len(other) - RUN + 1):
        places[tuple(other[j : j + RUN])].append(j)
    runs: list[tuple[int, int, int]] = []
    growing: dict[int, int] = {}  # where a run would go on in `other` -> its start in `page`
    for i in range(len(page) - RUN + 2):
        here = places.get(tuple(page[i : i + RUN]), [])[:MOST] if i <= len(page) - RUN else []
        still = {j: growing.pop(j, i) for j in here}
        runs += [(i - start + RUN - 1, start, j - (i - start)) for j, start in growing.items()]
        growing = {j + 1: start for j, start in still.items()}
    return runs


def astray(runs: Sequence[tuple[int, int, int]]) -> list[int]:
    """How far from where the other text's order has it each run stands in the page, in tokens."""
    here, there = Counter((n, start) for n, start, _ in runs), Counter((n, at) for n, _, at in runs)
    sure = [(at, start) for n, start, at in runs if n >= ANCHOR and here[n, start] == there[n, at] == 1]
    if not sure:
        return [0] * len(runs)
    at, start = np.array(sorted(sure)).T
    expected = np.interp([run[2] for run in runs], at, start)
    return [abs(int(e) - run[1]) for e, run in zip(expected, runs, strict=True)]


def claimed(page: Sequence[str], other: Sequence[str]) -> bytearray:
    """1 for each token of `page` that is claimed by a token of `other`."""
    mine, theirs = bytearray(len(page)), bytearray(len(other))
    runs = shared_runs(page, other)
    order = sorted((-n, far, start, at) for (n, start, at), far in zip(runs, astray(runs), strict=True))
    for length, start, at in ((-n, start, at) for n, _, start, at in order):
        for k in range(length):
            if not mine[start + k] and not theirs[at + k]:
                mine[start + k] = theirs[at + k] = 1
    return mine


def bare(line: str) -> str:
    """The words of a line, lower case, and nothing else."""
    return " ".join(TOKEN.findall(line.lower()))


def label(lines: Sequence[str], text: str) -> list[float]:
    """For each line the share of its tokens that `text` has."""
    tokens = [TOKEN.findall(line.lower()) for line in lines]
    mine = claimed([t for line in tokens for t in line], TOKEN.findall(text.lower()))
    shares, at = [], 0
    for line in tokens:
        shares.append(sum(mine[at : at + len(line)]) / len(line) if line else 0.0)
        at += len(line)
    whole = {bare(line) for line in text.split("\n")}
    main = [i for i, line in enumerate(tokens) if len(line) >= RUN and shares[i] >= 0.5]
    for i, line in enumerate(tokens):
        if 0 < len(line) < RUN and bare(lines[i]) in whole and main and main[0] - 3 <= i <= main[-1] + 1:
            shares[i] = 1.0
    return shares
