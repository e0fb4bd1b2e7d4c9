"""The examples of the page on adapters, by heading."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[2] / "docs" / "adapters.md"


def run_example(heading: str, cleaner: Any) -> dict[str, Any]:
    """Runs a section's code behind the page's first lines -> the names that it leaves.

    Args:
        cleaner: stands in for the page's own, so that engines need not wait for the built-in rules.
    """
    first, *sections = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.M)
    code = {section.partition("\n")[0]: "\n".join(_blocks(section)) for section in sections}
    names: dict[str, Any] = {}
    exec(_blocks(first)[0], names)
    names["cleaner"] = cleaner
    exec(code[heading], names)
    return names


def _blocks(section: str) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```", section, flags=re.M | re.S)
