"""`split_words`: puts spaces between words that were run together, and does nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import ClassVar, Literal

from pydantic import Field, field_validator

from cleantext.code import fenced
from cleantext.joins import Joiner, available
from cleantext.kinds.base import Rule, Wake
from cleantext.lines import Lines
from cleantext.types import Edit

_SHORT = 3000
"""Characters of a text that is looked through sooner than its language is found out."""


class SplitWordsRule(Rule):
    """Inserts spaces where the words of its language were run together."""

    kind: Literal["split_words"]
    stage: Literal["repair"] = Field(default="repair", description="Always repair.")
    languages: tuple[str, ...] = Field(
        default=(), validate_default=True, description="Code of the one language whose words it knows."
    )
    threshold: float = Field(
        default=0.5,
        gt=0,
        lt=1,
        description="Least confidence of a split: higher makes fewer mistakes and finds fewer joins.",
    )
    inserts_only: ClassVar[str | None] = " "

    @field_validator("languages")
    @classmethod
    def _has_tables(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        known = available()
        if len(languages) != 1 or languages[0] not in known:
            raise ValueError(f"a split_words rule is for one language, one of: {', '.join(sorted(known))}")
        return languages

    def wake(self) -> Wake:
        return Wake(joins=_finder(self.languages[0]))

    def dearer_than_language(self, lines: Lines) -> bool:
        return len(lines.text) > _SHORT  # of another language every word is unknown, and looked at

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        code = fenced(lines)
        for split in joiner(self.languages[0]).splits(lines.text, self.threshold):
            if code and lines.at(split.offset) in code:
                continue
            note = f"confidence {split.confidence:.2f}: {split.evidence}"
            yield Edit(split.offset, split.offset, " ", self.id, note=note)


@cache
def _finder(language: str) -> Callable[[bytes, Sequence[int]], list[int]]:
    """What finds the words of a language that may be run together. One function a language, which loads its tables when it is
    first called: each takes some 9 MB."""
    return lambda buffer, starts: joiner(language).wakes(buffer, starts)


@cache
def joiner(language: str) -> Joiner:
    """The tables of a language, loaded when they are first needed."""
    return Joiner(language)
