"""`cleantext rules schema`: the JSON Schema of pack files."""

from __future__ import annotations

import json

import click


@click.command(name="schema")
def command() -> None:
    """Print the JSON Schema of pack files, for editors. `cleantext rules new` puts it beside a new pack by itself."""
    from cleantext.packs.schema import schema

    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
