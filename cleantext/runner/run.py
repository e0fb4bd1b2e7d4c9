"""A whole run: many documents in, as many out or in quarantine, through any crash."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from cleantext.cleaner import Cleaner
from cleantext.errors import CleantextError, UsageError
from cleantext.packs import digest
from cleantext.readers.base import Options, Shard
from cleantext.runner.journal import Journal, Lock, fresh_folder
from cleantext.runner.layout import Layout, read_manifest, refuse_overlap, written_by_us
from cleantext.runner.shards import Survey, shards, survey
from cleantext.runner.sink import Sink
from cleantext.runner.tally import Tally
from cleantext.runner.work import DUPLICATE, ID_BYTES, Outcome, Work, dumps
from cleantext.runner.workers import Here, Processes, Workers, processors
from cleantext.version import __version__
from cleantext.writers import atomic

Progress = Callable[[Shard, Outcome], None]
FORMAT_VERSION = 1
"""Of manifests and ledgers."""


class OutputError(CleantextError):
    """The output cannot be written: no space, no permission."""


class Job(NamedTuple):
    """What is to be done."""

    inputs: tuple[str, ...]
    """Paths of files and folders."""
    layout: Layout
    cleaner: Cleaner
    options: Options = Options()
    format: str = "auto"
    workers: int | None = None
    """Processes; None: as many as there are processors, but none where there is little to do."""
    resume: bool = False
    overwrite: bool = False


class Report(NamedTuple):
    """What was done."""

    tally: Tally
    survey: Survey
    manifest: dict[str, Any]
    resumed: int
    """Shards that an earlier run had finished."""


def run(job: Job, progress: Progress | None = None, started: Callable[[Survey], None] | None = None) -> Report:
    """Cleans everything in `job.inputs` into `job.layout`.

    Args:
        progress: called after each shard that is finished and on disk.
        started: called once with what there is to do.

    Raises:
        UsageError: the input or the output is not what it should be; nothing was written.
        OutputError: the output cannot be written; what is finished stays, and `resume` continues from there.
        Stopped: a signal came; the same holds.
    """
    layout = job.layout
    refuse_overlap(list(job.inputs), layout)
    ours = len(job.inputs) == 1 and os.path.isdir(job.inputs[0]) and written_by_us(Layout.folder(job.inputs[0]))
    if job.resume and job.overwrite:
        raise UsageError("--resume continues what is there and --overwrite begins anew; choose one of them")
    if not job.resume and not job.overwrite:
        _refuse_existing(layout)
    found = survey(job.inputs, job.format, ours)
    if not found.files:
        raise UsageError(f"there is no file to clean in {', '.join(job.inputs)}")
    _check_targets(job, found)
    plan = _plan(job, found)
    try:
        atomic.make_folder(layout.work)
        with Lock(layout):
            return _run(job, found, plan, ours, progress, started)
    except OSError as error:
        raise _explained(error, layout) from error


def _run(
    job: Job, found: Survey, plan: dict[str, Any], ours: bool, progress: Progress | None,
    started: Callable[[Survey], None] | None,
) -> Report:  # fmt: skip
    layout, journal = job.layout, Journal(job.layout)
    manifest = read_manifest(layout)
    if job.resume and manifest is not None and journal.plan() is None:
        _same(plan, manifest["plan"], layout)
        journal.end()
        return Report(_tally_of(manifest), found, manifest, -1)
    before = journal.plan() if job.resume else None
    fresh_folder(layout.temporary)
    if before is not None:
        _same(plan, before, layout)
    else:
        _clear(layout)
        journal.begin(plan)
    if job.options.ledger:
        atomic.make_folder(layout.ledger)
    if started is not None:
        started(found)
    resumed = _clean_all(job, journal, ours, progress)
    tally, manifest = _conclude(job, journal, found, plan)
    journal.end()
    return Report(tally, found, manifest, resumed)


def _clean_all(job: Job, journal: Journal, ours: bool, progress: Progress | None) -> int:
    """Cleans all shards that have no mark yet -> how many had one."""
    sink = Sink(job.layout)
    done = journal.count()
    ids = Ids()
    todo: Iterator[Shard] = islice(shards(job.inputs, job.format, ours), done, None)
    if done:
        last = journal.last() or {}
        sink.recover(last["size"])
        if last["last"]:
            _finish_file(sink, job.layout, last["file"], last["format"])
        else:
            for mark in journal.marks():
                ids.known(mark["file"], bytes.fromhex(mark["ids"]))
    else:
        sink.recover(0)
    first = next(todo, None)
    if first is None:
        return done
    second = next(todo, None)
    todo = _chained(first, second, todo)
    workers = _workers(job, several=second is not None)
    try:
        for shard, outcome in workers.run(todo):
            name = shard.files[0].name if shard.format != "text" else ""
            if repeated := ids.repeated(name, outcome):
                outcome = workers.again(shard, repeated)
            ids.known(name, outcome.ids)
            size = sink.append(outcome.part) if name else 0
            journal.mark(
                shard.number,
                {
                    "file": name, "format": shard.format, "size": size, "last": bool(name) and shard.last,
                    "tally": outcome.tally, "quarantine": outcome.quarantine, "ids": outcome.ids.hex(),
                },
            )  # fmt: skip
            if name and shard.last:
                _finish_file(sink, job.layout, name, shard.format)
            if progress is not None:
                progress(shard, outcome)
    finally:
        workers.close()
    return done


def _finish_file(sink: Sink, layout: Layout, name: str, format: str) -> None:
    sink.finish(layout.target(name, format), format)


def _chained(first: Shard, second: Shard | None, rest: Iterator[Shard]) -> Iterator[Shard]:
    yield first
    if second is not None:
        yield second
        del first, second  # a generator that runs for hours must not hold on to them
        yield from rest


def _workers(job: Job, several: bool) -> Workers:
    """Processes, unless nothing was said of them and one shard is all there is."""
    work = Work(job.cleaner, job.options, job.layout)
    if several or (job.workers or 1) > 1:
        return Processes(work, job.workers or processors())
    return Here(work)


class Ids:
    """The ids of the documents of one file, as digests, to find those that occur twice."""

    def __init__(self) -> None:
        self._file = ""
        self._seen: set[bytes] = set()

    def repeated(self, file: str, outcome: Outcome) -> dict[int, str]:
        """Documents of a shard whose id a shard before it has had."""
        if file != self._file:
            return {}
        digests = _split(outcome.ids)
        return {i: DUPLICATE for i, digest in zip(outcome.indices, digests, strict=True) if digest in self._seen}

    def known(self, file: str, ids: bytes) -> None:
        """Takes note of the ids of a shard."""
        if file != self._file:
            self._file, self._seen = file, set()
        self._seen.update(_split(ids))


def _split(ids: bytes) -> list[bytes]:
    return [ids[i : i + ID_BYTES] for i in range(0, len(ids), ID_BYTES)]


def _refuse_existing(layout: Layout) -> None:
    if layout.work.is_dir() and Journal(layout).plan() is not None:
        raise UsageError(
            f"{layout.shown} holds a run that is not finished: --resume continues it, --overwrite begins anew"
        )
    there = layout.root / layout.single if layout.single else layout.root
    if not os.path.lexists(there):
        return
    if not layout.single and there.is_dir() and not any(name != ".cleantext" for name in os.listdir(there)):
        return
    if not layout.single and not there.is_dir():
        raise UsageError(f"{layout.shown} is a file, and the output of a folder needs a folder")
    raise UsageError(f"{layout.shown} exists; --overwrite writes over it, or give another place to -o")


def _check_targets(job: Job, found: Survey) -> None:
    """What only shows when input and output are seen together."""
    from cleantext.readers import FORMATS, format_of

    if job.layout.single and job.format == "auto":
        (format,) = found.formats
        if format_of(job.layout.single) not in (format, "text") and format in FORMATS:
            raise UsageError(
                f"{job.inputs[0]} is {format}, and {job.layout.single} would be {format_of(job.layout.single)}"
            )


def _plan(job: Job, found: Survey) -> dict[str, Any]:
    """Everything that decides the output, by the name that a refusal to resume gives it."""
    cleaner = job.cleaner
    return {
        "input": {"digest": found.digest, "files": found.files},
        "version": __version__,
        "packs": {"digest": digest(list(cleaner.packs)), "names": [[p.name, p.head.version] for p in cleaner.packs]},
        "options": {
            "profile": cleaner.profile, "language": cleaner.language, "disable": list(cleaner.disable),
            "guard": cleaner.guard, "format": job.format, **job.options._asdict(),
        },
        "layout": FORMAT_VERSION,
    }  # fmt: skip


def _same(plan: dict[str, Any], before: dict[str, Any], layout: Layout) -> None:
    """Raises:
    UsageError: the run before was about something else; says what.
    """
    changed: list[str] = []
    if plan["input"] != before["input"]:
        changed.append(
            f"the input ({before['input']['files']} files then, {plan['input']['files']} now, or other contents)"
        )
    for name, value in plan["options"].items():
        old = before["options"].get(name)
        if old != value:
            changed.append(f"the option {name} ({old!r} then, {value!r} now)")
    if plan["version"] != before["version"]:
        changed.append(f"cleantext ({before['version']} then, {plan['version']} now)")
    if plan["packs"] != before["packs"]:
        changed.append("the packs (" + ", ".join(_packs_changed(plan, before)) + ")")
    if plan["layout"] != before["layout"]:
        changed.append("the format of manifests")
    if changed:
        raise UsageError(
            f"cannot resume {layout.shown}: since then these have changed: {'; '.join(changed)}. Set them as they were, or "
            "begin anew with --overwrite"
        )


def _packs_changed(plan: dict[str, Any], before: dict[str, Any]) -> list[str]:
    now, then = plan["packs"]["names"], before["packs"]["names"]
    gone = [f"{name} {version} is gone" for name, version in then if [name, version] not in now]
    new = [f"{name} {version} is new" for name, version in now if [name, version] not in then]
    return gone + new or ["their rules"]


def _clear(layout: Layout) -> None:
    """What an earlier run wrote beside its output goes; the output itself is written over file by file."""
    layout.manifest.unlink(missing_ok=True)
    layout.quarantine.unlink(missing_ok=True)
    shutil.rmtree(layout.ledger, ignore_errors=True)
    shutil.rmtree(layout.done, ignore_errors=True)
    layout.partial.unlink(missing_ok=True)


def _conclude(job: Job, journal: Journal, found: Survey, plan: dict[str, Any]) -> tuple[Tally, dict[str, Any]]:
    """Quarantine and manifest, from the marks."""
    layout, tally = job.layout, Tally()
    temporary = layout.temporary / "quarantine"
    with open(temporary, "wb") as file:
        for mark in journal.marks():
            tally.merge(mark["tally"])
            file.writelines(dumps(entry) + b"\n" for entry in mark["quarantine"])
    if tally.documents["quarantined"]:
        _renamed(temporary, layout.quarantine)
    manifest = {
        "cleantext": __version__,
        "fingerprint": job.cleaner.fingerprint,
        "inputs": [os.fsdecode(path).encode("utf-8", "backslashreplace").decode() for path in job.inputs],
        **tally.summary(),
        "files": found.formats,
        "skipped": found.skipped,
        "packs": [{"name": p.name, "version": p.head.version, "origin": p.origin} for p in job.cleaner.packs],
        "ledger": job.options.ledger,
        "plan": plan,
        "tally": tally.as_data(),
    }
    atomic.write(layout.manifest, json.dumps(manifest, indent=1, ensure_ascii=False).encode() + b"\n", layout.temporary)
    return tally, manifest


def _renamed(temporary: Path, path: Path) -> None:
    atomic.sync([temporary])
    os.replace(temporary, path)
    atomic.sync([path.parent])


def _tally_of(manifest: dict[str, Any]) -> Tally:
    tally = Tally()
    tally.merge(manifest["tally"])
    return tally


def _explained(error: OSError, layout: Layout) -> CleantextError:
    """What the system says, in words that help."""
    what = {
        errno.ENOSPC: "the disk is full", errno.EDQUOT: "the disk quota is used up",
        errno.EROFS: "the file system is read-only", errno.EACCES: "no permission to write there",
        errno.EPERM: "no permission to write there",
    }.get(error.errno or 0, error.strerror or str(error))  # fmt: skip
    where = f" ({error.filename})" if error.filename else ""
    return OutputError(
        f"cannot write to {layout.shown}: {what}{where}. Nothing is half-written; when that is mended, --resume continues"
    )
