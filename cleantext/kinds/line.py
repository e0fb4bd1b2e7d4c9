"""`line`: a whole line goes, known by its words and its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from cleantext.kinds.base import PHRASE, Spare, Wake
from cleantext.kinds.cued import CuedRule, is_among, keys_of
from cleantext.kinds.one_of_many import answers_one_of_many, heads_one_of_many, numbered_among_others
from cleantext.lines import Lines
from cleantext.types import Edit, Held

SUBJECT = "the first line says that the text is a policy or a notice"
"""Why a rule spares a text: what a site puts at the foot of its pages is the subject of a text that it is the title of."""


class LineRule(CuedRule):
    """A line that is one of `phrases`, or that `pattern` matches, goes as a whole."""

    kind: Literal["line"]
    one_by_one: ClassVar[bool] = True
    titles: tuple[str, ...] = Field(
        default=(),
        description="Names of policies and notices. A text whose first line is one of them is about that, and keeps everything; between prose such a line stays, as the heading of what is below.",
    )

    @model_validator(mode="after")
    def _knows_a_line(self) -> LineRule:
        if not self.phrases and self.pattern is None:
            raise ValueError("a line rule needs `phrases` or a `pattern`")
        return self

    def wake(self) -> Wake:
        wake = super().wake()
        return wake._replace(phrases=wake.phrases | keys_of(self.titles)) if self.titles else wake

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit | Held]:
        for i in at:
            if self._entitled(lines, i):
                yield Spare(*self.hold(lines, i, SUBJECT))
                continue
            if lines.blank(i) or not self.cued(lines, i) or self.stands_over_prose(lines, i):
                continue
            reason = self._is_of_a_row(lines, i) or self.held_back(lines, i)
            yield self.hold(lines, i, reason) if reason else self.drop(lines, i)

    def _entitled(self, lines: Lines, i: int) -> bool:
        """Whether line `i` is the title of the text: its first line, one of `titles`, and not the first of several links."""
        if not self._is_title(lines, i) or lines.next(i, -1) is not None:
            return False
        below = lines.next(i)
        return below is not None and not self.says(lines, below)

    def declines(self, lines: Lines, i: int) -> str:
        if self.stands_over_prose(lines, i):
            return "it is a heading, and prose stands below it"
        return super().declines(lines, i) or self._is_of_a_row(lines, i)

    def stands_over_prose(self, lines: Lines, i: int) -> bool:
        """Whether prose below line `i` stays that it is the heading of: it is marked as one, or it is a title between prose."""
        below = lines.next(i) if lines.heading(i) or self._is_title(lines, i) else None
        if below is None or not lines.prose(below) or self.cued(lines, below):
            return False
        above = lines.next(i, -1)
        return lines.heading(i) or (above is not None and lines.prose(above) and not self.cued(lines, above))

    def _is_title(self, lines: Lines, i: int) -> bool:
        return bool(self.titles) and len(lines.core(i)) <= PHRASE and is_among(lines.key(i), keys_of(self.titles))

    def _is_of_a_row(self, lines: Lines, i: int) -> str:
        """Why line `i` is a heading of the text's own, what such a one stands over, or an item of a list; empty where it is
        none of these."""

        def goes(k: int) -> bool:
            return self.says(lines, k)

        below = lines.next(i)
        if below is not None and not goes(below) and (said := heads_one_of_many(lines, i, self.id, goes)):
            return said
        return answers_one_of_many(lines, i, self.id, goes) or numbered_among_others(lines, i, goes)
