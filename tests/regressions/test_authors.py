"""What somebody who writes a pack was told wrongly, or not at all; numbered as in test_regressions.py."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from cleantext import Cleaner, load_pack
from cleantext.checks import check
from cleantext.errors import Problem
from cleantext.packs import builtin_files
from cleantext.testing import failures_of
from cleantext.testing.examples import examples_hold
from cleantext.testing.keeps import keeps_guard
from tests.command_line import MESSY, Command

PACK = """\
pack: house
languages: [da]
stopwords: [og, at, den, det, er]
rules:
  - id: comment
    kind: line
    why: Heading of the comment form under each article.
    phrases: [skriv en kommentar]
    where: tail
    examples:
      change: [{in: "Havnen er lukket.\\n\\nSkriv en kommentar", out: Havnen er lukket.}]
      keep: ["Skriv en kommentar, hvis du er uenig, sagde hun.", "“Skriv en kommentar”"]
  - id: dash
    kind: replace
    why: Typists write two hyphens for a dash.
    pattern: '--+'
    with: '-'
    examples:
      change: [{in: "a -- b", out: "a - b"}]
      keep: [a - b, well-known]
"""


def found(folder: Path, old: str, new: str) -> list[Problem]:
    """The problems of the pack, one thing in it changed."""
    assert old in PACK
    path = folder / "house.yaml"
    path.write_text(PACK.replace(old, new), "utf-8")
    return check([path])


def test_178_an_error_elsewhere_makes_nobody_forget_the_stop_words(tmp_path: Path) -> None:
    assert found(tmp_path, "pack:", "pack:") == []
    (problem,) = found(tmp_path, "kind: replace", "kind: replaced")
    assert "no kind 'replaced'" in problem.message
    (problem,) = found(tmp_path, "pack: house", "pack: My House")
    assert "`pack` is made of" in problem.message


@pytest.mark.parametrize(
    ("wrong", "column", "said"),
    [
        ("languages: [en, dk]", 17, "did you mean `da`?"),
        ("sites: ['https://example.org']", 9, "without the scheme"),
    ],
)
def test_179_what_the_pack_says_for_all_rules_is_told_once_and_in_its_place(
    tmp_path: Path, wrong: str, column: int, said: str
) -> None:
    (problem,) = found(tmp_path, "languages: [da]\nstopwords: [og, at, den, det, er]", wrong)
    assert (problem.line, problem.column) == (2, column)
    assert said in problem.message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "    where: tail",
            "      where: tail",
            "begins in column 7, and the block that it would be in, from line 5 on",
        ),
        ("    kind: replace", "   kind: replace", "begins in column 4"),
        ("  - id: dash", "- id: dash", "this item stands among keys"),
        ("    where: tail", "\twhere: tail", "spaces, not tabs"),
        ("    kind: line\n", "\tkind: line\n", "spaces, not tabs"),
        ("'--+'", "'it's --+'", "an apostrophe in it twice"),
    ],
)
def test_180_a_line_in_the_wrong_column_is_called_so(tmp_path: Path, old: str, new: str, said: str) -> None:
    (problem,) = found(tmp_path, old, new)
    assert said in problem.message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[og, at, den, det, er]", "og at den", "write [og, at, den]"),
        ("[og, at, den, det, er]", "[og, i dag]", "'i dag' is none"),
        ("    where: tail", "    traps: One, and another.", 'write ["One, and another."]'),
        ("[skriv en kommentar]", "[skriv: en kommentar]", "a text with a colon and a space in it stands in quotes"),
        ('[{in: "a -- b", out: "a - b"}]', '{in: "a -- b", out: "a - b"}', "each entry begins with `- `"),
        ("languages: [da]", "languages: [da]\nextends: [unwrap]\ndisable: [unwrap]", "'unwrap' is a pack"),
        ("languages: [da]", "languages: [da]\noverride: {web-en/date: {where: tail}}", "name it under `extends`"),
    ],
)
def test_181_the_advice_would_help(tmp_path: Path, old: str, new: str, said: str) -> None:
    (problem,) = found(tmp_path, old, new)
    assert said in problem.message


def test_181_an_empty_file_is_called_empty(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text("# to do\n")
    (problem,) = check([tmp_path / "house.yaml"])
    assert "the file is empty" in problem.message


def test_182_a_pattern_among_the_phrases(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "[skriv en kommentar]", "[skriv en kommentar, '^skriv .*$']")
    assert (problem.severity, problem.line) == ("warning", 8)
    assert "compared word for word, as 'skriv'" in problem.message
    assert found(tmp_path, "[skriv en kommentar]", "[skriv en kommentar, 'mere (12)', 'pris: 5 $', 'a.b?']") == []


def test_183_letters_in_two_characters(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "kommentår")
    (problem,) = found(tmp_path, "[skriv en kommentar]", f"[skriv en kommentar, skriv en {apart}]")
    assert (problem.severity, "U+0061 U+030A" in problem.message) == ("warning", True)
    (problem,) = found(tmp_path, "'--+'", f"'{apart}--+'")
    assert (problem.severity, "form NFC" in problem.message) == ("warning", True)


@pytest.mark.parametrize("pattern", ["''", "'-*'", "'(?:--)?'"])
def test_184_a_replacement_between_all_characters(tmp_path: Path, pattern: str) -> None:
    (problem,) = found(tmp_path, "'--+'", pattern)
    assert (problem.severity, "between all characters" in problem.message) == ("error", True)
    assert [p.severity for p in found(tmp_path, "'--+'", "'^ *'")] in ([], ["warning"]), "once a line is no such thing"


def test_185_what_a_pack_switches_off_is_off(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "off.yaml").write_text("pack: off\nextends: [house.yaml]\ndisable: [house/comment]\n")
    assert list(Cleaner(packs=[tmp_path / "off.yaml"], builtin=False).switched_off) == ["house/comment"]
    listed = cleantext("rules", "list", "--pack", "house.yaml", "--pack", "off.yaml").stdout.splitlines()
    (line,) = [line for line in listed if line.startswith("house/comment ")]
    assert "off: `disable` in the pack off" in line


def test_186_why_a_line_stays_is_told_of_rules_that_are_off_and_of_headings(cleantext: Command, tmp_path: Path) -> None:
    prose = "The keeper of the harbour said on Monday that the ferry would not run again before the end of the summer. "
    (tmp_path / "a.txt").write_text(f"{prose * 2}\n\nLeave a comment\n")
    out = cleantext("explain", "--disable", "house/comment", "a.txt:3").stdout
    assert "known to house/comment: it is switched off" in out
    assert "no rule knows it" not in out
    (tmp_path / "b.txt").write_text(f"It rained.\n\n## Leave a comment\n\n{prose}\n")
    assert "known to house/comment: it is marked as a heading" in cleantext("explain", "b.txt:3").stdout


def test_190_a_line_is_a_number(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.\n")
    for wrong in ("a.txt:1-3", "a.txt:last"):
        result = cleantext("explain", wrong)
        assert result.exit_code == 2
        assert "a line of a.txt is a number" in result.stderr
    (tmp_path / "a.txt:b").write_text("It rained .\n")
    assert "1 edit" in cleantext("explain", "a.txt:b").stdout


def test_187_a_copy_of_a_built_in_pack_that_kept_its_name(tmp_path: Path) -> None:
    renamed = PACK.replace("pack: house", "pack: layout").replace("id: dash", "id: blank-lines")
    (tmp_path / "copy.yaml").write_text(renamed, "utf-8")
    (problem,) = check([tmp_path / "copy.yaml"])
    assert (problem.severity, problem.line) == ("warning", 1)
    assert "layout/blank-lines of it would give way" in problem.message
    (tmp_path / "copy.yaml").write_bytes(builtin_files()["layout"].read_bytes())
    assert check([tmp_path / "copy.yaml"]) == []


def test_239_what_only_one_side_of_a_diff_has_can_be_switched_off(cleantext: Command, tmp_path: Path) -> None:
    """The other side refused the name, so that without --against no rule of the pack could be."""
    (tmp_path / "a.txt").write_text(MESSY)
    call = ("diff", "a.txt", "--no-builtin", "--pack", "house.yaml")
    out = cleantext(*call, "--disable", "house/comment").stdout
    assert "1 of 1 documents come out otherwise" in out
    assert "house/space-stop" in out
    assert "house/comment" not in out
    assert "(did you mean 'house/comment'?)" in cleantext(*call, "--disable", "house/coment").stderr
    (tmp_path / "cleantext.yaml").write_text("disable: [house]\n")
    assert "0 of 1 documents" in cleantext(*call).stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("phrases: [skriv en kommentar]", "pattern: '^>'"),
        ("phrases: [skriv en kommentar]", "pattern: '^(?:[-=]+ ?|#{1,3})skriv'"),
        ("phrases: [skriv en kommentar]", "pattern: 'kommentar *[|~]$'"),
        ("where: tail", "unless: {next: '^== '}"),
    ],
)
def test_255_a_pattern_that_asks_for_what_is_taken_away(tmp_path: Path, old: str, new: str) -> None:
    """A pack for mail could not take quoted lines, and nothing said why."""
    (problem,) = found(tmp_path, old, new)
    assert "before it is asked: it never matches" in problem.message
    for seen in ("'^[>x]'", "'^-?skriv'", "'kommentar >> nu$'", "'^»'"):
        assert found(tmp_path, "phrases: [skriv en kommentar]", f"pattern: {seen}") == []


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


def test_257_a_pattern_that_only_looks_ahead_does_not_match_every_line(tmp_path: Path) -> None:
    assert found(tmp_path, "where: tail", r"unless: {next: '^(?!\d\d:\d\d)'}") == []
    (problem,) = found(tmp_path, "where: tail", "unless: {next: '^(?:side)?'}")
    assert "matches every line" in problem.message


def test_258_a_keep_example_is_near_by_a_rare_sign(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    tags = PACK.replace("'--+'", "'</?[ib]>'").replace("with: '-'", "with: ''")
    tags = tags.replace('"a -- b", out: "a - b"', '"a <i>quay</i>", out: "a quay"')
    for keep, failures in (("an <img> tag, x < y", 0), ("an img tag, x - y", 1)):
        path.write_text(tags.replace("[a - b, well-known]", f"['{keep}', '{keep}']"), "utf-8")
        (_, rule) = load_pack(path).rules
        assert len(list(keeps_guard(rule))) == failures


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (
            "It rained, and snowed.",
            "unknown key 'and snowed.' in `examples.change[1]`; known here: in, out; a text with",
        ),
        ("Note: it rained.", "expected ',' or '}': a text with a comma, or with a colon and a space"),
    ],
)
def test_259_a_text_that_needs_quotes_in_a_mapping_of_one_line(tmp_path: Path, new: str, said: str) -> None:
    (problem,) = found(tmp_path, 'out: "a - b"', f"out: {new}")
    assert said in problem.message


def test_260_slashes_around_a_pattern(tmp_path: Path) -> None:
    for slashed in ("'/^ad$/i'", "'/^ad/'", "'ad$/'"):
        (problem,) = found(tmp_path, "phrases: [skriv en kommentar]", f"pattern: {slashed}")
        assert "write it without them" in problem.message
    assert found(tmp_path, "phrases: [skriv en kommentar]", r"pattern: '5 \$/kg'") == []


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


@pytest.mark.parametrize(
    ("phrase", "word"), [('"A+"', "a"), ('"# 1."', "1"), ("A", ""), ('"C-dur"', ""), ('"[x]"', ""), ("완", "")]
)
def test_206_a_phrase_of_one_letter_and_signs_takes_the_letter(tmp_path: Path, phrase: str, word: str) -> None:
    """A button `A+` took the line `A` of a list, and nobody said so."""
    problems = found(tmp_path, "[skriv en kommentar]", f"[skriv en kommentar, {phrase}]")
    assert [f"is compared as '{word}', since signs" in problem.message for problem in problems] == [True] * bool(word)
    assert all(problem.severity == "warning" for problem in problems)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[skriv en kommentar]", "skriv en kommentar, svar her", "not 'skriv en kommentar, svar her'; write [skriv en kommentar, svar her]"),
        ("[og, at, den, det, er]", "og at den det er ikke men også når hvor", "not 'og at den det er ikke men også når hv…'; write [og, at, den, det, er, "),
    ],
)  # fmt: skip
def test_324_a_list_that_was_written_as_a_text(tmp_path: Path, old: str, new: str, said: str) -> None:
    """What it said to write was one phrase, with the commas in it; of a long text the quotation did not end."""
    assert said in found(tmp_path, old, new)[0].message
