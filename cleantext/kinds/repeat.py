"""`repeat`: the evidence is elsewhere in the document, in a line that says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

import regex
from pydantic import Field

from cleantext.kinds.base import Rule, Wake, line_key
from cleantext.lines import Lines, core, is_prose, keys
from cleantext.model import Edit

REACH = 60
"""Lines of a text, blank ones counted, that are looked at."""
LONGEST = 300
"""Longest title, in characters."""
WINDOW = 12
"""Lines with words at the head of a document among which a title is looked for."""

_GLUE = regex.compile(r"(?:\p{Lu}[\p{L}\p{M}&'’-]*[\s>›»/|-]*){1,6}")


class RepeatRule(Rule):
    """At the head of a document, a line that repeats another: the title twice, or a breadcrumb glued to it."""

    kind: Literal["repeat"]
    stage: Literal["boilerplate"] = Field(default="boilerplate", description="Always boilerplate.")
    match: Literal["same", "glued"] = Field(
        description="same: the line stands there already, the later one goes; glued: it is capitalized words and then a line that follows."
    )
    shortest: int = Field(default=20, gt=0, description="Shortest title, in characters, that counts.")
    whole_lines = True

    def wake(self) -> Wake:
        return Wake(text=_gate(self.shortest))

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        dropped = self._twice(lines) if self.match == "same" else self._glued(lines)
        return [self.drop(lines, i, note=note) for i, note in dropped.items()]

    def _twice(self, lines: Lines) -> dict[int, str]:
        """Lines at the head that stand there already. What is dropped does not count towards the window, or the next
        cleaning would see further."""
        out: dict[int, str] = {}
        if not any(is_prose(core(line)) for line in lines.raw):  # a poem, a list: no title stands over it
            return out
        seen: dict[str, int] = {}
        kept = 0
        for i in _head(lines):
            if self._title(lines[i]):
                first = seen.setdefault(line_key(lines, i), i)
                if first != i:
                    out[i] = f"repeats line {first + 1}"
                    continue
            kept += 1
            if kept == WINDOW:
                break
        return out

    def _glued(self, lines: Lines) -> dict[int, str]:
        out: dict[int, str] = {}
        head = [i for i in _head(lines) if self._title(lines[i])]
        for k, i in enumerate(head):
            line = lines[i].strip()
            for later in head[k + 1 : k + WINDOW]:
                title = lines[later].strip()
                if len(title) < len(line) and line.endswith(title) and _GLUE.fullmatch(line[: -len(title)].strip()):
                    out[i] = f"ends with line {later + 1}"
                    break
        return out

    def _title(self, line: str) -> bool:
        return self.shortest <= len(line.strip()) <= LONGEST and not is_prose(core(line))


def _head(lines: Lines) -> Iterator[int]:
    """The first lines, blank ones left out."""
    return (i for i in range(min(len(lines), REACH)) if not lines.blank(i))


@cache
def _gate(shortest: int) -> Callable[[str], bool]:
    """Whether two lines among the first end alike: cheap, and true of few documents. One function a length, so that
    the engine asks it once for all rules."""
    end = min(shortest, 16)

    def two_alike(text: str) -> bool:
        head = [line.strip() for line in text.split("\n", REACH)[:REACH]]
        found = [line for line in head if shortest <= len(line) <= LONGEST]
        if len(found) < 2:
            return False
        ends = [line[-end:] for line in keys(found)]
        return len(set(ends)) < len(ends)

    return two_alike
