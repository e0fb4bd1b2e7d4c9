"""Patterns that Hyperscan cannot take: their rules are asked about every line, and the outcome is the same."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cleantext import Cleaner
from cleantext.patterns import database
from tests.small_packs import pack

pytest.importorskip("hyperscan")

TEXT = "The ferry runs .\n\nA gull sat there.\n\nOpen in app"
CLEAN = "The boat runs .\n\nA duck sat there."


@pytest.fixture
def cleaner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cleaner:
    monkeypatch.setenv("CLEANTEXT_CACHE", str(tmp_path / "cache"))
    rules = [
        {"id": "boat", "kind": "replace", "pattern": "ferry", "with": "boat"},
        {"id": "duck", "kind": "replace", "pattern": "gull", "with": "duck"},
        {"id": "app", "kind": "line", "pattern": "^open in app$"},
    ]
    return Cleaner(pack(tmp_path, "house", *rules), builtin=False)


def refuse(monkeypatch: pytest.MonkeyPatch, *words: str, most: int = 9) -> None:
    """Makes Hyperscan refuse patterns with these words, and more than so many at once."""
    compiled = database._compiled

    def strict(patterns: Sequence[str]) -> bytes:
        if len(patterns) > most or any(word in pattern for word in words for pattern in patterns):
            raise database.hyperscan.error("too large")
        return compiled(patterns)

    monkeypatch.setattr(database, "_compiled", strict)


@pytest.mark.parametrize("words", [(), ("ferry",), ("open",), ("ferry", "gull"), ("ferry", "gull", "open")])
def test_a_rule_whose_pattern_is_refused_works(
    cleaner: Cleaner, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    refuse(monkeypatch, *words)
    assert cleaner(TEXT) == CLEAN


def test_334_patterns_that_are_too_much_together(cleaner: Cleaner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each was accepted by itself, so none was left out, and the same were tried again without end."""
    refuse(monkeypatch, most=1)
    assert cleaner(TEXT) == CLEAN


def test_threads_that_find_it_out_together(cleaner: Cleaner, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "ferry")
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(cleaner, [TEXT] * 40)) == {CLEAN}
