"""The built-in packs are YAML for everybody: libyaml lets pass what PyYAML's own reader, and others, refuse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

RULES = Path(__file__).parents[2] / "rules"


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml: there is one reader only")
@pytest.mark.parametrize("path", sorted(RULES.rglob("*.yaml")), ids=lambda path: path.stem)
def test_both_readers_read_the_same(path: Path) -> None:
    def told(loader: Any) -> list[tuple[str, Any]]:
        return [(type(event).__name__, getattr(event, "value", None)) for event in yaml.parse(text, Loader=loader)]

    text = path.read_text("utf-8")
    assert told(yaml.SafeLoader) == told(yaml.CSafeLoader)
