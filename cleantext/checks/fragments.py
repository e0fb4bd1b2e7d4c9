"""Fragments that no pattern calls."""

from __future__ import annotations

import json

from cleantext.checks.subject import Subject
from cleantext.errors import Problem


def fragments_are_called(subject: Subject) -> list[Problem]:
    """Warnings for fragments that change nothing."""
    data = subject.source.data if subject.source is not None else None
    fragments = data.get("fragments") if isinstance(data, dict) else None
    if subject.source is None or not isinstance(fragments, dict):
        return []
    text = json.dumps(data)
    return [
        subject.source.problem(("fragments", name), f"no pattern calls the fragment '{name}', as (?&{name})", "warning")
        for name in fragments
        if f"(?&{name})" not in text
    ]
