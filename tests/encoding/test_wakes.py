"""Byte patterns are sound: what no pattern hits, no transform changes."""

from __future__ import annotations

import re

import pytest
from ftfy.badness import BADNESS_RE
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.transforms import TRANSFORMS
from cleantext.transforms.bytepatterns import alternatives, one_of
from tests.encoding.texts import DOCUMENTS, LINES, SENTENCES

hs = pytest.importorskip("hyperscan")


class Scanner:
    """The names whose patterns hit a text."""

    def __init__(self, patterns: dict[str, tuple[str, ...]]) -> None:
        table = [(name, pattern) for name, ps in patterns.items() for pattern in ps]
        self.names = [name for name, _ in table]
        self.database = hs.Database(mode=hs.HS_MODE_BLOCK)
        self.database.compile(
            expressions=[pattern.encode() for _, pattern in table],
            ids=list(range(len(table))),
            flags=[hs.HS_FLAG_MULTILINE | hs.HS_FLAG_PREFILTER] * len(table),
        )

    def __call__(self, text: str) -> set[str]:
        hits: set[str] = set()
        data = text.encode("utf-8", "surrogatepass")
        self.database.scan(data, match_event_handler=lambda i, *_: hits.add(self.names[i]))
        return hits


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner({name: t.wakes for name, t in TRANSFORMS.items() if t.wakes is not None})


@given(text=st.one_of(LINES, DOCUMENTS))
@settings(max_examples=1500)
def test_a_line_that_changes_is_hit(scanner: Scanner, text: str) -> None:
    hits = scanner("\n" + text + "\n")
    for name, transform in TRANSFORMS.items():
        if transform.wakes is not None and name not in hits:
            for line in text.split("\n"):
                assert transform.edits(line) == [], name


@pytest.fixture(scope="module")
def badness() -> Scanner:
    return Scanner({"bad": alternatives(BADNESS_RE.pattern, BADNESS_RE.flags)})


_SIGNS = sorted(c for c in map(chr, range(0x20, 0x2600)) if BADNESS_RE.search(c + "\xaf") or BADNESS_RE.search("é" + c))


@given(text=st.text(st.one_of(st.sampled_from(_SIGNS), st.sampled_from("aZ ÂÃœΒвЂГў€™°²")), max_size=12))
@settings(max_examples=2000)
def test_what_ftfy_calls_bad_is_hit(badness: Scanner, text: str) -> None:
    if BADNESS_RE.search(text):
        assert badness(text)


@given(st.sets(st.characters(exclude_categories=()), min_size=1, max_size=40), st.characters(exclude_categories=()))
@settings(max_examples=300)
def test_one_of_is_exact(characters: set[str], other: str) -> None:
    pattern = re.compile(one_of(characters).encode(), re.DOTALL)
    for c in characters - {"\n"}:
        assert pattern.fullmatch(c.encode("utf-8", "surrogatepass"))
    if other not in characters:
        assert not pattern.fullmatch(other.encode("utf-8", "surrogatepass"))


def test_clean_text_wakes_nothing(scanner: Scanner) -> None:
    for language, sentences in SENTENCES.items():
        hits = scanner("\n".join(sentences))
        assert "entities" not in hits
        assert not hits & {"controls", "ansi", "marks-cap", "soft-hyphens", "zero-width"}, language
