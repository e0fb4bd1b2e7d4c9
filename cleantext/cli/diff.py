"""`cleantext diff`: what a changed pack changes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleantext.cli.console import plural
from cleantext.cli.headings import UnderHeadings
from cleantext.cli.options import choice_of, guard_option, input_options, note_language, reading, scope_options
from cleantext.shorten import shortened

if TYPE_CHECKING:
    from cleantext.cleaner import Cleaner
    from cleantext.cli.options import Choice, InputOptions, RuleOptions
    from cleantext.diff import Change, Difference, Summary
    from cleantext.settings import Settings

_WIDEST = 140
_MOST_SHOWN = 20


@click.command("diff", cls=UnderHeadings)
@click.argument("paths", nargs=-1, required=True, metavar="DIR…")
@click.option("--pack", "new", required=True, metavar="NEW", help="The pack as it is to be, by name or path.")
@click.option("--against", "old", metavar="OLD", help="The pack as it was (default: no pack, so what NEW adds).")
@scope_options
@guard_option
@input_options
@click.option(
    "--limit", type=click.IntRange(0), metavar="N", help="Most documents to show (default: 20; with --json: all)."
)
@click.option("--json", "as_json", is_flag=True, help="JSON: an object a document, and one for the summary.")
def command(
    paths: tuple[str, ...], new: str, old: str | None, rules: RuleOptions, said: InputOptions, limit: int | None, as_json: bool,
) -> None:  # fmt: skip
    """Show which documents come out otherwise with a changed pack, by which rule, before and after.

    Both sides use the built-in rules, the settings of cleantext.yaml and the options below; packs of the same name, built-in
    ones and the settings', are left out. Nothing is written.

    \b
      cleantext diff crawl/ --pack house.yaml
      cleantext diff crawl/ --pack new.yaml --against old.yaml

    Exit code: 0 nothing changes; 1 some documents do; 2 the call or a pack is wrong.
    """
    from cleantext.diff import Summary, differences
    from cleantext.runner.shards import shards
    from cleantext.settings import find_settings

    settings, _ = find_settings(Path(paths[0]))
    changed, as_it_was = _sides(paths[0], new, old, rules, settings)
    note_language(changed.cleaner, as_it_was.cleaner)
    format, options = reading(said, settings, changed.cleaner.profile)
    found = shards(paths, format, options)
    summary = Summary()
    if limit is None:
        limit = sys.maxsize if as_json else _MOST_SHOWN
    shown = 0
    for difference in differences(as_it_was.cleaner, changed.cleaner, found, options, summary):
        if shown < limit:
            click.echo(json.dumps(_data(difference), ensure_ascii=False) if as_json else _text(difference))
        shown += 1
    if as_json:
        click.echo(json.dumps(_numbers(summary), ensure_ascii=False))
    else:
        if shown > limit:
            click.echo(f"… and {plural(shown - limit, 'more document')} (--limit shows more)\n")
        click.echo(_table(summary))
    if summary.changed:
        sys.exit(1)


def _sides(path: str, new: str, old: str | None, rules: RuleOptions, settings: Settings) -> tuple[Choice, Choice]:
    """The rules with the pack as it is to be, and as it was."""
    from cleantext.packs import default_files, load_pack

    sides: list[tuple[str, ...]] = [(new,), () if old is None else (old,)]  # whose rules a wrong name was meant for comes first
    compared = {load_pack(pack).name for packs in sides for pack in packs}
    without = [name for name in default_files() if name in compared]  # the packs stand in their place
    without += [pack for pack in settings.packs if load_pack(pack).name in compared]
    everything = rules._replace(disable=())
    known = [
        _names(choice_of(path, everything._replace(packs=packs), absent=settings.disable, without=without).cleaner)
        for packs in sides
    ]
    changed, as_it_was = (
        choice_of(path, rules._replace(packs=packs), absent=there - here, without=without)
        for packs, here, there in zip(sides, known, reversed(known), strict=True)
    )
    return changed, as_it_was


def _names(cleaner: Cleaner) -> set[str]:
    """By what rules can be switched off."""
    from cleantext.types import names

    return {name for pack in cleaner.packs for rule in pack.rules for name in names(rule.id)}


def _text(difference: Difference) -> str:
    name = difference.file if difference.id == difference.file else f"{difference.file}: {difference.id}"
    return "\n".join([name, *map(_lines, difference.changes)]) + "\n"


def _lines(change: Change) -> str:
    head = f"  line {change.line}  {change.side} {change.rule}"
    after = change.after if change.after.strip() else "(nothing)"
    if change.side == "-":
        return f"{head}  no longer\n    stays  {_short(change.before)}\n      was  {_short(after)}"
    return f"{head}\n   before  {_short(change.before)}\n    after  {_short(after)}"


def _short(text: str) -> str:
    text = text.strip("\n").replace("\r", "").replace("\n", " ⏎ ")
    return shortened(text, _WIDEST, 34)


def _table(summary: Summary) -> str:
    rules = sorted({*summary.more, *summary.fewer}, key=lambda rule: (-summary.touched[rule], rule))
    width = max(map(len, rules), default=0)
    documents = plural(summary.documents, "document")
    out = [f"{summary.changed:,} of {documents} {_come(1 in (summary.changed, summary.documents))} out otherwise"]
    if rules:
        out.append(f"  {'rule':{width}}  {'documents':>9}  {'new edits':>9}  {'gone':>9}")
    for rule in rules:
        numbers = summary.touched[rule], summary.more[rule], summary.fewer[rule]
        out.append(f"  {rule:{width}}  {numbers[0]:>9,}  {numbers[1]:>9,}  {numbers[2]:>9,}")
    if summary.relabelled:
        out.append(f"{summary.relabelled:,} more {_come(summary.relabelled == 1)} out the same, by other rules")
    if summary.refused:
        out.append(f"{summary.refused:,} could not be read or cleaned; `cleantext clean` says why, in its quarantine")
    return "\n".join(out)


def _come(one: bool) -> str:
    return "comes" if one else "come"


def _data(difference: Difference) -> dict[str, object]:
    return {**difference._asdict(), "changes": [change._asdict() for change in difference.changes]}


def _numbers(summary: Summary) -> dict[str, object]:
    rules = sorted(summary.touched)
    return {
        "documents": summary.documents,
        "changed": summary.changed,
        "relabelled": summary.relabelled,
        "refused": summary.refused,
        "rules": {
            rule: {"documents": summary.touched[rule], "new": summary.more[rule], "gone": summary.fewer[rule]}
            for rule in rules
        },
    }
