"""`rules test` and the pytest plugin: what they print, that they repeat themselves, and the parts they are made of."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import regex
from click.testing import CliRunner

from cleantext.cli import main
from cleantext.packs import builtin, load_pack
from cleantext.testing import Failure, bounded_time, documents, failures_of, once, try_rule
from cleantext.testing.around import subjects
from cleantext.testing.drawn import drawn
from cleantext.testing.failure import shown
from cleantext.testing.keeps import keeps_guard, without_conditions
from cleantext.testing.minimal import minimal
from cleantext.testing.properties import broken_by
from cleantext.testing.prose import PROSE
from cleantext.testing.search import search
from tests.authoring.samples import FULL, written
from tests.small_packs import pack
from tests.timing import PATIENCE

BAD = FULL.replace("' \\[listen\\]'", "' ?\\[?listen'").replace('"It is closed. [listen]", out: "It is closed."',
                                                                '"It is closed. [listen]", out: "It is closed.]"')  # fmt: skip


BAD_RULES = Path(__file__).parents[1] / "bad_rules"


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["rules", "test", *map(str, arguments)])
    return done.exit_code, done.output


def test_a_good_pack_passes(tmp_path: Path) -> None:
    code, output = run(written(tmp_path, FULL), "--examples", 20)
    assert code == 0, output
    assert "4 rules tested, none failed" in output


def test_a_failure_shows_text_outcome_property_and_line(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        FULL.replace(
            'out: "It is closed."}\n      keep: ["[listening]"', 'out: "Closed."}\n      keep: ["[listening]"'
        ),
    )
    code, output = run(path, "--examples", 10)
    assert code == 2
    line = path.read_text(encoding="utf-8").split("\n").index("  - id: listen") + 1
    assert f"house.yaml:{line}: house/listen: examples" in output
    assert (
        "      in | It is closed. [listen]\ncame out | It is closed.\n  wanted | Closed.".replace("\n", "\n      ")
        in output
    )
    assert "1 failed" in output


def test_it_repeats_itself() -> None:
    path = BAD_RULES / "not_idempotent.yaml"
    first = run(path, "--examples", 30, "--seed", 7)
    assert first[0] != 0
    assert first == run(path, "--examples", 30, "--seed", 7)


def test_the_same_seed_tries_the_same_texts_and_another_one_others() -> None:
    def tried(seed: int) -> list[str]:
        texts: list[str] = []
        found = search([], documents(), lambda text: texts.append(text) or [], 20, seed)
        assert list(found) == []
        return texts

    assert tried(7) == tried(7)
    assert tried(7) != tried(8)


def test_a_rule_is_tried_on_its_phrases_too(tmp_path: Path) -> None:
    """Its examples show one or two of them."""
    phrases = [f"share number {n}" for n in range(40)]
    path = pack(tmp_path, "house", {"id": "share", "kind": "line", "phrases": phrases})
    assert set(phrases[:32]) <= set(subjects(load_pack(path).rules[0]))


def test_a_paragraph_that_is_put_another_way_is_not_emptied(tmp_path: Path) -> None:
    paragraph = PROSE["en"][0]
    assert paragraph.startswith("The ferry that ")
    assert paragraph.endswith(" anyway.")
    for new, broken in ((r"A ferry \1 anyhow.", []), ("A ferry.", ["paragraphs"])):
        rule = {"id": "which", "kind": "replace", "pattern": r"^The ferry (that.*) anyway\.$", "with": new}
        found = broken_by(load_pack(pack(tmp_path, "house", rule)).rules[0], paragraph)
        assert [each.property for each in found] == broken


def test_rules_for_one_language_are_tried_together_in_it(tmp_path: Path) -> None:
    """Of a language without paragraphs here no made-up text is in it."""
    text = (BAD_RULES / "depends_on_order.yaml").read_text()
    path = written(tmp_path, text.replace("\nrules:", "\nlanguages: [sv]\nrules:"))
    assert "any order" in run(path, "--examples", 10)[1]


@pytest.mark.parametrize(
    ("growth", "seconds", "fails"),
    [(1, 0.9, False), (1.4, 0.9, False), (2, 0.9, True), (2, 0.1, True), (2, 0.01, False)],
)
def test_time_that_grows_faster_than_the_text(
    monkeypatch: pytest.MonkeyPatch, growth: float, seconds: float, fails: bool
) -> None:
    """Twice the text may take three times the time; so little of it that nobody minds is not looked at."""
    (rule,) = (rule for rule in builtin("repair").rules if rule.id == "repair/space-before-stop")
    monkeypatch.setattr(
        bounded_time, "_cpu", lambda rule, text: seconds * (len(text) / bounded_time.SIZES[-1]) ** growth
    )
    found = list(bounded_time.time_bounded(rule))
    assert [failure.property for failure in found] == ["bounded time"] * fails
    assert all("twice as many 4.0 times as long" in failure.message for failure in found)


@pytest.mark.parametrize(("pattern", "told"), [("^\\* related$", True), ("^see also$", False)])
def test_of_a_pattern_that_asks_for_marks_it_says_that_they_are_taken_away(
    tmp_path: Path, pattern: str, told: bool
) -> None:
    examples = {"change": [{"in": "It rained.\n\n* Related", "out": "It rained."}], "keep": ["Related texts", "a"]}
    path = pack(tmp_path, "house", {"id": "related", "kind": "line", "pattern": pattern, "examples": examples})
    messages = [failure.message for failure in try_rule(load_pack(path).rules[0], examples=1)]
    assert any("The pattern matches line 3 as it stands" in message for message in messages) is told


def test_one_rule_alone(tmp_path: Path) -> None:
    path = written(tmp_path, FULL)
    assert "1 rule tested" in run(path, "--rule", "listen", "--examples", 5)[1]
    assert "1 rule tested" in run(path, "--rule", "house/listen", "--examples", 5)[1]
    code, output = run(path, "--rule", "lisen")
    assert code == 2
    assert "no rule is called lisen" in output


def test_a_pack_that_cannot_be_read_fails(tmp_path: Path) -> None:
    code, output = run(written(tmp_path, "pack: ["))
    assert code == 2
    assert "not YAML" in output


def test_a_built_in_rule_passes_by_itself() -> None:
    rule = next(rule for rule in load_pack("web-en").rules if rule.id == "web-en/advertisement")
    assert [failure for failure in try_rule(rule, examples=20) if failure.severity == "error"] == []


def test_once_is_one_round(tmp_path: Path) -> None:
    rule = next(rule for rule in load_pack(written(tmp_path, FULL)).rules if rule.id == "house/listen")
    found = once(rule, "a [listen] [listen]")
    assert found.text == "a"
    assert [edit.removed for edit in found.edits] == [" [listen]", " [listen]"]


def test_what_cannot_be_seen_is_shown() -> None:
    assert shown("") == "(nothing)"
    assert shown("a\u200d\u00a0b\tc  ") == "a\\u200d\\u00a0b\\tc··"
    assert shown("\ud800") == "\\ud800"
    assert len(shown("word " * 100)) < 200


def test_a_failure_renders_its_texts_side_by_side() -> None:
    failure = Failure("house/a", "idempotent", "It changes.", "house.yaml", 3, (("text", "a\nb"), ("came out", "b")))
    assert failure.render() == (
        "house.yaml:3: house/a: idempotent\n    It changes.\n"
        "          text | a\n               | b\n      came out | b"
    )  # fmt: skip


def test_of_long_texts_the_lines_that_are_alike_are_left_out() -> None:
    lines = [f"line {n}" for n in range(40)]
    failure = Failure(
        "house/a",
        "examples",
        "No.",
        "house.yaml",
        3,
        (("in", "\n".join(lines)), ("came out", "\n".join(lines[:20] + lines[21:]))),
    )
    assert failure.render().split("\n")[2:] == [
        "            in | [… 18 lines]", "               | line 18", "               | line 19", "               | line 20",
        "               | line 21", "               | line 22", "               | [… 17 lines]",
        "      came out | [… 18 lines]", "               | line 18", "               | line 19", "               | line 21",
        "               | line 22", "               | [… 17 lines]",
    ]  # fmt: skip


def test_minimal() -> None:
    text = "one two\nthree (four five)\nsix\n"
    assert minimal(text, lambda part: "(" in part) == "("
    assert minimal(text, lambda part: "two" in part and "six" in part) == "twosix"


@pytest.mark.parametrize(
    "pattern", [r"^by [A-Z]\w+ \w+$", r"(?<=\w) +(?=[,.])", r"(a|b)\1+", r"[ \t]+$", r"\bfoo(?!bar)"]
)
def test_drawn_texts_match_their_pattern(pattern: str) -> None:
    texts = drawn(pattern, False)
    assert texts
    assert all(regex.search(pattern, text) for text in texts)
    assert texts == drawn.__wrapped__(pattern, False)


@pytest.mark.parametrize(
    ("pattern", "bare"),
    [
        (r"(?<=\p{L}) +(?=[,.)])", " +"),
        (r"^a[^]\]b]$|\bfoo\b(?!x(y)z)w", r"a[^]\]b]|foow"),
        (r"[\b^$]\^\$", r"[\b^$]\^\$"),
    ],
)
def test_a_pattern_without_its_conditions(pattern: str, bare: str) -> None:
    assert without_conditions(pattern) == bare


def collected(folder: Path, *options: str) -> str:
    """What pytest says of the packs of a folder."""
    known = any(point.name == "cleantext" for point in entry_points(group="pytest11"))  # of the installed package
    plugin = [] if known else ["-p", "cleantext.pytest_plugin"]
    command = [sys.executable, "-m", "pytest", *plugin, "-p", "no:cacheprovider", *options, "--rootdir", str(folder), str(folder)]  # fmt: skip
    root = Path(__file__).parents[2]
    return subprocess.run(command, capture_output=True, text=True, cwd=root, timeout=PATIENCE, check=False).stdout


def test_single_keep_examples_far_from_a_rule_for_lines_are_a_warning(tmp_path: Path) -> None:
    far = FULL.replace('"Share this page of the diary with nobody."', '"Share this page with nobody.", "It rained."')
    far = far.replace('"Listen to the rain."', '"Listen to the rain.", "It rained."')
    share, *_, listen = load_pack(written(tmp_path, far)).rules
    (failure,) = keeps_guard(share)
    assert (failure.severity, failure.texts) == ("warning", (("keep", "It rained."),))
    assert "Keep example 3 cannot fail" in failure.message
    assert not list(keeps_guard(listen)), "what changes within lines is tried on every line"


def test_the_pytest_plugin_collects_packs(tmp_path: Path) -> None:
    written(tmp_path, FULL)
    written(tmp_path, "pack: [", "broken.yaml")  # neither `rules:` nor YAML: not taken for a pack
    written(tmp_path, "services: {web: {image: nginx}}\n", "compose.yaml")
    written(tmp_path, FULL.replace("match: same", "match: sane"), "wrong.yaml")
    out = collected(tmp_path, "-v", "--pack-examples", "5")
    for name in ("check", "share", "more", "title", "listen", "together"):
        assert f"house.yaml::{name} PASSED" in out, out
    assert "wrong.yaml::check FAILED" in out
    assert "`match` is one of same, glued" in out
    assert "compose.yaml" not in out
    assert "6 passed" in out.replace("1 failed, ", "")


def test_what_a_rule_takes_of_a_keep_example_is_said(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(
        "pack: house\nrules:\n  - id: related\n    kind: section\n    why: List of other texts under the article.\n"
        '    phrases: [related]\n    examples:\n      change: [{in: "It rained.\\n\\nRelated\\nBoat", out: It rained.}]\n'
        '      keep: ["It rained.\\n\\nRelated\\nBoats\\nTimes\\nFares", A related text.]\n'
    )
    (failure,) = try_rule(load_pack(path).rules[0], examples=1)
    assert failure.message == (
        "Keep example 1 must stay as it is, and the rule takes 'Related', 'Boats', 'Times' and 1 more."
    )


def test_295_what_testing_needs_is_said_without_a_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command said so, the plugin did not."""
    path = written(tmp_path, FULL)
    needs = "testing a pack needs the package hypothesis: pip install 'cleantext-ledger[test]'"
    (tmp_path / "conftest.py").write_text("import sys\nsys.modules['hypothesis'] = None\n")
    out = collected(tmp_path, "-p", "no:hypothesispytest")
    assert f"\n{needs}\n" in out, out
    assert "Traceback" not in out
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    assert run(path) == (2, f"error: {needs}\n")


def test_572_time_that_makes_one_leap_does_not_grow_faster_than_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model finds the first run-together words of a repeated line from some length on, and splits all of them then."""
    (rule,) = (rule for rule in builtin("repair").rules if rule.id == "repair/space-before-stop")
    leap = bounded_time.SIZES[-1]
    monkeypatch.setattr(bounded_time, "_cpu", lambda rule, text: len(text) * (1e-5 if len(text) > leap else 1e-6))
    assert list(bounded_time.time_bounded(rule)) == []


def test_423_rules_are_tried_together_without_those_that_raise_whatever_tests_ran_before(tmp_path: Path) -> None:
    """Only a rule's own test told that it raises: with `-k together` it was tried with the others, and raised there."""
    (tmp_path / "conftest.py").write_text(
        "from cleantext.kinds import ReplaceRule\n"
        "edits = ReplaceRule.edits\n"
        "def raises(self, lines, at):\n"
        "    if self.id == 'house/listen':\n"
        "        raise ValueError('a spark')\n"
        "    return edits(self, lines, at)\n"
        "ReplaceRule.edits = raises\n"
    )
    written(tmp_path, FULL)
    out = collected(tmp_path, "-v", "--pack-examples", "5", "-k", "together")
    assert "house.yaml::together PASSED" in out, out


@pytest.mark.parametrize(
    ("pattern", "where", "said"),
    [
        (r"^\w+( \w+){0,4}$", "anywhere", "an item of a list: 'two coils of tarred rope'"),
        (r"^.{1,30}\?$", "anywhere", "a subheading"),
        (r"^[“\"]", "anywhere", "a line of speech"),
        (r"^.{1,40},$", "anywhere", "a verse"),
        (r"\d+$", "anywhere", "a row of a table"),
        (r"^[^.]{1,40}r$", "head", "a subheading: 'The second winter'"),
        (r"^.{1,40}\.$", "tail", "a short paragraph: 'Nobody answered.'"),
    ],
)
def test_506_a_rule_that_takes_short_lines_of_the_text_fails(
    tmp_path: Path, pattern: str, where: str, said: str
) -> None:
    """Only paragraphs of forty words were tried: a rule that took every subheading passed."""
    rules = load_pack(pack(tmp_path, "p", {"id": "r", "kind": "line", "pattern": pattern, "where": where})).rules
    found = [failure for failure in try_rule(rules[0], examples=1) if failure.property == "short lines"]
    assert len(found) == 1
    assert said in found[0].message


def test_506_short_lines_of_its_own_examples_a_rule_may_take(tmp_path: Path) -> None:
    shown = {
        "change": [{"in": f"{line}\n\nIt rained.", "out": "It rained."} for line in ("Aftermath", "The second winter")],
        "keep": ["The winter.", "Aftermath of it."],
    }
    rule = {"id": "r", "kind": "line", "phrases": ["Aftermath", "The second winter"], "examples": shown}
    (mine,) = load_pack(pack(tmp_path, "p", rule)).rules
    assert [failure.render() for failure in try_rule(mine, examples=1)] == []


def _restless(folder: Path, *rules: tuple[str, str, str]) -> str:
    """What `comes to rest` says of rules: pattern, what stands in its place, and the stage of each."""
    written = pack(
        folder, "p",
        *({"id": f"r{n}", "kind": "replace", "pattern": old, "with": new, "stage": stage}
          for n, (old, new, stage) in enumerate(rules, 1)),
    )  # fmt: skip
    found = {failure.property: failure.message for failure in failures_of(load_pack(written), examples=1)}
    return found.get("comes to rest", "")


def test_507_why_rules_never_rest_is_said_as_it_is(tmp_path: Path) -> None:
    """Of two that undo one another only one was named; one that adds a little was said to be undone by another; and two of
    different stages, which undo one another within a round, went unseen."""
    undoing = "The text becomes what it was before, by p/r1 and p/r2: what one rule makes, another takes back."
    there, back = ("color", "colour", "repair"), ("colour", "color", "repair")
    assert _restless(tmp_path, there, back) == undoing
    assert _restless(tmp_path, there, (*back[:2], "layout")) == undoing
    assert _restless(tmp_path, ("(?<=[a-z!])$", "!", "repair")) == (
        "After 50 rounds the text still changes, by p/r1: each round makes more of it."
    )
    turning = ("([ab])([ab])$", r"\2\1", "repair")
    assert _restless(tmp_path, turning) == (
        "The text becomes what it was before, by p/r1: the rule takes back what it makes."
    )


def test_508_the_summary_counts_rules_and_packs_apart(tmp_path: Path) -> None:
    """`1 rule tested, 2 failed`."""
    code, output = run(BAD_RULES / "never_rests.yaml", tmp_path / "nowhere.yaml", "--examples", 1)
    assert code == 2
    last = output.strip().split("\n")[-1]
    assert last == "2 rules tested, none failed, 1 pack whose rules fail together, 1 pack that cannot be used"
