"""What people met in their first hours with it; numbered as in test_regressions.py."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleantext import Cleaner, clean
from cleantext.joins import Joiner
from cleantext.packs import builtin
from tests.command_line import Command, manifest


@pytest.mark.parametrize(
    "text",
    [
        "They,ll come home when they,re ready, and we,ve kept their soup warm on the stove.",
        "I,m sure that it,s fine, she wrote from the island, and he,d have liked to believe it.",
        "THEY,LL NEVER FIND THE HARBOUR IN THIS FOG, SAID THE PILOT.",
    ],
)
def test_380_a_comma_typed_for_an_apostrophe_is_no_lost_space(text: str) -> None:
    """`They,ll` became `They, ll`, and `it,s` `it, s`: two words that nobody wrote."""
    assert clean(text) == text


def test_380_a_comma_between_words_still_is() -> None:
    text = "He came home,so we left the harbour. But she stayed,I think,and told him so."
    assert Cleaner(language="en")(text) == (
        "He came home, so we left the harbour. But she stayed, I think, and told him so."
    )


def test_381_explain_says_that_the_file_holds_other_documents(cleantext: Command, tmp_path: Path) -> None:
    """`explain crawl.jsonl:2` told of line 2 of the first document; whoever asked meant line 2 of the file."""
    rows = [{"text": "The ferry is late.\nNobody minds."}, {"text": "The quay is wet.\nThe gulls like it."}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "a.txt").write_text("The ferry is late.\nNobody minds.\n")
    first = cleantext("explain", "a.jsonl:2")
    assert "Nobody minds." in first.stdout
    assert first.stderr == "a.jsonl: its first document; --document N is for the others\n"
    second = cleantext("explain", "a.jsonl:2", "--document", "2")
    assert "The gulls like it." in second.stdout
    assert not second.stderr
    assert not cleantext("explain", "a.txt:2").stderr


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The lock was rebuilt in oak, and the boats go through it again from Monday on.\n{}\n", "Generated in 0.0283 seconds"),
        ("{}\n\nПаром отходит в девять утра и ждать опоздавших больше не станет.\n", "Скачать аудио файл"),
        ("{}\n\n渡船早上九点出发，再也不等迟到的人，码头上的人都这么说。\n", "跳转到正文内容"),
        ("{}\n\nThe ferry leaves at nine, and will not wait for those who are late.\n", "Change text size: + -"),
    ],
)  # fmt: skip
def test_382_what_templates_write_around_a_text(text: str, line: str) -> None:
    """No rule knew these lines, nor the like of them."""
    assert line not in clean(text.format(line))
    assert clean(text.format(line)).strip() == text.format("").strip()


def test_401_the_sentence_below_the_title_has_a_name_that_keeps_it() -> None:
    """It went as a neighbour, a teaser or a headline, and could not be kept without these."""
    rule = next(rule for rule in builtin("page").rules if rule.id == "page/standfirst")
    page = rule.examples.change[0].before
    lead = "No yard in three countries has the parts that its engines need, and the bus is to take their place."
    assert lead in page
    assert lead not in Cleaner(profile="page")(page)
    assert lead in Cleaner(profile="page", disable=["standfirst"])(page)


@pytest.mark.parametrize(
    "text", ["The harbour|Ferries and what they cost", "Bread|butter", "She reads Loom|Life and the Estuary News."]
)
def test_402_a_bar_between_words_has_spaces_on_both_sides_or_on_none(text: str) -> None:
    """Each side was judged by itself, so that a space stood on one alone."""
    bar = text.index("|")
    for hundredths in range(1, 100):
        found = {split.offset for split in Joiner("en").splits(text, hundredths / 100)}
        assert (bar in found) == (bar + 1 in found), hundredths


PAGE = "<p>The ferry is <b>back</b> on the lake.</p>\n<ul><li><a href='/tickets'>Tickets</a></li></ul>\n" * 2


@pytest.mark.parametrize(
    "text", ["<!DOCTYPE html>\n<p>The ferry is back.</p>\n", "\ufeff <HTML lang=en><p>Back.\n", PAGE]
)
def test_403_a_page_among_texts_is_told(cleantext: Command, tmp_path: Path, text: str) -> None:
    """It was cleaned as plain text, tags and all, without a word."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page.txt").write_text(text, "utf-8")
    (tmp_path / "in" / "note.txt").write_text("The quay is <b>not</b> open: 3 < 5.\n", "utf-8")
    done = cleantext("clean", tmp_path / "in", "-o", tmp_path / "out")
    assert "looks like HTML: 1 document," in done.stderr
    assert manifest(tmp_path / "out")["noted"]["html"] == 1
    assert "looks like HTML" in cleantext("clean", "-", stdin=text.encode()).stderr


def test_403_other_texts_with_tags_are_no_page(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "Write <b>boat</b> for bold, <i>quay</i> for italics.\n" + "a < b\n" * 20, "utf-8"
    )
    done = cleantext("clean", "note.txt", "-o", "out.txt")
    assert "looks like HTML" not in done.stderr


def test_403_what_is_taken_out_of_a_page_is_no_page_however_many_tags_it_tells_of(
    cleantext: Command, tmp_path: Path
) -> None:
    pytest.importorskip("resiliparse")
    (tmp_path / "page.html").write_text(
        "<html><p>" + "Write &lt;b&gt;boat&lt;/b&gt; for bold. " * 20 + "</p></html>", "utf-8"
    )
    done = cleantext("clean", "page.html", "-o", "out.txt")
    assert "<b>boat</b>" in (tmp_path / "out.txt").read_text("utf-8")
    assert "looks like HTML" not in done.stderr


def test_404_a_wrong_key_is_told_after_the_first_shard(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long run said so at its end, when all of it was in quarantine."""
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 2_000)
    row = json.dumps({"id": None, "body": "The ferry is late. " * 5}).encode() + b"\n"
    (tmp_path / "a.jsonl").write_bytes(row * 200)
    said = cleantext("clean", "a.jsonl", "-o", "b.jsonl").stderr
    early, late = said.index("no key 'text': --text-key names the right one of id, body"), said.index("200 documents: ")
    assert "quarantine: all of the first" in said[:early]
    assert early < late
    assert said.count("all of the first") == 1
    assert "all of the first" not in cleantext("clean", "a.jsonl", "-o", "c.jsonl", "--text-key", "body").stderr
    few = b'{"note": "quay"}\n' * 5 + row * 20
    (tmp_path / "few.jsonl").write_bytes(few)
    assert "all of the first" not in cleantext("clean", "few.jsonl", "-o", "d.jsonl", "--text-key", "body").stderr


def test_405_json_lines_in_a_pipe_are_told(cleantext: Command, tmp_path: Path) -> None:
    """They were cleaned as one plain text, keys and all, without a word."""
    rows = b'{"id": "a", "text": "The ferry is late ."}\n{"id": "b", "text": "Nobody minds."}\n'
    told = cleantext("clean", "-", stdin=rows).stderr
    assert "looks like JSON Lines: 1 document," in told
    assert "--format jsonl" in told
    assert "looks like JSON" not in cleantext("clean", "-", "--format", "jsonl", stdin=rows).stderr
    (tmp_path / "crawl.txt").write_bytes(rows)
    cleantext("clean", "crawl.txt", "-o", "out/")
    assert manifest(tmp_path / "out")["noted"]["jsonl"] == 1


@pytest.mark.parametrize("text", ['{"ferry": 9}\n', '{"ferry": "nine"\n', '{"a", "b"} is a set of two.\n', "{}\n"])
def test_405_other_texts_that_begin_with_a_brace_are_not(cleantext: Command, text: str) -> None:
    assert "looks like JSON" not in cleantext("clean", "-", stdin=text.encode()).stderr


def test_406_a_damaged_file_in_front_does_not_hide_that_all_of_a_run_is_refused(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first shard alone was looked at, and a single refused document in it ended the watch."""
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 2_000)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(b"{not json\n")
    (tmp_path / "in" / "b.jsonl").write_bytes(b'{"body": "The ferry is late."}\n' * 500)
    said = cleantext("clean", "in", "-o", "out").stderr
    early, late = said.index("all of the first"), said.index("501 documents: ")
    assert "no key 'text': --text-key names the right one of body" in said[early:late]
    assert said.count("all of the first") == 1


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
