"""A whole run: many documents in, as many out or in quarantine, through any crash."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, nullcontext
from itertools import chain, islice
from types import MappingProxyType
from typing import NamedTuple

from cleantext import atomic
from cleantext.cleaner import Cleaner
from cleantext.errors import UsageError
from cleantext.readers import EXTRACTED, WHOLE, format_of
from cleantext.readers.base import Options, Shard
from cleantext.runner.conclude import conclude
from cleantext.runner.ids import Ids
from cleantext.runner.journal import Journal, Lock
from cleantext.runner.output import Output, OutputError, refuse_overlap
from cleantext.runner.shards import Survey, beginnings, shards, survey
from cleantext.runner.sink import Sink
from cleantext.runner.tally import Tally
from cleantext.runner.terms import refuse_other, terms_of
from cleantext.runner.text_key import KEYED, refuse_wrong_key
from cleantext.runner.work import Outcome, Work
from cleantext.runner.workers import Here, Processes, Workers, processors
from cleantext.runner.written import read_manifest, written_by_us

Progress = Callable[[Shard, Outcome], None]


class Job(NamedTuple):
    """What is to be done."""

    inputs: tuple[str, ...]
    """Paths of files and folders."""
    output: Output
    cleaner: Cleaner
    options: Options = Options()
    format: str = "auto"
    workers: int | None = None
    """Processes; None: as many as there are processors, but none where there is little to do."""
    resume: bool = False
    overwrite: bool = False
    cluster: Callable[[Work, int | None], Workers] | None = None
    """What has the shards cleaned elsewhere than on this machine; called with `workers`, too."""


class Done(NamedTuple):
    """What was done."""

    tally: Tally
    survey: Survey
    finished_before: bool = False
    """Whether an earlier run had left nothing to do."""
    lacking: Mapping[str, list[str]] = MappingProxyType({})
    """Which keys there were in place of the text's (see `conclude`)."""


def run(job: Job, progress: Progress | None = None, started: Callable[[Survey], None] | None = None) -> Done:
    """Cleans everything in `job.inputs` into `job.output`.

    Args:
        progress: called after each shard that is finished and on disk.
        started: called once with what there is to do.

    Raises:
        UsageError: the input or the output is not what it should be; nothing was written.
        OutputError: the output cannot be written; what is finished stays, and `resume` continues from there.
        Stopped: a signal came; the same holds.
    """
    if job.resume and job.overwrite:
        raise UsageError("--resume continues what is there and --overwrite begins anew; choose one of them")
    output = job.output
    refuse_overlap(job.inputs, output)
    new = not job.overwrite and not (job.resume and written_by_us(output))
    if new:
        _refuse_existing(output)
    found = survey(job.inputs, job.format)
    if not found.files:
        raise UsageError(": ".join([f"there is no file to clean in {', '.join(job.inputs)}", *found.skipped]))
    _refuse_other_format(job, found)
    if set(found.formats) <= set(KEYED):
        refuse_wrong_key(beginnings(job.inputs, job.format, job.options), job.options)
    try:
        # the cluster answers, or says that it does not, before the output is touched
        with _elsewhere(job) as cluster, Lock(output):
            if new:
                _refuse_existing(output)  # by a run that has ended meanwhile
            return _locked_run(job, found, cluster, progress, started)
    except OSError as error:
        raise _explained(error, output) from error


def _locked_run(
    job: Job, found: Survey, cluster: Workers | None, progress: Progress | None,
    started: Callable[[Survey], None] | None,
) -> Done:  # fmt: skip
    output, journal = job.output, Journal(job.output)
    terms = terms_of(job.cleaner, job.options, job.format, found)
    before = journal.terms() if job.resume else None
    if job.resume and before is None and (manifest := read_manifest(output)) is not None:
        journal.end()
        refuse_other(terms, manifest["terms"], output.shown)
        tally = Tally()
        tally.merge(manifest["tally"])
        return Done(tally, found, finished_before=True)
    shutil.rmtree(output.temporary, ignore_errors=True)
    atomic.make_folder(output.temporary)
    if before is not None:
        refuse_other(terms, before, output.shown)
    else:
        _clear(output)
        journal.begin(terms)
    if started is not None:
        started(found)
    _clean_all(job, journal, cluster, progress)
    tally, lacking = conclude(output, journal, job.inputs, job.cleaner, found, terms)
    journal.end()
    return Done(tally, found, lacking=lacking)


def _clean_all(job: Job, journal: Journal, cluster: Workers | None, progress: Progress | None) -> None:
    """Cleans all shards that have no mark yet."""
    sink, ids = Sink(job.output), Ids()
    _recover(journal, sink, ids)
    todo = islice(shards(job.inputs, job.format, job.options), journal.count(), None)
    head = list(islice(todo, 2))
    if not head:
        return
    with nullcontext(cluster) if cluster else closing(_workers(job, several=len(head) > 1)) as workers:
        for shard, outcome in workers.run(chain(_popped(head), todo)):
            name = "" if shard.format in WHOLE else shard.files[0].name
            if repeated := ids.repeated(name, outcome):
                outcome = workers.again(shard, repeated)
            ids.note(name, outcome.ids)
            atomic.write_all(outcome.files, job.output.temporary)
            mark = sink.append(shard, outcome.part)
            more = {"ids": outcome.ids.hex(), "tally": outcome.tally, "quarantine": outcome.quarantine}
            journal.mark(shard.number, {**mark, **more})
            if mark["last"]:
                sink.finish(mark)
            if progress is not None:
                progress(shard, outcome)


def _recover(journal: Journal, sink: Sink, ids: Ids) -> None:
    """The state in which the last mark was made."""
    last = journal.last() or {"start": -1, "size": 0, "last": False}
    sink.recover(last)
    if last["start"] >= 0 and not last["last"]:
        for mark in journal.marks():
            ids.note(mark["file"], bytes.fromhex(mark["ids"]))


def _popped(head: list[Shard]) -> Iterator[Shard]:
    while head:
        yield head.pop(0)  # nothing holds on to a shard that is done


def _elsewhere(job: Job) -> AbstractContextManager[Workers | None]:
    """What has the shards cleaned elsewhere, if anything was asked to."""
    if job.cluster is None:
        return nullcontext()
    return closing(job.cluster(Work(job.cleaner, job.options, job.output, away=True), job.workers))


def _workers(job: Job, several: bool) -> Workers:
    """Processes, unless one shard is all there is and nothing was said of processes."""
    work = Work(job.cleaner, job.options, job.output)
    if not several and (job.workers or 1) == 1:
        return Here(work)
    _ = job.cleaner.engine  # compiled once, here; the workers then find it in the cache
    return Processes(work, job.workers or processors())


def _refuse_existing(output: Output) -> None:
    if Journal(output).terms() is not None:
        raise UsageError(
            f"{output.shown} holds a run that is not finished: --resume continues it, --overwrite begins anew"
        )
    there = output.root / output.single
    if not os.path.lexists(there):
        return
    if not output.single and not there.is_dir():
        raise UsageError(f"{output.shown} is a file; this output needs a folder")
    if output.single or any(name != output.work.name for name in os.listdir(there)):
        raise UsageError(f"{output.shown} exists; --overwrite writes over it, or give another place to -o")


def _refuse_other_format(job: Job, found: Survey) -> None:
    if not job.output.single:
        return
    (here,) = found.formats
    there = format_of(job.output.single)
    written = format_of(EXTRACTED[here]) if here in EXTRACTED else here
    if there not in (written, "text"):
        comes = "" if written == here else f" and comes out as {written}"
        raise UsageError(
            f"{job.inputs[0]} is {here}{comes}, and by its name {job.output.single} would be {there}; rename it"
        )


def _clear(output: Output) -> None:
    """What an earlier run wrote beside its output goes; the output itself is written over, file by file."""
    output.manifest.unlink(missing_ok=True)
    output.quarantine.unlink(missing_ok=True)
    for folder in (output.ledger, output.done):
        if folder.exists():
            shutil.rmtree(folder)


def _explained(error: OSError, output: Output) -> OutputError:
    """What the system says, in words that help."""
    known = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk quota is used up",
        errno.EROFS: "the file system is read-only",
        errno.EACCES: "no permission to write there",
        errno.EPERM: "no permission to write there",
    }
    what = known.get(error.errno or 0) or error.strerror or str(error)
    place = error.filename2 or error.filename  # of a rename, the name that was to be given
    where = f" ({place})" if place else ""
    return OutputError(
        f"cannot write to {output.shown}: {what}{where}. Nothing is half-written; once that is mended, "
        "--resume continues"
    )
