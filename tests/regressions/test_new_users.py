"""What people met who used only the documentation, on texts of their own; numbered as in test_regressions.py."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner
from cleantext.decoding import decode
from cleantext.errors import UsageError
from cleantext.report import gather
from tests.command_line import HOUSE, Command, manifest, tree


@pytest.mark.parametrize(
    "text",
    [
        "It’s late, and they don’t know what we’ve seen.\n",
        "The boys’ boat wasn’t where they’d left it.\n" * 10,
        "He was late—as ever—and nobody minded.\n" * 4,
        "“No,” she said – and wouldn’t say more…\n",
        "The Harbour™ Inn takes cards® only; rooms are 12 m².\n",
        "Tea costs £3 at the quay, and £4 above it.\n",
        "It is 5° warmer at the quay.\n",
        "L’eau n’a pas d’odeur.\n",
        "Auto’s en foto’s uit de haven.\n",
    ],
)
def test_250_signs_alone_are_no_letters_of_an_old_macintosh(text: str) -> None:
    """English hardly has a letter beyond ASCII: two apostrophes of Windows were read as `í`, dashes as `ó`."""
    assert decode(text.encode("cp1252")).text == text
    if "’" in text and not text.startswith("“"):
        assert decode(text.encode("mac_roman") * 3).text == text * 3


HARBOUR = """\
Die Händler am Hafen sagen, dass der Umsatz seit der
Sperrung der Brücke um ein Fünftel gefallen ist, und die
Fischer, deren Boote oberhalb liegen, warten auf den
Termin, den die Verwaltung seit dem Frühjahr verspricht.
Hinter dem Deich stehen die Busse der Stadt bereit,
an Tagen mit Nebel fährt nur einer.
"""
VERSE = """\
Die Fähre liegt am Kai und wartet auf den Morgen still
Der Nebel hebt die Brücke auf und trägt sie übers Land
Und keiner von den Fischern weiß, was diese Stille will
Der Deich bewacht das dunkle Schiff, die Netze und den Sand
"""


def test_251_german_begins_many_lines_with_a_capital_and_is_no_verse() -> None:
    unwrap = Cleaner(packs=["unwrap"], builtin=False)
    assert unwrap(HARBOUR) == HARBOUR.replace("\n", " ").rstrip() + "\n"
    assert unwrap(VERSE) == VERSE


def test_261_a_table_is_no_name_for_a_folder(cleantext: Command, tmp_path: Path) -> None:
    for folder in ("in", "in.parquet"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("It rained .")
    for output in ("out.csv", "out.jsonl", "out.parquet", "out.txt"):  # the last: case 290
        result = cleantext("clean", "in", "-o", output)
        assert result.exit_code == 2
        assert f"{output} would be a folder" in result.stderr
        assert not (tmp_path / output).exists()
    assert cleantext("clean", "in.parquet", "-o", "out.parquet").exit_code == 0  # as Spark names its folders
    assert cleantext("clean", "in", "-o", "out.v2").exit_code == 0
    (tmp_path / "there.jsonl").mkdir()
    assert cleantext("clean", "in", "-o", "there.jsonl").exit_code == 0


def test_291_an_output_that_is_named_without_its_option(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert "if the output is to go there: -o out" in cleantext("clean", "in", "out").stderr
    (tmp_path / "out").mkdir()
    assert "2 inputs cannot share standard output" in cleantext("clean", "in", "out").stderr


def test_292_what_comes_out_of_a_page_is_text(cleantext: Command, tmp_path: Path) -> None:
    """`a.html is html, and by its name b.html would be html; rename it` told nobody why."""
    pytest.importorskip("resiliparse")
    (tmp_path / "a.html").write_text("<p>It rained.</p>")
    refused = cleantext("clean", "a.html", "-o", "b.html")
    assert (refused.exit_code, "a.html is html and comes out as text, and by its name b.html" in refused.stderr) == (
        2,
        True,
    )
    assert cleantext("clean", "a.html", "-o", "b.txt").exit_code == 0


def test_294_an_output_stays_whole_where_the_engine_is_missing(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its manifest and its ledger had gone before anybody looked for ray."""
    (tmp_path / "a.txt").write_text("It rained .")
    assert cleantext("clean", "a.txt", "-o", "out", "--ledger").exit_code == 0
    before = tree(tmp_path / "out")
    monkeypatch.delitem(sys.modules, "cleantext.runner.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "ray", None)
    assert cleantext("clean", "a.txt", "-o", "out", "--overwrite", "--engine", "ray").exit_code == 2
    assert tree(tmp_path / "out") == before


@pytest.mark.parametrize("there", [True, False])
def test_202_an_output_stays_whole_where_no_cluster_answers(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    """It was begun, with `--overwrite` destroyed, before anybody called there."""
    (tmp_path / "a.txt").write_text("It rained .")
    if there:
        assert cleantext("clean", "a.txt", "-o", "out", "--ledger").exit_code == 0
    before = tree(tmp_path / "out")

    def away(address: str | None) -> Any:
        def called(work: object, count: int | None) -> Any:
            raise UsageError(f"no Ray cluster answers at {address}")

        return called

    monkeypatch.setattr("cleantext.cli.clean._cluster", away)
    call = ("clean", "a.txt", "-o", "out", *(["--overwrite"] if there else []), "--engine", "ray")
    result = cleantext(*call, "--ray-address", "10.0.0.1:6379")
    assert (result.exit_code, result.stderr) == (2, "error: no Ray cluster answers at 10.0.0.1:6379\n")
    assert tree(tmp_path / "out") == before
    assert (tmp_path / "out").exists() == there


def test_296_packs_may_lie_beside_the_texts_that_they_are_for(cleantext: Command, tmp_path: Path) -> None:
    """The quick start puts them there, and they came out among the clean texts."""
    (tmp_path / "in/deep").mkdir(parents=True)
    for name in ("house.yaml", "deep/house.yml"):
        (tmp_path / "in" / name).write_text(HOUSE)
    (tmp_path / "in/less.yaml").write_text("pack: less\nextends: [web-en]\ndisable: [web-en/byline]\n")
    (tmp_path / "in/notes.yaml").write_text("pack: a bag\nand: leave .\n")
    (tmp_path / "in/cleantext.yaml").write_text("packs: [house.yaml]\nbuiltin: false\n")
    assert "left out: 3 items: a pack of rules; --format text" in cleantext("clean", "in", "-o", "out").stderr
    assert tree(tmp_path / "out").keys() == {"notes.yaml", "manifest.json"}
    assert manifest(tmp_path / "out")["skipped"]["a pack of rules; --format text takes it for a text"] == 3
    assert cleantext("clean", "in", "-o", "all", "--format", "text").exit_code == 0
    assert "house.yaml" in tree(tmp_path / "all")


def test_297_names_between_commas_are_none() -> None:
    with pytest.raises(UsageError, match=r"no rule or pack is called so.*, each is named by itself; "):
        Cleaner(disable=["byline,date"])


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal is made as POSIX does it")
@pytest.mark.parametrize(("quiet", "said"), [([], b"It rained.\r\n1 document: 1 changed"), (["-q"], b"It rained.")])
def test_298_on_a_terminal_the_summary_begins_a_line(tmp_path: Path, quiet: list[str], said: bytes) -> None:
    """It stood right behind the last word of a text without a final line feed."""
    (tmp_path / "a.txt").write_text("It rained .")
    (tmp_path / "house.yaml").write_text(HOUSE)
    call = [sys.executable, "-m", "cleantext", "clean", "a.txt", "--no-builtin", "--pack", "house.yaml", *quiet]
    ours, theirs = os.openpty()
    subprocess.run(call, stdout=theirs, stderr=theirs, check=True, cwd=tmp_path)
    assert os.read(ours, 1000)[: len(said)] == said
    os.close(ours)
    os.close(theirs)


def test_320_a_folder_as_a_crawler_leaves_it(cleantext: Command, tmp_path: Path) -> None:
    """Pages with a query in their names came out as HTML, called texts; so did styles and scripts, as they were."""
    pytest.importorskip("resiliparse")
    (tmp_path / "in").mkdir()
    page = "<!doctype html><html><body><main><p>The ferry stayed at its quay all day .</p></main></body></html>"
    for name in ("a.html", "b.html?id=3", "c.SHTML"):
        (tmp_path / "in" / name).write_text(page)
    (tmp_path / "in" / "What now?.jsonl").write_text('{"text": "It rained ."}\n')
    for name in ("style.css", "app.js"):
        (tmp_path / "in" / name).write_text("p {}")
    result = cleantext("clean", "in", "-o", "out")
    assert "left out: 2 items: style or script of a page; --format text takes it for a text: " in result.stderr
    found = {path.name: path.read_text() for path in (tmp_path / "out").glob("*.*") if path.name != "manifest.json"}
    text = "The ferry stayed at its quay all day."
    assert found == {
        "a.txt": text,
        "b.html?id=3.txt": text,
        "c.txt": text,
        "What now?.jsonl": '{"text": "It rained."}\n',
    }
    assert manifest(tmp_path / "out")["documents"]["in"] == 4


def test_321_what_is_no_document_is_named_in_a_line() -> None:
    """A data frame was quoted whole, some ten lines of it."""

    class Frame:
        def __repr__(self) -> str:
            return "   text\n" * 50

    with pytest.raises(UsageError) as error:
        Cleaner("repair", builtin=False).run(Frame())  # type: ignore[arg-type]
    assert "\n" not in str(error.value)
    assert str(error.value).endswith(" (Frame)")
    assert len(str(error.value)) < 150


def test_322_a_rule_for_a_language_says_by_itself_what_it_does() -> None:
    """`As split-en, for German.` stood in summaries and reports, where nobody sees the other one."""
    for rule in Cleaner().rules:
        assert not rule.why.startswith("As "), rule.id


def test_323_what_was_cut_looks_cut(cleantext: Command, tmp_path: Path) -> None:
    """A reason ended in the middle of a word, as if the text did."""
    (tmp_path / "house.yaml").write_text(HOUSE.replace("where: tail", "where: tail\n    unless: {next: '^The '}"))
    (tmp_path / "a.txt").write_text("It rained.\n\nLeave a comment\nThe harbour master of the old town is away")
    said = cleantext("explain", "a.txt").stdout
    assert "because: the next line is 'The harbour master of the old town is a…'" in said


def test_326_examples_that_tell_something_new(cleantext: Command, tmp_path: Path) -> None:
    """All eight of them were the same line, from the first pages of the first site; what else went stood nowhere."""
    (tmp_path / "in").mkdir()
    for n in range(30):
        last = "Leave a comment" if n < 25 else f"Leave a comment\nLeave a Comment ({n})"
        (tmp_path / "in" / f"{n:02}.txt").write_text(f"The ferry runs .\n\n{last}\n")
    pack = HOUSE.replace("phrases: [leave a comment]", "pattern: '^leave a comment'").replace(
        "where: tail", "longest: 30"
    )
    (tmp_path / "house.yaml").write_text(
        pack.replace("Leave a comment if you disagree, he said.", "He said: leave a comment")
    )
    cleantext("clean", "in", "-o", "out", "--ledger")
    report = gather("out")
    assert [example.document for example in report.examples["house/comment"]] == [
        "00.txt", "25.txt", "26.txt", "27.txt", "28.txt", "29.txt",
    ]  # fmt: skip
    assert len(report.examples["house/space-stop"]) == 8, "an edit within a line is another one in another line"
