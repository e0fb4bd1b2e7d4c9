"""`cleantext clean`"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from cleantext.cli.console import plural, progress_bar, say, summary
from cleantext.cli.headings import UnderHeadings
from cleantext.cli.options import choose, guard_option, input_options, named, reading, rule_options
from cleantext.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from cleantext.cli.options import Choice, InputOptions, RuleOptions
    from cleantext.readers.base import Options, Shard
    from cleantext.runner.output import Output
    from cleantext.runner.run import Done, Progress
    from cleantext.runner.work import Outcome, Work
    from cleantext.runner.workers import Workers


MOST_REFUSED = 20
"""Documents in quarantine that are named on standard error, where no file holds them."""
MANY_REFUSED = 10
"""Documents, the first of a run, that are told of before its end where all of them are refused."""


@click.command("clean", cls=UnderHeadings)
@click.argument("paths", nargs=-1, metavar="[PATH… | -]")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    callback=named,
    help="Folder to write to, or a file for one file. The input's tree is mirrored.",
)
@rule_options
@guard_option
@input_options
@click.option("--encoding", metavar="E", help="Encoding of all text files (default: found out for each).")
@click.option(
    "--ledger/--no-ledger", default=None, help="Write every edit, so that `cleantext undo` can take them back."
)
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes at work (default: one a processor).")
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    help="Clean on this machine (local, the default) or on a Ray cluster.",
)
@click.option("--ray-address", metavar="ADDRESS", help="Which cluster (default: RAY_ADDRESS, or this machine).")
@click.option("--resume", is_flag=True, help="Continue a run that was stopped; begin one where there is none.")
@click.option("--overwrite", is_flag=True, help="Begin anew where an output is, and write over it.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
def command(
    paths: tuple[str, ...], output: str | None, rules: RuleOptions, said: InputOptions, workers: int | None, engine: str,
    ray_address: str | None, resume: bool, overwrite: bool, quiet: bool,
) -> None:  # fmt: skip
    """Clean files, folders or standard input.

    One file, or standard input (-), goes to standard output unless -o is given; a folder needs -o.

    \b
      cleantext clean story.txt
      cleantext clean crawl/ -o clean/ --ledger
      cleantext clean pages.jsonl -o clean.jsonl --profile page

    Beside the output stand manifest.json (what was done), quarantine.jsonl (documents that could not be cleaned, if any)
    and, with --ledger, every edit. What you always want goes into cleantext.yaml, beside the input or above it.

    Exit code: 0 done; 1 some documents are in quarantine; 2 the call, a pack or a setting is wrong.
    """
    from cleantext.readers.base import STDIN
    from cleantext.readers.remote import local

    if not paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise UsageError(
                "nothing to clean: name files or folders, or pipe a text in; `cleantext clean --help` says more"
            )
        paths = (STDIN,)
    paths = tuple(dict.fromkeys(map(local, paths)))  # what a shell's patterns name twice is one input
    output = local(output) if output and output != STDIN else None  # `-o -` is standard output
    choice = choose(paths[0], rules)
    if choice.file is not None and not quiet:
        say(f"settings: {choice.file}")
    format, options = reading(said, choice.settings, choice.cleaner.profile)
    if ray_address is not None and engine != "ray":
        raise UsageError("--ray-address goes with --engine ray")
    if output is None:
        flags = {"--ledger": said.ledger, "--engine": engine != "local", "--resume": resume, "--overwrite": overwrite}
        if flag := next((flag for flag, given in flags.items() if given), ""):
            raise UsageError(f"{flag} needs an output: name a file or folder with -o")
    cluster = _cluster(ray_address) if engine == "ray" else None
    workers = workers or choice.settings.workers
    call = Call(paths, choice, options, format, quiet, workers, resume, overwrite, cluster)
    quarantined = _to_stdout(call) if output is None else _to_files(call, output)
    sys.exit(1 if quarantined else 0)


class Call(NamedTuple):
    """What is to be cleaned, and how."""

    paths: tuple[str, ...]
    choice: Choice
    options: Options
    format: str
    quiet: bool
    workers: int | None
    """This and what follows is for outputs in files."""
    resume: bool
    overwrite: bool
    cluster: Callable[[Work, int | None], Workers] | None


def _to_stdout(call: Call) -> int:
    """Cleans one file to standard output -> how many documents are in quarantine."""
    from cleantext.readers.base import STDIN
    from cleantext.runner.signals import stopping
    from cleantext.runner.stream import stream

    (path, *more) = call.paths
    if more:
        if not os.path.exists(more[-1]):
            raise UsageError(f"there is no file or folder {more[-1]!r}; if the output is to go there: -o {more[-1]}")
        raise UsageError(f"{len(call.paths)} inputs cannot share standard output; name a folder with -o")
    if path != STDIN and os.path.isdir(path):
        raise UsageError(f"{path} is a folder; name a folder for its output with -o")
    if sys.stdout is None:
        raise UsageError("standard output is closed; name a file or folder with -o")
    told = 0

    def refuse(entry: dict[str, Any]) -> None:
        nonlocal told
        told += 1
        line = f":{entry['line']}" if "line" in entry else ""
        if told <= MOST_REFUSED:
            say(f"quarantine: {entry['file']}{line}: {entry['reason']}")

    options = call.options._replace(ledger=False)
    with stopping():
        tally = stream(path, sys.stdout.buffer, call.choice.cleaner, options, call.format, refuse)
    if told <= MOST_REFUSED:
        tally.reasons.clear()  # all told already
    else:
        say(f"quarantine: … and {told - MOST_REFUSED:,} more (with -o OUT, quarantine.jsonl has them all)")
    if not call.quiet:
        if sys.stdout.isatty():
            say("")  # the text may end without a line feed
        summary(tally, call.choice.cleaner, "")
    return tally.documents["quarantined"]


def _to_files(call: Call, output: str) -> int:
    """Cleans files and folders to a file or a folder -> how many documents are in quarantine."""
    from cleantext.readers.base import STDIN
    from cleantext.readers.remote import is_remote
    from cleantext.runner.run import Job, run
    from cleantext.runner.signals import Stopped, stopping

    if STDIN in call.paths:
        raise UsageError("standard input goes to standard output; write it to a file with `> FILE` instead of -o")
    if len(call.paths) > 1 or os.path.isdir(call.paths[0]):
        _refuse_file(call.paths, output)
    try:
        with (
            stopping(),
            progress_bar(not call.quiet) as (started, advanced),
            _place(call, output) as where,
        ):
            job = Job(
                call.paths, where, call.choice.cleaner, call.options, call.format, call.workers, call.resume,
                call.overwrite, call.cluster,
            )  # fmt: skip
            done = run(job, advanced if call.quiet else _telling_early(advanced), started)
    except Stopped as stopped:
        say(f"stopped by {stopped}; what is finished stays, --resume continues")
        sys.exit(stopped.exit_code)
    if not call.quiet:
        _tell(done, call.choice, output)
        if done.tally.documents["quarantined"]:
            file = f"{where.quarantine.name} in {output}" if is_remote(output) else where.quarantine
            say(f"quarantine: see {file}")
    return done.tally.documents["quarantined"]


def _telling_early(advanced: Progress) -> Progress:
    """The same, and says so at once where all of what is cleaned first is refused: the wrong key, say, of a long run."""
    told = False
    first = 0

    def after(shard: Shard, outcome: Outcome) -> None:
        nonlocal told, first
        documents = outcome.tally.get("documents", {})
        first += documents.get("in", 0)
        told = told or bool(documents.get("out"))
        if not told and first >= MANY_REFUSED:
            told = True
            say(f"quarantine: all of the first {first:,} documents; one of them: {outcome.quarantine[0]['reason']}")
        advanced(shard, outcome)

    return after


def _place(call: Call, output: str) -> AbstractContextManager[Output]:
    """Where the output is written: where it belongs, or here first if that is on a remote file system."""
    from cleantext.readers.remote import is_remote
    from cleantext.runner.output import Output
    from cleantext.runner.remote import staged

    to_file = _file_to_file(call.paths, output)
    if is_remote(output):
        return staged(call.paths, output, single=to_file, resume=call.resume, overwrite=call.overwrite)
    return nullcontext(Output.file(output) if to_file and not os.path.isdir(output) else Output.folder(output))


def _file_to_file(paths: tuple[str, ...], output: str) -> bool:
    """Whether one file is cleaned and the output has a file's name."""
    from cleantext.readers.remote import is_file

    return len(paths) == 1 and is_file(paths[0]) and bool(Path(output).suffix) and not output.endswith(("/", os.sep))


def _refuse_file(paths: tuple[str, ...], output: str) -> None:
    """Raises UsageError where a file is named for the output of a folder, whose tree is mirrored; other tools have
    folders that are called like a table, and give us such."""
    from cleantext.readers import format_of, why_skipped

    name = output.rstrip("/")
    ending = os.path.splitext(name)[1]
    if os.path.isdir(name) or (format_of(name) == "text" and not why_skipped(name, "auto") and ending != ".txt"):
        return
    if not any(path.rstrip("/").endswith(ending) and os.path.isdir(path) for path in paths):
        raise UsageError(
            f"{output} would be a folder: of a folder, or of several files, each comes out as a file of its own; name a "
            "folder with -o"
        )


def _tell(done: Done, choice: Choice, output: str) -> None:
    """What was left out of the input, and what became of the rest."""
    from cleantext.runner.conclude import MOST_LACKING

    if done.finished_before:
        say(f"{output} was finished before; nothing was left to do")
    for reason, count in done.survey.skipped.items():
        names = [skipped.name for skipped in done.survey.examples if skipped.reason == reason][:3]
        say(f"left out: {plural(count, 'item')}: {reason}: {', '.join(names)}")
    summary(done.tally, choice.cleaner, f" -> {output}")
    for reason, files in done.lacking.items():
        say(f"    in {', '.join(files)}{', …' * (len(files) == MOST_LACKING)}: {reason}")
    if done.lacking:
        say("    (--text-key holds for all files of a run; files with another key need a run of their own)")


def _cluster(address: str | None) -> Callable[[Work, int | None], Workers]:
    """Has the shards cleaned on a cluster, once asked; says at once when its package is missing."""
    from cleantext.optional import needed

    needed("ray", "ray", "--engine ray")
    from cleantext.runner.cluster import Cluster

    return lambda work, count: Cluster(work, address, count)
