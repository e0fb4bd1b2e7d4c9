"""Finds patterns that take more than linear time, by pumping texts drawn from the pattern itself.

A repeat can cost too much in three ways: a search begins anew inside the run that it has just given up (``\\s+$``); two
repeats in a row can share out a run in many ways (``\\s*\\s*x``); one repeat stands in another (``(\\w+\\s?)*$``). Each
time a text that holds a long run of what the repeat takes, followed by something that breaks the match, shows it. Such
texts are made for every repeat of the pattern and `regex` is timed on them, at a length and at four times that: as in the
search for "attack strings" in the work on denial of service by regular expressions, but what `regex` handles well is not
reported. Time is the CPU time of this thread, the least of several runs.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, NamedTuple

import regex

from cleantext.patterns.pumped import Place, Text, pumped
from cleantext.patterns.syntax import parse
from cleantext.patterns.tree import Chars, Unsupported
from cleantext.shorten import shortened

_MOST_TEXTS = 40
_PROBE = 1500  # characters of the first, quick look
_NOTABLE = 0.0001  # seconds: what takes less at that length is linear; the quickest quadratic ones take four times as long
_SMALL = 40  # characters: a text so short that only exponential growth takes notable time
_ENDLESS = 0.005  # seconds: what takes longer on that is exponential
_LIMIT = 0.1  # seconds for one run
_HINT = 2.4  # times as long for twice the length: worth a closer look
_STEADY = 0.02  # seconds: chance does not change so long a time by much, so that one run is enough
_QUADRATIC = 8.0  # times as long for four times the length: between 4 and 16
_CUBIC = 37.0  # the same: between 16 and 64; a cubic one that chance makes 1.7 times as quick has 37.6
_LOOKS = 5  # of which the middle one counts
_LINEAR = "linear"
_GROWTHS = (_LINEAR, "quadratic", "cubic", "exponential")
_QUANTIFIER = regex.compile(r"(?:[*+?]|\{[\d,\s]*\})[?+]?$")


class Slow(NamedTuple):
    """A part of a pattern that takes more than linear time.

    `position` is where `part` begins in the pattern, `text` the repr of a text that shows it (shortened), `growth` one
    of quadratic, cubic, exponential, and `advice` says how to write it instead.
    """

    position: int
    part: str
    text: str
    growth: str
    advice: str
    rare: bool = False
    """Whether only a text shows it that holds what comes after the part as well, before it: nothing else is as slow."""


def slow(pattern: str, flags: int = 0) -> Slow | None:
    """The first part of `pattern` that takes more than linear time on some text of one line, or None.

    `flags` are those of the `regex` package. What `syntax` does not know, or what is no pattern, is not looked into.
    """
    try:
        tree, compiled = parse(pattern, flags), regex.compile(pattern, flags)
    except (Unsupported, regex.error):
        return None
    tried: set[Text] = set()
    for place, text in pumped(tree):
        if len(tried) >= _MOST_TEXTS:
            break
        if text in tried:
            continue
        tried.add(text)
        growth = _growth(compiled, place, text)
        if growth:
            start, end = place.repeat.span
            advice = _advice(pattern, flags, place, text)
            return Slow(start, pattern[start:end], _shown(*text, growth), growth, advice, place.anew)
    return None


def _time(search: Callable[..., Any], text: str, runs: int) -> float:
    """Seconds for one search of `text`, the least of `runs`; endless if it takes longer than allowed."""
    best = float("inf")
    for _ in range(runs):
        start = time.thread_time()
        try:
            search(text, timeout=_LIMIT)
        except TimeoutError:
            return float("inf")
        best = min(best, time.thread_time() - start)
        if best > _STEADY:
            break
    return best


def _growth(compiled: regex.Pattern[str], place: Place, text: Text) -> str | None:
    """The middle one of some looks, which a busy machine makes worse or milder; None for what is quick, or linear."""
    looks: list[str] = []
    while len(looks) < _LOOKS and not any(looks.count(look) > _LOOKS // 2 for look in looks):
        look = _look(compiled, place, text)
        if look is None:
            return None
        looks.append(look)
    middle = sorted(looks, key=_GROWTHS.index)[len(looks) // 2]
    return None if middle == _LINEAR else middle


def _look(compiled: regex.Pattern[str], place: Place, text: Text) -> str | None:
    """quadratic, cubic, exponential or linear; None where it takes no notable time."""
    before, part, after = text
    # where something must stand before the repeat, a search that begins anew is not this repeat's doing
    search = compiled.search if place.leading else compiled.match

    def timed(length: int, runs: int) -> float:
        return _time(search, before + part * max(length // len(part), 2) + after, runs)

    if timed(_SMALL, 1) > _ENDLESS and timed(_SMALL, 2) > _ENDLESS:
        return "exponential"
    length = _PROBE
    probe = timed(length, 1)
    if probe < _NOTABLE:
        return None
    if probe < _HINT * timed(length // 2, 2):
        return _LINEAR
    while length > _SMALL and timed(2 * length, 1) == float("inf"):
        length //= 2
    if length <= _SMALL:
        return "exponential"
    short, long = (timed(n, 3) for n in (length // 2, 2 * length))
    if long < _QUADRATIC * short:
        return _LINEAR
    return "quadratic" if long < _CUBIC * short else "cubic"


def _shown(before: str, part: str, after: str, growth: str) -> str:
    pieces = [repr(before)] if before else []
    pieces.append(f"{part!r} * {_SMALL if growth == 'exponential' else _PROBE}")
    if after:
        pieces.append(repr(shortened(after, 30)))
    return " + ".join(pieces)


def _advice(pattern: str, flags: int, place: Place, text: Text) -> str:
    start, end = place.repeat.span
    whole = pattern[start:end]
    if place.anew:
        return f"write for {whole} what it may take, such as [^\\[\\]]* between brackets, or bound it: .{{1,40}}"
    item = _QUANTIFIER.sub("", whole)
    single = isinstance(place.repeat.item, Chars)
    possessive = f"{item}{whole[len(item) :].rstrip('?') or '?'}+"
    once = f"(?<!{item})"
    ways = {
        once + possessive: "a search can then not begin again inside the run, nor give any of it back",
        once + whole: "a search can then not begin again inside the run",
        possessive: "it then gives back nothing of what it took",
    }
    for better, why in ways.items():
        if (single and place.leading) or not better.startswith(once):
            other = pattern[:start] + better + pattern[end:]
            same = _same(pattern, other, flags, place, text[1])
            if same and _growth(regex.compile(other, flags), place, text) is None:
                return f"write {better} for {whole}: {why}"
    if not single:
        return f"write {whole} so that its repeats can share out a text in one way only, or make it (?>{whole})"
    return (
        f"let what stands beside {whole} take other characters (as in (?:\\s*:)?\\s+ rather than \\s*:?\\s+, where two "
        f"repeats share out the blanks), or bound it: {item}{{1,40}}"
    )


def _same(pattern: str, other: str, flags: int, place: Place, part: str) -> bool:
    """Whether both find the same in some short texts."""
    texts = [place.before + part * n + place.after for n in (0, 1, 2, 5)]
    texts += [f"{part} {text}" for text in texts] + [text + part for text in texts]
    try:
        found = [[m.span() for m in regex.finditer(p, text, flags)] for text in texts for p in (pattern, other)]
    except regex.error:
        return False
    return any(found) and found[::2] == found[1::2]
