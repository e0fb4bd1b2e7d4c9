"""`rules check` and `rules test`, from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import HOUSE, Command


def test_116_a_group_that_the_pattern_lacks(cleantext: Command, tmp_path: Path) -> None:
    """`rules check` broke off with a traceback, and every text with a match would have gone to quarantine."""
    (tmp_path / "wrong.yaml").write_text(HOUSE.replace('with: "."', 'with: "\\\\1."'))
    result = cleantext("rules", "check", "wrong.yaml")
    assert result.exit_code == 2
    assert "rule 'space-stop': with: invalid group reference; groups are written" in result.stdout


def test_117_of_a_pack_that_cannot_be_extended_nothing_is_missed(cleantext: Command, tmp_path: Path) -> None:
    """Each rule of it that is disabled or overridden was told to be unknown."""
    (tmp_path / "mine.yaml").write_text(
        "pack: mine\nextends: [huose.yaml]\ndisable: [house/comment]\n"
        'override:\n  house/space-stop: {with: "!"}\nrules: []\n'
    )
    assert "1 error in 1 pack" in cleantext("rules", "check", "mine.yaml").stderr
    (tmp_path / "mine.yaml").write_text("pack: mine\ndescription: Ours: all of them.\nrules: []\n")
    assert "a text with a colon and a space in it stands in quotes" in cleantext("rules", "check", "mine.yaml").stdout


def test_198_what_is_wrong_in_the_head_of_a_pack_is_told_there_and_once(cleantext: Command, tmp_path: Path) -> None:
    """It was told at each of its rules."""
    rule = """
  - id: {0}
    kind: line
    why: A rule that a test is about.
    phrases: [{0} this page]
    examples:
      change: [{{in: "It rained.\\n\\n{0} this page", out: It rained.}}]
      keep: ["{0} this page of it.", "{0} it."]"""
    head = 'pack: house\nlanguages: [dk]\nsites: ["https://example.org"]\nrules:'
    (tmp_path / "scoped.yaml").write_text(head + rule.format("share") + rule.format("tweet"))
    said = cleantext("rules", "check", "scoped.yaml").stdout
    assert [line for line in said.split("\n") if line.startswith("scoped.yaml")] == [
        "scoped.yaml:2:13: error: `dk` is no language code (did you mean `da`?); codes are two or three small letters, "
        "such as en",
        "scoped.yaml:3:9: error: a site is written without the scheme: `example.org`, not `https://example.org`",
    ]


FORUM = r"""
pack: forum
rules:
  - id: edited
    kind: line
    why: The forum notes below a post when it was edited.
    pattern: '^last edited by \S+ ?; .*$'
    examples:
      change: [{in: "The cabin leaks.\nLast edited by bob; 03-04-2024", out: The cabin leaks.}]
      keep: [Last edited by hand, It was last edited by bob.]
  - id: smileys
    kind: replace
    why: Smileys are written between colons.
    pattern: ' ?:(?:lol|wow):'
    with: ''
    examples:
      change: [{in: "The cabin leaks :lol: again.", out: The cabin leaks again.}]
      keep: ["He said: lol, no.", "She said wow: it leaks."]
"""


def test_412_a_mark_before_what_may_stand_at_the_edge(cleantext: Command, tmp_path: Path) -> None:
    """`; .*$` was said to ask for a space at the line's edge and never to match, though anything may follow it."""
    (tmp_path / "forum.yaml").write_text(FORUM, "utf-8")
    done = cleantext("rules", "check", "forum.yaml")
    assert (done.exit_code, done.stdout) == (0, "")
    for wrong in ("^> .*$", "^ ?> bob", "(?:bob|eve) $", "bob ?-$"):
        (tmp_path / "wrong.yaml").write_text(FORUM.replace(r"^last edited by \S+ ?; .*$", wrong), "utf-8")
        assert "it never matches" in cleantext("rules", "check", "wrong.yaml").stdout, wrong


def test_413_a_short_word_that_is_all_of_what_goes_is_near(cleantext: Command, tmp_path: Path) -> None:
    """Words of three letters did not count, so that `lol` in a keep example shared no word with the smiley `:lol:`."""
    (tmp_path / "forum.yaml").write_text(FORUM, "utf-8")
    assert "cannot fail" not in cleantext("rules", "test", "forum.yaml", "--examples", "5").stdout
    (tmp_path / "far.yaml").write_text(FORUM.replace("He said: lol, no.", "He laughed.").replace("wow:", ""), "utf-8")
    assert "No keep example can fail" in cleantext("rules", "test", "far.yaml", "--examples", "5").stdout
