"""Packs as people write them: quotation marks, keys that are almost right, line breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import Cleaner, load_pack
from cleantext.checks import check
from cleantext.errors import PackError
from tests.authoring.banner import CUES, PACK, problem
from tests.small_packs import pack
from tests.timing import is_linear


def test_316_run_together_words_of_no_language(tmp_path: Path) -> None:
    """`rules check` found nothing, and the first text raised IndexError."""
    words = "kind: split_words\n    why: Spaces that the site lost between words.\n    examples:\n      change: [{in: a, out: b}]\n      keep: [a, b]"
    found = problem(tmp_path, PACK[PACK.index("kind: replace") :], words)
    assert "a split_words rule is for one language" in found.message
    assert found.line == 14


def test_317_a_quotation_that_is_closed_by_the_next_one(tmp_path: Path) -> None:
    found = problem(tmp_path, 'says “Open in app”."', "says “Open in app”.")
    assert "the quotation that begins in line 12, column 11" in found.message
    assert found.line == 13
    elsewhere = problem(tmp_path, '“Open in app”."\n', '\n          “Open in app”."\n   -\n')
    assert "quotation" not in elsewhere.message


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (r"‘\[listen\]$’", "the quotation marks around the pattern"),
        (r"“^\[listen\]”", "the quotation marks around the pattern"),
        (r"'/^\[listen\]/'", "the slashes around the pattern"),
    ],
)
def test_318_quotation_marks_of_word_processors(tmp_path: Path, pattern: str, said: str) -> None:
    """They are no quotation marks to YAML, and the pattern never matched."""
    assert said in problem(tmp_path, r"'\[listen\]$'", pattern).message


@pytest.mark.parametrize("pattern", [r"'“\[listen\]”$'", r"'‘?\[listen\]\$’'", r"'^“\[listen\]'"])
def test_318_quotation_marks_that_are_looked_for(tmp_path: Path, pattern: str) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(PACK.replace(r"'\[listen\]$'", pattern), "utf-8")
    assert check([path]) == []


def test_319_a_phrase_that_is_longer_than_what_the_rule_takes(tmp_path: Path) -> None:
    found = problem(tmp_path, "where: edge", "longest: 12")
    assert (found.severity, found.line) == ("warning", 6)
    assert "'read this story in our app' has 26 characters" in found.message
    assert "at most 12" in found.message
    (tmp_path / "house.yaml").write_text(PACK.replace("where: edge", "longest: 26"), "utf-8")
    assert check([tmp_path / "house.yaml"]) == []


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("kind: line", "Kind: line", (3, 5), "has no `kind`, only `Kind`"),
        ("kind: line", "type: line", (3, 5), "has no `kind`, only `type`"),
        ("kind: line", "kind:", (4, 5), "has no `kind`; "),
        ("with: ''", "with:", (18, 10), "where nothing is to stand, write ''"),
        (
            CUES,
            "    kind: score\n    why: Lines that look like a lead.\n    part: lead\n",
            (6, 5),
            "has no part 'lead'",
        ),
    ],
)
def test_328_what_was_meant(tmp_path: Path, old: str, new: str, place: tuple[int, int], said: str) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(PACK.replace(old, new), "utf-8")
    found = next(problem for problem in check([path]) if said in problem.message)
    assert (found.line, found.column) == place


def test_336_packs_of_hundreds_of_rules(tmp_path: Path) -> None:
    """`rules check` took minutes for what `learn` writes: each pair of rules was looked up among all of them."""
    rules = [{"id": f"entry-{n}", "kind": "line", "phrases": [f"menu entry x{n}"]} for n in range(250)]

    def work(count: int) -> None:
        assert check([pack(tmp_path, f"menus-{count}", *rules[:count])]) == []

    assert is_linear(work, 250)


@pytest.mark.parametrize("pattern", [r"'\[listen\]\n?'", r"'\[listen\](?:\n|$)'", r"'\[listen\](?!\n)'"])
def test_a_pattern_that_need_not_break_the_line(tmp_path: Path, pattern: str) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(PACK.replace(r"'\[listen\]$'", pattern), "utf-8")
    assert check([path]) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            r"'\[listen\]$'",
            '"(?x) \\\\[listen\\\\] \\n $"',
        ),  # where white space counts for nothing, so does a line break
        (r"'\[listen\]$'", r"'(?:\[listen\])?'"),  # it may match nothing, where nothing is to stand
    ],
)
def test_a_pattern_that_only_looks_wrong(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "house.yaml"
    assert old in PACK
    path.write_text(PACK.replace(old, new), "utf-8")
    assert [problem for problem in check([path]) if problem.severity == "error"] == []


def test_what_is_wrong_is_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    wrong = PACK.replace("rules:", "disable: [web-en/byline]\nrules:").replace("with: ''", "with: '\\1'")
    path.write_text(wrong, "utf-8")
    with pytest.raises(PackError) as refused:
        load_pack(path)
    assert [problem.line for problem in refused.value.problems] == [2, 19]


def test_what_only_follows_from_a_pack_that_cannot_be_extended_is_not_told(tmp_path: Path) -> None:
    path = pack(tmp_path, "mine", extends=["./gone.yaml"], disable=["gone/byline"], override={"gone/share": {}})
    (found,) = check([path])
    assert "cannot extend './gone.yaml'" in found.message


def test_a_pack_is_the_same_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(PACK, "utf-8")
    (tmp_path / "moved").mkdir()
    (tmp_path / "moved/other.yaml").write_text(PACK, "utf-8")
    one, two = (Cleaner(tmp_path / name, builtin=False) for name in ("house.yaml", "moved/other.yaml"))
    assert one.fingerprint == two.fingerprint
    (tmp_path / "house.yaml").write_text(PACK.replace("open in app, ", ""), "utf-8")
    assert Cleaner(tmp_path / "house.yaml", builtin=False).fingerprint != one.fingerprint
