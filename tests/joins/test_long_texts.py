"""Long texts are read in parts: time grows with their length, and nothing else changes."""

from __future__ import annotations

import pytest

from cleantext.joins import joiner, with_spaces
from cleantext.joins.context import Context
from cleantext.joins.joiner import LONG, Joiner

SENTENCE = "The harbour has been closed for repairs, and Anna Holmtold reporters on Monday that it wouldstay so.\n"
MENDED = SENTENCE.replace("Holmtold", "Holm told").replace("wouldstay", "would stay")
PLAIN = "The ferry sails at nine, and the quay is open from six in the morning until late at night.\n"


@pytest.fixture(scope="module")
def english() -> Joiner:
    return Joiner("en")


def work_of(english: Joiner, text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Characters that are looked through for seams, each time for each of them."""
    looked: list[int] = []

    class Counting(Context):
        def __init__(self, lexicon, text, size, seams) -> None:  # type: ignore[no-untyped-def]
            looked.append(len(text) * len(seams))
            super().__init__(lexicon, text, size, seams)

    monkeypatch.setattr(joiner, "Context", Counting)
    english.splits(text)
    return sum(looked)


def test_457_work_grows_with_the_length_and_not_with_its_square(
    english: Joiner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text of 900,000 characters with 32,000 lost spaces took a minute."""
    count = LONG // len(SENTENCE)
    lines = [f"{n} {SENTENCE}" for n in range(4 * count)]
    once, four_times = (work_of(english, "".join(lines[:n]), monkeypatch) for n in (count, 4 * count))
    assert 0 < once < four_times < 6 * once


def test_a_long_text_is_mended_from_its_head_to_its_tail(english: Joiner) -> None:
    plain = PLAIN * (LONG // len(PLAIN))
    text = SENTENCE + plain + SENTENCE + plain + SENTENCE
    assert with_spaces(text, english.splits(text)) == MENDED + plain + MENDED + plain + MENDED


def test_parts_end_where_lines_or_words_do() -> None:
    for text in (PLAIN * 2000, PLAIN.replace("\n", " ") * 2000, "x" * 3 * LONG, "", "a b"):
        parts = list(joiner._parts(text))
        assert "".join(parts) == text
        assert all(len(part) <= LONG for part in parts)
        end = "\n" if "\n" in text else " " if " " in text else ""
        assert all(part.endswith(end) for part in parts[:-1])
