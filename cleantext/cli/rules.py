"""`cleantext rules …`"""

from __future__ import annotations

import click

from cleantext.cli import LazyGroup

COMMANDS = {
    "list": ("cleantext.cli.rules_list", "List all rules: where they come from, and what switched them off."),
    "show": ("cleantext.cli.rules_show", "Show one rule: why, examples, traps."),
    "check": ("cleantext.cli.rules_check", "Check packs: find every problem at once."),
    "test": ("cleantext.cli.rules_test", "Test packs: their examples, and properties on made-up texts."),
    "new": ("cleantext.cli.rules_new", "Start a pack that works."),
    "schema": ("cleantext.cli.rules_schema", "Print the JSON Schema of packs."),
}


@click.group("rules", cls=LazyGroup, modules=COMMANDS)
def command() -> None:
    """List, show, check and test rules. A pack is a YAML file of rules; begin one with `cleantext rules new`."""
