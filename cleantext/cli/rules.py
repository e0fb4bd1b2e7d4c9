"""`cleantext rules …`"""

from __future__ import annotations

import click

from cleantext.cli import LazyGroup

COMMANDS = {
    "list": ("cleantext.cli.rules_list", "All rules: where they come from, and what switched them off."),
    "show": ("cleantext.cli.rules_show", "One rule: why, examples, traps."),
    "check": ("cleantext.cli.rules_check", "Find every problem in packs."),
    "test": ("cleantext.cli.rules_test", "Run the examples and properties of packs."),
    "new": ("cleantext.cli.rules_new", "Start a pack that works."),
    "schema": ("cleantext.cli.rules_schema", "Print the JSON Schema of packs."),
}


@click.group("rules", cls=LazyGroup, modules=COMMANDS)
def command() -> None:
    """List, show, check and test rules."""
