"""A plug-in package, installed for real: its packs are found by name, used, listed, checked and tested."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.timing import PATIENCE

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "tests" / "plugin_package"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which the package is installed, the rest of this one beside it."""
    if importlib.util.find_spec("hatchling") is None or importlib.util.find_spec("pip") is None:
        pytest.skip("pip and hatchling are needed to install a package")
    copy = tmp_path_factory.mktemp("source") / "package"
    shutil.copytree(PACKAGE, copy)
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation",
               "--disable-pip-version-check", "--target", str(target), str(copy)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(target), str(ROOT)))}


def cleantext(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from cleantext.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=PATIENCE, check=False)


USED = """
import pickle, sys
from cleantext import Cleaner

banner, ticker = "Free delivery on anvils\\n\\nThe desert is wide.", "Acme (NYSE: ACME) rose."

def cleaner(*packs):
    return Cleaner(packs, builtin=False)

print(cleaner("acme-web")(banner))
print(cleaner("acme-code")(ticker))
print(cleaner()(ticker))
print(cleaner(sys.argv[1])(banner).startswith("Free"), cleaner(sys.argv[1])(ticker))
sent = pickle.loads(pickle.dumps(cleaner("acme-code")))
print(sent.fingerprint == cleaner("acme-code").fingerprint, sent(ticker))
"""


def test_packs_are_used_by_their_names(installed: dict[str, str], tmp_path: Path) -> None:
    """YAML and Python; extended by another pack; after a trip to a worker; and being installed switches nothing on."""
    path = tmp_path / "house.yaml"
    path.write_text("pack: house\nextends: [acme-code, acme-web]\ndisable: [acme-web/banner]\n", encoding="utf-8")
    command = [sys.executable, "-c", USED, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, env=installed, timeout=PATIENCE, check=False)
    assert done.stdout.splitlines() == [
        "The desert is wide.",
        "Acme rose.",
        "Acme (NYSE: ACME) rose.",
        "True Acme rose.",
        "True Acme rose.",
    ], done.stderr


def test_they_are_tested_like_any_other(installed: dict[str, str]) -> None:
    done = cleantext(installed, "rules", "test", "acme-web", "acme-code", "--examples", "20")
    assert done.returncode == 0, done.stdout
    assert "2 rules tested, none failed" in done.stderr


def test_a_broken_plug_in_and_an_unknown_one_are_named(installed: dict[str, str]) -> None:
    done = cleantext(installed, "rules", "check", "acme-broken", "acme-wep")
    assert done.returncode == 2
    assert "acme-cleantext-rules 2.1.0" in done.stdout
    assert "gives 'no rule', which is no rule" in done.stdout
    assert "did you mean 'acme-web'?" in done.stdout
