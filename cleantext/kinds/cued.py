"""Rules that know a line by its words: what `line` and `section` share."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from cleantext.keys import core, key, keys, unaccented, with_accents
from cleantext.kinds.base import (
    PHRASE,
    SHORT,
    TIMEOUT,
    Rule,
    Sought,
    Wake,
    timed_out,
)
from cleantext.kinds.pattern import Pattern, trusted
from cleantext.lines import Lines, cited
from cleantext.patterns.matcher import compiled, flags

HEAD_WORDS = TAIL_WORDS = 60
"""A line with at most this many words of prose before (after) it stands at the head (tail) of its document."""
EDGE_LINES = 15
"""And a head has no more lines with words than this, or a list of dates would be all head; nor has the tail of a text that
is without prose."""

Where = Literal["head", "tail", "edge", "anywhere"]


class Unless(BaseModel):
    """What holds a removal back."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    prose_after: int | None = Field(
        default=None, ge=0, description="Held back when more words of prose than this follow what would go."
    )
    next: Pattern | None = Field(
        default=None,
        description="Held back when the next line with words that the rule does not know matches this pattern.",
    )
    alone: bool = Field(
        default=False,
        description="Held back in a text of which no other rule takes anything: chrome seldom comes alone.",
    )


class CuedRule(Rule):
    """A rule for lines with these words, in this place."""

    phrases: tuple[str, ...] = Field(
        default=(),
        description="Whole lines, compared without regard to case, punctuation around them and kind of space.",
    )
    ignore_case: bool = Field(default=True, description="Whether the rule's patterns match without regard to case.")
    pattern: Pattern | None = Field(
        default=None,
        description="A pattern (syntax of the `regex` package) searched in the line, bullets and marks around it taken away.",
    )
    where: Where = Field(
        default="anywhere",
        description="head: one of the first 15 lines, at most 60 words of prose before it; tail: at most 60 words of prose after it, and one of the last 15 lines where the whole text has no more; edge: either; anywhere.",
    )
    longest: int = Field(default=160, gt=0, description="Longest line, in characters, that may go.")
    unless: Unless = Field(default=Unless(), description="What holds the removal back.")
    stage: Literal["boilerplate"] = Field(default="boilerplate", description="Always boilerplate.")
    whole_lines: ClassVar[bool] = True

    @field_validator("phrases", "titles", check_fields=False)
    @classmethod
    def _phrases_have_words(cls, phrases: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        faults = [] if trusted(info) else list(filter(None, map(_fault_of, phrases)))
        if faults:
            raise ValueError("; ".join(faults))
        return phrases

    @property
    def never_alone(self) -> bool:
        return self.unless.alone

    def keys(self) -> frozenset[str]:
        """The phrases as they are compared."""
        return keys_of(self.phrases)

    def wake(self) -> Wake:
        if self.pattern is None:
            return Wake(phrases=self.keys())
        sought = Sought(self.pattern, flags(self.ignore_case), core=True, short=self.longest <= SHORT)
        return Wake(phrases=self.keys(), sought=sought)

    def cued(self, lines: Lines, i: int) -> bool:
        """Whether line `i` has the words, the length and the place that the rule asks for, and is a line of its own."""
        if not self._asked_for(lines, i) or lines.dialogue(i):
            return False
        paragraph = lines.paragraph(i)
        return len(paragraph) == 1 or self._knows(lines, paragraph)

    def _knows(self, lines: Lines, paragraph: range) -> bool:
        """Whether the rule knows all of a paragraph that was set to a width: line by line, or as the one line that it was."""
        first = paragraph.start

        def work(lines: Lines) -> bool:
            if all(self._asked_for(lines, k) for k in paragraph):
                return True
            words = core(lines.joined(paragraph))
            if len(words) > self.longest:
                return False
            is_phrase = len(words) <= PHRASE and is_among(key(words), self.keys())
            return is_phrase or self._matches(self.pattern, words, first)

        return lines.once(f"{self.id} knows the paragraph at {first}", work)

    def _asked_for(self, lines: Lines, i: int) -> bool:
        return len(lines[i]) <= self.longest and self.says(lines, i) and in_place(lines, i, self.where)

    def says(self, lines: Lines, i: int) -> bool:
        """Whether line `i` has the words that the rule asks for."""
        return self.knows_phrase(lines, i) or self._holds(self.pattern, lines, i)

    def knows_phrase(self, lines: Lines, i: int) -> bool:
        return bool(self.phrases) and len(lines.core(i)) <= PHRASE and is_among(lines.key(i), self.keys())

    def _holds(self, pattern: str | None, lines: Lines, i: int) -> bool:
        """Whether one of the rule's patterns matches somewhere in line `i`."""
        return pattern is not None and self._matches(pattern, lines.core(i), i)

    def _matches(self, pattern: str | None, core: str, i: int) -> bool:
        """The same of the words that line `i` begins with."""
        if pattern is None:
            return False
        try:
            return compiled(pattern, self.ignore_case).search(core, timeout=TIMEOUT) is not None
        except TimeoutError:
            raise timed_out(self.id, i) from None

    def declines(self, lines: Lines, i: int) -> str:
        """Why the rule leaves line `i` alone, whose words it knows; empty where nothing speaks against taking it."""
        if len(lines[i]) > self.longest:
            return f"the line has {len(lines[i])} characters, and the rule takes at most {self.longest}"
        if not in_place(lines, i, self.where):
            before, after = lines.prose_before(i), lines.prose_after(i)
            return (
                f"{before} words of prose stand before the line and {after} after it; the rule is for the {self.where}"
            )
        if lines.dialogue(i):
            return "a dash opens it, as it does other lines of speech in this text"
        if not self.cued(lines, i):
            return "it is a part of a paragraph that was set to a width, and the rule does not know the rest"
        return self.held_back(lines, i)

    def held_back(self, lines: Lines, last: int) -> str:
        """Why a removal of lines, `last` the last of them, is held back; empty when nothing speaks against it."""
        most = self.unless.prose_after
        if most is not None and last < lines.tail(most, len(lines)):
            return f"{lines.prose_after(last)} words of prose follow, more than {most}"
        if self.unless.next is None:
            return ""
        following = self._first_unknown(lines, last)
        if following is not None and self._holds(self.unless.next, lines, following):
            return f"the next line is {cited(lines[following])}"
        return ""

    def _first_unknown(self, lines: Lines, after: int) -> int | None:
        """The first line with words below line `after` that the rule does not know: of several in a row that it knows, one
        that stayed would be held back by another that went."""
        known: dict[int, int | None] = lines.once(f"what follows lines of {self.id}", lambda _: {})
        row = [after]
        below = lines.next(after)
        while below is not None and below not in known and self.cued(lines, below):
            row.append(below)
            below = lines.next(below)
        if below in known:
            below = known[below]
        known.update(dict.fromkeys(row, below))
        return below


def _fault_of(phrase: str) -> str:
    """What is wrong with a phrase; empty where nothing is."""
    if "\n" in phrase:
        return f"the phrase {phrase!r} is more than one line"
    if not key(phrase):
        return f"the phrase {phrase!r} holds no word; use `pattern` for lines of marks"
    if len(phrase) > PHRASE:
        return f"a phrase is at most {PHRASE} characters long; use `pattern` for longer lines: {cited(phrase)}"
    return ""


@lru_cache(maxsize=1 << 12)
def keys_of(phrases: tuple[str, ...]) -> frozenset[str]:
    """The keys of phrases (`cleantext.keys.key`), worked out once; Greek ones without their accents as well, since Greek
    capitals have none."""
    found = [phrase if phrase == key else key for phrase, key in zip(phrases, keys(phrases), strict=True)]  # one string
    return frozenset([*found, *(unaccented(found[n]) for n in with_accents(found))])


def is_among(key: str, keys: frozenset[str]) -> bool:
    """Whether a line's key is one of those, its Greek accents counting or not."""
    return key in keys or (not key.isascii() and unaccented(key) in keys)


def in_place(lines: Lines, i: int, where: Where) -> bool:
    """Whether line `i` stands where a rule asks for."""
    if where == "anywhere":
        return True
    return (where != "tail" and i < lines.head(HEAD_WORDS, EDGE_LINES)) or (
        where != "head" and i >= lines.tail(TAIL_WORDS, EDGE_LINES)
    )
