"""Which files of a folder are documents."""

from __future__ import annotations

import errno
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from cleantext.readers.base import File
from cleantext.readers.walk import walk
from tests.command_line import CLEAN, HOUSE, MESSY, Command, manifest, tree


def test_119_tables_are_not_cleaned_as_text(cleantext: Command, tmp_path: Path) -> None:
    """Spaces were put behind their commas, and rows taken for chrome."""
    (tmp_path / "in").mkdir()
    for name in ("a.CSV", "b.tsv.gz", "c.json", "d.txt"):
        (tmp_path / "in" / name).write_text('id,text\n1,"It rained ."\nLeave a comment\n')
    result = cleantext("clean", "in", "-o", "out")
    assert result.exit_code == 0
    assert "left out: 2 items: a table: write its rows as JSON Lines or Parquet" in result.stderr
    assert sorted(tree(tmp_path / "out")) == ["d.txt", "manifest.json"]
    for call in (("clean", "in/a.CSV"), ("clean", "in/a.CSV", "-o", "b"), ("explain", "in/a.CSV")):
        result = cleantext(*call)
        assert result.exit_code == 2
        assert "a table: write its rows as JSON Lines or Parquet" in result.stderr
    assert cleantext("clean", "in/a.CSV", "--format", "text").stdout.startswith("id,text")


def test_124_a_file_that_is_named_twice_is_one_document(cleantext: Command, tmp_path: Path) -> None:
    """It was counted twice and written once."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(MESSY)
    result = cleantext("clean", "a.txt", "b.txt", "a.txt", "-o", "out")
    assert (result.exit_code, result.stderr.startswith("2 documents: 2 changed")) == (0, True)
    assert cleantext("clean", "-q", "a.txt", "a.txt").stdout == CLEAN


def test_188_an_earlier_output_is_documents_alone_wherever_it_is_read(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("It rained .\n")
    cleantext("clean", "in", "-o", "out", "--ledger")
    cleantext("clean", "in", "out", "-o", "both")
    assert manifest(tmp_path / "both")["documents"]["in"] == 2
    assert not (tmp_path / "both" / "out" / "ledger").exists()
    assert "1 document:" in cleantext("learn", "out", "-o", "learned.yaml").stderr
    assert "of 1 document" in cleantext("diff", "out", "--pack", "house.yaml", "--no-builtin").stdout


@pytest.mark.parametrize("name", ["ledger/a.txt", "manifest.json", "quarantine.jsonl"])
def test_362_a_name_that_a_run_writes_is_for_inputs_of_whoever_writes_none(
    cleantext: Command, tmp_path: Path, name: str
) -> None:
    """`learn` and `diff` refused it, and told of an output that they have not."""
    for path in ("in/b.txt", f"in/{name}"):
        (tmp_path / path).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / path).write_text('{"text": "It rained ."}\n')
    documents = 1 if name == "manifest.json" else 2  # JSON is left out, as a table
    learned = cleantext("learn", "in", "-o", "learned.yaml")
    assert (learned.exit_code, learned.stderr.partition(":")[0]) == (0, f"{documents} document{'s' * (documents > 1)}")
    compared = cleantext("diff", "in", "--pack", "house.yaml", "--no-builtin")
    assert f"of {documents} document" in compared.stdout
    assert "a name that the run itself writes" in cleantext("clean", "in", "-o", "out").stderr


def test_233_files_of_a_folder_that_may_only_be_listed_are_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """They were left out, each for a reason of its own, so that the summary had as many lines."""

    def denied() -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    entries = [SimpleNamespace(name=name, path=name, stat=denied, is_symlink=bool) for name in ("a.txt", "b.jsonl")]
    monkeypatch.setattr("os.path.isdir", lambda _: True)
    monkeypatch.setattr("cleantext.readers.walk.os.scandir", lambda _: nullcontext(entries))
    assert [(file.name, file.format) for file in walk(["in"], "auto") if isinstance(file, File)] == [
        ("a.txt", "text"),
        ("b.jsonl", "jsonl"),
    ]


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


@pytest.mark.parametrize("call", [("clean",), ("explain",), ("learn", "-o", "pack.yaml"), ("clean", "-o", "out")])
def test_348_a_link_that_leads_in_a_circle(cleantext: Command, tmp_path: Path, call: tuple[str, ...]) -> None:
    """There was a traceback where such a link was the input itself."""
    (tmp_path / "a").symlink_to("a")
    result = cleantext(*call, "a")
    assert (result.exit_code, result.stderr) == (2, "error: a: Too many levels of symbolic links\n")
