"""`cleantext rules list`"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import click

from cleantext.cli.console import plural
from cleantext.cli.headings import UnderHeadings
from cleantext.cli.options import Choice, RuleOptions, choose, rule_options, start_option

if TYPE_CHECKING:
    from cleantext.kinds import Rule
    from cleantext.packs import Pack


class Listed(NamedTuple):
    """A rule, and whether it runs."""

    rule: Rule
    off: str
    """What switched it off; empty when it is on."""
    place: str
    """`file:line`."""


@click.command("list", cls=UnderHeadings)
@rule_options
@start_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a rule.")
@click.option("--all", "everything", is_flag=True, help="The optional built-in packs, too.")
def command(rules: RuleOptions, start: str | None, as_json: bool, everything: bool) -> None:
    """List all rules: id, kind, stage, languages, whether it is on or what switched it off, file and line."""
    choice = choose(start, rules)
    found = listed(choice, everything)
    if as_json:
        for item in found:
            click.echo(json.dumps(_data(item), ensure_ascii=False))
        return
    if choice.file is not None:
        click.echo(f"settings: {choice.file}")
    width = max((len(item.rule.id) for item in found), default=0)
    for item in found:
        rule = item.rule
        languages = ",".join(rule.languages) or "all"
        state = f"off: {item.off}" if item.off else "on"
        click.echo(
            f"{rule.id:<{width}}  {rule.kind:<11} {rule.stage:<11} {languages:<6} {state:<4} {item.place}".rstrip()
        )
    on = sum(not item.off for item in found)
    click.echo(f"{plural(len(found), 'rule')}, {on:,} on")


def listed(choice: Choice, everything: bool) -> list[Listed]:
    """All rules that there are for a choice, those that are off as well."""
    out: list[Listed] = []
    packs = list(choice.cleaner.packs)
    last = {rule.id: pack for pack in packs for rule in pack.rules}
    disabled = choice.cleaner.switched_off
    for pack in packs:
        for rule in pack.rules:
            off = _off(rule, choice)
            if not off and rule.id in disabled:
                off = f"`disable` in the pack {disabled[rule.id]}"
            if not off and last[rule.id] is not pack:
                off = f"another rule of this id in {last[rule.id].origin} stands in its place"
            out.append(Listed(rule, off, _place(pack, rule)))
    if everything:
        from cleantext.packs import builtin, builtin_files

        there = {pack.name for pack in packs}
        for name in builtin_files():
            if (pack := builtin(name)).name not in there:
                out += [
                    Listed(rule, f"its pack is optional (--pack {name})", _place(pack, rule)) for rule in pack.rules
                ]
    return out


def _off(rule: Rule, choice: Choice) -> str:
    from cleantext.types import names

    for name in names(rule.id):
        if name in choice.rules.disable:
            return f"--disable {name}"
        if name in choice.settings.disable:
            return f"`disable: {name}` in {choice.file}"
    if rule.status == "doubtful":
        return "`status: doubtful`"
    profile = choice.cleaner.profile
    if rule.profiles and profile not in rule.profiles:
        return f"for the profile {' or '.join(rule.profiles)} (this is {profile})"
    language = choice.cleaner.language
    if language != "auto" and rule.languages and language not in rule.languages:
        return f"for {', '.join(rule.languages)} (--language {language})"
    return ""


def _place(pack: Pack, rule: Rule) -> str:
    file, line = pack.places.get(rule.id, (pack.origin, 0))
    return f"{file}:{line}" if line else file


def _data(item: Listed) -> dict[str, object]:
    rule = item.rule
    return {
        "id": rule.id, "kind": rule.kind, "stage": rule.stage, "languages": list(rule.languages),
        "profiles": list(rule.profiles), "on": not item.off, "off": item.off, "place": item.place, "why": rule.why,
    }  # fmt: skip
