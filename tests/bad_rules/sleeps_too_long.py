"""Its `wake` looks for less than its `edits` change."""

# expect: test sleeps-too-long/tilde: wakes

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from cleantext.kinds import Change, Examples, Rule, Wake
from cleantext.lines import Lines
from cleantext.types import Edit


class Tilde(Rule):
    """Takes runs of tildes; woken by two that stand alone."""

    kind: Literal["tilde"] = "tilde"
    stage: Literal["repair"] = "repair"

    def wake(self) -> Wake:
        return Wake(patterns=(" ~~ ",))

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        for i in at:
            for run in re.finditer("~~+", lines[i]):
                yield Edit(lines.starts[i] + run.start(), lines.starts[i] + run.end(), "-", self.id)


RULES = [
    Tilde(
        id="tilde",
        why="A rule that the quick scan misses at the end of a line.",
        examples=Examples(change=(Change(before="a ~~ b", after="a - b"),), keep=("a ~ b", "about ~5")),
    )
]
