"""The errors that callers may meet. All are `CleantextError`; each says what is wrong, where, and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import NamedTuple

_WIDEST = 110
"""Most characters of a line that are shown."""


class CleantextError(Exception):
    """Base of every error that this package raises on purpose."""


class UsageError(CleantextError):
    """A call or a setting is wrong; the message says which and what is allowed."""


class UnknownName(UsageError):
    """No rule or pack is called so."""

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(message)

    def __reduce__(self) -> tuple[type[UnknownName], tuple[str, str]]:
        return (UnknownName, (self.name, str(self)))


class NotText(CleantextError):
    """The bytes are no text that can be decoded (binary, or no decoder explains them)."""


class RuleTimeout(CleantextError):
    """A rule's pattern took too long on a document; the document cannot be cleaned."""


class RuleGrowth(CleantextError):
    """A rule makes more of what it looks for, without end; the document cannot be cleaned."""


class RuleFailed(CleantextError):
    """An error in a rule or in this package, where `errors="return"` asks to go on with the other documents. The message
    names the error and its place."""


class LedgerMismatch(CleantextError, ValueError):
    """A text that these edits cannot have given."""


class WorkerDied(CleantextError):
    """A worker process ended before its time: killed from outside, for want of memory, or by a crash in a library."""


class Problem(NamedTuple):
    """One thing wrong in a pack."""

    path: str
    """The pack's file, as it was given."""
    line: int
    """1-based; 0 where there is no file."""
    column: int
    """1-based."""
    message: str
    """What is wrong and what was meant."""
    source: str = ""
    """The line of the file itself."""
    severity: str = "error"
    """`error`, or `warning` for what works but should be looked at."""
    rule: str = ""
    """Full id of the rule, where it is known."""

    def render(self) -> str:
        """The problem as `file:line:column: message`, the line (of a long one, the part around the place), and a caret."""
        if not self.line:
            return f"{self.severity}: {self.message}"
        head = f"{self.path}:{self.line}:{self.column}: {self.severity}: {self.message}"
        if not self.source:
            return head
        at = self.column - 1
        start = max(min(at - _WIDEST // 2, len(self.source) - _WIDEST), 0)
        end = start + _WIDEST
        shown = "…" * bool(start) + self.source[start:end] + "…" * (end < len(self.source))
        indent = "".join("\t" if c == "\t" else " " for c in shown[: at - start + bool(start)])
        return f"{head}\n    {shown}\n    {indent}^"


class PackError(CleantextError):
    """A pack cannot be used. `problems` holds every fault that was found, in the order of the file."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        # Python puts the error's name before what has no place, which says enough.
        super().__init__("\n".join(p.render() if p.line else p.message for p in problems))

    def __reduce__(self) -> tuple[type[PackError], tuple[list[Problem]]]:
        return (PackError, (self.problems,))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` (did you mean 'x'?)`, when one of the known words is close; else nothing."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" (did you mean '{close[0]}'?)" if close else ""
