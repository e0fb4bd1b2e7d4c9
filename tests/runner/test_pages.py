"""HTML, WARC and WET: what the extractor gives is cleaned."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from cleantext.report import gather
from tests.command_line import Command, balanced, lines, manifest, tree

pytest.importorskip("resiliparse")

PROSE = (
    "The ferry runs again on Monday, after a winter of repairs in which the pier was closed to all but the builders ."
)
PAGE = f"<html><body><nav><a href=/>Home</a></nav><main><h1>Ferry</h1><p>{PROSE}</p></main><p>© A</p></body></html>"


def test_html_files_become_texts(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in/deep").mkdir(parents=True)
    (tmp_path / "in/deep/a.html").write_text(PAGE)
    (tmp_path / "in/b.htm.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "in/c.html").write_text("<html><body></body></html>")
    (tmp_path / "in/d.html").write_bytes(b"\0\1\2" * 99)
    (tmp_path / "in/e.html.gz").write_bytes(gzip.compress(PAGE.encode())[:40])
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 1
    out = tree(tmp_path / "out")
    beside = {"manifest.json", "quarantine.jsonl", "ledger/00000000.jsonl"}
    assert out.keys() == {"deep/a.txt", "b.txt.gz", *beside}
    assert PROSE.replace(" .", ".") in out["deep/a.txt"].decode()
    assert "Home" not in out["deep/a.txt"].decode()
    assert gzip.decompress(out["b.txt.gz"]) == out["deep/a.txt"]
    assert balanced(tmp_path / "out")
    refused = {entry["id"]: entry["reason"][:12] for entry in lines(tmp_path / "out/quarantine.jsonl")}
    assert refused == {"c.html": "no text: the", "d.html": "not text: to", "e.html.gz": "damaged gzip"}
    assert cleantext("undo", "out", "-o", "back").exit_code == 0
    assert PROSE in (tmp_path / "back/deep/a.txt").read_text()
    (tmp_path / "out/deep/a.txt").write_text(out["deep/a.txt"].decode().replace("Monday", "Friday"))
    assert "deep/a.html: what undo gives is not the source" in cleantext("undo", "out", "-o", "again").stderr
    whole = cleantext("clean", "-q", "in/deep/a.html", "--profile", "page").stdout
    assert "Home" in whole
    assert "Home" not in cleantext("clean", "-q", "in/deep/a.html").stdout


def test_what_a_page_does_not_show_is_no_text(cleantext: Command, tmp_path: Path) -> None:
    page = PAGE.replace("<p>The ferry", '<p><img src=a.png alt="A quay in fog."><a href="/hidden">The ferry</a>')
    (tmp_path / "a.html").write_text(page)
    for profile in ("article", "page"):
        shown = cleantext("clean", "-q", "a.html", "--profile", profile).stdout
        assert "The ferry runs again" in shown
        assert "fog" not in shown
        assert "hidden" not in shown


@pytest.mark.parametrize(
    ("codec", "says", "declared"),
    [("cp1251", "koi8-r", "cp1251"), ("cp1252", "utf-8", ""), ("cp1252", "utf-16", ""), ("cp1252", "cp1252", "")],
)
def test_a_page_is_read_as_declared_or_as_it_looks(
    cleantext: Command, tmp_path: Path, codec: str, says: str, declared: str
) -> None:
    """What it says itself counts last, and of UTF-8 and UTF-16 not at all: these are told by the bytes."""
    word = "паром" if codec == "cp1251" else "“café”"
    page = PAGE.replace("The ferry", f"The {word}").replace("<html>", f'<html><meta charset="{says}">')
    (tmp_path / "a.html").write_bytes(page.replace("©", "by").encode(codec))
    shown = cleantext("clean", "-q", "a.html", *(["--encoding", declared] if declared else [])).stdout
    assert f"The {word} runs again" in shown


def test_a_report_shows_the_line_around_an_edit_in_what_was_extracted(cleantext: Command, tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.html").write_text(PAGE)
    (tmp_path / "in/b.wet").write_bytes(record("conversion", "text/plain", PROSE.encode(), 1))
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 0
    shown = {example.document: example for example in gather(tmp_path / "out").examples["house/space-stop"]}
    assert shown.keys() == {"a.html", "urn:uuid:1"}
    assert all((each.before[-8:], each.removed, each.after) == ("builders", " ", ".") for each in shown.values())


def test_two_pages_under_one_name_are_refused(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.html").write_text(PAGE)
    (tmp_path / "in/a.txt").write_text("Fine.")
    result = cleantext("clean", "in", "-o", "out")
    assert result.exit_code == 2
    assert "a.txt" in result.stderr


def record(kind: str, type: str, body: bytes, number: int) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n"
        f"WARC-Target-URI: https://example.org/{number}\r\nContent-Type: {type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def response(type: str, body: bytes) -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def test_a_compression_that_the_library_cannot_read_is_told(cleantext: Command, tmp_path: Path) -> None:
    """fastwarc finds no record in zstd, and says nothing: the file would be lost without a word."""
    pytest.importorskip("fastwarc")
    pytest.importorskip("zstandard")
    (tmp_path / "a.warc.zst").write_bytes(b"\x28\xb5\x2f\xfd")
    assert cleantext("clean", "a.warc.zst", "-o", "out").exit_code == 1
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert entry["reason"].startswith("a WARC file in .zst: decompress it first")


def test_a_page_that_is_too_large(cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fastwarc")
    monkeypatch.setattr("cleantext.readers.warc.MAX_DOCUMENT", len(PROSE))
    pages = [record("conversion", "text/plain", body.encode(), n) for n, body in enumerate((PROSE, f"{PROSE}."))]
    (tmp_path / "a.wet").write_bytes(b"".join(pages))
    assert cleantext("clean", "a.wet", "-o", "out").exit_code == 1
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert (entry["id"], entry["reason"][:14]) == ("urn:uuid:1", "a page of more")


def test_warc_and_wet(cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fastwarc")
    monkeypatch.setattr("cleantext.readers.warc.SHARD_BYTES", 600)
    http = "application/http; msgtype=response"
    half = (
        PAGE.replace("Ferry", "½").replace("©", "").encode("cp850")
    )  # by itself it would be a quotation mark in cp1252
    records = [
        record("request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n", 0),
        record("response", http, response("text/html; charset=nonsense", PAGE.encode()), 1),
        record("response", http, response("text/html; charset=cp850", half), 2),
        record("response", http, response("image/png", b"\x89PNG" * 9), 3),
        record("response", http, response("text/html", b"<html></html>"), 4),
        record("response", http, response("text/html", PAGE.encode()), 1),
    ]
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    (tmp_path / "in/b.wet").write_bytes(record("conversion", "text/plain", f"<b> {PROSE}".encode(), 5))
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 1
    out = tree(tmp_path / "out")
    first, second = map(json.loads, gzip.decompress(out["a.jsonl.gz"]).splitlines())
    assert (first["id"], first["url"]) == ("urn:uuid:1", "https://example.org/1")
    assert PROSE.replace(" .", ".") in first["text"]
    assert "½" in second["text"]
    (wet,) = map(json.loads, out["b.jsonl"].splitlines())
    assert wet["text"] == f"<b> {PROSE}".replace(" .", "."), "plain text is no HTML"
    refused = {entry["id"]: entry["reason"].partition(":")[0] for entry in lines(tmp_path / "out/quarantine.jsonl")}
    assert refused == {"urn:uuid:4": "no text", "urn:uuid:1": "duplicate id"}
    assert balanced(tmp_path / "out")
    assert cleantext("undo", "out", "-o", "back").exit_code == 0
    assert json.loads((tmp_path / "back/b.jsonl").read_bytes())["text"] == f"<b> {PROSE}"


@pytest.mark.parametrize(
    ("status", "documents"),
    [
        ("200 OK", 1),
        ("203", 1),
        ("299 So", 1),
        ("404 Not Found", 0),
        ("301 Moved", 0),
        ("199 No", 0),
        ("300", 0),
        ("so", 1),
    ],
)
def test_342_what_a_server_says_of_a_page_that_it_does_not_have(
    cleantext: Command, tmp_path: Path, status: str, documents: int
) -> None:
    """It was cleaned like a page."""
    for package in ("fastwarc", "resiliparse"):
        pytest.importorskip(package)
    answer = response("text/html", PAGE.encode()).replace(b"200 OK", status.encode(), 1)
    assert f" {status}\r\n".encode() in answer
    (tmp_path / "a.warc").write_bytes(record("response", "application/http; msgtype=response", answer, 1))
    assert cleantext("clean", "a.warc", "-o", "out").exit_code == 0
    assert manifest(tmp_path / "out")["documents"]["out"] == documents
