"""`line`: a whole line goes, known by its words and its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import model_validator

from cleantext.kinds.cued import CuedRule
from cleantext.lines import Lines
from cleantext.model import Edit, Held


class LineRule(CuedRule):
    """A line that is one of `phrases`, or that `pattern` matches, goes as a whole."""

    kind: Literal["line"]

    @model_validator(mode="after")
    def _knows_a_line(self) -> LineRule:
        if not self.phrases and self.pattern is None:
            raise ValueError("a line rule needs `phrases` or a `pattern`")
        return self

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit | Held]:
        for i in at:
            if lines.blank(i) or not self.cued(lines, i) or self._stands_over_prose(lines, i):
                continue
            reason = self.held_back(lines, i, i)
            yield self.hold(lines, i, reason) if reason else self.drop(lines, i)

    def _stands_over_prose(self, lines: Lines, i: int) -> bool:
        """Whether line `i` is marked as a heading, and prose below it stays: it is that prose's heading then."""
        below = lines.next(i) if lines.heading(i) else None
        return below is not None and lines.prose(below) and not self.cued(lines, below)
