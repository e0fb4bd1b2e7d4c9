"""Promises to insert spaces alone, and swallows the letter before it."""

# expect: test deletes-a-letter/swallow: only inserts

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from cleantext.kinds import Change, Examples, Rule, Wake
from cleantext.lines import Lines
from cleantext.types import Edit


class Swallow(Rule):
    """Parts `endStart`, and takes a doubled letter with it."""

    kind: Literal["swallow"] = "swallow"
    stage: Literal["repair"] = "repair"
    inserts_only: ClassVar[str | None] = " "

    def wake(self) -> Wake:
        return Wake(every_line=True)

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        for i in at:
            place = lines[i].find("lT")
            if place > 0:
                start = lines.starts[i] + place
                doubled = lines[i][place - 1] == "l"
                yield Edit(start if doubled else start + 1, start + 1, " ", self.id)


RULES = [
    Swallow(
        id="swallow",
        why="A rule that breaks its promise where nobody looks.",
        examples=Examples(
            change=(
                Change(before="the canalThe boats", after="the canal The boats"),
                Change(before="hallThe", after="hall The"),
            ),
            keep=("the canal the boats", "HTML"),
        ),
    )
]
