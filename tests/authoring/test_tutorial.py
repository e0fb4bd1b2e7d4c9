"""The tutorial's commands are run, in order, and give what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(sh|output)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.skipif(shutil.which("bash") is None, reason="the tutorial is written for a POSIX shell")
def test_the_tutorial(tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    program = programs / "cleantext"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from cleantext.cli import main; main()" "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    here = tmp_path / "work"
    here.mkdir()
    command, printed = "", ""
    blocks = BLOCK.findall((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"))
    assert sum(kind == "sh" for kind, _ in blocks) > 8
    for kind, text in blocks:
        if kind == "sh":
            # Every command must succeed; where the tutorial shows a failure it says so with an exclamation mark.
            script = "\n".join(
                f"{line} || exit 1" if line.startswith(("cleantext", "! ")) else line for line in text.split("\n")
            )
            done = subprocess.run(
                ["bash", "-c", script],
                cwd=here,
                env=environment,
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
            assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"
            command, printed = text.strip().split("\n")[-1], done.stdout
        elif command.startswith(("cat ", "cleantext clean ")):
            assert printed.rstrip("\n") == text.rstrip("\n"), command  # a text is shown whole
        else:
            at = 0
            for line in text.strip("\n").split("\n"):  # in this order; the tutorial may leave some out
                at = printed.find(line.strip(), at)
                assert at >= 0, f"{line!r} is not in\n{printed}"
