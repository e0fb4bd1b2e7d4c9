"""The commands of the tutorial and of the quick start are run, in order, and give what the pages say."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(sh|output)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the pages are written for a POSIX shell")


def walk(page: str, here: Path, programs: Path) -> int:
    """Runs the commands of a page in the folder `here` -> how many blocks of them there were."""
    programs.mkdir()
    program = programs / "cleantext"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from cleantext.cli import main; main()" "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    command, printed = "", ""
    blocks = BLOCK.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))
    for kind, text in blocks:
        if kind == "sh":
            # Every command must succeed; where the page shows a failure it says so with an exclamation mark.
            script = "\n".join(
                f"{line} || exit 1" if line.startswith(("cleantext", "! ")) else line for line in text.split("\n")
            )
            done = subprocess.run(
                ["bash", "-o", "pipefail", "-c", script],
                cwd=here,
                env=environment,
                capture_output=True,
                text=True,
                timeout=300,
                check=False,
            )
            assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"
            command, printed = text.strip().split("\n")[-1], done.stdout
        elif command.startswith(("cat ", "cleantext clean ")):
            assert printed.rstrip("\n") == text.rstrip("\n"), command  # a text is shown whole
        else:
            at = 0
            for line in text.strip("\n").split("\n"):  # in this order; the page may leave some out
                at = printed.find(line.strip(), at)
                assert at >= 0, f"{line!r} is not in\n{printed}"
    return sum(kind == "sh" for kind, _ in blocks)


def test_the_tutorial(tmp_path: Path) -> None:
    here = tmp_path / "work"
    here.mkdir()
    assert walk("tutorial.md", here, tmp_path / "programs") > 8


def test_the_quick_start(tmp_path: Path) -> None:
    here = tmp_path / "clone"
    shutil.copytree(ROOT / "samples" / "before", here / "samples" / "before")
    text = "By Anna Holm\n\nThe harbour opened on Monday .\n\nLeave a Comment\n"
    (here / "story.txt").write_text(text, encoding="utf-8")
    (here / "crawl").mkdir()
    (here / "crawl" / "story.txt").write_text(text, encoding="utf-8")
    (here / "crawl.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": text}).encode()))
    assert walk("quickstart.md", here, tmp_path / "programs") == 3
    assert (here / "clean" / "story.txt").read_text("utf-8") == "By Anna Holm\n\nThe harbour opened on Monday.\n"
    record = json.loads(gzip.decompress((here / "clean.jsonl.gz").read_bytes()))
    assert record == {"text": "The harbour opened on Monday.\n"}
