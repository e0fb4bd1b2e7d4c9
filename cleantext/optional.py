"""Packages that only some formats, frameworks and commands need."""

from __future__ import annotations

import importlib
from typing import Any

from cleantext.errors import UsageError


def needed(module: str, extra: str, what: str) -> Any:
    """A module of an optional package.

    Args:
        extra: the extra of this distribution that brings it.
        what: what needs it, for people.

    Raises:
        UsageError: it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise UsageError(f"{what} needs the package {package}: pip install 'cleantext-ledger[{extra}]'") from None
