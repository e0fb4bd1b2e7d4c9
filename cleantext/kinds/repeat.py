"""`repeat`: the evidence is elsewhere in the document, in a line that says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import ClassVar, Literal

import regex
from pydantic import Field

from cleantext.keys import ending, key
from cleantext.kinds.base import Rule, Wake
from cleantext.lines import Lines
from cleantext.prose import is_statement
from cleantext.types import Edit

REACH = 30
"""Lines of a text, blank ones counted, that are looked at."""
LONGEST = 300
"""Longest title, in characters."""
TOP = 3
"""Lines with words among which the title stands first; what repeats further down is a heading of a list."""
NEAR = 2
"""A title that is not the very first line comes again within so many lines with words; else it is an entry of a list of
contents and the heading that it leads to."""
WINDOW = 12
"""Lines with words at the head of a document among which a title is looked for."""

_END = 16
"""Characters, at most, by whose likeness two titles are known to be worth a comparison."""

_GLUE = regex.compile(r"(?:\p{Lu}[\p{L}\p{M}&'’-]*+[\s>›»/|-]*+){1,6}")


class RepeatRule(Rule):
    """At the head of a document, a line that repeats another: the title twice, or a breadcrumb glued to it."""

    kind: Literal["repeat"]
    stage: Literal["boilerplate"] = Field(default="boilerplate", description="Always boilerplate.")
    match: Literal["same", "glued"] = Field(
        description="same: the line stands there already, the later one goes; glued: it is capitalized words and then a line that follows."
    )
    shortest: int = Field(default=20, gt=0, description="Shortest title, in characters, that counts.")
    whole_lines: ClassVar[bool] = True

    def wake(self) -> Wake:
        return Wake(text=_gate(self.shortest))

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        dropped = self._twice(lines) if self.match == "same" else self._glued(lines)
        return [self.drop(lines, i, note=note) for i, note in dropped.items()]

    def _twice(self, lines: Lines) -> dict[int, str]:
        """Lines at the head that stand there already, and why they go. What is dropped does not count towards the window,
        or the next cleaning would see further."""
        out: dict[int, str] = {}
        alike = {i for some in _alike(lines.raw, self.shortest) for i in some}
        if not alike or not any(map(lines.prose, range(len(lines)))):  # a poem, a list: no title stands over it
            return out
        seen: dict[str, tuple[int, int]] = {}
        kept = 0
        for i in range(min(len(lines), REACH)):
            if lines.blank(i):
                continue
            if i in alike and not lines.prose(i):
                if kept < TOP:
                    seen.setdefault(lines.key(i), (i, kept))
                first, rank = seen.get(lines.key(i), (i, kept))
                near = not rank or kept - rank <= NEAR
                if first != i and near and not any(map(lines.prose, range(first, i))):
                    out[i] = f"repeats line {first + 1}"
                    continue
            kept += 1
            if kept == WINDOW:
                break
        return out

    def _glued(self, lines: Lines) -> dict[int, str]:
        """Lines at the head that are capitalized words and then a title that stands below, and why they go."""
        out: dict[int, str] = {}
        for some in _alike(lines.raw, self.shortest):
            titles = [i for i in some if not lines.prose(i)]
            for k, i in enumerate(titles):
                later = next((j for j in titles[k + 1 :] if _glue(lines.raw[i], lines.raw[j])), None)
                if later is not None:
                    out[i] = f"ends with line {later + 1}"
        return out


def _alike(lines: Sequence[str], shortest: int) -> list[list[int]]:
    """Lines at the head, as long as titles are, that end alike."""
    groups: dict[str, list[int]] = {}
    for i, line in enumerate(lines[:REACH]):
        if len(line) >= shortest and shortest <= len(line.strip()) <= LONGEST:
            end = ending(line, min(shortest, _END))
            if end:  # a rule under a heading has no words
                groups.setdefault(end, []).append(i)
    return [some for some in groups.values() if len(some) > 1]


def _glue(line: str, title: str) -> bool:
    """Whether a line is capitalized words and then a title."""
    line, title = line.strip(), title.strip()
    if len(title) >= len(line) or not line.endswith(title) or title[0].islower() or is_statement(title):
        return False
    return _GLUE.fullmatch(line[: -len(title)].strip()) is not None


@lru_cache(maxsize=64)
def _gate(shortest: int) -> Callable[[str], bool]:
    """Whether a line at the head repeats another, or ends with it: true of few documents. One function a length, so that
    the engine asks it once for all rules."""

    def repeats(text: str) -> bool:
        lines = text.split("\n", REACH)
        return any(
            key(lines[i]) == key(lines[j]) or _glue(lines[i], lines[j])
            for some in _alike(lines, shortest)
            for i, j in combinations(some, 2)
        )

    return repeats
