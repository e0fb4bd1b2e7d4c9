"""What `relax` returns hits every line that the pattern matches, as the real Hyperscan sees it."""

from __future__ import annotations

import os
import random
import warnings

import hypothesis.strategies as st
import pytest
import regex
from hypothesis import HealthCheck, assume, given, settings

from cleantext.patterns import relax
from cleantext.patterns.syntax import Unsupported, parse
from tests.patterns.strategies import EVERYTHING, lines, patterns, sample

hyperscan = pytest.importorskip("hyperscan")
EXAMPLES = int(os.environ.get("CLEANTEXT_EXAMPLES", "400"))
MARKS = "-*#|>_~• \u00a0—=\ud800\u0301"


def hit_lines(relaxed: str, text: str) -> set[int]:
    """Numbers of the lines of `text` that Hyperscan reports; every report must lie within a line."""
    data = text.encode("utf-8", "surrogatepass")
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[relaxed.encode()], ids=[0], flags=[hyperscan.HS_FLAG_MULTILINE | hyperscan.HS_FLAG_PREFILTER]
    )
    ends: list[int] = []
    database.scan(data, match_event_handler=lambda _id, _start, end, _flags, _context: ends.append(end))
    found = set()
    for end in ends:
        number = data.count(b"\n", 0, end)
        assert end > data.rfind(b"\n", 0, end) + 1, "an empty hit"
        found.add(number)
    return found


def missed(pattern: str, relaxed: str, texts: list[str], *, flags: int = 0, cores: list[str] | None = None) -> list[str]:
    """The lines of `texts` in which `pattern` is found and which `relaxed` passes by."""
    compiled = regex.compile(pattern, flags)
    hits = hit_lines(relaxed, "".join(f"{line}{ending}" for line, ending in zip(texts, ENDINGS * len(texts), strict=False)))
    return [
        line
        for number, (line, core) in enumerate(zip(texts, cores or texts, strict=True))
        if number not in hits and compiled.search(core, timeout=5)
    ]


ENDINGS = ["\n", "\r\n", "\n", "\n", "\r\n"]


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


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_no_line_is_missed(case: tuple[str, int, list[str]]) -> None:
    pattern, seed, others = case
    dice = random.Random(seed)
    texts = [*near_misses(pattern, dice), *others]
    relaxed = relax(pattern)
    if relaxed is not None:
        assert missed(pattern, relaxed, texts) == []
    relaxed = relax(pattern, marks=True)
    if relaxed is not None:
        around = ["".join(dice.choices(MARKS, k=dice.randint(0, 3))) for _ in range(2 * len(texts))]
        marked = [before + text + after for before, text, after in zip(around[::2], texts, around[1::2], strict=True)]
        assert missed(pattern, relaxed, marked, cores=texts) == []
