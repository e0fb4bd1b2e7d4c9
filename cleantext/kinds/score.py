"""`score`: a line is weighed by what it looks like, where words alone can't tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from cleantext.article import PARTS as ARTICLE_PARTS
from cleantext.article import ArticleModel, may_find
from cleantext.kinds.base import Rule, Wake
from cleantext.lines import Lines
from cleantext.page import PARTS, PageModel
from cleantext.prose import weight
from cleantext.scoring.removals import Removal
from cleantext.types import Edit


class ScoreRule(Rule):
    """Lines that a model gives up for one reason. All score rules of a model share one run of it over a text."""

    kind: Literal["score"]
    stage: Literal["boilerplate"] = Field(default="boilerplate", description="Always boilerplate.")
    model: Literal["page", "article"] = Field(
        default="page", description="`page`: of whole pages. `article`: of texts that an extractor gave."
    )
    part: str = Field(
        description="The part of the model that decided.", json_schema_extra={"enum": [*PARTS, *ARTICLE_PARTS]}
    )
    whole_lines: ClassVar[bool] = True

    @model_validator(mode="after")
    def _part_of_model(self) -> ScoreRule:
        parts = PARTS if self.model == "page" else ARTICLE_PARTS
        if self.part not in parts:
            raise ValueError(f"part: the {self.model} model has no part {self.part!r}; it has {', '.join(parts)}")
        return self

    @property
    def finds_main_text(self) -> bool:
        return self.model == "page"

    def wake(self) -> Wake:
        return Wake(text=_several_lines if self.model == "page" else may_find)

    def prepare(self, texts: Sequence[Lines]) -> None:
        fresh = [lines for lines in texts if self._memo not in lines.memo]
        if not fresh:
            return
        documents = [lines.bare for lines in fresh]
        removals = PageModel.load().removals if self.model == "page" else ArticleModel.load().removals
        for lines, found in zip(fresh, removals(documents), strict=True):
            lines.memo[self._memo] = less_of_paragraphs(lines, found)

    @property
    def _memo(self) -> str:
        return f"removals of the {self.model} model"

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        if self._memo not in lines.memo:
            self.prepare([lines])
        removals: dict[str, list[Removal]] = lines.memo[self._memo]
        return [
            self.drop(lines, i, note=f"{reason} (this line is main text with probability {probability:.2f})")
            for i, probability, reason in removals.get(self.part, ())
        ]


def less_of_paragraphs(lines: Lines, removals: dict[str, list[Removal]]) -> dict[str, list[Removal]]:
    """The removals without those of single lines of a paragraph that was set to a width, the half of which stays or more:
    the model takes its last line, of a few words, for a label."""
    gone = {i for some in removals.values() for i, *_ in some}
    spared: set[int] = set()
    for paragraph in {lines.paragraph(i) for i in gone}:
        left = sum(weight(lines[k]) for k in paragraph if k not in gone)
        if left and 2 * left >= sum(weight(lines[k]) for k in paragraph):
            spared.update(paragraph)
    if not spared:
        return removals
    kept = {part: [removal for removal in some if removal[0] not in spared] for part, some in removals.items()}
    return {part: some for part, some in kept.items() if some}


def _several_lines(text: str) -> bool:
    return "\n" in text
