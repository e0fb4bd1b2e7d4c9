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
    from cleantext.api import clean
    from cleantext.cleaner import Cleaner
    from cleantext.edits import undo
    from cleantext.errors import CleantextError, NotText, PackError, UsageError
    from cleantext.model import Document, Edit, Held, Result
    from cleantext.packs import Pack, load_pack

_HOME = {
    "Cleaner": "cleaner", "Document": "model", "clean": "api", "undo": "edits", "Edit": "model", "Held": "model",
    "Result": "model", "Pack": "packs", "load_pack": "packs", "CleantextError": "errors", "NotText": "errors",
    "PackError": "errors", "UsageError": "errors",
}  # fmt: skip

__all__ = [
    "Cleaner",
    "CleantextError",
    "Document",
    "Edit",
    "Held",
    "NotText",
    "Pack",
    "PackError",
    "Result",
    "UsageError",
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
