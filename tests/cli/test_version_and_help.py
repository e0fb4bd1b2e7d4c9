"""`cleantext --version` and `--help`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cleantext.cli import COMMANDS
from tests.command_line import Command


def test_version_is_quick_and_loads_little() -> None:
    code = (
        "import sys; from cleantext.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'numpy', 'regex', 'pydantic', 'hyperscan', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    said = done.stdout.strip().splitlines()
    assert said[0].startswith("cleantext-ledger ")
    assert said[-1] == "[]"


def test_version_warns_of_a_rival(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleantext.cli import version

    monkeypatch.setattr(version, "__file__", str(tmp_path / "cleantext/cli/version.py"))
    assert "warning" not in version.version_text("1")
    (tmp_path / "clean_text-0.6.0.dist-info").mkdir()
    assert "pip uninstall clean-text" in version.version_text("1")


def test_help_names_every_command(cleantext: Command) -> None:
    text = cleantext("--help").stdout
    for name in COMMANDS:
        assert f"\n  {name} " in text
    assert cleantext("rules", "--help").exit_code == 0
    assert cleantext("nonsense").exit_code == 2


@pytest.mark.parametrize(
    "call", ["rules check", "rules test", "learn -o pack.yaml", "diff --pack house.yaml", "explain", "undo -o b"]
)
def test_what_a_command_is_about_is_asked_for(cleantext: Command, call: str) -> None:
    result = cleantext(*call.split())
    assert (result.exit_code, "Missing argument" in result.stderr) == (2, True)
