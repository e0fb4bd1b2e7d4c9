"""`rules check`: what it finds, and the three ways of saying it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleantext.checks import check, rendered
from cleantext.cli import main
from cleantext.errors import Problem
from tests.authoring.samples import FULL, written
from tests.small_packs import pack

WARM = FULL.replace('"share:"]', '"Share this page!"]')
LINE = 'phrases: [share this page, "Share this page!"]'

BAD = Path(__file__).parents[1] / "bad_rules"


def test_a_good_pack_has_no_problem(tmp_path: Path) -> None:
    assert check([written(tmp_path, FULL)]) == []


def test_a_phrase_that_stands_twice_is_a_warning(tmp_path: Path) -> None:
    found = check([written(tmp_path, WARM)])
    assert [(p.severity, p.line) for p in found] == [("warning", 9)]
    assert "stands here twice" in found[0].message
    assert found[0].source[found[0].column - 1 :].startswith('"Share this page!"')


def test_a_phrase_of_an_earlier_rule_is_a_warning(tmp_path: Path) -> None:
    more = FULL[FULL.index("  - id: share") : FULL.index("  - id: more")].replace("id: share", "id: again")
    more = more.replace('"share:"]', "tweet this]").replace("    pattern: '^\\d+ shares$'\n", "")
    found = check([written(tmp_path, FULL + more)])
    (problem,) = found
    assert problem.severity == "warning"
    assert "stands in rule 'share' already" in problem.message


def test_a_phrase_of_a_rule_for_fewer_documents_is_none(tmp_path: Path) -> None:
    more = FULL[FULL.index("  - id: share") : FULL.index("  - id: more")].replace("id: share", "id: again")
    more = more.replace("    sites: [example.org]\n", "").replace("    pattern: '^\\d+ shares$'\n", "")
    assert check([written(tmp_path, FULL + more)]) == []


def test_a_rule_that_is_held_back_more_often_shadows_none(tmp_path: Path) -> None:
    text = (BAD / "shadowed.yaml").read_text()
    path = tmp_path / "shadowed.yaml"
    path.write_text(text)
    assert any("can never fire" in problem.message for problem in check([path]))
    path.write_text(
        text.replace(
            "phrases: [share this page, share]", "phrases: [share this page, share]\n    unless: {alone: true}"
        )
    )
    assert not any("can never fire" in problem.message for problem in check([path]))


@pytest.mark.parametrize(
    ("replacement", "words"),
    [("$1 kg", "written \\1"), ("${unit}", "written \\g<unit>"), ("$5 kg", ""), ("\\1 kg", "")],
)
def test_groups_as_other_tools_write_them_are_a_warning(tmp_path: Path, replacement: str, words: str) -> None:
    pack = f"""pack: house
rules:
  - id: weights
    kind: replace
    why: Weights are written without a space by the shops that we read.
    pattern: '(\\d{{1,6}})(?P<unit>kg)\\b'
    with: '{replacement}'
    examples:
      change:
        - {{in: "It weighs 50kg.", out: "It weighs 50 kg."}}
      keep:
        - "It weighs 50 kg."
        - "50kgs"
"""
    found = check([written(tmp_path, pack)])
    assert [words in p.message for p in found if p.severity == "warning"] == [True] * bool(words)
    assert all((p.line, p.severity) == (7, "warning") for p in found)


def test_a_pattern_that_nothing_narrows_is_a_warning(tmp_path: Path) -> None:
    found = check([written(tmp_path, FULL.replace("' \\[listen\\]'", "'e'"))])
    assert [p.severity for p in found] == ["warning"]
    assert "tried on every line" in found[0].message


def test_syntax_that_the_scan_does_not_know_is_pointed_at(tmp_path: Path) -> None:
    found = check([written(tmp_path, FULL.replace("' \\[listen\\]'", "'(?:listen){e<=1}'"))])
    assert [p.severity for p in found] == ["warning"]
    assert found[0].source[found[0].column - 1 :].startswith("{e<=1}")
    assert "the quick scan does not know this syntax (" in found[0].message


@pytest.mark.parametrize(
    ("pattern", "hint"),
    [("|\n      listen", True), ("|-\n      listen\n      this", False), ('"listen\\nthis"', False)],
)
def test_a_pattern_with_a_line_break_never_matches(tmp_path: Path, pattern: str, hint: bool) -> None:
    found = check([written(tmp_path, FULL.replace("' \\[listen\\]'", pattern))])
    (problem,) = [problem for problem in found if "lines have none: it never matches" in problem.message]
    assert ("write `|-` instead of `|`" in problem.message) == hint


def test_two_packs_of_one_name_are_named(tmp_path: Path) -> None:
    first = written(tmp_path, FULL)
    assert check([first, first]) == [], "which is one pack"
    second = written(tmp_path, FULL, "other.yaml")
    found = check([first, second])
    assert len(found) == 1
    assert "the name 'house'" in found[0].message
    assert found[0].path.endswith("other.yaml")


def test_one_bad_pack_does_not_hide_the_next(tmp_path: Path) -> None:
    bad = written(tmp_path, "pack: [", "bad.yaml")
    warm = written(tmp_path, WARM)
    paths = [Path(p.path).name for p in check([tmp_path / "none.yaml", bad, warm])]
    assert paths == ["none.yaml", "bad.yaml", "house.yaml"]


def test_the_text_has_the_line_and_a_caret(tmp_path: Path) -> None:
    path = written(tmp_path, WARM)
    head, line, caret = rendered(check([path])).split("\n")
    assert head.endswith(":9:32: warning: rule 'share': the phrase 'Share this page!' stands here twice "
                         "(case, spaces, punctuation and Greek accents do not count: 'share this page')")  # fmt: skip
    assert line.strip() == LINE
    assert line[caret.index("^")] == '"'


def test_of_a_long_line_the_part_around_the_caret_is_shown() -> None:
    source = "x" * 300 + "(" + "y" * 300
    head, line, caret = rendered([Problem("a.yaml", 1, 301, "bad", source)]).split("\n")
    assert len(line) < 130
    assert line[caret.index("^")] == "("
    assert head == "a.yaml:1:301: error: bad"


def test_json(tmp_path: Path) -> None:
    found = json.loads(rendered(check([written(tmp_path, WARM)]), "json"))
    assert [sorted(problem) for problem in found] == [
        ["column", "line", "message", "path", "rule", "severity", "source"]
    ]  # fmt: skip
    assert found[0]["rule"] == "house/share"
    assert json.loads(rendered([], "json")) == []


def test_github() -> None:
    problem = Problem("a,b.yaml", 3, 5, "100% wrong:\nno", "x", "error", "house/share")
    assert rendered([problem], "github") == (
        "::error file=a%2Cb.yaml,line=3,col=5,title=house/share::100%25 wrong:%0Ano"
    )


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [(FULL, [], 0), (WARM, [], 0), (WARM, ["--strict"], 2), (FULL.replace("kind: line", "kind: lin"), [], 2)],
)
def test_exit_codes(tmp_path: Path, text: str, options: list[str], code: int) -> None:
    assert CliRunner().invoke(main, ["rules", "check", str(written(tmp_path, text)), *options]).exit_code == code


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ([FULL], "no problems in 1 pack\n"),
        ([WARM, FULL.replace("pack: house", "pack: other")], "1 warning in 2 packs\n"),
        ([WARM, FULL.replace("pack: house", "pack: other").replace("kind: line", "kind: lin")], "1 error, 1 warning in 2 packs\n"),
    ],
)  # fmt: skip
def test_at_the_end_errors_and_warnings_are_counted(tmp_path: Path, texts: list[str], told: str) -> None:
    paths = [str(written(tmp_path, text, f"{n}.yaml")) for n, text in enumerate(texts)]
    assert CliRunner().invoke(main, ["rules", "check", *paths]).stderr == told
    assert CliRunner().invoke(main, ["rules", "check", *paths, "--format", "json"]).stderr == ""


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        (r"^\* more to read", True),
        (r"more to read \|$", True),
        (r"^(?:\* |- )more to read", True),
        (r"(?:^\* more|^- all) to read", True),
        (r"^\*?more to read", False),
        (r"^(?:\*|see) more to read", False),
        (r"more \* to read", False),
        (r"(?:^\* |)more to read", False),
        (r"^(?:)\*more to read|more to read", False),
    ],
)
def test_a_line_has_no_marks_at_its_edges(tmp_path: Path, pattern: str, wrong: bool) -> None:
    found = check([pack(tmp_path, "house", {"id": "more", "kind": "line", "pattern": pattern})])
    assert [problem.severity for problem in found] == ["error"] * wrong
    assert all("the pattern asks for a mark or a space at the line's edge" in problem.message for problem in found)
