"""`section`: a heading line opens a block that goes, up to the next prose or the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from pydantic import Field, model_validator

from cleantext.kinds.cued import CuedRule, Where
from cleantext.kinds.one_of_many import heads_one_of_many
from cleantext.kinds.pattern import Pattern
from cleantext.lines import Lines, cited
from cleantext.prose import is_of_sentences, is_statement, weight
from cleantext.types import Edit, Held

LABEL = 4
"""Words of the shortest line that is more than a label, as of a menu."""
STATEMENTS = 3
"""So many statements below a heading (fewer, where nothing else stands there), and no fewer than a third of the lines, are
a part of the text."""
TITLES = 2
"""So many lines in a row that are no statements are titles: a statement below them is the text's, which goes on."""
SENTENCE = 6
"""Words of a statement that is no title with a full stop."""


class SectionRule(CuedRule):
    """From a heading that is one of `phrases`, or that `pattern` matches, down to the next prose, the block goes."""

    kind: Literal["section"]
    where: Where = Field(default="tail", description="Place of the heading; see `line`.")
    longest: int = Field(default=80, gt=0, description="Longest heading, in characters.")
    most: int = Field(
        default=60, gt=0, description="Most lines, blank ones not counted, that may go below the heading."
    )
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
        headings = dict.fromkeys(i for i in at if not lines.blank(i) and self.cued(lines, i))
        for i in headings:
            if i <= done:
                continue
            block = self._block(lines, i)
            said = self._why_it_is_the_text(lines, block) or self._why_it_reads_on(lines, block)
            reason = (
                said
                or self._is_one_of_many(lines, i, headings)
                or self._why_it_begins_a_part(lines, block)
                or self._why_it_is_the_head(lines, block)
                or self.held_back(lines, block[-1])
            )
            if said or not reason:  # in a text that reads on, further headings are a part of it
                done = block[-1]
            if reason:
                yield self.hold(lines, i, reason)
                continue
            for k in block:
                yield self.drop(lines, k, note="heading" if k == i else f"below {cited(lines[i])}")

    def _is_one_of_many(self, lines: Lines, i: int, headings: Mapping[int, None]) -> str:
        """Why heading `i` is the text's own: what stands above the first of `headings` is a row of such (below it,
        blocks may go)."""
        if lines.next(i) in headings:
            return ""
        first = next(iter(headings))
        return heads_one_of_many(lines, i, self.id, lambda k: k >= first)

    @staticmethod
    def _why_it_is_the_text(lines: Lines, block: Sequence[int]) -> str:
        """Why the block stays: there is no text that it stands below, or above."""
        if lines.next(-1) == block[0] and lines.next(block[-1]) is None:
            return "the heading and what is below it are the whole text"
        longer = [k for k in block if weight(lines[k]) >= LABEL]
        if longer[-1:] > [block[0]] and len(longer) == lines.once("longer than labels", _longer_than_labels):
            return "beside what is below the heading the text has nothing but labels"
        return ""

    @staticmethod
    def _why_it_reads_on(lines: Lines, block: Sequence[int]) -> str:
        """Why the block stays: too much below its heading are statements, which links seldom are. Where no prose stands
        above there is no article to have links below it, and one that is short will do."""
        least, words = (STATEMENTS, 4) if lines.prose_before(block[0]) else (1, 2)
        statements = sum(is_statement(lines[i], words) for i in block[1:])
        below = len(block) - 1
        if statements < min(least, max(below, 1)) or 3 * statements < below:
            return ""
        return f"{statements} of {below} lines below are statements"

    def _why_it_is_the_head(self, lines: Lines, block: Sequence[int]) -> str:
        """Why the block of a rule for the tail stays: in a short text that is all tail it may hold the text's title."""
        below = lines.next(block[-1])
        if self.where != "tail" or below is None or lines.prose_before(block[0]) or not lines.prose(below):
            return ""
        return "all of the text stands below it"

    def _why_it_begins_a_part(self, lines: Lines, block: Sequence[int]) -> str:
        """Why the block stays: a sentence that the rule does not know stands below its heading, as below one of the text's.
        Right below it, it may be the first comment: then no label, as a name, stands below that."""
        first = block[1] if len(block) > 1 else block[0]
        if not is_statement(lines.joined(lines.paragraph(first)), SENTENCE) or self.says(lines, first):
            return ""
        if not lines.blank(first - 1) and any(weight(lines[i]) < LABEL for i in block[2:]):
            return ""
        return f"the heading stands over a statement, {cited(lines[first])}"

    def _block(self, lines: Lines, heading: int) -> list[int]:
        """The heading, and what goes with it."""
        block = [heading]
        titles, statements = 0, False
        i = lines.next(heading)
        while i is not None and len(block) <= self.most:
            if lines.prose(i) or (titles and not statements and _goes_on(lines, i, titles)):
                return block[: _close(block)]
            if self._holds(self.until, lines, i) or 0 < lines.level(i) <= lines.level(heading):
                return block
            statements = statements or is_statement(lines[i])
            titles += not statements
            block.append(i)
            i = lines.next(i)
        return block


def _goes_on(lines: Lines, i: int, titles: int) -> bool:
    """Whether line `i`, below so many titles, is a statement of the text, which goes on: below one title, which may have a
    summary, only where it says two things; or it is set off, or no blank line sets anything off, and nothing but statements
    follows."""
    if not is_statement(lines[i], SENTENCE):
        return False
    if titles >= TITLES or is_of_sentences(lines[i]):
        return True
    below = lines.next(i)
    while below is not None and not lines.prose(below) and is_statement(lines[below]):
        below = lines.next(below)
    return (lines.blank(i - 1) or lines.compact) and (below is None or lines.prose(below))


def _close(block: Sequence[int]) -> int:
    """How many lines of a block stand close together, with its heading at their head, and above more of the text: what
    blank lines part from such a box may be the text's next heading. All, where nothing stands right below the heading."""
    if len(block) < 2 or block[1] > block[0] + 1:
        return len(block)
    return next((n for n, (above, line) in enumerate(pairwise(block), 1) if line > above + 1), len(block))


def _longer_than_labels(lines: Lines) -> int:
    """How many lines of the text are more than labels."""
    return sum(weight(line) >= LABEL for line in lines.raw)
