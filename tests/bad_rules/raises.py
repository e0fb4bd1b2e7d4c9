"""Raises on a line that it did not expect."""

# expect: test raises/counter: total

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from cleantext.kinds import Change, Examples, Rule, Wake
from cleantext.lines import Lines
from cleantext.types import Edit


class Counter(Rule):
    """Takes lines such as `12 shares`."""

    kind: Literal["counter"] = "counter"
    stage: Literal["boilerplate"] = "boilerplate"
    whole_lines: ClassVar[bool] = True

    def wake(self) -> Wake:
        return Wake(every_line=True)

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        for i in at:
            words = lines[i].split()
            if words and words[-1] == "shares" and int(words[0]) > 0:
                yield self.drop(lines, i)


RULES = [
    Counter(
        id="counter",
        why="A rule that takes every first word for a number.",
        examples=Examples(
            change=(Change(before="12 shares\n\nThe bridge is closed.", after="The bridge is closed."),),
            keep=("She shares a flat.", "12 shares were sold."),
        ),
    )
]
