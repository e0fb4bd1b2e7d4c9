"""The wheel: built, installed in a fresh environment, and used from another folder."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.timing import PATIENCE

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}  # of a stranger


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment that has the wheel, and of the test's environment all that it depends on."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)],
        check=True,
        timeout=300,
        env=ENVIRONMENT,
    )
    (wheel,) = folder.glob("cleantext_ledger-*.whl")
    venv.create(folder / "env")
    python = folder / "env" / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", wheel]
    subprocess.run(install, check=True, timeout=600, env=ENVIRONMENT)
    (own,) = folder.glob("env/lib/*/site-packages")
    (own / "dependencies.pth").write_text(sysconfig.get_path("purelib"))  # behind its own packages
    return python


def test_the_wheel_holds_packs_and_numbers_and_cleans_a_sample(python: Path, tmp_path: Path) -> None:
    before = (ROOT / "samples" / "before" / "news" / "river-ferry.txt").read_bytes()
    after = (ROOT / "samples" / "after" / "news" / "river-ferry.txt").read_bytes()
    command = python.with_name("cleantext")
    done = subprocess.run(
        [command, "clean"], input=before, capture_output=True, cwd=tmp_path, timeout=PATIENCE, check=True, env=ENVIRONMENT
    )
    assert done.stdout == after


def test_the_version_says_where_it_runs_from(python: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [python.with_name("cleantext"), "--version"], capture_output=True, cwd=tmp_path, timeout=PATIENCE, env=ENVIRONMENT
    )
    assert done.returncode == 0
    assert b"cleantext" in done.stdout
    assert str(python.parents[1]).encode() in done.stdout
