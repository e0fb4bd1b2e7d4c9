"""What the filter is made of: edges of words beside counts, letters that pass for others, parts that can match nothing."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from cleantext import Cleaner
from cleantext.lines import Lines
from cleantext.patterns.database import Database, RefusedPatterns
from cleantext.patterns.relax import relax
from tests.patterns.test_relax import all_missed
from tests.small_packs import pack


@pytest.mark.parametrize(
    ("pattern", "lines"),
    [
        (r"\b\d{3} boats", ["123 boats", "the 123 boats", "é123 boats 456 boats"]),
        (r"\b[a-z]{2,4}quay", ["anquay", "the anquay", "the manyquay"]),
        (r"[^\w]\b\d{2}:00", ["-12:00", " 12:00"]),
        (r"ferr(?:y|ies)\b", ["ferry", "the ferries,"]),
    ],
)
def test_an_edge_of_a_word_beside_a_count(pattern: str, lines: list[str]) -> None:
    assert all_missed(pattern, lines, random.Random(1), 0) == []


def test_what_can_match_nothing_makes_no_difference() -> None:
    assert relax(r"(?:\n|harbour)") == relax("harbour")
    assert relax(r"(?:har(?:\n|b)our)") == relax("harbour")


@pytest.mark.parametrize(
    ("pattern", "rare"),
    [
        (r"\p{L}{2,9} \p{L}{2,9} harbour master", " harbour m"),
        (r"harbour master \p{L}{2,9} \p{L}{2,9}", "harbour m"),
        (r"\p{L}{2,9} harbour master \p{L}{2,9}", " harbour m"),
        (r"^.*harbour", "harbour"),
        (r"^.{0,40}harbour.{0,40}$", "harbour"),
    ],
)
def test_what_is_dear_to_look_for_and_says_little_is_left_out(pattern: str, rare: str) -> None:
    assert relax(pattern) == (rare,)


def test_a_few_characters_at_an_edge_say_something() -> None:
    """A sentence with the word in its middle is not for this rule."""
    for pattern in (r"^.{0,3}harbour", r"harbour.{0,3}$"):
        (relaxed,) = relax(pattern)
        filter = re.compile(relaxed.encode())
        assert filter.search("– harbour –".encode())
        assert not filter.search(b"Anna Holm saw the harbour of the town.")


def test_a_group_is_counted_a_few_times_and_no_more() -> None:
    """Hyperscan writes every copy out; a line that holds thirty holds four."""
    assert relax(r"x(?:quay ){30}y") == ("x(?:quay ){4,}",)


@pytest.mark.parametrize("line", ["SKIOSK", "skiosk", "\u017fkiosk", "s\u212aiosk", "sk\u0130osk", "skiosK"])
@pytest.mark.parametrize("prefilter", [True, False])
def test_letters_that_pass_for_others_in_a_short_line(tmp_path: Path, line: str, prefilter: bool) -> None:
    rule = {"id": "kiosk", "kind": "line", "pattern": "^skiosk$"}
    cleaner = Cleaner(pack(tmp_path, "house", rule), builtin=False, guard=None, prefilter=prefilter)
    assert cleaner(f"It rained.\n{line}") == "It rained."


@pytest.mark.skipif(not Database.available(), reason="no hyperscan here")
@pytest.mark.parametrize(
    ("data", "ends"), [(b"boat", [4]), (b"boat\n", [4]), (b"boat\nboat", [4, 9]), (b"boat\n\n", [4]), (b"boats\n", [])]
)
def test_the_end_of_a_line_is_seen_wherever_the_buffer_ends(data: bytes, ends: list[int]) -> None:
    found = Database(["boat$"]).scan(data)
    assert found == ([0] * len(ends), ends)


@pytest.mark.skipif(not Database.available(), reason="no hyperscan here")
def test_476_no_built_in_pattern_is_too_large() -> None:
    """A Russian rule had got so many alternatives that it was asked about every line, and looked at anew at each start."""
    for plan in Cleaner().engine.plans:
        for patterns in (
            part for signs in map(plan._signs_of, plan._wakes) for part in (signs._anywhere, signs._short)
        ):
            assert patterns._compiled()[2] == set()


@pytest.mark.skipif(not Database.available(), reason="no hyperscan here")
def test_521_each_alternative_is_looked_for_by_itself(tmp_path: Path) -> None:
    """Hundreds of them in one pattern were too large together: it was refused, or took minutes to compile."""
    rule = {
        "id": "a",
        "kind": "line",
        "pattern": ["^ferry of the day$", "^pier of the night$", "^slip [0-9] of [0-9]$"],
    }
    (plan,) = Cleaner(pack(tmp_path, "house", rule), builtin=False).engine.plans
    signs = plan._signs_of("")
    assert len(signs._short._rules) == 3
    assert plan.scan([Lines("It rained.\n\nSlip 3 of 7\nPier of the night")], [None]) == [{0: [2, 3]}]


@pytest.mark.skipif(not Database.available(), reason="no hyperscan here")
def test_477_what_is_refused_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANTEXT_CACHE", str(tmp_path))
    tried: list[str] = []

    def accepted(pattern: str) -> bool:
        tried.append(pattern)
        return pattern != "("

    monkeypatch.setattr("cleantext.patterns.database._accepted", accepted)
    for _ in range(2):
        with pytest.raises(RefusedPatterns) as refused:
            Database(["boat", "("])
        assert refused.value.patterns == ["("]
    assert tried == ["boat", "("]
