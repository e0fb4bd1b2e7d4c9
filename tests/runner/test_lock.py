"""The lock of an output, which lets one run at a time write there."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from cleantext.runner.journal import Lock
from cleantext.runner.output import Output


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process is forked here")
def test_199_a_process_forked_during_a_run_does_not_keep_its_output_locked(tmp_path: Path) -> None:
    output = Output.folder(tmp_path)
    output.work.mkdir()
    with Lock(output):
        child = os.fork()
        if not child:
            time.sleep(60)
            os._exit(0)
    try:
        with Lock(output):
            pass
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
