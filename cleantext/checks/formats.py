"""Problems as text for people, JSON for programs, and annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cleantext.errors import Problem


def rendered(problems: Sequence[Problem], form: str = "text") -> str:
    """All problems as `text`, `json` or `github`; empty when there are none, but for JSON, which is a list then."""
    if form == "json":
        return json.dumps([problem._asdict() for problem in problems], ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(map(_annotation, problems))
    return "\n".join(problem.render() for problem in problems)


def _annotation(problem: Problem) -> str:
    level = "error" if problem.severity == "error" else "warning"
    place = f"file={_property(problem.path)},line={max(problem.line, 1)},col={max(problem.column, 1)}"
    title = f",title={_property(problem.rule)}" if problem.rule else ""
    return f"::{level} {place}{title}::{_data(problem.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
