"""Pages as servers send them and people save them: encoded, compressed, in chunks."""

from __future__ import annotations

import codecs
import gzip
import zlib
from pathlib import Path

import pytest

from cleantext import UsageError
from cleantext.decoding import decode
from cleantext.readers.compressed import UnreadableError
from cleantext.readers.http import known, payload
from tests.command_line import Command, lines, manifest

NOTICE = (
    "The council of the small town decided on Monday that the old bridge will be repaired before the winter comes, said "
    "Anna Holm.\n\nThe engineer, who has worked on many bridges, said that the work would take about three months and cost "
    "more than a million pounds.\n\nLeave a Comment\nShare this\n"
)


PAGE = (
    "<html><head><meta charset='%s'></head><body><article><h1>The bridge</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in NOTICE.split("\n\n")[:2] * 3)
    + "<p>Übermorgen öffnet die Brücke, sagte der Bürgermeister.</p></article></body></html>"
)


def _record(url: str, body: bytes, headers: str = "") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <{url}>\r\n"
    return f"{head}Content-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


def _chunked(body: bytes) -> bytes:
    chunks = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"


def test_454_a_list_right_below_its_article_is_main_content(cleantext: Command, tmp_path: Path) -> None:
    """The extractor took it for a menu, and nothing told of it."""
    pytest.importorskip("resiliparse")
    said = f"<p>{'The ferry will stay at its quay until the engineers have looked at it. ' * 3}</p>"
    items = "<ul><li>the girders, which have rusted;</li><li>the lifting chain.</li></ul>"
    menu = '<ul><li><a href="/">Front page</a></li><li><a href="/sea">Shipping</a></li></ul>'
    page = f"<html><body>{menu}<article><h1>Ferry</h1>{said}{items}{said}</article></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    cleantext("clean", tmp_path / "a.html", "-o", tmp_path / "out")
    text = (tmp_path / "out" / "a.txt").read_text("utf-8")
    assert "the girders, which have rusted;" in text
    assert "the lifting chain." in text
    assert "Shipping" not in text


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "x-unheard-of", "utf-8", "gb18030"])
def test_143_a_page_says_what_it_is_encoded_in(cleantext: Command, tmp_path: Path, charset: str) -> None:
    pytest.importorskip("resiliparse")
    body = (PAGE % charset).encode("gb18030" if charset == "gb18030" else "cp1252")
    (tmp_path / "a.html").write_bytes(body)
    cleantext("clean", tmp_path / "a.html", "-o", tmp_path / "out")
    assert "Übermorgen öffnet die Brücke" in (tmp_path / "out" / "a.txt").read_text("utf-8")


def test_144_pages_of_an_archive_are_unwrapped(cleantext: Command, tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    page = (PAGE % "utf-8").encode()
    chunked, zipped = "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n"
    bare = zlib.compressobj(wbits=-15)
    records = [
        _record("plain", page),
        _record("zipped", gzip.compress(page), zipped),
        _record("zipped, as of old", gzip.compress(page), "Content-Encoding: X-GZip\r\n"),
        _record("twice", gzip.compress(zlib.compress(page)), "Content-Encoding: deflate, gzip\r\n"),
        _record("chunked", _chunked(page), chunked),
        _record("both", _chunked(gzip.compress(page)), chunked + zipped),
        _record("unwrapped by the crawler", page, chunked + zipped),
        _record("deflated", bare.compress(page) + bare.flush(), "Content-Encoding: deflate\r\n"),
        _record("damaged", b"\x1f\x8c" + gzip.compress(page)[2:], zipped),
        _record("cut off", gzip.compress(page)[:-30], zipped),
        _record("unread", gzip.compress(page), "Content-Encoding: br\r\n"),
        _record("last", page),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    assert cleantext("clean", tmp_path / "a.warc", "-o", tmp_path / "out").exit_code == 1
    pages = {entry["id"]: entry["text"] for entry in lines(tmp_path / "out" / "a.jsonl")}
    unwrapped = {"plain", "zipped", "zipped, as of old", "twice", "chunked", "both", "deflated", "last"}
    assert set(pages) == {*unwrapped, "unwrapped by the crawler"}
    assert set(pages.values()) == {pages["plain"]}
    assert {entry["id"]: entry["reason"] for entry in lines(tmp_path / "out" / "quarantine.jsonl")} == {
        "damaged": "a page compressed with gzip, and damaged",
        "cut off": "a page compressed with gzip, and damaged",
        "unread": "a page compressed with br, which is not read",
    }


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("l1", "cp1252"),
        ("latin-1", "cp1252"),  # a name of Python's, not of browsers
        (" X-CP1251 ", "cp1251"),
        ("windows-874", "cp874"),
        ("iso-8859-8-i", "iso8859_8"),
        ("x-gbk", "gb18030"),
        ("x-x-big5", "big5hkscs"),
        ("windows-31j", "cp932"),
        ("ks_c_5601-1989", "cp949"),
        ("iso-2022-kr", "iso2022_kr"),
        ("unicode", "utf-16"),
    ],
)
def test_173_the_names_that_browsers_know(label: str, codec: str) -> None:
    pytest.importorskip("resiliparse")
    assert codecs.lookup(known(label) or "").name == codecs.lookup(codec).name


@pytest.mark.parametrize("name", ["undefined", "idna", "punycode", "\0", "\udcff"])
def test_174_names_of_python_that_are_no_encoding(name: str) -> None:
    with pytest.raises(UsageError, match="there is no text encoding"):
        decode(b"It r\xe4ined.", name)


def test_174_a_page_that_says_undefined(cleantext: Command, tmp_path: Path) -> None:
    """As a script writes it: the run ended there."""
    pytest.importorskip("resiliparse")
    (tmp_path / "a.html").write_bytes((PAGE % "undefined").encode("cp1252"))
    cleantext("clean", tmp_path / "a.html", "-o", tmp_path / "out")
    assert "Übermorgen öffnet die Brücke" in (tmp_path / "out" / "a.txt").read_text("utf-8")


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_145_an_archive_that_was_cut_off_says_so(cleantext: Command, tmp_path: Path, name: str) -> None:
    pytest.importorskip("fastwarc")
    records = [_record(url, (PAGE % "utf-8").encode()) for url in ("first", "second")]
    pack = gzip.compress if name.endswith(".gz") else bytes
    (tmp_path / name).write_bytes(b"".join(map(pack, records))[:-200])
    assert cleantext("clean", tmp_path / name, "-o", tmp_path / "out").exit_code == 1
    (left,) = lines(tmp_path / "out" / "quarantine.jsonl")
    assert left["reason"] == "the rest of the file is lost: the file ends within a record"
    assert manifest(tmp_path / "out")["documents"]["out"] == 1


def test_146_pages_packed_like_mail_are_no_text(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "saved.mhtml").write_text("MIME-Version: 1.0\n\n" + PAGE % "utf-8", "utf-8")
    (tmp_path / "in" / "a.txt").write_text("It rained.", "utf-8")
    result = cleantext("clean", tmp_path / "in", "-o", tmp_path / "out")
    assert "save the page as HTML" in result.stderr
    assert not (tmp_path / "out" / "saved.mhtml").exists()


@pytest.mark.parametrize(
    ("body", "page"),
    [
        (b"6\r\nIt rai\r\n5\r\nned.\n\r\n0\r\n\r\n", b"It rained.\n"),
        (b"6\r\nIt rai\r\n5\r\nned.\n\r\n", b"It rained.\n"),
        (b"6\r\nIt rai\r\n5\r\nned.\n", b"It rained.\n"),
        (b"6\r\nIt rai\r\n5\r\nne", b"It raine"),
        (b"6\nIt rai\n5\nned.\n", b"It rained.\n"),
        (b"1922\r\nIn that year it rained.", b"1922\r\nIn that year it rained."),
        (b"6\r\nIt rai\r\n1922\r\nIn", b"It raiIn"),
        (b"6\r\nIt rains. It pours.", b"6\r\nIt rains. It pours."),
        (b"3\n14\n15\n92\n65\n35\n89", b"3\n14\n15\n92\n65\n35\n89"),
        (b"It rained.", b"It rained."),
        (b"", b""),
    ],
)
def test_438_a_page_that_was_cut_off_within_a_chunk(body: bytes, page: bytes) -> None:
    """The sizes of its chunks stood in the text, in the middle of words."""
    assert payload(body, {"transfer-encoding": "chunked"}) == page


@pytest.mark.parametrize("rest", [b"", b"\0" * 9, b"\r\n"], ids=["nothing", "zeros", "a line break"])
def test_391_a_page_in_several_members_of_gzip(rest: bytes) -> None:
    """All but the first was lost without a word."""
    pages = [f"<p>It rained {n}.".encode() * 999 * (n + 1) for n in range(40)]
    body = b"".join(map(gzip.compress, pages))
    assert payload(body + rest, {"content-encoding": "gzip"}) == b"".join(pages)


def test_391_a_page_whose_second_member_is_damaged() -> None:
    body = gzip.compress(b"It rained.") + gzip.compress(b"Fine.")[:-5]
    with pytest.raises(UnreadableError, match="compressed with gzip, and damaged"):
        payload(body, {"content-encoding": "gzip"})
