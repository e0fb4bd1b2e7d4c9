"""What goes to standard error: progress on a terminal, and the summary at the end."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from cleantext.shorten import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleantext.cleaner import Cleaner
    from cleantext.readers.base import Shard
    from cleantext.runner.run import Progress
    from cleantext.runner.shards import Survey
    from cleantext.runner.tally import Tally
    from cleantext.runner.work import Outcome

MOST_RULES = 25
"""Rules that the summary names; the manifest has all."""
MOST_QUOTED = 300
"""Characters of a text that are shown."""


def say(text: str) -> None:
    """A line on standard error. Where that takes no more, what was to be done is done all the same."""
    try:
        click.echo(text, err=True)
    except OSError:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115


@contextmanager
def progress_bar(wanted: bool) -> Iterator[tuple[Callable[[Survey], None], Progress]]:
    """A bar on standard error, where that is a terminal -> what the runner calls at the start and after each shard."""
    if not (wanted and sys.stderr.isatty()):
        yield (lambda survey: None), (lambda shard, outcome: None)
        return
    from tqdm import tqdm

    from cleantext.readers import WHOLE

    tqdm.monitor_interval = 0  # no thread of its own
    bar = tqdm(unit=" documents", unit_scale=True, file=sys.stderr, dynamic_ncols=True, leave=False)

    def started(survey: Survey) -> None:
        if set(survey.formats) <= set(WHOLE):
            bar.total = survey.files
            bar.refresh()

    def advanced(shard: Shard, outcome: Outcome) -> None:
        bar.update(outcome.tally.get("documents", {}).get("in", 0))

    with bar:
        yield started, advanced


def summary(tally: Tally, cleaner: Cleaner, where: str) -> None:
    """What went, and why."""
    from cleantext.runner.scopes import idle

    documents = tally.documents
    parts = [f"{documents['changed']:,} changed"]
    if same := documents["out"] - documents["changed"]:
        parts.append(f"{same:,} unchanged")
    if documents["quarantined"]:
        parts.append(f"{documents['quarantined']:,} in quarantine")
    say(f"{plural(documents['in'], 'document')}: {', '.join(parts)}{where}")
    why = {rule.id: rule.why for rule in cleaner.rules}
    width = shutil.get_terminal_size((110, 24)).columns
    ranked = sorted(tally.edits.items(), key=lambda item: (-item[1], item[0]))
    name = max((len(rule) for rule, _ in ranked[:MOST_RULES]), default=0)
    for rule, count in ranked[:MOST_RULES]:
        say(on_one_line(f"{count:>7,}  {rule:<{name}}  {why.get(rule, '')}", width))
    if len(ranked) > MOST_RULES:
        rest = sum(count for _, count in ranked[MOST_RULES:])
        say(f"{rest:>7,}  edits by {len(ranked) - MOST_RULES} other rules (manifest.json has them all)")
    if documents["emptied"]:
        say(f"empty now: {plural(documents['emptied'], 'document')} of which no word is left")
    if tally.held:
        say(
            f"held back: {plural(tally.held.total(), 'removal')} in {plural(documents['held'], 'document')} (prose follows, "
            "or too much would have gone: --guard, or --profile page for whole pages); `cleantext explain FILE` shows them, "
            "and the report of a run with --ledger"
        )
    if restless := tally.noted["restless"]:
        say(
            f"never at rest: {plural(restless, 'document')}, which rules would change for ever; `cleantext rules "
            "test` shows which"
        )
    if lost := tally.noted["replacement-characters"]:
        say(f"not decoded, or lost before: {plural(lost, 'character')} (U+FFFD); --encoding says what the files are in")
    if pages := tally.noted["html"]:
        say(
            f"looks like HTML: {plural(pages, 'document')}, cleaned as plain text, tags and all; for files `--format html` "
            "takes their main text, from other records take it first"
        )
    if records := tally.noted["jsonl"]:
        say(
            f"looks like JSON Lines: {plural(records, 'document')}, cleaned as plain text, keys and all; "
            "`--format jsonl` cleans the text of each record"
        )
    for note in idle(cleaner, tally):
        say(note)
    for reason, count in sorted(tally.reasons.items(), key=lambda item: (-item[1], item[0])):
        say(f"quarantine: {plural(count, 'document')}: {reason}")


def on_one_line(text: str, width: int) -> str:
    """Cut where it is too long."""
    return shortened(text.replace("\n", " ").rstrip(), max(width, 21))


def quoted(text: str) -> str:
    """A text on one line, in quotation marks, odd characters escaped; of a long one, both ends."""
    text = shortened(text, MOST_QUOTED, MOST_QUOTED // 2)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in json.dumps(text, ensure_ascii=False))


def plural(count: int, noun: str) -> str:
    """`1 document`, `2 documents`."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
