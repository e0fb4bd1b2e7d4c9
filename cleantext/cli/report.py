"""`cleantext report`: an HTML page of what a run did."""

from __future__ import annotations

from pathlib import Path

import click

from cleantext.cli.console import say
from cleantext.cli.options import named_file, overwrite_option, refuse_there


@click.command("report")
@click.argument("output", metavar="OUT")
@click.option(
    "-o", "--output", "page", required=True, callback=named_file, metavar="REPORT.html",
    help="The page to write.",
)  # fmt: skip
@overwrite_option
def command(output: str, page: Path, overwrite: bool) -> None:
    """Make one HTML page of a finished output: counts by rule, examples before and after, held back, quarantine.

    Examples come from the ledger: clean with --ledger to have them.
    """
    from cleantext.atomic import write
    from cleantext.report import gather, render

    refuse_there(page, overwrite)
    write(page, render(gather(output)).encode("utf-8", "backslashreplace"))
    say(f"wrote {page}")
