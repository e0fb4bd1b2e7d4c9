"""`section`: a heading line opens a block that goes, up to the next prose or the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field, model_validator

from cleantext.kinds.base import Pattern
from cleantext.kinds.cued import CuedRule, Where
from cleantext.lines import Lines
from cleantext.model import Edit, Held


class SectionRule(CuedRule):
    """From a heading that is one of `phrases`, or that `pattern` matches, down to the next prose, the block goes."""

    kind: Literal["section"]
    where: Where = Field(default="tail", description="Place of the heading; see `line`.")
    longest: int = Field(default=80, gt=0, description="Longest heading, in characters.")
    most: int = Field(
        default=60, gt=0, description="Most lines, blank ones not counted, that may go below the heading."
    )
    takes_prose: bool = Field(default=False, description="Whether prose goes as well, down to the end of the document.")
    until: Pattern | None = Field(
        default=None, description="A line that matches this pattern ends the block and stays."
    )

    @model_validator(mode="after")
    def _knows_a_heading(self) -> SectionRule:
        if not self.phrases and self.pattern is None:
            raise ValueError("a section rule needs `phrases` or a `pattern` for its heading")
        return self

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit | Held]:
        done = -1
        for i in at:
            if i <= done or lines.blank(i) or not self.cued(lines, i):
                continue
            block = self._block(lines, i)
            reason = self.held_back(lines, i, block[-1])
            if reason:
                yield self.hold(lines, i, reason)
                continue
            done = block[-1]
            for k in block:
                yield self.drop(lines, k, note="heading" if k == i else f"below {lines[i][:40].strip()!r}")

    def _block(self, lines: Lines, heading: int) -> list[int]:
        block = [heading]
        i = lines.next(heading)
        while i is not None and len(block) <= self.most:
            if lines.prose(i) and not self.takes_prose:
                break
            if self._holds(self.until, lines, i):
                break
            block.append(i)
            i = lines.next(i)
        return block
