"""Rules for the pages of Acme."""

from importlib.resources import files
from pathlib import Path


def pack() -> Path:
    """Where the pack stands."""
    return Path(str(files(__name__) / "web.yaml"))
