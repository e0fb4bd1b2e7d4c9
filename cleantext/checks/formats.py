"""Problems as text for people, JSON for programs, and annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cleantext.errors import Problem

_WIDEST = 110
"""Most characters of a line that are shown."""


def rendered(problems: Sequence[Problem], form: str = "text") -> str:
    """All problems as `text`, `json` or `github`; empty when there are none, but for JSON, which is a list then."""
    if form == "json":
        return json.dumps([problem._asdict() for problem in problems], ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(map(_annotation, problems))
    return "\n".join(_text(problem) for problem in problems)


def _text(problem: Problem) -> str:
    """The problem with its line and a caret; of a long line, the part around the caret."""
    source, at = problem.source, problem.column - 1
    if len(source) <= _WIDEST:
        return problem.render()
    start = max(min(at - _WIDEST // 2, len(source) - _WIDEST), 0)
    piece = source[start : start + _WIDEST]
    before, after = "…" if start else "", "…" if start + _WIDEST < len(source) else ""
    head = problem._replace(source="").render()
    return f"{head}\n    {before}{piece}{after}\n    {' ' * (len(before) + at - start)}^"


def _annotation(problem: Problem) -> str:
    level = "error" if problem.severity == "error" else "warning"
    place = f"file={_property(problem.path)},line={max(problem.line, 1)},col={max(problem.column, 1)}"
    title = f",title={_property(problem.rule)}" if problem.rule else ""
    return f"::{level} {place}{title}::{_data(problem.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
