"""The rule reference says what the packs say, and says it now."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from cleantext.packs import builtin, builtin_files

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_reference", DOCS / "generate_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_is_current(generator: ModuleType) -> None:
    there = {file.name: file.read_text(encoding="utf-8") for file in (DOCS / "reference").glob("*.md")}
    wanted = generator.pages()
    stale = sorted(name for name in {*there, *wanted} if there.get(name) != wanted.get(name))
    assert not stale, "run python docs/generate_reference.py"


def test_every_rule_is_in_it(generator: ModuleType) -> None:
    pages = generator.pages()
    for name in builtin_files():
        for rule in builtin(name).rules:
            assert f"`{rule.id}`" in pages[f"{name}.md"]
            assert all(change.before.split("\n")[0] in pages[f"{name}.md"] or not change.before.isprintable()
                       for change in rule.examples.change)  # fmt: skip


def test_511_what_a_rule_leaves_as_its_kind_has_it_is_no_setting(generator: ModuleType) -> None:
    """Of a pack that was kept in the cache every field has been set, those with their defaults as well."""
    (rule,) = (rule for rule in builtin("web-en").rules if rule.id == "web-en/related")
    assert rule.most == type(rule).model_fields["most"].default
    (section,) = (text for text in generator.pages()["web-en.md"].split("\n## ") if text.startswith("related\n"))
    assert "`most:" not in section
    assert "**Settings:** `unless.prose_after:" in section
