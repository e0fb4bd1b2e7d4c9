"""`cleantext undo`"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cleantext.cli.console import plural, say
from cleantext.cli.options import named


@click.command("undo")
@click.argument("output", metavar="OUT")
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    metavar="RESTORED",
    callback=named,
    help="Folder for the sources; a file, where OUT is one.",
)
def command(output: str, target: str) -> None:
    """Give the sources of an output back, byte for byte.

    OUT is what `cleantext clean --ledger` wrote. Of compressed files the contents are restored, not the compression.

    \b
      cleantext clean crawl/ -o clean/ --ledger
      cleantext undo clean/ -o restored/
    """
    from cleantext.errors import UsageError
    from cleantext.runner.restore import restore
    from cleantext.runner.signals import stopping

    if target == "-":
        raise UsageError(
            "-o -: undo writes files, never standard output; name a file (./- for one of that name) or a folder"
        )
    with stopping():
        done = restore(output, Path(target))
    for reason in done.failed:
        say(f"not restored: {reason}")
    say(f"{plural(done.documents, 'document')} restored -> {target}")
    if done.quarantined:
        went = f"{plural(done.quarantined, 'document')} went to quarantine when"
        say(f"{went} {'it was' if done.quarantined == 1 else 'they were'} cleaned, and can only be had from the input")
    sys.exit(1 if done.failed else 0)
