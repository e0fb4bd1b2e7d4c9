"""Cleans scraped text: encoding, site chrome, run-together words; every edit in a ledger that undoes it exactly.

>>> import cleantext
>>> cleantext.clean("The harbour opened on Monday .\\n\\nLeave a Comment")
'The harbour opened on Monday.'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from cleantext.version import __version__

if TYPE_CHECKING:
    from cleantext.api import clean, undo
    from cleantext.cleaner import Cleaner
    from cleantext.errors import (
        CleantextError,
        LedgerMismatch,
        NotText,
        PackError,
        RuleFailed,
        RuleGrowth,
        RuleTimeout,
        UsageError,
        WorkerDied,
    )
    from cleantext.packs import Pack, load_pack
    from cleantext.types import Document, Edit, Held, Result

_HOME = {
    "Cleaner": "cleaner", "clean": "api", "undo": "api", "Pack": "packs", "load_pack": "packs",
    **dict.fromkeys(("Document", "Edit", "Held", "Result"), "types"),
    **dict.fromkeys(
        ("CleantextError", "LedgerMismatch", "NotText", "PackError", "RuleFailed", "RuleGrowth", "RuleTimeout",
         "UsageError", "WorkerDied"),
        "errors",
    ),
}  # fmt: skip

__all__ = [
    "Cleaner",
    "CleantextError",
    "Document",
    "Edit",
    "Held",
    "LedgerMismatch",
    "NotText",
    "Pack",
    "PackError",
    "Result",
    "RuleFailed",
    "RuleGrowth",
    "RuleTimeout",
    "UsageError",
    "WorkerDied",
    "__version__",
    "clean",
    "load_pack",
    "undo",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Loads what is asked for only then: `cleantext --version` needs none of it."""
    if name not in _HOME:
        raise AttributeError(f"module 'cleantext' has no attribute {name!r}")
    return getattr(importlib.import_module(f"cleantext.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    """What can be asked for, loaded or not."""
    return sorted({*globals(), *__all__})
