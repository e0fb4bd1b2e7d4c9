"""Fixtures that tests of the command line share, and those with processes that frameworks start."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parents[1]))  # workers import from `tests`, too

from cleantext.runner.workers import Here
from tests.command_line import HOUSE, WORDS, Command

# The same examples every time, be the machine slow or not; who asks for more by `CLEANTEXT_EXAMPLES` gets others each time.
settings.register_profile(
    "suite",
    deadline=None,
    database=None,
    derandomize="CLEANTEXT_EXAMPLES" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("suite")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A pack of two rules."""
    path = tmp_path / "house.yaml"
    path.write_text(HOUSE)
    return path


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A pack without rules that knows English: without one, all built-in packs are read for their stop words."""
    path = tmp_path / "words.yaml"
    path.write_text(WORDS)
    return path


@pytest.fixture
def cleantext(house: Path, words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs `cleantext …` in a folder of its own; `clean` and `explain` with the house pack alone."""
    from cleantext.cli import main

    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path, stdin: bytes = b"", builtin: bool = False) -> Result:
        if "--workers" not in arguments:  # starting processes takes longer than all that most tests do
            monkeypatch.setattr("cleantext.runner.run.Processes", lambda work, count: Here(work))
        call = [os.fspath(argument) for argument in arguments]
        if call[0] in ("clean", "explain") and not builtin:
            call[1:1] = ["--no-builtin", "--pack", str(house), "--pack", str(words)]
        return CliRunner().invoke(main, call, input=stdin, catch_exceptions=False)

    return run


@pytest.fixture(scope="session")
def worker_path() -> None:
    """Lets the processes that a framework starts import what this one imports."""
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    os.environ["OMP_NUM_THREADS"] = "1"
