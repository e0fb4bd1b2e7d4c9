"""What a run notes of documents that it has cleaned all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import Command, manifest
from tests.small_packs import pack


def test_189_what_a_wrong_encoding_lost_is_told(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“It rained.”\n", "utf-8")
    result = cleantext("clean", "a.txt", "-o", "b.txt", "--encoding", "ascii")
    assert "not decoded, or lost before: 6 characters (U+FFFD); --encoding" in result.stderr
    assert "U+FFFD" not in cleantext("clean", "a.txt", "-o", "c.txt").stderr


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


def test_509_a_text_that_never_rests_is_told_as_such(cleantext: Command, tmp_path: Path) -> None:
    """It was counted among the removals that are held back, because prose follows or too much would have gone."""
    there = {"id": "there", "kind": "replace", "pattern": "color", "with": "colour"}
    back = {"id": "back", "kind": "replace", "pattern": "colour", "with": "color"}
    house = pack(tmp_path, "house", there, back)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The color of the quay.\n", "utf-8")
    done = cleantext("clean", "in", "-o", "out", "--pack", house, "--no-builtin")
    assert "never at rest: 1 document, which rules would change for ever" in done.stderr
    assert "held back" not in done.stderr
    assert manifest(tmp_path / "out")["noted"] == {"restless": 1}


@pytest.mark.parametrize("workers", [[], ["--workers", "2"]])
def test_427_a_pack_for_whose_sites_no_document_is_there_is_told(
    cleantext: Command, tmp_path: Path, workers: list[str]
) -> None:
    """It cleaned as if there were no pack, without a word."""
    rule = {"id": "winter", "kind": "replace", "pattern": "winter", "with": "summer"}
    other = {**rule, "id": "spring", "sites": ["mill", "quay.example"]}
    packs = [
        pack(tmp_path, "typo", rule, other, sites=["quay.exmple"]),
        pack(tmp_path, "fits", rule, other, sites=["nowhere.example"]),
        pack(tmp_path, "some", rule, other),
    ]
    given = [argument for path in packs for argument in ("--pack", path)]
    rows = [f'{{"text": "It rained.", "url": "https://{host}.example/1"}}\n' for host in ("pier", "quay")]
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.jsonl").write_text("".join(rows))
    (tmp_path / "in/b.jsonl").write_text(rows[0])
    done = cleantext("clean", "in", "-o", "out", *given, *workers)
    assert "pack typo did nothing" not in done.stderr, "one of its rules is for quay.example"
    (tmp_path / "in/a.jsonl").write_text(rows[0])
    done = cleantext("clean", "in", "-o", "out2", *given, *workers)
    told = [line for line in done.stderr.splitlines() if "did nothing" in line]
    where = "which are hosts of a record's `url` or folders above a file"
    assert told == [
        f"pack typo did nothing: no document is of its sites (quay.exmple, mill, quay.example), {where}",
        f"pack fits did nothing: no document is of its sites (nowhere.example, mill, quay.example), {where}",
    ]
    assert "pack typo did nothing" in cleantext("clean", "in/b.jsonl", *given).stderr
    assert "did nothing" not in cleantext("clean", "-q", "in/b.jsonl", *given).stderr


def test_427_a_pack_for_whose_languages_no_document_is_there_is_told(cleantext: Command, tmp_path: Path) -> None:
    rule = {"id": "winter", "kind": "replace", "pattern": "winter", "with": "summer"}
    for n, language in enumerate(("da", "en")):
        path = pack(tmp_path, "house-rules", rule, languages=[language])
        text = b"The ferry was late, and nobody on the quay knew the name of the man that was in it."
        done = cleantext("clean", "-", "--pack", path, stdin=text)
        told = "pack house-rules did nothing: no document was found to be in its languages (da), but in en\n"
        assert (told in done.stderr) == (n == 0)
        assert ("did nothing" in done.stderr) == (n == 0)
