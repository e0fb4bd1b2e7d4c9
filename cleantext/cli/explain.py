"""`cleantext explain`"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import click

from cleantext.cli.console import plural, quoted
from cleantext.cli.headings import UnderHeadings
from cleantext.cli.options import choose, guard_option, reading, rule_options, text_options
from cleantext.errors import UsageError

if TYPE_CHECKING:
    from cleantext.cli.options import InputOptions, RuleOptions
    from cleantext.readers.base import InputDocument, Options
    from cleantext.runner.explain import Explained, Explanation


@click.command("explain", cls=UnderHeadings)
@click.argument("place", metavar="FILE[:LINE]")
@rule_options
@guard_option
@text_options
@click.option("--encoding", metavar="E", help="Encoding of the file (default: found out).")
@click.option(
    "--document", type=click.IntRange(1), metavar="N", help="Which line, row or page of its file (default: the first)."
)
def command(place: str, rules: RuleOptions, said: InputOptions, document: int | None) -> None:
    """Show every edit of a document: before, after, rule and why.

    With :LINE, why that line went or why it stayed. Of a file of many documents one is explained (--document), and LINE
    is a line of its text. The file is cleaned anew for this: name the source, with the options that it was cleaned with.

    \b
      cleantext explain crawl/story.txt
      cleantext explain crawl/story.txt:12 --profile page
    """
    from cleantext.runner.explain import Explanation

    path, line = _parted(place)
    choice = choose(path, rules)
    format, options = reading(said, choice.settings, choice.cleaner.profile)
    found = _document(path, format, options, document)
    if document is None and found.place.keys() - {"file"}:
        click.echo(f"{path}: its first document; --document N is for the others", err=True)
    explanation = Explanation(choice.cleaner, found)
    if line is None:
        _all(explanation)
    else:
        try:
            _line(explanation, line)
        except IndexError as error:
            raise UsageError(f"{path}: {error}") from None


def _parted(place: str) -> tuple[str, int | None]:
    """Path and line; a file whose own name ends like a line number is taken as it is."""
    match = re.fullmatch(r"(.+):(\d+)", place, re.DOTALL)
    if os.path.exists(place):
        return place, None
    if match is None:
        file, _, line = place.rpartition(":")
        if os.path.exists(file):
            raise UsageError(f"a line of {file} is a number, from 1: {file}:12, not {line!r}")
        return place, None
    return match[1], int(match[2])


def _document(path: str, format: str, options: Options, number: int | None) -> InputDocument:
    from cleantext.readers.base import Refused
    from cleantext.readers.find import find_document

    found = find_document(path, format, options, number)
    if isinstance(found, Refused):
        raise UsageError(f"{path}: {found.reason}")
    return found


def _all(explanation: Explanation) -> None:
    edits = explanation.edits()
    for item in edits:
        _edit(item)
    for held in explanation.held():
        click.echo(f"line {held.line}: held back  {held.rule}\n    {quoted(held.text)}\n    because: {held.reason}")
    language = explanation.result.language
    click.echo(
        f"{plural(len(edits), 'edit')}, {len(explanation.result.held)} held back"
        + (f"; language {language}" if language else "")
    )


def _edit(item: Explained) -> None:
    edit = item.edit
    click.echo(f"line {item.line}: {edit.rule}" + (f"  (and {', '.join(edit.also)})" if edit.also else ""))
    click.echo(f"    before: {quoted(edit.removed)}")
    click.echo(f"    after:  {quoted(edit.replacement)}")
    if item.why:
        click.echo(f"    why:    {item.why}")
    if edit.note:
        click.echo(f"    note:   {edit.note}")


def _line(explanation: Explanation, number: int) -> None:
    fate = explanation.line(number)
    click.echo(f"line {number}: {fate.outcome}\n    {quoted(fate.text) if fate.text else '(a blank line)'}")
    if fate.outcome == "changed":
        click.echo(f"    now: {quoted(fate.after)}")
    for item in fate.edits:
        _edit(item)
    for held in fate.held:
        click.echo(f"held back: {held.rule}: {held.reason}")
    for knowing in fate.knowing:
        click.echo(f"known to {knowing.rule}: {knowing.reason}")
    if fate.outcome == "kept" and not fate.held and not fate.knowing:
        click.echo("no rule knows it")
