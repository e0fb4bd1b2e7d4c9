"""`score`: a line is weighed by what it looks like, where words alone can't tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Final, Literal, NamedTuple

from pydantic import Field, model_validator

from cleantext import article, page
from cleantext.kinds.base import Rule, Wake
from cleantext.lines import Lines
from cleantext.prose import weight
from cleantext.scoring import Removal
from cleantext.types import Edit


class Model(NamedTuple):
    """A model that weighs lines."""

    parts: tuple[str, ...]
    of: type[page.PageModel] | type[article.ArticleModel]
    may_find: Callable[[str], bool]
    """Whether there may be something to take from a text; where not the model is not asked."""
    finds_main_text: bool


MODELS: Final = {
    "page": Model(page.PARTS, page.PageModel, page.may_find, finds_main_text=True),
    "article": Model(article.PARTS, article.ArticleModel, article.may_find, finds_main_text=False),
}
"""By the name that `model` has in a pack."""


class ScoreRule(Rule):
    """Lines that a model gives up for one reason. All score rules of a model share one run of it over a text."""

    kind: Literal["score"]
    stage: Literal["boilerplate"] = Field(default="boilerplate", description="Always boilerplate.")
    model: Literal["page", "article"] = Field(
        default="page", description="`page`: of whole pages. `article`: of texts that an extractor gave."
    )
    part: str = Field(
        description="The part of the model that decided.",
        json_schema_extra={"enum": [part for model in MODELS.values() for part in model.parts]},
    )
    whole_lines: ClassVar[bool] = True
    weighs: ClassVar[bool] = True

    @model_validator(mode="after")
    def _part_of_model(self) -> ScoreRule:
        parts = MODELS[self.model].parts
        if self.part not in parts:
            raise ValueError(f"part: the {self.model} model has no part {self.part!r}; it has {', '.join(parts)}")
        return self

    @property
    def finds_main_text(self) -> bool:
        return MODELS[self.model].finds_main_text

    def wake(self) -> Wake:
        return Wake(text=MODELS[self.model].may_find)

    def prepare(self, texts: Sequence[Lines]) -> None:
        Lines.once_for_all(texts, self._name, self._removals)

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        removals = lines.once(self._name, lambda lines: self._removals([lines])[0])
        return [
            self.drop(lines, i, note=f"{reason} (this line is main text with probability {probability:.2f})")
            for i, probability, reason in removals.get(self.part, ())
        ]

    @property
    def _name(self) -> str:
        """By what all score rules of the model find its verdict on a text."""
        return f"removals of the {self.model} model"

    def _removals(self, texts: Sequence[Lines]) -> list[dict[str, list[Removal]]]:
        """Of each text what the model gives up, by part."""
        found = MODELS[self.model].of.load().removals([lines.bare for lines in texts])
        return list(map(less_of_paragraphs, texts, found))


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
