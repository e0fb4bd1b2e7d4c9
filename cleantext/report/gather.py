"""What a run has written beside its output, read for a report. Examples are few and spread; memory does not grow."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby, islice
from pathlib import Path
from typing import Any, NamedTuple

from cleantext.errors import PackError
from cleantext.packs import load_pack
from cleantext.prose import weight
from cleantext.readers import format_of
from cleantext.report.context import Spot, contexts
from cleantext.runner.written import finished, ledger_entries, records

EXAMPLES = 8
"""Examples of a rule that a report shows."""
BLOCK = 2_000
"""Characters after which no more lines are added to an example."""
QUARANTINED = 200
"""Documents in quarantine that a report names."""
LOST_MOST = 10
"""Documents that a report names for how much they lost."""


class HeldBack(NamedTuple):
    """One removal that was held back, for people."""

    document: str
    text: str
    reason: str


class Example(NamedTuple):
    """One edit, for people; lines that a rule takes one below the other are one example."""

    document: str
    removed: str
    replacement: str
    note: str = ""
    before: str = ""
    """What stands before it on its line, of an edit within a line."""
    after: str = ""
    """What stands behind it there."""


class Loss(NamedTuple):
    """How much was taken out of one document."""

    words: int
    """As `prose.weight` counts them."""
    document: str


@dataclass
class Report:
    """Everything that a report shows."""

    output: str
    manifest: dict[str, Any]
    examples: dict[str, list[Example]] = field(default_factory=dict)
    """Rule -> a few of its edits; empty where the run kept no ledger."""
    held: dict[str, list[HeldBack]] = field(default_factory=dict)
    """Rule -> a few of its removals that were held back; empty where the run kept no ledger."""
    quarantine: list[dict[str, Any]] = field(default_factory=list)
    whys: dict[str, str] = field(default_factory=dict)
    """Rule -> why it is there, for the rules that are at hand."""
    losses: list[Loss] = field(default_factory=list)
    """The documents that lost most, the worst first; empty where the run kept no ledger."""


def gather(output: str | Path) -> Report:
    """Reads the manifest, the ledger and the quarantine of an output.

    Raises:
        UsageError: there is no finished run, or what it wrote was changed.
    """
    written, manifest = finished(output)
    report = Report(str(output), manifest)
    options = manifest["terms"]["options"]
    spots: dict[Spot, tuple[str, int]] = {}
    for file, entries in groupby(ledger_entries(written), key=lambda entry: entry["file"]):
        format = format_of(file, options["format"])
        for nth, entry in enumerate(entry for entry in entries if "edits" in entry):
            _take(entry, nth, format, report, spots)
            report.losses = _most([*report.losses, _loss(entry)])
    for spot, (before, after) in contexts(written, options["text_key"], spots):
        rule, n = spots[spot]
        report.examples[rule][n] = report.examples[rule][n]._replace(before=before, after=after)
    if written.quarantine.is_file():
        report.quarantine = list(islice(records(written.quarantine), QUARANTINED))
    report.whys = _whys(pack.get("origin", pack["name"]) for pack in report.manifest["packs"])
    return report


def _take(entry: dict[str, Any], nth: int, format: str, report: Report, spots: dict[Spot, tuple[str, int]]) -> None:
    """Takes what is needed of one document's ledger; `spots` gets the places of the edits within lines among it."""
    shift = 0
    block, end = "", -1  # the rule whose example may go on, and where
    for edit in entry["edits"]:
        shown = report.examples.setdefault(edit["rule"], [])
        if (edit["rule"], edit["start"], edit["replacement"]) == (block, end, ""):
            end = edit["end"]
            if len(shown[-1].removed) < BLOCK:
                shown[-1] = shown[-1]._replace(removed=shown[-1].removed + edit["removed"])
        elif len(shown) < EXAMPLES and not (shown and shown[-1].document == entry["id"]):
            if "\n" not in edit["removed"]:
                spot = Spot(entry["file"], format, nth, edit["start"] + shift, edit["replacement"])
                spots[spot] = edit["rule"], len(shown)
            shown.append(Example(entry["id"], edit["removed"], edit["replacement"], edit.get("note", "")))
            block, end = edit["rule"], edit["end"]
        shift += len(edit["replacement"]) - (edit["end"] - edit["start"])
    for rule in {edit["rule"] for edit in entry["edits"]}:
        *others, last = report.examples[rule]
        if "\n" in last.removed and last.removed.strip() in (other.removed.strip() for other in others):
            report.examples[rule] = others  # the same lines on the next page tell nothing new
    for held in entry.get("held", ()):
        removals = report.held.setdefault(held["rule"], [])
        known = any(removal.document == entry["id"] or removal.text == held["text"] for removal in removals)
        if len(removals) < EXAMPLES and not known:
            removals.append(HeldBack(entry["id"], held["text"], held["reason"]))


def _loss(entry: dict[str, Any]) -> Loss:
    words = sum(weight(edit["removed"]) - weight(edit["replacement"]) for edit in entry["edits"])
    return Loss(words, entry["id"])


def _most(losses: list[Loss]) -> list[Loss]:
    """Those that are worth naming; of equal ones the first by name."""
    return heapq.nsmallest(
        LOST_MOST, (loss for loss in losses if loss.words > 0), key=lambda loss: (-loss.words, loss.document)
    )


def _whys(packs: Iterable[str]) -> dict[str, str]:
    """Why there are the rules of a run, as far as its packs are still where they were."""
    whys: dict[str, str] = {}
    for pack in packs:
        try:
            whys.update((rule.id, rule.why) for rule in load_pack(pack).rules)
        except PackError:
            continue  # moved, or changed since; the report does without
    return whys
