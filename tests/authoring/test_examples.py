"""What a pack's own examples show when it is tested."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import load_pack
from cleantext.testing import failures_of
from cleantext.testing.examples import examples_hold
from cleantext.testing.keeps import keeps_guard
from tests.authoring.danish import PACK


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("phrases: [skriv en kommentar]", "pattern: '[*] skriv'", "which are 'Skriv en kommentar'"),
        ("where: tail", "longest: 10", "It knows line 3, but the line has 20 characters"),
        ("where: tail", "where: head", "the rule is for the head"),
    ],
)
def test_256_why_a_rule_leaves_its_own_example_alone(tmp_path: Path, old: str, new: str, said: str) -> None:
    prose = "Havnen er lukket, og vi ved ikke, hvornår den igen skal åbnes, sagde hun. " * 6
    change = f'[{{in: "{prose}\\n\\n* Skriv en kommentar", out: "{prose}"}}]'
    path = tmp_path / "house.yaml"
    before = '[{in: "Havnen er lukket.\\n\\nSkriv en kommentar", out: Havnen er lukket.}]'
    assert before in PACK
    path.write_text(PACK.replace(old, new).replace(before, change), "utf-8")
    (rule, _) = load_pack(path).rules
    (failure, *_) = examples_hold(rule)
    assert said in failure.message


def test_258_a_keep_example_is_near_by_a_rare_sign(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    tags = PACK.replace("'--+'", "'</?[ib]>'").replace("with: '-'", "with: ''")
    tags = tags.replace('"a -- b", out: "a - b"', '"a <i>quay</i>", out: "a quay"')
    for keep, failures in (("an <img> tag, x < y", 0), ("an img tag, x - y", 1)):
        path.write_text(tags.replace("[a - b, well-known]", f"['{keep}', '{keep}']"), "utf-8")
        (_, rule) = load_pack(path).rules
        assert len(list(keeps_guard(rule))) == failures


@pytest.mark.parametrize(("pattern", "fell"), [(r" ?\[ad:.*\]", ["paragraphs"]), (r" ?\[ad:[^]]*\]", [])])
def test_262_what_stands_between_two_matches_on_a_line_must_stay(tmp_path: Path, pattern: str, fell: list[str]) -> None:
    """No text that was tried held a match twice with prose between them."""
    path = tmp_path / "house.yaml"
    rule = PACK.replace("'--+'", f"'{pattern}'").replace("with: '-'", "with: ''")
    rule = rule.replace('"a -- b", out: "a - b"', '"a [ad: fish] quay", out: "a quay"')
    path.write_text(rule.replace("[a - b, well-known]", "['a [fish] quay', 'ad: fish']"), "utf-8")
    failures = failures_of(load_pack(path), examples=1)
    assert [failure.property for failure in failures if failure.rule == "house/dash"] == fell


def test_263_a_match_twice_in_a_row_is_tried_first(tmp_path: Path) -> None:
    """Whether Hypothesis came upon one among few texts depended on its version."""
    path = tmp_path / "house.yaml"
    path.write_text(PACK.replace("'--+'", "'--'"), "utf-8")
    assert "idempotent" in [failure.property for failure in failures_of(load_pack(path), examples=1)]
