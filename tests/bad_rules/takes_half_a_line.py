"""Says that it takes whole lines, and leaves what stands behind a bar."""

# expect: test takes-half-a-line/half: whole lines

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from cleantext.kinds import Change, Examples, Rule, Wake
from cleantext.lines import Lines
from cleantext.types import Edit


class Half(Rule):
    """Takes lines that begin with `Share`, up to a bar."""

    kind: Literal["half"] = "half"
    stage: Literal["boilerplate"] = "boilerplate"
    whole_lines: ClassVar[bool] = True

    def wake(self) -> Wake:
        return Wake(every_line=True)

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        for i in at:
            if lines[i].startswith("Share:"):
                start, end = lines.span(i)
                bar = lines[i].find("|")
                yield Edit(start, end if bar < 0 else start + bar, "", self.id)


RULES = [
    Half(
        id="half",
        why="A rule that takes less than it says, on some lines.",
        examples=Examples(
            change=(
                Change(before="Share: mail\n\nThe bridge is closed.", after="The bridge is closed."),
                Change(before="Share: mail | print", after="| print"),
            ),
            keep=("They share: nobody minds.", "Shared: all"),
        ),
    )
]
