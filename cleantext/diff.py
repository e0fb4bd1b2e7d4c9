"""What a changed pack changes: the documents that come out otherwise, by which rule, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from cleantext.cleaner import Cleaner
from cleantext.errors import CleantextError
from cleantext.lines import Lines
from cleantext.readers import read
from cleantext.readers.base import InputDocument, Options, Refused, Shard
from cleantext.types import Edit, Result

_LONG = 140
"""A line of more characters is not shown as a whole, but what an edit does to it, and what stands around that."""
_AROUND = 50
"""So many characters on either side."""


class Change(NamedTuple):
    """One edit that only one of the two sides makes, by whatever rule."""

    side: str
    """`+`: the new side makes it; `-`: only the old one did."""
    rule: str
    line: int
    """Of the source, counted from 1."""
    before: str
    """What stands in the source, whole lines of it where the edit lies within one; of a long one (`…`), the part around it."""
    after: str
    """The same with this edit made."""


class Difference(NamedTuple):
    """A document that comes out otherwise."""

    id: str
    file: str
    changes: tuple[Change, ...]


@dataclass
class Summary:
    """All documents that were compared."""

    documents: int = 0
    changed: int = 0
    relabelled: int = 0
    """Documents whose text comes out the same, by other rules."""
    refused: int = 0
    """Documents that one of the sides cannot clean."""
    more: Counter[str] = field(default_factory=Counter)
    """Rule -> edits that only the new side makes."""
    fewer: Counter[str] = field(default_factory=Counter)
    """Rule -> edits that only the old side makes."""
    touched: Counter[str] = field(default_factory=Counter)
    """Rule -> documents that come out otherwise by it."""


def differences(
    old: Cleaner, new: Cleaner, shards: Iterable[Shard], options: Options, summary: Summary
) -> Iterator[Difference]:
    """The documents that two cleaners leave differently, in the order of the input.

    Args:
        old: the rules as they were.
        new: the rules as they are to be.
        shards: the input (`cleantext.runner.shards`).
        options: how it is read.
        summary: is counted up on the way.
    """
    for shard in shards:
        documents = []
        for found in read(shard, options):
            if isinstance(found, InputDocument):
                documents.append(found)
            elif isinstance(found, Refused):
                summary.documents += 1
                summary.refused += 1
        summary.documents += len(documents)
        batch = [entry.document for entry in documents]
        for document, before, after in zip(documents, old.attempts(batch), new.attempts(batch), strict=True):
            if isinstance(before, CleantextError) or isinstance(after, CleantextError):
                summary.refused += 1
                continue
            difference = compared(document, before, after, summary)
            if difference is not None:
                yield difference


def compared(document: InputDocument, old: Result, new: Result, summary: Summary) -> Difference | None:
    """What is different between two results for one document; None when its text comes out the same."""
    if old.text == new.text:
        summary.relabelled += old.edits != new.edits
        return None
    gone, come = _only(old.edits, new.edits), _only(new.edits, old.edits)
    summary.changed += 1
    summary.more.update(edit.rule for edit in come)
    summary.fewer.update(edit.rule for edit in gone)
    summary.touched.update({edit.rule for edit in (*come, *gone)})
    lines = Lines(document.text)
    found = [*(_change("-", edit, lines) for edit in gone), *(_change("+", edit, lines) for edit in come)]
    found.sort(key=lambda change: (change.line, change.side == "+"))
    return Difference(document.id, str(document.place.get("file", document.id)), tuple(found))


def _only(edits: Iterable[Edit], others: Iterable[Edit]) -> list[Edit]:
    """The edits whose work none of the others does, whatever its rule and the blank lines that go with it."""
    known = set(map(_work, others))
    return [edit for edit in edits if _work(edit) not in known]


def _work(edit: Edit) -> tuple[int, int, str]:
    """What an edit does: its place without the line breaks at its ends, and what stands there then."""
    inner = edit.removed.strip("\r\n")
    start = edit.start + edit.removed.find(inner)
    return start, start + len(inner), edit.replacement


def _change(side: str, edit: Edit, lines: Lines) -> Change:
    text = lines.text
    at = edit.start
    while at < edit.end and text[at] in "\r\n":  # at the end of a text, a line goes with the line break before it
        at += 1
    if at == edit.end:
        at = edit.start
    first, last = lines.at(at), lines.at(max(edit.end - 1, at))
    start, end = lines.span(first)[0], max(lines.span(last)[1], edit.end)
    low, high = (start, end) if end - start <= _LONG else (max(start, at - _AROUND), min(end, edit.end + _AROUND))
    left = "…" * (low > start) + text[low:at]
    right = text[edit.end : high] + "…" * (high < end)
    return Change(side, edit.rule, first + 1, left + text[at : edit.end] + right, left + edit.replacement + right)
