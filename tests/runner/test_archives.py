"""WARC: what of an archive is a document, and what is told of one that breaks off."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import Command, lines, manifest, tree
from tests.runner.test_pages import PAGE, record, response
from tests.small_packs import pack

pytest.importorskip("fastwarc")
pytest.importorskip("resiliparse")

HTTP = "application/http; msgtype=response"
IMAGE = record("response", HTTP, response("image/png", b"\x89PNG" * 99), 9)


def page(number: int, type: str = "text/html") -> bytes:
    return record("response", HTTP, response(type, PAGE.encode()), number)


def test_responses_that_hold_a_page_are_documents(cleantext: Command, tmp_path: Path) -> None:
    bare = response("text/html", PAGE.encode()).replace(b"Content-Type: text/html\r\n", b"")
    records = [
        record("resource", "text/html", PAGE.encode(), 1),
        record("metadata", "text/plain", b"fetched in 7 ms", 2),
        record("response", HTTP, bare, 3),
        page(4, "Text/HTML ; charset=utf-8"),
        page(5, "application/xhtml+xml"),
        page(6, "text/plain"),
        page(7, "text/css"),
        IMAGE,
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    assert cleantext("clean", "a.warc", "-o", "out").exit_code == 0
    texts = {entry["id"][-1]: entry["text"] for entry in lines(tmp_path / "out/a.jsonl")}
    assert texts.keys() == {"4", "5", "6"}
    assert ["<p>" in text for text in texts.values()] == [False, False, True], "plain text is no HTML"


@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("left", [5, 40, len(IMAGE) // 2, len(IMAGE) - 5])
def test_an_archive_that_breaks_off_in_what_is_no_page(
    cleantext: Command, tmp_path: Path, packed: Any, left: int
) -> None:
    """A page may have stood behind it; the library says nothing."""
    last = packed(IMAGE)
    (tmp_path / "a.warc").write_bytes(packed(page(1)) + last[: left * len(last) // len(IMAGE)])
    assert cleantext("clean", "a.warc", "-o", "out").exit_code == 1
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert entry["reason"].startswith("the rest of the file is lost: ")
    assert manifest(tmp_path / "out")["documents"]["out"] == 1


@pytest.mark.parametrize("end", [b"", b"\r\n\r\n", IMAGE, IMAGE.rstrip()])
def test_what_may_stand_at_the_end_of_an_archive(cleantext: Command, tmp_path: Path, end: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(page(1) + end)
    assert cleantext("clean", "a.warc", "-o", "out").exit_code == 0
    assert manifest(tmp_path / "out")["documents"]["out"] == 1


def test_an_archive_without_a_page(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(IMAGE)
    assert cleantext("clean", "a.warc", "-o", "out", "--ledger").exit_code == 0
    assert manifest(tmp_path / "out")["documents"]["in"] == 0
    assert (tmp_path / "out/a.jsonl").read_bytes() == b""
    assert cleantext("undo", "out", "-o", "back").exit_code == 0


def test_an_archive_is_cut_into_shards(cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleantext.readers.warc.SHARD_BYTES", 2 * len(PAGE))
    (tmp_path / "a.warc").write_bytes(b"".join(page(n) for n in range(5)))
    assert cleantext("clean", "a.warc", "-o", "out", "--ledger").exit_code == 0
    ledgers = tree(tmp_path / "out/ledger").values()
    assert [data.count(b"\n") for data in ledgers] == [2, 2, 1]
    assert [entry["line"] for path in sorted((tmp_path / "out/ledger").iterdir()) for entry in lines(path)] == [
        1,
        2,
        3,
        4,
        5,
    ]


def test_where_a_page_came_from_is_told(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(page(1) + page(2, "text/css") + record("conversion", "text/plain", b" \n ", 3))
    assert cleantext("clean", "a.warc", "-o", "out", "--ledger").exit_code == 1
    for file, line, number in (("ledger/00000000.jsonl", 1, 1), ("quarantine.jsonl", 2, 3)):
        (entry,) = lines(tmp_path / "out" / file)
        place = {"id": f"urn:uuid:{number}", "file": "a.warc", "line": line, "url": f"https://example.org/{number}"}
        assert place.items() <= entry.items()


def test_a_page_without_an_id_is_called_by_its_place(cleantext: Command, tmp_path: Path) -> None:
    bare = [page(n).replace(f"WARC-Record-ID: <urn:uuid:{n}>\r\n".encode(), b"") for n in range(2)]
    (tmp_path / "a.warc").write_bytes(b"".join(bare))
    assert cleantext("clean", "a.warc", "-o", "out").exit_code == 0
    assert [entry["id"] for entry in lines(tmp_path / "out/a.jsonl")] == ["a.warc:1", "a.warc:2"]


def test_rules_for_a_site_go_by_the_address_of_a_page(cleantext: Command, tmp_path: Path) -> None:
    rule = {"id": "winter", "kind": "replace", "pattern": "winter", "with": "summer"}
    names = {"host": "example.org", "folder": "crawl"}
    packs = [pack(tmp_path, name, {**rule, "with": name}, sites=[site]) for name, site in names.items()]
    (tmp_path / "crawl").mkdir()
    nowhere = page(2).replace(b"WARC-Target-URI: https://example.org/2\r\n", b"")
    (tmp_path / "crawl/a.warc").write_bytes(page(1) + nowhere)
    told = [argument for path in packs for argument in ("--pack", path)]
    assert cleantext("clean", tmp_path, "-o", f"{tmp_path}-out", *told).exit_code == 0
    first, second = (entry["text"] for entry in lines(Path(f"{tmp_path}-out/crawl/a.jsonl")))
    assert ("a host of repairs" in first, "a folder of repairs" in second) == (True, True)


def test_an_encoding_that_is_declared_wins_over_what_a_header_says(cleantext: Command, tmp_path: Path) -> None:
    body = PAGE.replace("ferry", "паром").encode("cp1251")
    (tmp_path / "a.warc").write_bytes(record("response", HTTP, response("text/html; charset=koi8-r", body), 1))
    for options, shown in (([], False), (["--encoding", "cp1251"], True)):
        assert cleantext("clean", "a.warc", "-o", f"out{shown}", *options).exit_code == 0
        (entry,) = lines(tmp_path / f"out{shown}/a.jsonl")
        assert ("паром" in entry["text"]) == shown
