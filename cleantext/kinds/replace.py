"""`replace`: a pattern within a line, and what stands there instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os.path import commonprefix
from typing import Literal
from unicodedata import category

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from cleantext.code import may_be_code
from cleantext.kinds.base import TIMEOUT, Rule, Sought, Wake, timed_out
from cleantext.kinds.pattern import Pattern, trusted
from cleantext.lines import Lines
from cleantext.patterns.matcher import compiled, flags
from cleantext.types import Edit, Stage


class UnlessReplace(BaseModel):
    """Where nothing is replaced."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    code: bool = Field(default=False, description="Not in lines of code and commands.")


class ReplaceRule(Rule):
    """Within a line, what `pattern` matches gives way to `with`."""

    kind: Literal["replace"]
    stage: Stage = Field(default="repair", description="When it runs; boilerplate is for whole lines only.")
    ignore_case: bool = Field(default=False, description="Whether `pattern` matches without regard to case.")
    pattern: Pattern = Field(description="A pattern (syntax of the `regex` package), searched in each line.")
    replacement: str = Field(
        validation_alias="with",
        serialization_alias="with",
        description=r"What stands there instead; \1 or \g<name> is what a group matched.",
    )
    unless: UnlessReplace = Field(default=UnlessReplace(), description="What holds a replacement back.")

    @model_validator(mode="after")
    def _works_within_a_line(self, info: ValidationInfo) -> ReplaceRule:
        if trusted(info):
            return self
        if self.stage == "boilerplate":
            raise ValueError("stage: boilerplate takes whole lines; use kind `line` or `section`, or another stage")
        try:
            # Only a match shows that a group is missing, so the pattern may match nothing here: what comes out is what
            # stands in `with` beside groups, `\n` and the like as what they mean.
            made = regex.sub(f"(?:{self.pattern}\n)?", self.replacement, "")
        except (regex.error, IndexError) as error:
            raise ValueError(f"with: {error}; groups are written \\1 or \\g<name>") from None
        if "\n" in made:
            raise ValueError("with: a replacement cannot break the line")
        if odd := next((c for c in made if category(c) in ("Cc", "Cs") and c != "\t"), None):
            raise ValueError(f"with: a replacement puts no control characters into a text, as U+{ord(odd):04X} is one")
        return self

    def wake(self) -> Wake:
        return Wake(sought=Sought(self.pattern, flags(self.ignore_case)))

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        search = compiled(self.pattern, self.ignore_case).finditer
        for i in at:
            line = lines[i]
            start = lines.starts[i]
            try:
                for match in search(line, timeout=TIMEOUT):
                    new = match.expand(self.replacement)
                    if new != match[0]:
                        if self.unless.code and may_be_code(lines, i):
                            break  # asked here, since few lines that are searched hold a match
                        yield self._edit(start + match.start(), match[0], new)
            except TimeoutError:
                raise timed_out(self.id, i) from None

    def _edit(self, start: int, old: str, new: str) -> Edit:
        """From `old` to `new`, without what the two share at either end."""
        head = len(commonprefix([old, new]))
        tail = len(commonprefix([old[head:][::-1], new[head:][::-1]]))
        return Edit(start + head, start + len(old) - tail, new[head : len(new) - tail], self.id)
