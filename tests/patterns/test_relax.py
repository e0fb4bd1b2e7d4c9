"""What `relax` returns hits every line that the pattern matches, as the real Hyperscan sees it."""

from __future__ import annotations

import os
import random
import warnings
from collections.abc import Sequence

import hypothesis.strategies as st
import pytest
import regex
from hypothesis import assume, given, settings

from cleantext.patterns.fold import fold
from cleantext.patterns.relax import relax
from cleantext.patterns.syntax import parse
from cleantext.patterns.tree import Unsupported
from tests.patterns.strategies import EVERYTHING, lines, patterns, sample

hyperscan = pytest.importorskip("hyperscan")
EXAMPLES = int(os.environ.get("CLEANTEXT_EXAMPLES", "150"))
MARKS = "-*#|>_~• \u00a0—=\ud800\u0301"


def hit_lines(relaxed: Sequence[str], text: str) -> set[int]:
    """Numbers of the lines of `text` that Hyperscan reports; every report must lie within a line."""
    data = text.encode("utf-8", "surrogatepass")
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[pattern.encode() for pattern in relaxed],
        ids=list(range(len(relaxed))),
        flags=[hyperscan.HS_FLAG_MULTILINE | hyperscan.HS_FLAG_PREFILTER] * len(relaxed),
    )
    ends: list[int] = []
    database.scan(data, match_event_handler=lambda _id, _start, end, _flags, _context: ends.append(end))
    found = set()
    for end in ends:
        number = data.count(b"\n", 0, end)
        assert end > data.rfind(b"\n", 0, end) + 1, "an empty hit"
        found.add(number)
    return found


def missed(pattern: str, relaxed: Sequence[str], scanned: list[str], cores: list[str], flags: int = 0) -> list[str]:
    """The lines, by what is scanned of them, in whose core `pattern` is found and which `relaxed` passes by."""
    search = regex.compile(pattern, flags).search
    endings = ["\n", "\r\n", "\n", "\n", "\r\n"]
    text = "".join(line + endings[number % 5] for number, line in enumerate(scanned))
    hits = hit_lines(relaxed, text[: -len(endings[(len(scanned) - 1) % 5])] if len(scanned) % 2 else text)
    return [
        line
        for number, (line, core) in enumerate(zip(scanned, cores, strict=True))
        if number not in hits and search(core, timeout=5)
    ]


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, int, list[str]]:
    """A pattern, a seed for texts sampled from it, and lines that may have nothing to do with it."""
    pattern = draw(patterns)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            regex.compile(pattern)
            parse(pattern)
        except (regex.error, Unsupported):
            assume(False)
    return pattern, draw(st.integers(0, 1 << 32)), draw(st.lists(lines, max_size=6))


def near_misses(pattern: str, dice: random.Random) -> list[str]:
    """Texts that the pattern matches, or would but for a character."""
    node = parse(pattern)
    texts = []
    for _ in range(14):
        text = sample(node, dice)
        for _ in range(dice.choice((0, 0, 0, 1, 2))):
            at = dice.randint(0, len(text))
            text = text[:at] + dice.choice(EVERYTHING) + text[at + dice.randint(0, 1) :]
        texts.append(text.replace("\n", " "))
    return texts


def all_missed(pattern: str, texts: list[str], dice: random.Random, flags: int = 0) -> list[str]:
    """The lines missed in any of the three ways in which the engine scans: as they are, with marks, folded."""
    around = ["".join(dice.choices(MARKS, k=dice.randint(0, 3))) for _ in range(2 * len(texts))]
    marked = [before + text + after for before, text, after in zip(around[::2], texts, around[1::2], strict=True)]
    ways = (
        (relax(pattern, flags=flags), texts),
        (relax(pattern, flags=flags, marks=True), marked),
        (relax(pattern, flags=flags, fold=True), [fold(text) for text in texts]),
    )
    return [line for way, scanned in ways if way for line in missed(pattern, way, scanned, texts, flags)]


@settings(max_examples=EXAMPLES)
@given(cases())
def test_no_line_is_missed(case: tuple[str, int, list[str]]) -> None:
    pattern, seed, others = case
    dice = random.Random(seed)
    assert all_missed(pattern, [*near_misses(pattern, dice), *others], dice) == []
