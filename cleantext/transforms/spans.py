"""Small edits: what differs between two texts, and spans that respect grapheme clusters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

import regex

from cleantext.transforms.base import Span

_CLUSTER = regex.compile(r"\X")
_RUNS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
_WORDS = re.compile(r"&(?:#?[0-9A-Za-z]{1,24};)+|[0-9A-Za-z]+|[^\x00-\x7f]+|[\x00-\x7f]")
_MOST_WORDS = 2000  # beyond that `SequenceMatcher` is too slow, and one edit must do


def apply(text: str, edits: Iterable[Span]) -> str:
    """The text after the edits (sorted, disjoint)."""
    out, at = [], 0
    for start, end, new in edits:
        out += (text[at:start], new)
        at = end
    out.append(text[at:])
    return "".join(out)


def substitute(pattern: re.Pattern[str] | regex.Pattern[str], new: Callable[[str], str] | str, text: str) -> list[Span]:
    """An edit for each match whose replacement differs from it."""
    edits = []
    for m in pattern.finditer(text):
        old = m[0]
        to = new if isinstance(new, str) else new(old)
        if to != old:
            edits.append((m.start(), m.end(), to))
    return whole(text, edits)


def difference(old: str, new: str) -> list[Span]:
    """Edits that turn `old` into `new`, as small as a linear look makes them.

    Repairs leave nearly all ASCII as it is, so the runs of ASCII are the landmarks. Where they changed as well (an
    entity, a restored space), words are compared, from the first that differs to the last.
    """
    if old == new:
        return []
    a, b = _RUNS.findall(old), _RUNS.findall(new)
    if len(a) == len(b) and all(x == y or not (x.isascii() or y.isascii()) for x, y in zip(a, b, strict=True)):
        return whole(old, _pairwise(a, b))
    head, tail = _shared(old, new)
    a, b = _WORDS.findall(old[head : len(old) - tail]), _WORDS.findall(new[head : len(new) - tail])
    if max(len(a), len(b)) > _MOST_WORDS:
        return whole(old, [(head, len(old) - tail, new[head : len(new) - tail])])
    starts = [head]
    for word in a:
        starts.append(starts[-1] + len(word))
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return whole(old, [(starts[i], starts[j], "".join(b[k:m])) for op, i, j, k, m in blocks if op != "equal"])


def _pairwise(old: list[str], new: list[str]) -> list[Span]:
    edits, at = [], 0
    for x, y in zip(old, new, strict=True):
        if x != y:
            head, tail = _shared(x, y)
            edits.append((at + head, at + len(x) - tail, y[head : len(y) - tail]))
        at += len(x)
    return edits


def _shared(old: str, new: str) -> tuple[int, int]:
    """How many characters both begin with, and end with."""
    top = min(len(old), len(new))
    head = next((k for k in range(top) if old[k] != new[k]), top)
    top -= head
    tail = next((k for k in range(top) if old[-1 - k] != new[-1 - k]), top)
    return head, tail


def whole(text: str, edits: list[Span]) -> list[Span]:
    """The same edits, each widened to whole grapheme clusters of the text; those that then meet become one."""
    out: list[Span] = []
    for start, end, new in edits:
        s, e = _boundary(text, start, -1), _boundary(text, end, 1)
        if out and s < out[-1][1]:  # both in one cluster
            s0, e0, new0 = out.pop()
            out.append((s0, max(e, e0), new0[: len(new0) - (e0 - start)] + new + text[end : max(e, e0)]))
        else:
            out.append((s, e, text[s:start] + new + text[end:e]))
    return out


def _plain(c: str) -> bool:
    """Beside another such character there is a boundary (`\\r\\n` apart)."""
    return c < "\u0300" or "\u0400" <= c <= "\u0482" or "\u3041" <= c <= "\u3096" or "\u4e00" <= c <= "\u9fff"


def _boundary(text: str, at: int, step: int) -> int:
    """The nearest cluster boundary at `at`, or before it (step -1), or behind it (step 1)."""
    if at <= 0 or at >= len(text) or (_plain(text[at - 1]) and _plain(text[at]) and text[at - 1] != "\r"):
        return at
    start = at - 1
    while start > 0 and not (_plain(text[start - 1]) and _plain(text[start]) and text[start - 1] != "\r"):
        start -= 1
    for m in _CLUSTER.finditer(text, start):
        if m.end() >= at:
            return m.end() if step > 0 or m.end() == at else m.start()
    return at
