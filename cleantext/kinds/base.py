"""What all kinds share: the fields of a rule, and the protocol between a rule and the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from cleantext.errors import RuleTimeout
from cleantext.kinds.pattern import trusted
from cleantext.lines import Lines
from cleantext.patterns.relax import relax
from cleantext.types import Edit, Held, Profile, Stage

TIMEOUT = 10.0
"""CPU seconds that one pattern may spend on one line before the document is given up (quarantine)."""

SHORT = 300
"""Lines of at most so many characters are looked at apart, folded and without the marks around their words."""

PHRASE = 160
"""A line that is to be a phrase has at most so many characters without the marks around its words."""

NAME = r"[a-z0-9][a-z0-9-]*"
"""What packs and rules may be called, as a pattern."""

MOST_HELD = 80
"""Characters of a line that the note on a removal held back has."""


class Sought(NamedTuple):
    """A pattern of the `regex` package that a rule looks for, from which the plan makes a byte pattern."""

    pattern: str
    flags: int
    core: bool = False
    """It is matched against a line's core (`cleantext.keys.core`)."""
    short: bool = False
    """Only in lines of at most `SHORT` characters; implies `core`."""

    def relaxed(self) -> tuple[str, ...]:
        """The byte patterns, one an alternative; none where they would not hit few lines."""
        # short lines are scanned folded, and without the marks around them
        return relax(self.pattern, flags=self.flags, marks=self.core and not self.short, fold=self.short)


class Wake(NamedTuple):
    """What a text must hold for a rule to have work there: never less than what the rule changes, often a little more."""

    patterns: tuple[str, ...] = ()
    """Byte patterns for Hyperscan; the rule is asked about the lines in which one matches."""
    sought: Sought | None = None
    """A pattern; the rule is asked about the lines in which it may be found."""
    phrases: frozenset[str] = frozenset()
    """Keys (`cleantext.keys.key`) of whole lines whose cores have at most `PHRASE` characters."""
    joins: Callable[[bytes, Sequence[int]], Iterable[int]] | None = None
    """Finds run-together words: takes texts as one UTF-8 buffer, a newline behind each, and where each begins; gives places in
    those that wake the rule. Asked once for all rules that name the same one, when the turn of their stage comes."""
    text: Callable[[str], bool] | None = None
    """Tells for a whole text; where it does, the rule is asked about all of its lines."""
    every_line: bool = False
    """Nothing narrower can be said: every line of every text."""


class Spare(Held):
    """The note on a line that keeps its whole text: nothing goes from it, whatever other rules say."""


class Change(BaseModel):
    """A text before and after."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    before: str = Field(validation_alias="in", serialization_alias="in", description="The text as it comes.")
    after: str = Field(
        validation_alias="out",
        serialization_alias="out",
        description="The same text when the rule has been applied to it.",
    )

    @model_validator(mode="before")
    @classmethod
    def _as_packs_have_it(cls, data: Any, info: ValidationInfo) -> Any:
        """In a pack the keys are `in` and `out`, as its schema says; the names are for rules in Python."""
        if info.context and not trusted(info) and isinstance(data, dict):
            for name, key in (("before", "in"), ("after", "out")):
                if name in data:
                    raise ValueError(f"unknown key '{name}' (did you mean '{key}'?); known here: in, out")
        return data


class Examples(BaseModel):
    """What documents the rule, and tests it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    change: tuple[Change, ...] = Field(min_length=1, description="Texts that the rule changes.")
    keep: tuple[str, ...] = Field(
        min_length=2, description="Texts that the rule must leave alone, though they look much like those it changes."
    )


class Evidence(BaseModel):
    """Where a learned rule was seen."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    count: int = Field(description="Documents that hold the line.")
    share: float = Field(description="Their share of the site's or folder's documents.")
    above: int | None = Field(default=None, description="Those in which it stands above all prose.")
    within: int | None = Field(
        default=None,
        description="Those in which it stands as an author's line does: over a paragraph, or as a statement below one.",
    )
    below: int | None = Field(default=None, description="Those in which it stands in the tail, prose above it.")
    files: tuple[str, ...] = Field(default=(), description="Some of them.")


class Rule(BaseModel):
    """The fields that every rule has, whatever its kind."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=rf"^{NAME}(/{NAME})?$", description="Name within the pack: a-z, 0-9 and hyphens.")
    why: str = Field(min_length=10, description="What this is, where it comes from and why it goes.")
    traps: tuple[str, ...] = Field(default=(), description="What looks alike and must stay.")
    examples: Examples = Field(description="At least one text that changes and two that stay.")
    languages: tuple[str, ...] = Field(default=(), description="Codes of the languages it is for; none: all.")
    profiles: tuple[Profile, ...] = Field(default=(), description="Profiles it is for; none: all.")
    sites: tuple[str, ...] = Field(
        default=(),
        description="Only documents whose URL's host or path in the input matches one of these (`*` stands for anything).",
    )
    status: Literal["active", "candidate", "doubtful"] = Field(
        default="active",
        description="`candidate`: learned, waiting for somebody's review. `doubtful`: it may take a text's own lines, and does nothing until this is taken away.",
    )
    evidence: Evidence | None = Field(default=None, description="Where a learned rule was seen.")

    kind: str
    stage: Stage
    inserts_only: ClassVar[str | None] = None
    """The one string that rules of this kind insert, where they do nothing else."""
    whole_lines: ClassVar[bool] = False
    """Rules of this kind take whole lines, or nothing."""
    one_by_one: ClassVar[bool] = False
    """Rules of this kind take each line for its own words."""
    weighs: ClassVar[bool] = False
    """Rules of this kind weigh a whole text by what its lines look like. Within their stage they come last: where another rule
    knows a line by its words, the words have the say."""

    @property
    def never_alone(self) -> bool:
        """Whether what it takes stays in a text of which no other rule takes anything."""
        return False

    @property
    def finds_main_text(self) -> bool:
        """Whether it says what of a whole page is main text: all rules for words then look only at that."""
        return False

    def wake(self) -> Wake:
        """What the engine looks for before it asks this rule."""
        raise NotImplementedError

    def prepare(self, texts: Sequence[Lines]) -> None:
        """Called once for all texts of a batch that have woken the rule, for kinds that work faster on many."""

    def dearer_than_language(self, lines: Lines) -> bool:
        """Whether asking the rule takes longer than finding out a text's language, which then comes first."""
        return False

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit | Held]:
        """What the rule would change, asked of the lines `at` (numbers from 0). It reads, it never changes anything."""
        raise NotImplementedError

    def knows_phrase(self, lines: Lines, i: int) -> bool:
        """Whether the rule knows line `i` word for word."""
        return False

    def drop(self, lines: Lines, i: int, note: str = "") -> Edit:
        """The edit that takes line `i`."""
        return Edit(*lines.span(i), "", self.id, "", note)

    def hold(self, lines: Lines, i: int, reason: str) -> Held:
        """The note that line `i` would have gone."""
        return held_line(self.id, lines, i, reason)


def held_line(rule: str, lines: Lines, i: int, reason: str) -> Held:
    """The note that a rule (by its full id) would have taken line `i`."""
    return Held(rule, i + 1, lines[i][:MOST_HELD], reason)


def timed_out(rule: str, i: int) -> RuleTimeout:
    """What to raise when a pattern of this rule has spent `TIMEOUT` on line `i`."""
    return RuleTimeout(
        f"the pattern of {rule} took more than {TIMEOUT:g} s on line {i + 1}; "
        "`cleantext rules check` looks for the part of it that is slow"
    )
