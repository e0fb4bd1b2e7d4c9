"""Tests that rules carry, for one's own use: strategies for scraped documents, properties of rules, and their runner.

Needs Hypothesis (`pip install 'cleantext-ledger[test]'`).
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleantext.testing.failure import Failure
    from cleantext.testing.prose import CHROME, CLUSTERS, PROSE
    from cleantext.testing.rounds import Round, once
    from cleantext.testing.runner import failures_of, try_pack, try_rule
    from cleantext.testing.strategies import Scraped, chrome_lines, clusters, documents, headings, paragraphs, scraped

_HOME = {
    "Failure": "failure", "Round": "rounds", "once": "rounds", "CHROME": "prose", "CLUSTERS": "prose", "PROSE": "prose",
    "failures_of": "runner", "try_pack": "runner", "try_rule": "runner", "Scraped": "strategies",
    "chrome_lines": "strategies", "clusters": "strategies", "documents": "strategies", "headings": "strategies",
    "paragraphs": "strategies", "scraped": "strategies",
}  # fmt: skip

__all__ = [
    "CHROME", "CLUSTERS", "PROSE", "Failure", "Round", "Scraped", "chrome_lines", "clusters", "documents",
    "failures_of", "headings", "once", "paragraphs", "scraped", "try_pack", "try_rule",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Loads what is asked for only then: the checks use parts of this package where Hypothesis is not installed."""
    if name not in _HOME:
        raise AttributeError(f"module 'cleantext.testing' has no attribute {name!r}")
    return getattr(importlib.import_module(f"cleantext.testing.{_HOME[name]}"), name)
