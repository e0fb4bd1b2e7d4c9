"""Bugs that machines brought, not texts: users without a home, full disks, closed pipes, little memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext.errors import UsageError
from cleantext.patterns.cache import remembered
from cleantext.runner.remote import staging


@pytest.mark.parametrize("told", [RuntimeError("could not determine the home directory"), "~/.cache/cleantext"])
def test_304_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: str | Exception) -> None:
    """As containers are run by: newer versions of platformdirs raise, older ones had a folder called `~` made."""

    def user_cache_dir(_: str) -> str:
        if isinstance(told, Exception):
            raise told
        return told

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLEANTEXT_CACHE", raising=False)
    monkeypatch.setattr("platformdirs.user_cache_dir", user_cache_dir)
    assert remembered("kind", "a", lambda: b"numbers") == b"numbers"
    assert not list(tmp_path.iterdir())
    with pytest.raises(UsageError, match="set HOME"):
        staging("memory://bucket/out", single=False)
