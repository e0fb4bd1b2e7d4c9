"""`score`: a line is weighed by what it looks like, where words alone can't tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import ClassVar, Literal

from pydantic import Field

from cleantext.kinds.base import Rule, Wake
from cleantext.lines import Lines
from cleantext.model import Edit
from cleantext.page import PARTS, PageModel, Verdict

_MEMO = "page verdicts"


class ScoreRule(Rule):
    """Lines that the page model gives up for one reason. All score rules of a text share one run of the model."""

    kind: Literal["score"]
    stage: Literal["boilerplate"] = Field(default="boilerplate", description="Always boilerplate.")
    part: str = Field(description="The part of the model that decided.", json_schema_extra={"enum": list(PARTS)})
    whole_lines: ClassVar[bool] = True

    def wake(self) -> Wake:
        return Wake(text=_several_lines)

    def prepare(self, texts: Sequence[Lines]) -> None:
        fresh = [lines for lines in texts if _MEMO not in lines.memo]
        documents = [[lines[i] for i in range(len(lines))] for lines in fresh]
        for lines, verdicts in zip(fresh, model().judge(documents), strict=True):
            lines.memo[_MEMO] = verdicts

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        self.prepare([lines])
        verdicts: list[Verdict] = lines.memo[_MEMO]
        for i, verdict in enumerate(verdicts):
            if not verdict.keep and verdict.part == self.part and not lines.blank(i):
                yield self.drop(
                    lines, i, note=f"{verdict.reason} (main text with probability {verdict.probability:.2f})"
                )


def _several_lines(text: str) -> bool:
    return "\n" in text


@lru_cache(maxsize=1)
def model() -> PageModel:
    """The page model, loaded when it is first needed."""
    return PageModel.load()
