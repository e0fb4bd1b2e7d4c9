"""Mistakes in a pack, and what its author is told of them."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from cleantext.checks import check
from cleantext.packs import builtin_files, load_pack
from cleantext.testing import failures_of
from tests.authoring.danish import PACK, found


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


@pytest.mark.parametrize(
    "phrase", ["“læs mere”", "'„læs mere“'", "'\"læs mere\"'", "\"'læs mere'\"", "»læs mere«", "「続き」"]
)
def test_368_a_phrase_in_quotation_marks_is_somebodys_words(tmp_path: Path, phrase: str) -> None:
    (problem,) = found(tmp_path, "[skriv en kommentar]", f"[skriv en kommentar, {phrase}]")
    assert (problem.severity, "a line in quotation marks is somebody's words" in problem.message) == ("warning", True)
    others = "tryk på “læs mere”, \"'s morgens\", 'læs mere »', '“læs mere” og “skriv”er'"
    assert found(tmp_path, "[skriv en kommentar]", f"[skriv en kommentar, {others}]") == []


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


def test_187_a_copy_of_a_built_in_pack_that_kept_its_name(tmp_path: Path) -> None:
    renamed = PACK.replace("pack: house", "pack: layout").replace("id: dash", "id: blank-lines")
    (tmp_path / "copy.yaml").write_text(renamed, "utf-8")
    (problem,) = check([tmp_path / "copy.yaml"])
    assert (problem.severity, problem.line) == ("error", 1)
    assert "a built-in pack is called 'layout', too" in problem.message
    (tmp_path / "copy.yaml").write_bytes(builtin_files()["layout"].read_bytes())
    assert check([tmp_path / "copy.yaml"]) == []


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


def test_257_a_pattern_that_only_looks_ahead_does_not_match_every_line(tmp_path: Path) -> None:
    assert found(tmp_path, "where: tail", r"unless: {next: '^(?!\d\d:\d\d)'}") == []
    (problem,) = found(tmp_path, "where: tail", "unless: {next: '^(?:side)?'}")
    assert "matches every line" in problem.message


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


@pytest.mark.parametrize(
    ("phrase", "word"), [('"A+"', "a"), ('"# 1."', "1"), ("A", ""), ('"C-dur"', ""), ('"[x]"', ""), ("완", "")]
)
def test_206_a_phrase_of_one_letter_and_signs_takes_the_letter(tmp_path: Path, phrase: str, word: str) -> None:
    """A button `A+` took the line `A` of a list, and nobody said so."""
    problems = found(tmp_path, "[skriv en kommentar]", f"[skriv en kommentar, {phrase}]")
    assert [f"is compared as '{word}', since marks" in problem.message for problem in problems] == [True] * bool(word)
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


@pytest.mark.parametrize(
    ("key", "text", "items"),
    [
        ("languages", "de, nl", "[de, nl]"),
        ("languages", "de nl", "[de, nl]"),
        ("sites", "a.example,b.example", "[a.example, b.example]"),
        ("stopwords", "und, der, die", "[und, der, die]"),
        ("extends", "web-en, ../my packs/forum.yaml", "[web-en, ../my packs/forum.yaml]"),
    ],
)
def test_437_a_list_of_short_items_that_was_written_as_a_text(tmp_path: Path, key: str, text: str, items: str) -> None:
    """What it said to write was one item with commas in it, which is none."""
    (tmp_path / "house.yaml").write_text(f"pack: house\n{key}: {text}\nrules: []\n", "utf-8")
    (problem,) = check([tmp_path / "house.yaml"])
    assert problem.message.endswith(f"; write {items}")


@pytest.mark.parametrize("rest", ["why: A label that goes.", "kind: lin", "{kind: line, id: 5}"])
def test_398_a_rule_without_a_name_is_given_none(tmp_path: Path, rest: str) -> None:
    """It was called 'None', and `?`."""
    (tmp_path / "house.yaml").write_text(f"pack: house\nrules:\n  - {rest}\n", "utf-8")
    problems = check([tmp_path / "house.yaml"])
    assert {problem.rule for problem in problems} == {""}
    assert not any("None" in problem.message or "'?'" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("^privatliv.*", "looks like a pattern"),
        ("“privatliv”", "write the title without them"),
        ("vilkår, Vilkår!", "the title 'Vilkår!' stands here twice"),
        ("δείτε επίσης, ΔΕΙΤΕ ΕΠΙΣΗΣ", "the title 'ΔΕΙΤΕ ΕΠΙΣΗΣ' stands here twice"),
        ("skriv en kommentar", ""),
    ],
)
def test_399_a_title_is_looked_at_as_a_phrase_is(tmp_path: Path, title: str, said: str) -> None:
    """Of titles nothing was said; nor that a Greek phrase in capitals is the one with accents."""
    problems = found(tmp_path, "    where: tail", f"    where: tail\n    titles: [{title}]")
    assert [said in problem.message for problem in problems] == [True] * bool(said)
    if "," in title:
        (problem,) = found(tmp_path, "[skriv en kommentar]", f"[skriv en kommentar, {title}]")
        assert said.replace("title", "phrase") in problem.message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[skriv en kommentar]", "[skriv, 012]", '`phrases[2]` is text, not 012; put it in quotes: "012"'),
        ("[skriv en kommentar]", "[skriv, 1.50]", 'not 1.50; put it in quotes: "1.50"'),
        ("[skriv en kommentar]", "[skriv, True]", 'not True; put it in quotes: "True"'),
        ("[skriv en kommentar]", "[skriv, ~]", 'not empty; put it in quotes: "~"'),
        ("[skriv en kommentar]", "012", '`phrases` is a list, not 012; write ["012"]'),
        ("pack: house", "pack: house\nversion: 1.10", '`version` is text, not 1.10; put it in quotes: "1.10"'),
        (
            "pack: house",
            "pack: house\nversion: 20261130000000000000001",
            'not 20261130000000000000001; put it in quotes: "20261130000000000000001"',
        ),
    ],
)
def test_530_a_number_that_was_meant_as_a_text_is_shown_as_it_is_written(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    """What it said to put in quotes was another phrase: 12."""
    (problem,) = found(tmp_path, old, new)
    assert said in problem.message


def test_531_a_huge_number_is_one(tmp_path: Path) -> None:
    """`longest` is a whole number, not '99999999999999999999'."""
    huge = "[skriv en kommentar]\n    longest: 99999999999999999999"
    assert found(tmp_path, "[skriv en kommentar]", huge) == []
    (problem,) = found(tmp_path, "[skriv en kommentar]", huge.replace("99999999999999999999", "1e400"))
    assert "`longest` is a whole number, not 1e400" in problem.message


def test_532_a_fragment_that_calls_one_below_it_is_told_so(tmp_path: Path) -> None:
    """No fragment was called so; and of two rules that call wrong fragments one could never fire, since both stood for the
    same."""
    pack = {
        "pack": "p",
        "fragments": {"date": r"\d+ (?&month)", "month": "May|June", "loop": "(?&loop)x", "typo": "(?&mnth)"},
        "rules": [
            {"id": f"r-{name}", "kind": "line", "why": "A rule that a test is about.", "pattern": f"^on (?&{name})$",
             "examples": {"change": [{"in": "on 3 May", "out": ""}], "keep": ["on", "3 May"]}}
            for name in ("date", "loop", "typo")
        ],
    }  # fmt: skip
    (tmp_path / "p.yaml").write_text(json.dumps(pack, indent=1), "utf-8")
    assert [(problem.line, problem.message) for problem in check([tmp_path / "p.yaml"])] == [
        (4, "a fragment calls those above it, and 'month' stands below"),
        (6, "a fragment calls those above it, and 'loop' is this one itself"),
        (7, "no fragment is called 'mnth'"),
    ]


def test_533_a_test_of_a_changed_rule_fails_where_it_is_changed(tmp_path: Path) -> None:
    """The place was that of the rule in the pack that is extended, where nothing is wrong."""
    (tmp_path / "house.yaml").write_text(PACK, "utf-8")
    heir = tmp_path / "heir.yaml"
    heir.write_text("pack: heir\nextends: [house.yaml]\noverride:\n  house/comment: {phrases: [svar her]}\n", "utf-8")
    failures = failures_of(load_pack(heir), examples=1)
    assert {(Path(failure.path).name, failure.line) for failure in failures} == {("heir.yaml", 4)}


def test_562_an_example_has_the_keys_that_the_schema_has(tmp_path: Path) -> None:
    """`before` and `after`, the names in Python, were taken in packs, which editors then underlined."""
    for old, new in (('in: "a', "before"), ('out: "a', "after")):
        (problem, *_) = found(tmp_path, old, new + old[old.index(":") :])
        assert f"unknown key '{new}' (did you mean '{old.partition(':')[0]}'?)" in problem.message


def test_563_all_bad_phrases_are_told(tmp_path: Path) -> None:
    """The second one was told when the first had been mended."""
    (problem,) = found(tmp_path, "phrases: [skriv en kommentar]", 'phrases: ["***", skriv en kommentar, "- -"]')
    assert "'***'" in problem.message
    assert "'- -'" in problem.message
