"""What `cleantext --version` says."""

from __future__ import annotations

from pathlib import Path

RIVALS = {"cleantext": "cleantext", "clean_text": "clean-text"}
"""Other distributions that are imported as `cleantext`, by the name of their metadata."""


def version_text(version: str) -> str:
    """The version, where it was loaded from, and what to do when another package has the same import name."""
    package = Path(__file__).parents[1]
    text = f"cleantext-ledger {version} ({package})"
    for stem, name in RIVALS.items():
        if next(package.parent.glob(f"{stem}-*.dist-info"), None) is not None:
            text += (
                f"\nwarning: the distribution {name} is installed here too, imported as `cleantext` as well; each may "
                f"overwrite the other's files. Keep them apart (a venv of its own), or: pip uninstall {name}, then "
                "install cleantext-ledger again"
            )
    return text
