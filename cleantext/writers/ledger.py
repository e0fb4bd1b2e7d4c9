"""Ledgers as JSON Lines."""

from __future__ import annotations

from typing import Any

from cleantext.types import Edit


def edit_data(edit: Edit) -> dict[str, Any]:
    """An edit as it stands in a ledger."""
    data: dict[str, Any] = {
        "start": edit.start,
        "end": edit.end,
        "replacement": edit.replacement,
        "rule": edit.rule,
        "removed": edit.removed,
    }
    if edit.note:
        data["note"] = edit.note
    if edit.also:
        data["also"] = list(edit.also)
    return data
