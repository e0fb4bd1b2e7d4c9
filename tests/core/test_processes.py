"""The worker processes of `run_many`, and how they end."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner, Document, Result
from cleantext.errors import UsageError, WorkerDied
from tests.runner.killers import Diarist, Killer
from tests.runner.test_kills import ENVIRONMENT, descendants
from tests.timing import PATIENCE

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="children are found in /proc")


@pytest.mark.parametrize("errors", ["raise", "return"])
def test_267_where_a_worker_died(house: Path, words: Path, monkeypatch: pytest.MonkeyPatch, errors: Any) -> None:
    """`BrokenProcessPool` said nothing of documents, nor what to do."""
    monkeypatch.setattr("cleantext.batches.MOST", 10)
    cleaner = Killer([house, words], builtin=False)
    documents = [Document("POISON" if n == 105 else "It rained .") for n in range(1000)]
    results: list[Result | str] = []
    with pytest.raises(WorkerDied, match="finds the document that kills") as died:
        results.extend(cleaner.run_many(documents, workers=2, errors=errors))
    at = int(str(died.value).partition("at document ")[2].partition(",")[0])
    assert at == len(results)
    assert at <= 105 < at + 2 * 10, "the batches that two workers were at"


def test_268_a_pool_that_breaks_while_it_is_handed_documents(house: Path, words: Path) -> None:
    """As when all workers are killed from outside while the source of the documents takes its time."""
    cleaner = Cleaner([house, words], builtin=False)
    before = descendants(os.getpid())

    def documents() -> Iterator[str]:
        yield from ["It rained ."] * 2000  # a batch
        for pid in {*descendants(os.getpid())}.difference(before):
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.5)
        yield "Fine ."

    with pytest.raises(WorkerDied):
        list(cleaner.run_many(documents(), workers=2))


LIBRARY = """
import signal, sys, time
from cleantext import Cleaner

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background

def documents():
    yield from ["It rained ."] * 2000 * 5  # so many batches are handed over before a result comes
    time.sleep(60)

for result in Cleaner(sys.argv[1:], builtin=False).run_many(documents(), workers=2):
    print(result.text, flush=True)
"""


@pytest.fixture
def program(house: Path, words: Path) -> Iterator[subprocess.Popen[str]]:
    """One that cleans in two processes, has given a result, and waits for more documents."""
    call = [sys.executable, "-c", LIBRARY, str(house), str(words)]
    process = subprocess.Popen(
        call, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "It rained.\n"
    yield process
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_299_workers_that_outlived_a_program(program: subprocess.Popen[str], number: signal.Signals) -> None:
    """They waited for work for ever, with all their memory: only those of the command line ended with their parent."""
    assert len(descendants(program.pid)) == 2
    program.send_signal(number)
    program.communicate(timeout=PATIENCE)  # the streams end with the last process that has them
    assert program.returncode == -number


def test_300_who_wants_no_more_results(
    house: Path, words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever left the loop waited until all that had been handed over was cleaned, for nothing."""
    monkeypatch.setattr("cleantext.batches.MOST", 1)
    cleaner = Diarist([house, words], builtin=False, diary=tmp_path / "diary")
    for _ in cleaner.run_many(map(str, range(100)), workers=2):
        break
    begun = (tmp_path / "diary").read_text().split()
    assert set(begun) <= {"0", "1", "2"}, "what the two workers were at, and no other"


def _leaves_ctrl_c(pid: int) -> bool:
    """Whether a process ignores SIGINT, as a worker does once it has begun."""
    (ignored,) = re.findall(r"^SigIgn:\s*(\w+)$", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    return bool(int(ignored, 16) >> (signal.SIGINT - 1) & 1)


def test_301_ctrl_c_in_a_program(program: subprocess.Popen[str]) -> None:
    """It reaches the workers too, and each told of it with a traceback of its own."""
    assert program.stdout is not None
    for _ in range(1999):  # the rest of the batch; then it waits for more documents
        assert program.stdout.readline() == "It rained.\n"
    while not all(map(_leaves_ctrl_c, descendants(program.pid))):
        time.sleep(0.05)
    time.sleep(0.5)
    os.killpg(program.pid, signal.SIGINT)
    _, said = program.communicate(timeout=PATIENCE)
    assert said.count("Traceback") == 1
    assert said.endswith("KeyboardInterrupt\n")


def test_302_a_script_that_is_run_again_by_its_workers(tmp_path: Path) -> None:
    """Where processes are not forked they run the script, which must not start workers then. It hung: it went on writing
    the rules, which are more than a pipe holds, to a worker that had died before it read them."""
    script = tmp_path / "script.py"
    script.write_text(
        "import multiprocessing, cleantext\n"
        "multiprocessing.set_start_method('spawn', force=True)\n"
        "print(list(cleantext.Cleaner().run_many(['It rained .'], workers=2)))\n"
    )
    done = subprocess.run([sys.executable, str(script)], env=ENVIRONMENT, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 1
    assert "WorkerDied" in done.stderr
    assert "below `if __name__ == '__main__':`" in done.stderr


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_302_workers_that_are_started_in_any_way(house: Path, words: Path, method: str) -> None:
    code = LIBRARY.replace("time.sleep(60)", "").partition("for result")[0]
    code += (
        "import multiprocessing\n"
        f"multiprocessing.set_start_method({method!r})\n"
        "for result in Cleaner(sys.argv[1:], builtin=False).run_many(documents(), workers=2):\n"
        "    assert result.text == 'It rained.'\n"
    )
    call = [sys.executable, "-c", code, str(house), str(words)]
    done = subprocess.run(call, env=ENVIRONMENT, capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, "")


def test_303_a_worker_that_asks_for_workers(house: Path, words: Path) -> None:
    """As within a pool of Python's own; `daemonic processes are not allowed to have children` did not say what to do."""
    cleaner = Cleaner([house, words], builtin=False)
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(_many, (cleaner, 1)) == ["It rained."]
        with pytest.raises(UsageError, match="ask for workers=1"):
            pool.apply(_many, (cleaner, 2))


def test_422_a_worker_that_asks_for_workers_is_told_at_the_call(house: Path, words: Path) -> None:
    """At the first result it was."""
    with multiprocessing.get_context("fork").Pool(1) as pool, pytest.raises(UsageError, match="ask for workers=1"):
        pool.apply(_never_asked, (Cleaner([house, words], builtin=False),))


def test_604_results_that_the_pools_own_thread_throws_away(
    house: Path, words: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where garbage was collected there: `cannot join current thread`, on stderr."""
    pools: list[ProcessPoolExecutor] = []
    ignored: list[Any] = []
    monkeypatch.setattr("sys.unraisablehook", ignored.append)

    class Noted(ProcessPoolExecutor):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args)
            pools.append(self)

    monkeypatch.setattr("cleantext.batches.ProcessPoolExecutor", Noted)
    results = Cleaner([house, words], builtin=False).run_many(["It rained ."] * 9, workers=2)
    assert next(results).text == "It rained."
    closed = threading.Event()
    pools[0].submit(time.sleep, 0.3).add_done_callback(lambda _: (results.close(), closed.set()))  # type: ignore[attr-defined]
    assert closed.wait(60)
    assert ignored == []


def _never_asked(cleaner: Cleaner) -> None:
    cleaner.run_many(["It rained ."], workers=2)


def _many(cleaner: Cleaner, workers: int) -> list[str]:
    return [result.text for result in cleaner.run_many(["It rained ."], workers=workers)]
