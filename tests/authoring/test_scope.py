"""Scopes that no document could be in."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext.checks import check
from tests.small_packs import pack

SHARE = {"id": "share", "kind": "line", "phrases": ["share this page"]}


@pytest.mark.parametrize(
    ("language", "warned"),
    [("is", True), ("de", False), ("he", False)],
    ids=["nothing tells it", "a built-in pack has its stop words", "its script tells it"],
)
def test_a_language_must_be_told_by_something(tmp_path: Path, language: str, warned: bool) -> None:
    found = check([pack(tmp_path, "house", SHARE, languages=[language])])
    assert [(p.severity, f"in `{language}`" in p.message) for p in found] == [("warning", True)] * warned


def test_a_rule_that_has_a_scope_of_its_own_is_named(tmp_path: Path) -> None:
    found = check([pack(tmp_path, "house", {**SHARE, "sites": ["https://example.org"]}, sites=["https://example.com"])])
    assert [p.message for p in found] == [
        "rule 'share': a site is written without the scheme: `example.org`, not `https://example.org`"
    ]
