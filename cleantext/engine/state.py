"""A document on its way through the stages: its text, its edits so far, and what is known of it."""

from __future__ import annotations

from cleantext.decoding import Decoded, decode
from cleantext.edits import compose, record
from cleantext.engine.plan import Plan, Scanned
from cleantext.errors import UsageError
from cleantext.languages import Vote
from cleantext.lines import Lines
from cleantext.types import Document, Edit, Held, Result


class State:
    """A document on its way through the stages.

    Args:
        text: the source.
        decoded: how its bytes were decoded; None where it came as text.
        site: its URL or path, for rules with `sites`.
    """

    __slots__ = (
        "alone", "changed", "decoded", "edits", "error", "held_by_plan", "languages", "last_languages",
        "latest", "lines", "scanned", "site", "source", "vote", "voted_on",
    )  # fmt: skip

    def __init__(self, text: str, decoded: Decoded | None, site: str) -> None:
        self.source, self.decoded, self.site = text, decoded, site
        self.lines = Lines(text)
        """The text as it is now."""
        self.edits: list[Edit] = []
        """What has made it so, in coordinates of the source."""
        self.latest: tuple[Edit, Lines] | None = None
        """One of the edits of the stage that changed it last, and the text that this was made in."""
        self.held_by_plan: dict[Plan, list[Held]] = {}
        """What was held back when each plan was run last."""
        self.scanned: dict[Plan, Scanned] = {}
        """What each plan's scan found last, and in what text."""
        self.vote: Vote | None = None
        self.voted_on: Lines | None = None
        """The text that the vote is on."""
        self.languages: tuple[str, ...] | None = None
        """The languages of that text; None until a rule has to know."""
        self.last_languages: tuple[str, ...] = ()
        """The languages when they were last found out, maybe of a text that has changed since."""
        self.changed = False
        """Whether this round has changed it."""
        self.alone = True
        """Whether no chrome was taken from it as yet."""
        self.error: Exception | None = None
        """Why it cannot be cleaned."""

    @classmethod
    def of(cls, document: str | bytes | Document) -> State:
        """A document as it comes in.

        Raises:
            NotText: the bytes are no text.
            UsageError: it is neither text nor bytes, its site is no text, or it is declared to be in an encoding that there
                is not.
        """
        content = _content(document)
        if not isinstance(document, Document):
            document = Document(content)
        site = document.site or ""  # where a table has none, there is None
        if not isinstance(site, str):
            raise UsageError(f"a document's site is a str, its URL or path, not {site!r} ({type(site).__name__})")
        if isinstance(content, str):
            return cls(content, None, site)
        if not isinstance(document.encoding, str | None):
            raise UsageError(f"a document's encoding is a str such as 'utf-8', or None, not {document.encoding!r}")
        decoded = decode(content, document.encoding)
        return cls(decoded.text, decoded, site)

    def result(self) -> Result:
        """What has become of it."""
        encoding = self.decoded.encoding if self.decoded else None
        text, edits = self._ended()
        return Result(text, record(self.source, edits), self.language, encoding, tuple(self.held))

    def _ended(self) -> tuple[str, list[Edit]]:
        """The text as it is now and the edits. Where a last line without an ending is gone, as one of invisible characters
        is, the ending of the line before goes as well."""
        text, edits = self.lines.text, self.edits
        if not edits or not text.endswith("\n") or self.source.endswith("\n"):
            return text, edits
        if (last := edits[-1]).replacement or last.end < len(self.source):
            return text, edits
        start = len(text) - (2 if text.endswith("\r\n") else 1)
        return text[:start], compose(edits, [Edit(start, len(text), "", last.rule)])

    @property
    def held(self) -> list[Held]:
        """What was held back."""
        return [held for by_plan in self.held_by_plan.values() for held in by_plan]

    @property
    def language(self) -> str | None:
        """Its (first) language; None where that is unclear and no rule had to know."""
        languages = self.languages
        if languages is None:
            languages = self.vote.languages if self.vote is not None and self.vote.clear else self.last_languages
        return languages[0] if languages else None


def _content(document: str | bytes | Document) -> str | bytes:
    """A document's content, text as a `str` and nothing more (one of numpy's, which few tools take, is one, too). Raises
    UsageError for what is neither text nor bytes."""
    content = document.content if isinstance(document, Document) else document
    if not isinstance(content, str | bytes):
        shown = " ".join(repr(content)[:60].split())  # a table is many lines long
        raise UsageError(f"a document is a str, bytes or cleantext.Document, not {shown} ({type(content).__name__})")
    return str.__str__(content) if isinstance(content, str) else content
