"""`cleantext learn`: repeated lines become a pack to review."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleantext.cli.console import plural, say
from cleantext.cli.headings import UnderHeadings
from cleantext.cli.options import (
    InputOptions,
    input_options,
    named_file,
    overwrite_option,
    profile_option,
    reading,
    refuse_there,
)
from cleantext.errors import UsageError

if TYPE_CHECKING:
    from cleantext.learn.counts import Repeated
    from cleantext.types import Profile


@click.command("learn", cls=UnderHeadings)
@click.argument("paths", nargs=-1, required=True, metavar="DIR…")
@click.option("-o", "--output", required=True, callback=named_file, metavar="PACK", help="The pack to write.")
@click.option(
    "--least",
    type=click.IntRange(2),
    default=3,
    show_default=True,
    metavar="N",
    help="Fewest pages of a site that must hold a line.",
)
@click.option(
    "--share", type=click.FloatRange(0, 1), default=0.01, show_default=True, metavar="S",
    help="And the least share of the site's pages.",
)  # fmt: skip
@profile_option
@input_options
@overwrite_option
def command(
    paths: tuple[str, ...], output: Path, least: int, share: float, profile: Profile | None, said: InputOptions,
    overwrite: bool,
) -> None:  # fmt: skip
    """Find the lines that repeat on the pages of a site, and write them as a pack to review.

    A site is the host of a record's URL, or the folder of a text file. Read the pack, delete what is text, then use it:

    \b
      cleantext learn crawl/ -o learned.yaml
      cleantext clean crawl/ -o clean/ --pack learned.yaml

    Of HTML and WARC it reads what `clean` does with the same profile: of `page`, the whole pages.

    What a pack cannot hold (1 MB) goes to learned-2.yaml, and so on.
    """
    from cleantext.atomic import write
    from cleantext.learn import Counts, count
    from cleantext.packs.find import refuse_builtin_name
    from cleantext.runner.shards import shards
    from cleantext.settings import find_settings

    refuse_there(output, overwrite)
    refuse_builtin_name(_name(output))
    settings, _ = find_settings(Path(paths[0]))
    format, options = reading(said, settings, profile or settings.profile or "article")
    try:
        with Counts() as counts:
            documents, lost, why = count(shards(paths, format, options), options, counts)
            repeated = list(counts.repeated(least, share))
    except sqlite3.OperationalError as error:
        raise UsageError(
            f"no room for the counts of lines in {tempfile.gettempdir()} ({error}); TMPDIR names another folder"
        ) from error
    if not documents:
        raise UsageError(f"there is no document to learn from in {', '.join(paths)}" + (f": {why}" if why else ""))
    packs = _packs(output, repeated)
    for path, _ in packs:  # all of them before the first is written
        refuse_there(path, overwrite)
    for path, text in packs:
        write(path, text)
    if lost:
        say(f"not read: {plural(lost, 'document')}, the first of them {why}")
    sites = len({found.site for found in repeated})
    say(
        f"{plural(documents, 'document')}: {plural(len(repeated), 'repeated line')} on {plural(sites, 'site')} -> {', '.join(str(path) for path, _ in packs)}"
    )
    if not repeated:
        say(
            f"no line stands on {least} pages of one site (--least); a site is a folder of text files, or the host of a "
            "record's `url`"
        )


def _packs(output: Path, repeated: Sequence[Repeated]) -> list[tuple[Path, bytes]]:
    """What goes into which file."""
    from cleantext.learn import packs_of
    from cleantext.packs.source import MAX_BYTES

    name = _name(output)
    return [
        (output.with_name(f"{output.stem}{pack.removeprefix(name)}{output.suffix}"), text.encode())
        for pack, text in packs_of(repeated, name, MAX_BYTES)
    ]


def _name(output: Path) -> str:
    """What the pack in this file is called."""
    return "".join(c if c.isalnum() and c.isascii() else "-" for c in output.stem.lower()).strip("-") or "learned"
