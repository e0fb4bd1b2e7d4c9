"""Pack files that are wrong: each problem at its place, in the words of somebody who writes rules, all at once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.errors import PackError, Problem
from cleantext.kinds import LineRule
from cleantext.kinds.alternatives import joined
from cleantext.packs import load_pack
from cleantext.packs.load import builtin, examine
from cleantext.packs.parse import parse
from cleantext.packs.source import read
from tests.authoring.samples import FULL, written

RULE = """\
pack: house
rules:
  - id: share
    kind: line
    why: Label above the sharing buttons.
    {field}
    examples: {{change: [{{in: "Share", out: ""}}], keep: ["They share.", "a share"]}}
"""


def problems(text: str) -> list[Problem]:
    found = _problems(text.encode())
    assert found
    return found


def place(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column


@pytest.mark.parametrize(
    ("field", "column", "words"),
    [
        ("phrase: [share]", 5, "unknown key 'phrase' (did you mean 'phrases'?)"),
        ("heading: share", 5, "unknown key 'heading' (did you mean 'phrases'?)"),
        ("phrases: share", 14, "`phrases` is a list, not 'share'; write [share]"),
        ("phrases: [share, 12]", 22, '`phrases[2]` is text, not 12; put it in quotes: "12"'),
        ("phrases: [share, '***']", 22, "the phrase '***' holds no word"),
        ("phrases: []", 5, "needs `phrases` or a `pattern`"),
        ("phrases: [share]\n    with: ''", 5, "a rule of kind line has no `with`; rules of kind replace do"),
        ("phrases: [share]\n    where: tial", 12, "one of head, tail, edge, anywhere, not 'tial' (did you mean 'tail'?)"),
        ("phrases: [share]\n    longest: many", 14, "`longest` is a whole number, not 'many'"),
        ("phrases: [share]\n    longest: 0", 14, "`longest` must be more than 0, not 0"),
        ("phrases: [share]\n    longest: '80'", 15, "`longest` is a whole number, not '80'"),
        ("phrases: [share]\n    unless: {prose_aftr: 3}", 14, "unknown key 'prose_aftr' in `unless` (did you mean"),
        ("phrases: [share]\n    ignore_case: no", 18, "`ignore_case` is true or false, not 'no'"),
        ("pattern: 'shares?)'", 22, r"a bracket that is meant as such is written \( or \)"),
        ("pattern: 'it''s (shared'", 28, "bad pattern: missing )"),
        ('pattern: "\\u0041(b"', 23, "bad pattern: missing )"),
        ("pattern: '[share'", 21, r"written \["),
        (r"pattern: 'a\i'", 18, r"bad escape \i; a backslash that is meant as such is written \\"),
        ("phrases: [share]\n    unless: 5", 13, "`unless` is a mapping, not 5; its keys: prose_after, next, alone"),
        ("phrases: {share: this}", 5, "`phrases` is a list, not a mapping; each entry begins with `- `"),
        ("pattern: {share: this}", 5, "a text with a colon and a space in it stands in quotes"),
        ("phrases: [share]\n    where: true", 12, "one of head, tail, edge, anywhere, not true"),
        ("phrases:", 13, "`phrases` is a list, not empty"),
        ("pattern: '**'", 15, r"a sign that is meant as such is written \*"),
        ("phrases: [share]\n    until: x", 5, "a rule of kind line has no `until`; rules of kind section do"),
    ],
)  # fmt: skip
def test_a_problem_is_at_its_place_and_says_what_was_meant(field: str, column: int, words: str) -> None:
    found = problems(RULE.format(field=field))
    named = [problem for problem in found if words in problem.message]
    assert named, [problem.render() for problem in found]
    assert named[0].column == column, named[0].render()
    assert named[0].rule in ("house/share", "")


@pytest.mark.parametrize(
    ("kind", "field", "words"),
    [
        ("line", 'phrases: ["share\\nthis"]', "is more than one line"),
        ("line", f"phrases: ['{'share ' * 30}']", "a phrase is at most 160 characters long; use `pattern` for longer"),
        ("section", "most: 3", "a section rule needs `phrases` or a `pattern` for its heading"),
        ("replace", "pattern: x\n    with: ''\n    stage: boilerplate", "boilerplate takes whole lines; use kind `line`"),
        ("replace", 'pattern: x\n    with: "a\\nb"', "a replacement cannot break the line"),
        ("score", "model: article\n    part: teaser", "the article model has no part 'teaser'; it has tail, head"),
        ("split_words", "languages: [da]", "a split_words rule is for one language, one of: de, en, "),
        ("split_words", "languages: [de, en]", "a split_words rule is for one language, one of: de, en, "),
        ("transform", "stage: encoding\n    transform: mojibake\n    languages: [en]", "cannot scope the stage encoding"),
    ],
)  # fmt: skip
def test_each_kind_has_conditions_of_its_own(kind: str, field: str, words: str) -> None:
    (found,) = problems(RULE.replace("kind: line", f"kind: {kind}").format(field=field))
    assert words in found.message


def test_a_pattern_in_a_block_is_pointed_into() -> None:
    found = problems(RULE.format(field="pattern: |-\n      share\n      (this"))
    assert place(found[0]) == (8, 12)
    assert "bad pattern" in found[0].message


def test_a_list_of_patterns_is_one_pattern(tmp_path: Path) -> None:
    text = RULE.format(field="pattern: ['^share', 'tweet$']")
    (rule,) = load_pack(written(tmp_path, text)).rules
    assert isinstance(rule, LineRule)
    assert rule.pattern == "^share|tweet$"


def test_one_of_several_patterns_is_pointed_into() -> None:
    (found,) = problems(RULE.format(field="pattern:\n      - '^share'\n      - 'tweet('"))
    assert place(found) == (8, 16)
    assert "bad pattern: missing )" in found.message


@pytest.mark.parametrize(
    ("patterns", "said"), [("[]", "one alternative at least"), ("[a, 3]", "alternative 2 is no text: 3")]
)
def test_a_pattern_is_text(patterns: str, said: str) -> None:
    (found,) = problems(RULE.format(field=f"pattern: {patterns}"))
    assert said in found.message


@pytest.mark.parametrize(
    ("field", "column", "said"),
    [
        (r"pattern: ['(?i)^sponsored by$', '^HOME$']", 15, "(?i) holds for what stands beside it as well; write (?i:…)"),
        (r"pattern: ['^HOME$', '(?-i)^Ad$', b]", 25, "(?-i) holds for what stands beside it as well; write (?-i:…)"),
        (r"pattern: ['(?x)^baz\ here$ # baz', '^qux here$']", 15, "write (?x:…) around what it is for"),
        (r"pattern: [a, '(?V1)b']", 18, "(?V1) holds for what stands beside it as well; write one pattern, and no list"),
        (r"pattern: ['^(foo) \1$', '^(bar) \1$']", 15, "groups are counted through the whole pattern; write (?:…)"),
        (r"pattern: [a, '(?<word>b)']", 18, "groups are counted through the whole pattern; write (?:…)"),
        (r"pattern: ['a(*PRUNE)b', ac]", 15, "(*PRUNE) is about the whole pattern; write one pattern"),
        (r"unless: {next: ['(?i)a', 'B']}", 21, "(?i) holds for what stands beside it as well"),
    ],
)  # fmt: skip
def test_358_what_would_reach_from_one_alternative_into_the_others_is_refused(
    field: str, column: int, said: str
) -> None:
    pattern = "" if field.startswith("pattern") else "phrases: [share]\n    "
    (found,) = problems(RULE.format(field=pattern + field))
    assert said in found.message
    assert place(found) == (6 + bool(pattern), column)


@pytest.mark.parametrize(
    "alternatives",
    [
        [r"^HOME$", r"(?i:^sponsored by$)"],
        [r"(?:(?i)foo)", r"BAR"],
        [r"(?:a|b) c", r"(?<=x)y(?!z)"],
        [r"[(?i)]d", r"E\(", r"\(*F\)*"],
        [r"(?x: a \  b )", r"c d"],
    ],
)
def test_358_each_alternative_matches_what_it_would_alone(alternatives: list[str]) -> None:
    one = regex.compile(joined(alternatives))
    for text in ("HOME", "home", "Sponsored By", "FOO", "foo", "bar", "BAR", "a c", "xy", "xyz", "id", "E(", "((F))",
                 "a b", "ab", "c d", "cd"):  # fmt: skip
        assert bool(one.fullmatch(text)) == any(regex.fullmatch(each, text) for each in alternatives), text


def test_358_a_list_of_one_pattern_may_hold_anything() -> None:
    assert joined([r"(?i)^(foo) \1$"]) == r"(?i)^(foo) \1$"


def test_every_problem_is_named_at_once() -> None:
    text = FULL.replace("kind: section", "kind: sektion").replace("where: tail", "where: top").replace("pack:", "pak:")
    text = text.replace("id: title", "id: share").replace("match: same", "mach: same")
    found = problems(text)
    lines = [problem.line for problem in found]
    assert lines == sorted(lines)
    messages = "\n".join(problem.message for problem in found)
    assert "did you mean 'pack'?" in messages
    assert "there is no kind 'sektion' (did you mean 'section'?)" in messages
    assert "`where` is one of" in messages
    assert "the id 'share' is taken by the rule in line 6" in messages


def test_a_bad_rule_does_not_hide_the_others(tmp_path: Path) -> None:
    examined = examine(written(tmp_path, FULL.replace("match: same", "match: other")))
    assert examined.pack is None
    assert examined.own is not None
    assert [rule.id for rule in examined.own.rules] == ["house/share", "house/more", "house/listen"]


def test_an_empty_list_is_not_called_short_because_an_item_is_bad() -> None:
    found = problems(FULL.replace('{in: "It is closed. [listen]", out: "It is closed."}', "{in: a, out: 12}"))
    assert len(found) == 1, [problem.message for problem in found]


def test_yaml_1_2(tmp_path: Path) -> None:
    pack = load_pack(written(tmp_path, FULL.replace("[share this page,", "[no, yes, on,")))
    assert pack.rules[0].phrases[:3] == ("no", "yes", "on")


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        ("pack: a\nb: [c\n", "not YAML", (3, 1)),
        ("pack: a\n\trules: []\n", "tab character", (2, 1)),
        ("pack: a\nb:\n  - \tc: 1\n\td\n", "spaces, not tabs", (3, 5)),
        ('pack: a\nb: "^Page \\d+$"\n', "single quotes", (2, 11)),
        ('pack: a\nb: "x\x01y"\n', "control characters", (2, 6)),
        ("pack: a\nb: é: \x02\n", "control characters", (2, 7)),
        ("- a\n", "a pack is a mapping", (1, 1)),
        ("", "the file is empty", (1, 1)),
        ("? [a]\n: b\n", "a key must be a plain word", (1, 3)),
        ("pack: a\nrules: 5\n", "`rules` is a list; each rule begins with `- id: its-name`", (2, 1)),
        ("pack: a\nrules: [5]\n", "a rule is a mapping with `id`, `kind`, `why` and `examples`", (2, 9)),
        ("pack: a\nrules: [{kind: line, why: Chrome.}]\n", "`id` is missing: name within the pack", (2, 9)),
        ("pack: a\nrules: [{id: a, kind: line, why: No.}]\n", "at least 10 characters, not 'No.': say it", (2, 34)),
    ],
)
def test_what_is_no_pack(text: str, words: str, where: tuple[int, int]) -> None:
    (found,) = [problem for problem in problems(text) if words in problem.message]
    assert place(found) == where


def test_a_large_file_is_refused_before_it_is_read() -> None:
    with pytest.raises(PackError, match="split it in two"):
        read("house.yaml", b"#" * 1_000_001)


def test_bytes_that_are_not_utf8_are_refused_with_their_line() -> None:
    with pytest.raises(PackError, match="UTF-8") as caught:
        read("house.yaml", b"pack: a\ndescription: caf\xe9\n")
    assert place(caught.value.problems[0])[0] == 2


@settings(max_examples=300)
@given(st.integers(0, 10**9))
def test_a_pack_changed_at_random_loads_or_names_its_line(seed: int) -> None:
    """Whatever is done to a pack, nothing but PackError escapes, and it has a place."""
    chance = random.Random(seed)
    text = FULL
    for _ in range(chance.randint(1, 4)):
        at, length = chance.randrange(len(text)), chance.choice((0, 0, 1, 3, 20))
        other = chance.randrange(len(text))
        new = chance.choice(
            (
                "",
                "\n",
                ":",
                "- ",
                "'",
                '"',
                "{",
                "[",
                "*a",
                "&a ",
                "!x ",
                "\t",
                "é",
                "\ud800",
                "\0",
                "%",
                "|",
                text[other : other + 15],
            )
        )
        text = text[:at] + new + text[at + length :]
    raw = text.encode("utf-8", "surrogatepass")
    for problem in _problems(raw):
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message
        assert problem.render()


def _problems(raw: bytes) -> list[Problem]:
    try:
        return parse(read("house.yaml", raw)).problems
    except PackError as error:
        return error.problems or [Problem("", 0, 0, "an error without problems")]


def test_a_byte_order_mark_and_a_number_beyond_all_bounds(tmp_path: Path) -> None:
    """An editor puts the first before a pack; a slip of the hand makes the second."""
    (tmp_path / "marked.yaml").write_bytes(b"\xef\xbb\xbfpack: marked\nrules: []\n")
    assert load_pack(tmp_path / "marked.yaml").name == "marked"
    (problem,) = examine(written(tmp_path, "\ufeffpack: A B\n", "wrong.yaml")).problems
    assert (problem.source, problem.column) == ("pack: A B", 7)
    (tmp_path / "long.yaml").write_text(f"pack: long\nversion: {'9' * 5000}\nrules: []\n")
    assert load_pack(tmp_path / "long.yaml").head.version == "9" * 5000


def test_an_id_is_written_without_its_pack() -> None:
    (found,) = problems(RULE.format(field="phrases: [share]").replace("id: share", "id: house/share"))
    assert "the id 'house/share' holds a slash; the pack's name is put before it by itself" in found.message


def test_293_what_stands_in_for_a_transform_is_none_to_ask_for() -> None:
    """The list of what there is named two that only the engine chooses."""
    rule = RULE.format(field="stage: encoding\n    transform: mojibake-beside-entities").replace(
        "kind: line", "kind: transform"
    )
    (found,) = problems(rule)
    assert "no transform is called 'mojibake-beside-entities'; there are: ansi, blank-lines, " in found.message
    assert "-beside-" not in found.message.partition("there are")[2]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("&copy 2024", "2:6: error: the anchor &copy: packs have no anchors"),  # the phrase was `2024`, without a word
        ("&copy; 2024", "what begins with & or * stands in quotes"),
        ("[a-z]+ of us", "a pattern stands in single quotes"),
        ("'it's'", "an apostrophe in it twice"),
        ("| of us", "a pattern that begins with one stands in quotes"),
        ("'never closed", "the quotation that begins in line 2, column 6 is not closed"),
        ("[never, closed", "the list that begins in line 2, column 6 is not closed"),
    ],
)
def test_160_what_yaml_takes_for_something_else(value: str, said: str) -> None:
    with pytest.raises(PackError) as error:
        read("house.yaml", f"pack: house\nwhy: {value}\n\nlast: it\n".encode())
    assert said in str(error.value)


def test_349_a_current_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No text could be cleaned, though nothing was to be found there."""
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert builtin.__wrapped__("layout").rules
