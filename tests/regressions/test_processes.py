"""Bugs of processes that start, stop and die; numbered as in test_regressions.py."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.command_line import HOUSE, WORDS
from tests.runner.test_kills import ENVIRONMENT, command, descendants

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="children are found in /proc")


def test_266_a_signal_that_comes_while_workers_start(tmp_path: Path) -> None:
    """A worker that had been asked for, and was not there yet, began when the run had ended, and found nothing of it: its
    traceback stood below the message."""
    for name, pack in (("house", HOUSE), ("words", WORDS)):
        (tmp_path / f"{name}.yaml").write_text(pack)
    (tmp_path / "in").mkdir()
    for i in range(60):
        (tmp_path / f"in/{i}.txt").write_text("It rained .")
    process = subprocess.Popen(
        command(tmp_path, "out"), cwd=tmp_path, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True
    )
    while not descendants(process.pid):
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)  # the error stream ends with the last of its processes
    assert process.returncode == 143
    assert said == "stopped by SIGTERM; what is finished stays, --resume continues\n"
