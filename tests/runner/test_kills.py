"""Real kills of the leading process and of workers, at random times. CLEANTEXT_KILLS=200 for the long run."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cleantext.runner.output import Output
from cleantext.runner.written import read_manifest
from tests.command_line import HOUSE, WORDS, balanced, tree
from tests.timing import PATIENCE

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="children are found in /proc")

KILLS = int(os.environ.get("CLEANTEXT_KILLS", "4"))
DOCUMENTS = int(os.environ.get("CLEANTEXT_KILL_DOCUMENTS", "800"))
ROOT = str(Path(__file__).parents[2])
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": ROOT}
"""Workers' starter knows of the path only by the environment."""
SETUP = """
import cleantext.runner.shards, cleantext.readers.jsonl
cleantext.runner.shards.SHARD_FILES = {files}
cleantext.readers.jsonl.SHARD_BYTES = {bytes}
from cleantext.cli import main
main(prog_name="cleantext")
"""


def command(folder: Path, out: str, *flags: str) -> list[str]:
    code = SETUP.format(files=max(20, DOCUMENTS // 60), bytes=max(2000, DOCUMENTS * 2))
    return [
        sys.executable, "-c", code, "clean", "in", "-o", out, "--no-builtin", "--pack", "house.yaml", "--pack", "words.yaml",
        "--ledger", "-q", "--workers", "2", *flags,
    ]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "house.yaml").write_text(HOUSE)
    (tmp_path / "words.yaml").write_text(WORDS)
    for i in range(DOCUMENTS):
        path = tmp_path / f"in/{i % 20:02}/n{i}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\0\1\2" * 9 if i % 500 == 3 else f"Notice {i} .\n\nLeave a Comment\n".encode())
    with open(tmp_path / "in/many.jsonl", "w") as file:
        file.writelines(f'{{"id": {i}, "text": "Notice {i} ."}}\n' for i in range(DOCUMENTS))
    return tmp_path


def descendants(pid: int) -> list[int]:
    """All processes below one."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # gone
        parents.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found, todo = [], [pid]
    while todo:
        children = parents.get(todo.pop(), [])
        found += children
        todo += children
    return found


def kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def test_kills_at_random_times(folder: Path) -> None:
    started = time.monotonic()
    done = subprocess.run(command(folder, "whole"), cwd=folder, env=ENVIRONMENT, check=False)
    took = time.monotonic() - started
    assert done.returncode == 1  # some documents are no text
    dice = random.Random(1)
    killed = runs = workers = 0
    finished = 0
    while killed < KILLS or not finished:
        output = Output.folder(folder / "out")
        flags = ["--resume"] if output.root.exists() else []  # it may be killed when all is done but its own end
        process = subprocess.Popen(command(folder, "out", *flags), cwd=folder, env=ENVIRONMENT)
        runs += 1
        family: list[int] = []
        while killed < KILLS and process.poll() is None:
            time.sleep(dice.uniform(0.3, 1.2) * took)
            family = descendants(process.pid)
            if process.poll() is not None:
                took /= 2  # the first run was on a busier machine: no other would live to be killed
                break
            parent = dice.random() < 0.4 or not family
            kill(process.pid if parent else dice.choice(family))
            workers += not parent
            killed += 1
            check_nothing_is_half_written(folder)
            if parent:
                break
        code = process.wait()
        assert code in (1, -signal.SIGKILL)
        if code == 1:
            assert balanced(folder / "out")
            assert tree(folder / "out") == tree(folder / "whole")
            finished += 1
            if killed < KILLS:
                subprocess.run(["rm", "-r", str(folder / "out")], check=True)
        else:
            gone = time.monotonic() + PATIENCE
            while any(Path(f"/proc/{pid}").exists() and not zombie(pid) for pid in family):
                assert time.monotonic() < gone, "workers must not outlive the process that leads them"
                time.sleep(0.05)
    print(f"{killed} kills, {workers} of them of workers, {runs} runs, {finished} finished")


def zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def check_nothing_is_half_written(folder: Path) -> None:
    """What stands under a final name is whole."""
    whole, out = folder / "whole", folder / "out"
    for parent, folders, names in os.walk(out):
        if Output.folder(out).work.name in folders:
            folders.remove(
                Output.folder(out).work.name
            )  # what is unfinished; a run that still lives may just remove it
        for name in names:
            path = Path(parent, name)
            assert path.read_bytes() == (whole / path.relative_to(out)).read_bytes(), path


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_stop_cleanly(folder: Path, number: int, code: int) -> None:
    process = subprocess.Popen(command(folder, "out"), cwd=folder, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + PATIENCE
    while not list((folder / "out/.cleantext/done").glob("*.json")):
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.02)
    family = descendants(process.pid)
    process.send_signal(number)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == code
    assert "--resume continues" in said
    assert "Traceback" not in said
    while not all(map(zombie, family)):
        assert time.monotonic() < deadline, "workers must not outlive the process that leads them"
        time.sleep(0.05)
    assert read_manifest(Output.folder(folder / "out")) is None
    assert subprocess.run(command(folder, "out", "--resume"), cwd=folder, env=ENVIRONMENT, check=False).returncode == 1
    assert balanced(folder / "out")


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
    _, said = process.communicate(timeout=PATIENCE)  # the error stream ends with the last of its processes
    assert process.returncode == 143
    assert said == "stopped by SIGTERM; what is finished stays, --resume continues\n"
