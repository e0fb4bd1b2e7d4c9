"""What differs between two texts, as small edits."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import accumulate

from cleantext.transforms.base import Span
from cleantext.transforms.clusters import on_clusters

_RUNS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
_WORDS = re.compile(r"&(?:#?[0-9A-Za-z]{1,24};)+|[0-9A-Za-z]+|[^\x00-\x7f]+|[\x00-\x7f]")
_MANY = 8  # changes in a line; with more, single letters are of no interest
_LONG = 200  # characters
_MOST_WORDS = 2000  # beyond that `SequenceMatcher` is too slow, and one edit must do


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
        return on_clusters(old, _between_landmarks(a, b, k))
    head, tail = _shared(old, new)
    a, b = _WORDS.findall(old[head : len(old) - tail]), _WORDS.findall(new[head : len(new) - tail])
    if max(len(a), len(b)) > _MOST_WORDS:
        return _trimmed(old, new)
    starts = list(accumulate(map(len, a), initial=head))
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return on_clusters(old, [(starts[i], starts[j], "".join(b[k:m])) for op, i, j, k, m in blocks if op != "equal"])


def _trimmed(old: str, new: str) -> list[Span]:
    """One edit, from the first character that differs to the last."""
    head, tail = _shared(old, new)
    return on_clusters(old, [(head, len(old) - tail, new[head : len(new) - tail])])


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
