"""What all kinds share: the fields of a rule, and the protocol between a rule and the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

import regex
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from cleantext.lines import Lines, core, key, keys
from cleantext.model import Edit, Held, Profile, Stage

TIMEOUT = 10.0
"""CPU seconds that one pattern may spend on one line before the document is given up (quarantine)."""

HEAD_WORDS = TAIL_WORDS = 60
"""A line with at most this many words of prose before (after) it stands at the head (tail) of its document."""
HEAD_LINES = 15
"""And a head has no more lines with words than this, or a list of dates would be all head."""

Where = Literal["head", "tail", "edge", "anywhere"]


SHORT = 300
"""Lines of at most so many characters are looked at apart, folded and without the marks around their words."""


PHRASE = 160
"""A line that is to be a phrase has at most so many characters without the marks around its words."""


class Sought(NamedTuple):
    """A pattern of the `regex` package that a rule looks for, from which the plan makes a byte pattern."""

    pattern: str
    flags: int
    core: bool = False
    """It is matched against a line's core (`cleantext.lines.core`)."""
    short: bool = False
    """Only in lines of at most `SHORT` characters; implies `core`."""


class Wake(NamedTuple):
    """What a text must hold for a rule to have work there: never less than what the rule changes, often a little more."""

    patterns: tuple[str, ...] = ()
    """Byte patterns for Hyperscan; a match puts the line up for the rule."""
    sought: Sought | None = None
    """A pattern; a line in which it may be found is put up."""
    phrases: frozenset[str] = frozenset()
    """Keys (`cleantext.lines.key`) of whole lines whose cores have at most `PHRASE` characters."""
    words: str = ""
    """Language whose run-together words wake the rule."""
    text: Callable[[str], bool] | None = None
    """Tells for a whole text; all its lines are then put up."""
    every_line: bool = False
    """Nothing narrower can be said: every line of every text."""


class Change(BaseModel):
    """A text before and after."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    before: str = Field(alias="in", description="The text as it comes.")
    after: str = Field(alias="out", description="The same text when the rule has been applied to it.")


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
    files: tuple[str, ...] = Field(default=(), description="Some of them.")


class Rule(BaseModel):
    """The fields that every rule has, whatever its kind."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(
        pattern=r"^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)?$", description="Name within the pack: a-z, 0-9 and hyphens."
    )
    why: str = Field(min_length=10, description="What this is, where it comes from and why it goes.")
    traps: tuple[str, ...] = Field(default=(), description="What looks alike and must stay.")
    examples: Examples = Field(description="At least one text that changes and two that stay.")
    languages: tuple[str, ...] = Field(default=(), description="Codes of the languages it is for; none: all.")
    profiles: tuple[Profile, ...] = Field(default=(), description="Profiles it is for; none: all.")
    sites: tuple[str, ...] = Field(
        default=(),
        description="Only documents whose URL's host or path in the input matches one of these (`*` stands for anything).",
    )
    status: Literal["active", "candidate"] = Field(
        default="active", description="`candidate`: learned, waiting for somebody's review."
    )
    evidence: Evidence | None = Field(default=None, description="Where a learned rule was seen.")

    kind: str
    stage: Stage
    inserts_only: ClassVar[str | None] = None
    """The one string that rules of this kind insert, where they do nothing else."""
    loads_tables: ClassVar[bool] = False
    """Asking a rule of this kind takes large tables of its language: first find out whether it is the document's."""
    whole_lines: ClassVar[bool] = False
    """Rules of this kind take whole lines, or nothing."""

    @property
    def doubts(self) -> bool:
        """Whether what it takes stays in a text of which no other rule takes anything."""
        return False

    def wake(self) -> Wake:
        """What the engine looks for before it asks this rule."""
        raise NotImplementedError

    def prepare(self, texts: Sequence[Lines]) -> None:
        """Called once for all texts of a batch that have woken the rule, for kinds that work faster on many."""

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit | Held]:
        """What the rule would change, asked of the lines `at` (numbers from 0). It reads, it never changes anything."""
        raise NotImplementedError

    def drop(self, lines: Lines, i: int, note: str = "") -> Edit:
        """The edit that takes line `i`."""
        start, end = lines.span(i)
        return Edit(start, end, "", self.id, "", note)

    def hold(self, lines: Lines, i: int, reason: str) -> Held:
        """The note that line `i` would have gone."""
        return Held(self.id, i + 1, lines[i][:80], reason)


def trusted(info: ValidationInfo) -> bool:
    """Whether what is read has been checked before: compiling hundreds of patterns at every start takes a second."""
    return bool(info.context and info.context.get("trusted"))


def _checked_pattern(value: str, info: ValidationInfo) -> str:
    if trusted(info):
        return value
    try:
        compiled(value, bool(info.data.get("ignore_case", True)))
    except regex.error as error:
        at = "" if error.pos is None else f" at character {error.pos + 1} of the pattern"
        raise ValueError(f"bad pattern{at}: {error.msg}") from None
    return value


Pattern = Annotated[str, AfterValidator(_checked_pattern)]


@cache
def compiled(pattern: str, ignore_case: bool) -> Any:
    """The pattern as `regex` has it; compiled when it is first needed."""
    return regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)


def flags(ignore_case: bool) -> int:
    return int(regex.IGNORECASE) if ignore_case else 0


class Unless(BaseModel):
    """What holds a removal back."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    prose_after: int | None = Field(
        default=None, ge=0, description="Held back when more words of prose than this follow what would go."
    )
    next: Pattern | None = Field(
        default=None, description="Held back when the next line with words matches this pattern."
    )
    alone: bool = Field(
        default=False,
        description="Held back in a text of which no other rule takes anything: chrome seldom comes alone.",
    )


class CuedRule(Rule):
    """Shared by the kinds that know a line by its words: `line` and `section`."""

    phrases: tuple[str, ...] = Field(
        default=(),
        description="Whole lines, compared without regard to case, punctuation around them and kind of space.",
    )
    ignore_case: bool = Field(default=True, description="Whether `pattern` matches without regard to case.")
    pattern: Pattern | None = Field(
        default=None,
        description="A pattern (syntax of the `regex` package) searched in the line, bullets and marks around it taken away.",
    )
    where: Where = Field(
        default="anywhere",
        description="head: one of the first 15 lines, at most 60 words of prose before it; tail: at most 60 words of prose after it; edge: either; anywhere.",
    )
    longest: int = Field(default=160, gt=0, description="Longest line, in characters, that may go.")
    unless: Unless = Field(default=Unless(), description="What holds the removal back.")
    stage: Literal["boilerplate"] = Field(default="boilerplate", description="Always boilerplate.")
    whole_lines: ClassVar[bool] = True

    @field_validator("phrases")
    @classmethod
    def _phrases_have_words(cls, phrases: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        for phrase in () if trusted(info) else phrases:
            if "\n" in phrase:
                raise ValueError(f"the phrase {phrase!r} is more than one line")
            if not key(phrase):
                raise ValueError(f"the phrase {phrase!r} holds no word; use `pattern` for lines of signs")
            if len(phrase) > PHRASE:
                raise ValueError(f"a phrase is at most {PHRASE} characters long; use `pattern` for longer lines")
        return phrases

    @property
    def doubts(self) -> bool:
        return self.unless.alone

    def keys(self) -> frozenset[str]:
        """The phrases as they are compared."""
        return _keys(self.phrases)

    def wake(self) -> Wake:
        if self.pattern is None:
            return Wake(phrases=self.keys())
        sought = Sought(self.pattern, flags(self.ignore_case), core=True, short=self.longest <= SHORT)
        return Wake(phrases=self.keys(), sought=sought)

    def cued(self, lines: Lines, i: int) -> bool:
        """Whether line `i` has the words, the length and the place that the rule asks for."""
        line = lines[i]
        if len(line) > self.longest:
            return False
        return self.says(lines, i) and in_place(lines, i, self.where)

    def says(self, lines: Lines, i: int) -> bool:
        """Whether line `i` has the words that the rule asks for."""
        if self.phrases and len(line_core(lines, i)) <= PHRASE and line_key(lines, i) in self.keys():
            return True
        return self._holds(self.pattern, lines, i)

    def _holds(self, pattern: str | None, lines: Lines, i: int) -> bool:
        """Whether one of the rule's patterns matches somewhere in line `i`."""
        if pattern is None:
            return False
        try:
            return compiled(pattern, self.ignore_case).search(line_core(lines, i), timeout=TIMEOUT) is not None
        except TimeoutError:
            raise timed_out(self.id, i) from None

    def held_back(self, lines: Lines, i: int, last: int) -> str:
        """Why the removal of lines `i` to `last` is held back; empty when nothing speaks against it."""
        most = self.unless.prose_after
        if most is not None and last < lines.tail(most):
            return f"{lines.prose_after(last)} words of prose follow, more than {most}"
        following = lines.next(last)
        if following is not None and self._holds(self.unless.next, lines, following):
            return f"the next line is {lines[following][:40]!r}"
        return ""


@cache
def _keys(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(keys(phrases))


def line_key(lines: Lines, i: int) -> str:
    """`key` of line `i`, worked out once for all rules."""
    known: dict[int, str] = lines.memo.setdefault("keys", {})
    if i not in known:
        known[i] = key(lines[i])
    return known[i]


def line_core(lines: Lines, i: int) -> str:
    """`core` of line `i`, worked out once for all rules."""
    cores: dict[int, str] = lines.memo.setdefault("cores", {})
    if i not in cores:
        cores[i] = core(lines[i])
    return cores[i]


def in_place(lines: Lines, i: int, where: Where) -> bool:
    """Whether line `i` stands where a rule asks for."""
    if where == "anywhere":
        return True
    return (where != "tail" and i < lines.head(HEAD_WORDS, HEAD_LINES)) or (
        where != "head" and i >= lines.tail(TAIL_WORDS)
    )


def timed_out(rule: str, i: int) -> Exception:
    from cleantext.errors import RuleTimeout

    return RuleTimeout(
        f"the pattern of {rule} took more than {TIMEOUT:g} s on line {i + 1}; "
        "`cleantext rules check` shows which part of it is slow"
    )
