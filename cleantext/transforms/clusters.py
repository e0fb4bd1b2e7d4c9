"""Edits that cut no grapheme cluster, which is what a reader sees as one character."""

from __future__ import annotations

import regex

from cleantext.transforms.base import Span

CLUSTER = r"(?:[\U0001f1e6-\U0001f1ff]{2}(?=[\U0001f1e6-\U0001f1ff])|\X)"
r"""A grapheme cluster. Of flags in a row `\X` alone would count all that stand before, anew for each of them."""

_CLUSTER = regex.compile(CLUSTER)


def on_clusters(text: str, edits: list[Span]) -> list[Span]:
    """The same edits, each widened to whole grapheme clusters of the text; those that then meet become one."""
    if all(_certain(text, start) and _certain(text, end) for start, end, _ in edits):
        return edits
    out: list[Span] = []
    known = 0  # a boundary that is not behind the next edit: what lies before it is never looked at again
    for start, end, new in edits:
        s, _ = _around(text, start, min(known, start))
        known, e = _around(text, end, s)
        if out and s < out[-1][1]:  # both in one cluster
            s0, e0, new0 = out.pop()
            out.append((s0, max(e, e0), new0[: len(new0) - (e0 - start)] + new + text[end : max(e, e0)]))
        else:
            out.append((s, e, text[s:start] + new + text[end:e]))
    return out


def _certain(text: str, at: int) -> bool:
    """Whether a cluster ends here, as can be told at a glance: beside ASCII and what is as simple."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    return (after < "\u0300" or _plain(after)) and (before < "\u0300" or _plain(before)) and before != "\r"


def _plain(c: str) -> bool:
    """Beside another such character there is a boundary (`\\r\\n` apart): Greek, Cyrillic, punctuation, kana, Han."""
    return (
        c < "\u0300"
        or "\u0370" <= c <= "\u0482"
        or "\u2010" <= c <= "\u2027"
        or "\u3041" <= c <= "\u3096"
        or "\u4e00" <= c <= "\u9fff"
    )


def _around(text: str, at: int, known: int) -> tuple[int, int]:
    """The nearest cluster boundaries at or before `at`, and at or behind it; `known` is one that is not behind it."""
    if _certain(text, at):
        return at, at
    start = at - 1
    while start > known and not _certain(text, start):
        start -= 1
    for m in _CLUSTER.finditer(text, start):
        if m.end() >= at:
            return (at, at) if m.end() == at else (m.start(), m.end())
    return at, at
