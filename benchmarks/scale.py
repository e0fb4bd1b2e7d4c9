"""What a run of `cleantext clean` takes: wall time, CPU and memory of the leading process and of its workers.

    python benchmarks/scale.py [--megabytes 40] [--workers 1 2] [--profile article] [--seconds S]
    python benchmarks/scale.py --line 100        # one line of 100 MB instead, as text and as JSON Lines

The documents are made of this project's sentences, with new words in every one of them, and put under --folder as JSON
Lines. `--seconds` stops each run after that time, to see whether memory has come to rest in a corpus too large to finish.
Linux only: what processes take is read in /proc.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import orjson
from sentences import SENTENCES

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
EVERY = 0.25
"""Seconds between two looks at the processes."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=40)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--profile", default="article")
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--line", type=float, metavar="MB")
    parser.add_argument("--folder", help="where corpus and output go (default: a temporary folder)")
    args = parser.parse_args()
    folder = Path(args.folder or tempfile.mkdtemp())
    try:
        if args.line:
            for source in _lines(folder, int(args.line * 1e6)):
                _report(source.name, _ran(source, folder, ["--workers", "1", "--ledger"], args.seconds), source)
            return
        source = _corpus(folder / f"corpus-{args.megabytes:g}.jsonl", int(args.megabytes * 1e6))
        for count in args.workers:
            options = ["--workers", str(count), "--profile", args.profile, "--ledger"]
            _report(f"{count} workers, {args.profile}", _ran(source, folder, options, args.seconds), source)
    finally:
        if not args.folder:
            shutil.rmtree(folder)


def _corpus(path: Path, size: int) -> Path:
    """Articles, each with words that no other has; nothing is done where the file is there."""
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    dice = random.Random(0)
    bodies = ["\n\n".join(" ".join(dice.choices(texts, k=4)) for _ in range(10)) for texts in SENTENCES.values()]
    with open(path, "wb") as file:
        number = 0
        while file.tell() < size:
            number += 1
            new = " ".join(_word(number * 16 + i) for i in range(16))
            text = f"Notice {number}\n\n{dice.choice(bodies)}\n\nOn board were {new} .\n\nLeave a Comment"
            file.write(orjson.dumps({"id": number, "text": text}) + b"\n")
    return path


def _word(number: int) -> str:
    syllables = ("ba", "ko", "ri", "ne", "tu", "la", "mo", "si", "ve", "da", "po", "ke")
    out = ""
    while number:
        number, rest = divmod(number, len(syllables))
        out += syllables[rest]
    return out.capitalize()


def _lines(folder: Path, size: int) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(0)
    sentences = SENTENCES["en"] + SENTENCES["de"]
    parts: list[str] = []
    written = 0
    while written < size:
        parts.append(dice.choice(sentences) + (" ." if len(parts) % 50 == 0 else ""))  # which a rule takes out
        written += len(parts[-1].encode()) + 1
    text = " ".join(parts)
    (folder / "line.txt").write_text(text)
    yield folder / "line.txt"
    (folder / "line.jsonl").write_bytes(orjson.dumps({"text": text}) + b"\n")
    yield folder / "line.jsonl"


class Taken(NamedTuple):
    """What a run took."""

    wall: float
    """Seconds."""
    leading: float
    """CPU seconds of the leading process."""
    workers: float
    """CPU seconds of its workers, together."""
    leading_mb: float
    """Peak resident memory."""
    workers_mb: float
    """Peak resident memory of the worker that had most."""
    course: list[float]
    """Of the largest worker (without workers: of the leading process) at each look, in MB."""
    whole: bool


def _ran(source: Path, folder: Path, options: list[str], limit: float) -> Taken:
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    call = [sys.executable, "-c", "from cleantext.cli import main; main()", "clean", str(source), "-o", f"{out}/", "-q"]
    started = time.monotonic()
    process = subprocess.Popen([*call, *options], start_new_session=True)
    cpu: dict[int, float] = {}
    peak: dict[int, float] = {}
    course: list[float] = []
    while process.poll() is None and time.monotonic() - started < limit:
        family = _family(process.pid)
        for pid in family:
            if (seen := _looked(pid)) is not None:
                cpu[pid], peak[pid] = seen[0], max(peak.get(pid, 0), seen[1])
        if any(pid in peak for pid in family):
            most = [peak[pid] for pid in family if pid != process.pid and pid in peak] or [peak.get(process.pid, 0)]
            course.append(max(most))
        time.sleep(EVERY)
    wall = time.monotonic() - started
    whole = process.poll() == 0
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    elif not whole:
        raise SystemExit(f"the run failed with exit code {process.poll()}")
    others = [pid for pid in cpu if pid != process.pid]
    return Taken(
        wall, cpu.get(process.pid, 0), sum(cpu[pid] for pid in others), peak.get(process.pid, 0),
        max((peak[pid] for pid in others), default=0), course, whole,
    )  # fmt: skip


def _family(pid: int) -> list[int]:
    out, todo = [], [pid]
    while todo:
        out.append(todo.pop())
        try:
            todo += map(int, Path(f"/proc/{out[-1]}/task/{out[-1]}/children").read_text().split())
        except OSError:
            continue  # it has ended
    return out


def _looked(pid: int) -> tuple[float, float] | None:
    """CPU seconds and resident MB of a process; None when it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / TICK, int(fields[21]) * PAGE / 1e6


def _report(name: str, taken: Taken, source: Path) -> None:
    size = source.stat().st_size / 1e6
    done = f"{size:.0f} MB" if taken.whole else f"stopped after {taken.wall:.0f} s"
    print(f"{name}: {done}; wall {taken.wall:.1f} s; CPU: leading {taken.leading:.1f} s, workers {taken.workers:.1f} s")
    if taken.whole:
        print(f"    {size / (taken.leading + taken.workers):.2f} MB a CPU second, {size / taken.wall:.2f} MB a second")
    print(f"    peak memory: leading {taken.leading_mb:.0f} MB, a worker {taken.workers_mb:.0f} MB")
    tenths = [taken.course[len(taken.course) * i // 10] for i in range(1, 10)] if len(taken.course) > 10 else []
    if tenths:
        print("    peak so far, by tenths of the run:", " ".join(f"{mb:.0f}" for mb in tenths))


if __name__ == "__main__":
    main()
