"""`cleantext rules show`"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from cleantext.cli.console import quoted
from cleantext.cli.headings import UnderHeadings
from cleantext.cli.options import RuleOptions, choose, rule_options, start_option
from cleantext.errors import UsageError

if TYPE_CHECKING:
    from cleantext.cli.rules_list import Listed


@click.command("show", cls=UnderHeadings)
@click.argument("rule", metavar="RULE")
@rule_options
@start_option
def command(rule: str, rules: RuleOptions, start: str | None) -> None:
    """Show one rule, by its full id (web-en/byline), or by its own where only one rule has it: why, fields, examples, and
    traps (what looks alike and must stay)."""
    from cleantext.cli.rules_list import listed

    choice = choose(start, rules)
    all_rules = listed(choice, everything=True)
    found = [item for item in all_rules if rule in (item.rule.id, item.rule.id.partition("/")[2])]
    if not found:
        ids = [item.rule.id for item in all_rules]
        if any(id.startswith(f"{rule}/") for id in ids):
            raise UsageError(f"{rule!r} is a pack; `cleantext rules list` shows its rules")
        close = difflib.get_close_matches(rule, ids, n=3, cutoff=0.4)
        meant = f"; did you mean {', '.join(close)}?" if close else ""
        raise UsageError(
            f"there is no rule {rule!r}{meant} (`cleantext rules list` shows all; one of your own pack needs --pack)"
        )
    if len({item.rule.id for item in found}) > 1:
        raise UsageError(f"{rule!r} stands for {', '.join(item.rule.id for item in found)}; give the full id")
    _show(found[-1])


def _show(item: Listed) -> None:
    rule = item.rule
    click.echo(f"{rule.id}  ({rule.kind}, stage {rule.stage})")
    click.echo(f"  {'off: ' + item.off if item.off else 'on'}")
    click.echo(f"  file:   {item.place}")
    click.echo(f"  why:    {rule.why}")
    for trap in rule.traps:
        click.echo(f"  trap:   {trap}")
    skipped = {"id", "kind", "why", "traps", "examples", "stage"}
    for name, value in rule.model_dump(by_alias=True, exclude_defaults=True, exclude=skipped, mode="json").items():
        click.echo(f"  {name}: {_plain(value)}")
    for change in rule.examples.change:
        click.echo(f"  change: {quoted(change.before)}\n      ->  {quoted(change.after)}")
    for keep in rule.examples.keep:
        click.echo(f"  keep:   {quoted(keep)}")


def _plain(value: object) -> str:
    """A field as a person would write it down."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(inner)}" for key, inner in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
