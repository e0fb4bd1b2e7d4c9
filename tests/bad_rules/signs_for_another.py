"""Signs its edits with an id that is not its own."""

# expect: test signs-for-another/ampersand: total

from collections.abc import Iterable, Sequence
from typing import Literal

from cleantext.kinds import Change, Examples, Rule, Wake
from cleantext.lines import Lines
from cleantext.types import Edit


class Ampersand(Rule):
    """Writes `and` for `&`."""

    kind: Literal["ampersand"] = "ampersand"
    stage: Literal["repair"] = "repair"

    def wake(self) -> Wake:
        return Wake(patterns=(" & ",))

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        for i in at:
            place = lines[i].find(" & ")
            while place >= 0:
                yield Edit(lines.starts[i] + place, lines.starts[i] + place + 3, " and ", "ampersand")
                place = lines[i].find(" & ", place + 3)


RULES = [
    Ampersand(
        id="ampersand",
        why="A rule whose edits nobody could trace back.",
        examples=Examples(change=(Change(before="salt & pepper", after="salt and pepper"),), keep=("AT&T", "a &b")),
    )
]
