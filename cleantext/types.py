"""The types that the whole package speaks in."""

from __future__ import annotations

from typing import Literal, NamedTuple

Stage = Literal["encoding", "characters", "boilerplate", "repair", "layout"]
STAGES: tuple[Stage, ...] = ("encoding", "characters", "boilerplate", "repair", "layout")

Profile = Literal["article", "page"]
PROFILES: tuple[Profile, ...] = ("article", "page")


_COUNTED = {
    "bidi-controls": "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    "replacement-characters": "\ufffd",
}
"""Nobody can say from the text alone whether these belong there. Bidirectional controls steer Arabic and Hebrew text, and
hide what a reader should see in source code; U+FFFD stands for something lost, and is not guessed."""


class Document(NamedTuple):
    """A document as it comes in, where more than its content is known."""

    content: str | bytes
    site: str = ""
    """URL of the page, or path in the input: what rules with `sites` look at."""
    encoding: str | None = None
    """Encoding that the bytes are declared to be in."""


class Edit(NamedTuple):
    """One change: the characters from `start` to `end` give way to `replacement`.

    A rule gives the first four fields, and `note` where it has more to say. `removed` and `also` are filled in when the
    edit comes into a ledger.
    """

    start: int
    """First character of the span, counted from 0 in the text that the edit applies to."""
    end: int
    """Behind the last character of the span; equal to `start` for an insertion."""
    replacement: str
    rule: str
    """Full id (`pack/rule`) of the rule that had the last word on this span."""
    removed: str = ""
    """What stood in the span: with it, undo needs nothing but the text and the ledger."""
    note: str = ""
    """Why, in a few words, where the rule has more to say than its id (a confidence, a word that decided)."""
    also: tuple[str, ...] = ()
    """Rules of earlier stages whose edits of the same span this one has taken up."""


def names(rule: str) -> tuple[str, str, str]:
    """What a rule goes by, from its full id: that, its pack, and its own name, which stands for the rules
    of this name in all packs."""
    pack, _, own = rule.partition("/")
    return rule, pack, own


class Held(NamedTuple):
    """A removal that was held back."""

    rule: str
    line: int
    """Line of the clean text, counted from 1."""
    text: str
    """Beginning of the line, 80 characters at most."""
    reason: str
    """Why: together the removals would take too much, prose follows, no other rule takes anything, …"""


class Result(NamedTuple):
    """What cleaning one document gave."""

    text: str
    edits: tuple[Edit, ...]
    """The ledger: in order, disjoint, in coordinates of the decoded source."""
    language: str | None
    """Code of the document's (first) language; None where that stayed open."""
    encoding: str | None
    """How the bytes were decoded; None when the document came as text."""
    held: tuple[Held, ...]

    @property
    def counts(self) -> dict[str, int]:
        """What is counted and kept, by name (`bidi-controls`, `replacement-characters`); names without any are left out."""
        if self.text.isascii():
            return {}
        found = {name: sum(map(self.text.count, characters)) for name, characters in _COUNTED.items()}
        return {name: n for name, n in found.items() if n}
