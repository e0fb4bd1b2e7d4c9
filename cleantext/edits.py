"""Span arithmetic: apply edits, undo them, settle overlaps, and carry edits of a later text back to the source.

Positions are characters. A list of edits is sorted and disjoint; every function here keeps it so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from cleantext.errors import LedgerMismatch, UsageError
from cleantext.shorten import shortened
from cleantext.types import Edit, names


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with `edits` made."""
    out: list[str] = []
    at = 0
    for edit in edits:
        out.append(text[at : edit.start])
        out.append(edit.replacement)
        at = edit.end
    out.append(text[at:])
    return "".join(out)


def edit_from(data: Mapping[str, Any] | Sequence[Any]) -> Edit:
    """An edit from what a ledger, or `json.dumps`, makes of it.

    Raises:
        UsageError: it is something else.
    """
    if isinstance(data, Edit):
        return data
    try:
        edit = Edit(**data) if isinstance(data, Mapping) else Edit(*data)
    except TypeError:
        edit = None
    fits = edit is not None and all(
        isinstance(value, kind) for value, kind in zip(edit, (int, int, str, str, str, str, list | tuple), strict=True)
    )
    if edit is None or not fits or isinstance(data, str):
        raise UsageError(
            f"this is no edit: {shortened(repr(data), 80)}; edits are those of a Result, or `edits` of a line of its ledger"
        )
    return edit._replace(also=tuple(edit.also))


def undo(text: str, edits: Iterable[Edit], rule: str | None = None) -> str:
    """See `cleantext.api.undo`, which knows the built-in rules as well. Raises LedgerMismatch."""
    back: list[Edit] = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        end = start + len(edit.replacement)
        if end > len(text) or text[start:end] != edit.replacement:
            found = f"{text[start:end]!r} stands there" if end <= len(text) else "the text ends before"
            raise LedgerMismatch(
                f"the text does not fit its ledger: {edit.rule} should have left {edit.replacement!r} "
                f"at character {start}, but {found}; was the text changed after cleaning?"
            )
        if rule is None or any(rule in names(one) for one in (edit.rule, *edit.also)):
            back.append(Edit(start, end, edit.removed, edit.rule))
        shift += len(edit.replacement) - (edit.end - edit.start)
    return apply(text, back)


def in_source(position: int, edits: Iterable[Edit]) -> int:
    """Where a position of the text that `edits` made was in the source."""
    shift = 0
    for edit in edits:
        if edit.start + shift + len(edit.replacement) > position:
            break
        shift += len(edit.replacement) - (edit.end - edit.start)
    return position - shift


def in_clean_text(position: int, edits: Iterable[Edit]) -> int:
    """Where a position of the source is in the text that `edits` made."""
    shift = 0
    for edit in edits:
        if edit.end > position:
            break
        shift += len(edit.replacement) - (edit.end - edit.start)
    return position + shift


def settle(edits: list[Edit]) -> list[Edit]:
    """Sorted and disjoint: of two that overlap, the one that begins first stands, then the longer one, then the earlier
    in the list. Edits that change nothing are expected to have been left out."""
    if len(edits) < 2:
        return edits
    edits.sort(key=itemgetter(1), reverse=True)
    edits.sort(key=itemgetter(0))
    kept: list[Edit] = []
    at = inserted = -1
    for edit in edits:
        start, end = edit[:2]
        # Two insertions at one place would both claim it; one is enough.
        if start < at or start == end == inserted:
            continue
        kept.append(edit)
        at = end
        if start == end:
            inserted = end
    return kept


def record(source: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The ledger: edits with what they removed; those that put back what stood there are left out."""
    out = []
    for start, end, replacement, rule, _, note, also in edits:
        removed = source[start:end]
        if removed != replacement:
            out.append(Edit(start, end, replacement, rule, removed, note, also))
    return tuple(out)


def compose(first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """Edits of the source that do what `first`, then `second` (in coordinates after `first`), do.

    Edits that overlap in the text between the two become one; its rule is the later one, `also` names the others.
    """
    if not first or not second:
        return list(first or second)
    out: list[Edit] = []
    i = j = 0
    shift = 0  # source minus middle, behind first[:i]
    while i < len(first) and j < len(second):
        f_start = first[i].start - shift
        f_end = f_start + len(first[i].replacement)
        if f_end <= second[j].start:
            out.append(first[i])
            shift = first[i].end - f_end
            i += 1
        elif second[j].end <= f_start:
            out.append(_moved(second[j], shift))
            j += 1
        else:
            i, j, shift = _merge(first, second, i, j, shift, out)
    out.extend(first[i:])
    out.extend(_moved(edit, shift) for edit in second[j:])
    return out


def _moved(edit: Edit, shift: int) -> Edit:
    return Edit(edit.start + shift, edit.end + shift, *edit[2:]) if shift else edit


def _merge(
    first: Sequence[Edit], second: Sequence[Edit], i: int, j: int, shift: int, out: list[Edit]
) -> tuple[int, int, int]:
    """One edit for all of `first[i:]` and `second[j:]` that hang together; -> the new i, j and shift."""
    low = min(first[i].start - shift, second[j].start)
    source_start = low + shift
    high = low
    written: list[tuple[int, str]] = []  # where in the middle text, what `first` put there
    members_first: list[Edit] = []
    members_second: list[Edit] = []
    while True:
        if i < len(first) and (first[i].start - shift < high or not written):
            edit = first[i]
            start = edit.start - shift
            written.append((start, edit.replacement))
            members_first.append(edit)
            high = max(high, start + len(edit.replacement))
            shift = edit.end - (start + len(edit.replacement))
            i += 1
        elif j < len(second) and (second[j].start < high or not members_second):
            members_second.append(second[j])
            high = max(high, second[j].end)
            j += 1
        else:
            break
    pieces: list[str] = []
    at = low
    for edit in members_second:
        pieces += _between(written, at, edit.start)
        pieces.append(edit.replacement)
        at = edit.end
    pieces += _between(written, at, high)
    last = members_second[-1]
    rules = dict.fromkeys(
        rule for edit in (*members_first, *members_second) for rule in (*edit.also, edit.rule) if rule != last.rule
    )
    note = last.note or next((edit.note for edit in members_first if edit.note), "")
    out.append(Edit(source_start, high + shift, "".join(pieces), last.rule, "", note, tuple(rules)))
    return i, j, shift


def _between(written: list[tuple[int, str]], start: int, end: int) -> list[str]:
    """The middle text from `start` to `end`, every character of which `written` holds."""
    if start >= end:
        return []
    return [text[max(start - at, 0) : max(end - at, 0)] for at, text in written]
