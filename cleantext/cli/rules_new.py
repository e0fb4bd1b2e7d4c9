"""`cleantext rules new`: a pack to start from."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from cleantext.cli.console import say


@click.command(name="new")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.yaml")
def command(file: Path) -> None:
    """Start a pack that works: three rules with their examples, and the schema beside it, by which editors complete and
    check as you type."""
    from cleantext.packs.new import new_pack

    for path in new_pack(file):
        say(f"wrote {path}")
    say(f"next: cleantext rules test {shlex.quote(str(file))}")
