"""Works on a text of one line, and on no other."""

# expect: test only-when-alone/lonely: inside paragraphs

from collections.abc import Iterable, Sequence
from typing import Literal

from cleantext.kinds import Change, Examples, Rule, Wake
from cleantext.lines import Lines
from cleantext.types import Edit


class Lonely(Rule):
    """Writes `and` for `+`, by the first line of a text."""

    kind: Literal["lonely"] = "lonely"
    stage: Literal["repair"] = "repair"

    def wake(self) -> Wake:
        return Wake(every_line=True)

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        place = lines[0].find(" + ") if 0 in at else -1
        if place >= 0:
            yield Edit(place, place + 3, " and ", self.id)


RULES = [
    Lonely(
        id="lonely",
        why="A rule that was only ever tried on its own example.",
        examples=Examples(change=(Change(before="salt + pepper", after="salt and pepper"),), keep=("1+1", "C++")),
    )
]
