"""Packs of rules that lie beside the texts that they are for: they are no documents."""

from __future__ import annotations

import re
from pathlib import Path

_HEAD = 65_536
"""Bytes of a file that are looked at."""
_KEY = re.compile(rb"^(pack|rules|extends):", re.MULTILINE)


def is_pack(path: str | Path) -> bool:
    """Whether a file is a pack of rules: YAML with `pack:` at its top, and `rules:` or `extends:`."""
    if not str(path).endswith((".yaml", ".yml")):
        return False
    try:
        with open(path, "rb") as file:
            found = set(_KEY.findall(file.read(_HEAD)))
    except OSError:  # whoever opens it next says why
        return False
    return b"pack" in found and len(found) > 1
