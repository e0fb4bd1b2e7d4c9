"""The lock of an output, which lets one run at a time write there."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import IO, Any

import pytest

from cleantext.errors import UsageError
from cleantext.runner import journal, run
from cleantext.runner.journal import Journal, Lock
from cleantext.runner.output import Output
from tests.command_line import Command


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


def test_394_of_two_runs_one_has_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that had opened the file before another run ended locked what was deleted then, and a third one its own."""
    output = Output.folder(tmp_path)
    first = Lock(output)
    first.__enter__()
    locked = journal._locked

    def late(file: IO[str]) -> bool:
        monkeypatch.setattr(journal, "_locked", locked)
        Journal(output).end()
        first.__exit__()
        return locked(file)

    monkeypatch.setattr(journal, "_locked", late)
    with Lock(output), pytest.raises(UsageError, match=f"another run \\(process {os.getpid()}\\)"), Lock(output):
        pass


def test_394_an_output_that_another_run_has_finished_meanwhile(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was written over without --overwrite."""
    (tmp_path / "a.txt").write_text("It rained .")
    (tmp_path / "b.txt").write_text("It snowed .")
    looked = run.survey

    def slowly(*arguments: Any) -> Any:
        monkeypatch.setattr(run, "survey", looked)
        assert cleantext("clean", "a.txt", "-o", "out/").exit_code == 0
        return looked(*arguments)

    monkeypatch.setattr(run, "survey", slowly)
    result = cleantext("clean", "b.txt", "-o", "out/")
    assert (result.exit_code, "out exists; --overwrite" in result.stderr) == (2, True)
    assert (tmp_path / "out/a.txt").exists()
    assert not (tmp_path / "out/b.txt").exists()
