"""Small edits: what differs between two texts, and spans that respect grapheme clusters."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from itertools import accumulate

import regex

from cleantext.transforms.base import Span, Transform

_CLUSTER = regex.compile(r"\X")
_RUNS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
_WORDS = re.compile(r"&(?:#?[0-9A-Za-z]{1,24};)+|[0-9A-Za-z]+|[^\x00-\x7f]+|[\x00-\x7f]")
_MANY = 8  # changes in a line; with more, single letters are of no interest
_LONG = 200  # characters
_MOST_WORDS = 2000  # beyond that `SequenceMatcher` is too slow, and one edit must do


def substitution(
    name: str, pattern: re.Pattern[str], new: Callable[[str], str] | str, wakes: tuple[str, ...]
) -> Transform:
    """The transform that puts something else for each match of a pattern within a line."""
    return Transform(
        name, "line", wakes, lambda line: pattern.search(line) is not None, lambda line: substitute(pattern, new, line)
    )


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
    entity, a restored space), words are compared, from the first that differs to the last. A long line that shrinks
    by a fifth was broken nearly everywhere, and is changed in one.
    """
    if old == new:
        return []
    if len(old) > _LONG and 5 * len(new) < 4 * len(old):
        return _trimmed(old, new)
    a, b = _RUNS.findall(old), _RUNS.findall(new)
    k = 1 if a and a[0].isascii() else 0  # where the first run beyond ASCII is
    if len(a) == len(b) and a[1 - k :: 2] == b[1 - k :: 2]:
        return whole(old, _between_landmarks(a, b, k))
    head, tail = _shared(old, new)
    a, b = _WORDS.findall(old[head : len(old) - tail]), _WORDS.findall(new[head : len(new) - tail])
    if max(len(a), len(b)) > _MOST_WORDS:
        return _trimmed(old, new)
    starts = list(accumulate(map(len, a), initial=head))
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return whole(old, [(starts[i], starts[j], "".join(b[k:m])) for op, i, j, k, m in blocks if op != "equal"])


def _trimmed(old: str, new: str) -> list[Span]:
    """One edit, from the first character that differs to the last."""
    head, tail = _shared(old, new)
    return whole(old, [(head, len(old) - tail, new[head : len(new) - tail])])


def _between_landmarks(old: list[str], new: list[str], k: int) -> list[Span]:
    """An edit for each run that changed; near ones make one, and the more there are, the further near reaches."""
    starts = list(accumulate(map(len, old), initial=0))
    changed = [i for i in range(k, len(old), 2) if old[i] != new[i]]
    near = 2 if len(changed) <= _MANY else 10
    groups = [[changed[0], changed[0]]]
    for i in changed[1:]:
        if groups[-1][1] == i - 2 and starts[i] - starts[i - 1] <= near:
            groups[-1][1] = i
        else:
            groups.append([i, i])
    edits = []
    for i, j in groups:
        x, y = old[i], new[j]
        to = "".join(new[i : j + 1])
        head = tail = 0
        if x[0] == new[i][0] or old[j][-1] == y[-1]:
            head, tail = _shared("".join(old[i : j + 1]), to)
        edits.append((starts[i] + head, starts[j + 1] - tail, to[head : len(to) - tail]))
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
