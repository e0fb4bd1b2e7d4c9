"""Bugs that a newcomer's odd texts, files and packs found; numbered as in test_regressions.py."""

from __future__ import annotations

import codecs
import gzip
import zlib
from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner, PackError, UsageError, clean
from cleantext.checks import check
from cleantext.decoding import decode
from cleantext.packs.parse import parse
from cleantext.packs.source import read
from cleantext.readers.http import known
from cleantext.tail import TailModel
from tests.command_line import Command, balanced, lines, manifest
from tests.small_packs import pack

NOTICE = (
    "The council of the small town decided on Monday that the old bridge will be repaired before the winter comes, said "
    "Anna Holm.\n\nThe engineer, who has worked on many bridges, said that the work would take about three months and cost "
    "more than a million pounds.\n\nLeave a Comment\nShare this\n"
)


def test_140_many_texts_in_one_are_not_eaten_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []
    verdicts = TailModel._verdicts

    def counted(model: TailModel, *asked: Any) -> Any:
        looks.append(1)
        return verdicts(model, *asked)

    monkeypatch.setattr(TailModel, "_verdicts", counted)
    gone = TailModel.load().removals([(NOTICE * 400).split("\n")])
    assert len(looks) < 20
    assert gone == [{}]


def test_141_rows_beside_columns_that_arrow_cannot_take(cleantext: Command, tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    texts = ["It rained .", None, "The ferry runs ."]
    table = pa.table({"text": pa.array(texts, pa.string_view()), "note": pa.array(["a", "b", "c"], pa.string_view())})
    try:
        pq.write_table(table, tmp_path / "a.parquet")
    except pa.ArrowNotImplementedError:
        pytest.skip("this release of pyarrow writes no such columns")
    assert cleantext("clean", tmp_path / "a.parquet", "-o", tmp_path / "out").exit_code == 1
    out = pq.read_table(tmp_path / "out" / "a.parquet")
    assert out.to_pylist() == [{"text": "It rained.", "note": "a"}, {"text": "The ferry runs.", "note": "c"}]
    assert out.schema == table.schema


def test_142_a_row_that_is_no_utf_8(cleantext: Command, tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    sizes = pa.py_buffer(b"\0\0\0\0\x03\0\0\0\x0e\0\0\0")
    texts = pa.Array.from_buffers(pa.string(), 2, [None, sizes, pa.py_buffer(b"ab\xffIt rained .")])
    pq.write_table(pa.table({"text": texts, "id": texts}), tmp_path / "a.parquet")
    assert cleantext("clean", tmp_path / "a.parquet", "-o", tmp_path / "out").exit_code == 1
    assert pq.read_table(tmp_path / "out" / "a.parquet", columns=["text"]).to_pylist() == [{"text": "It rained."}]
    assert [(entry["row"], entry["reason"]) for entry in lines(tmp_path / "out" / "quarantine.jsonl")] == [
        (1, "the value of 'text' is no UTF-8 (byte 3)")
    ]
    assert balanced(tmp_path / "out")


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


def test_147_columns_without_names_and_cells_of_anything() -> None:
    np, pd = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    from cleantext.adapters.frames import clean_frame

    cells = pd.Series(["It rained .", np.array([1, 2]), np.float32("nan")], dtype=object)
    cleaner = Cleaner(packs=["repair"], builtin=False)
    frame = clean_frame(pd.DataFrame({0: cells}), column=0, cleaner=cleaner)  # as `read_csv(header=None)` names it
    assert frame[0][0] == "It rained."
    assert frame["cleantext_error"].fillna("").tolist() == ["", "the value is of type ndarray, not a string", ""]


def test_148_a_row_is_no_batch() -> None:
    from cleantext.adapters.datasets import clean_batch

    clean = clean_batch(Cleaner(builtin=False))
    for text in ("It rained .", None):
        with pytest.raises(UsageError, match="batched=True"):
            clean({"text": text})


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("&copy 2024", "2:6: error: the anchor &copy: packs have no anchors"),  # the phrase was `2024`, without a word
        ("&copy; 2024", "what begins with & or * stands in quotes"),
        ("[a-z]+ of us", "a pattern stands in single quotes"),
        ("'it's'", "an apostrophe in it twice"),
        ("| of us", "a pattern that begins with one stands in quotes"),
        ("'never closed", "the quotation that begins in line 2, column 6 is not closed"),
        ("[never, closed", "the list that begins in line 2, column 6 is not closed"),
    ],
)
def test_160_what_yaml_takes_for_something_else(value: str, said: str) -> None:
    with pytest.raises(PackError) as error:
        read("house.yaml", f"pack: house\nwhy: {value}\n\nlast: it\n".encode())
    assert said in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "labels : array of shape (n_boats,)\n    What each boat is called.",
        "Reported by Anna Martens. Hopefully GATE-19 holds now.",
        "print $boat . $gate;",
        "[1.5   ,  2.25  ,  3.125]",
        "Give True if the gate is shut, else False.\n\nGives\n-----\nTrue if the gate is shut, else False.",
    ],
)
def test_161_what_programs_say_of_themselves(text: str) -> None:
    assert clean(text) == text


COMMENT = {"id": "comment", "kind": "line", "phrases": ["skriv en kommentar"], "where": "tail"}
ARTICLE = "Byrådet besluttede, at den gamle bro over fjorden skal repareres, og at det ikke må vare mere end et år."


def test_162_stop_words_are_inherited(tmp_path: Path) -> None:
    pack(
        tmp_path, "web-da", COMMENT, languages=["da"], stopwords=["og", "at", "den", "det", "er", "en", "Ikke", "skal"]
    )
    house = pack(tmp_path, "house", extends=["./web-da.yaml"])
    assert Cleaner(house)(f"{ARTICLE}\n\nSkriv en kommentar") == ARTICLE


def test_163_a_pack_takes_no_stop_words_from_another(tmp_path: Path) -> None:
    house = pack(tmp_path, "house", languages=["en"], stopwords=["weir"])
    more = pack(tmp_path, "more", COMMENT, languages=["en"], stopwords=["og"])
    text = "The ferry runs again on Monday, said the harbour master to all who stood on the quay."
    assert Cleaner([house, more])(f"{text}\n\nSkriv en kommentar") == text


def test_164_a_language_that_nothing_tells(tmp_path: Path) -> None:
    (problem,) = check([pack(tmp_path, "web-da", COMMENT, languages=["da"])])
    assert (problem.severity, "nothing tells a text in `da`" in problem.message) == ("warning", True)
    assert problem.source[problem.column - 1 :].startswith('"da"')


def test_165_stop_words_of_no_language() -> None:
    (problem,) = parse(read("house.yaml", b"pack: house\nstopwords: [og]\nrules: []\n")).problems
    assert "which language these words are of" in problem.message


def test_166_a_country_is_no_language(tmp_path: Path) -> None:
    (problem,) = check([pack(tmp_path, "web-da", COMMENT, languages=["dk"], stopwords=["og"])])
    assert (problem.severity, "did you mean `da`?" in problem.message) == ("error", True)


def test_167_a_key_inside_another(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"meta": {"text": "It rained ."}}\n', "utf-8")
    result = cleantext("clean", tmp_path / "a.jsonl", "--text-key", "meta.text")
    assert result.exit_code == 1
    assert "--text-key names a key of the record itself, one of meta" in result.stderr


def test_188_an_earlier_output_is_documents_alone_wherever_it_is_read(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("It rained .\n")
    cleantext("clean", "in", "-o", "out", "--ledger")
    cleantext("clean", "in", "out", "-o", "both")
    assert manifest(tmp_path / "both")["documents"]["in"] == 2
    assert not (tmp_path / "both" / "out" / "ledger").exists()
    assert "1 document:" in cleantext("learn", "out", "-o", "learned.yaml").stderr
    assert "of 1 documents" in cleantext("diff", "out", "--pack", "house.yaml", "--no-builtin").stdout


def test_189_what_a_wrong_encoding_lost_is_told(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“It rained.”\n", "utf-8")
    result = cleantext("clean", "a.txt", "-o", "b.txt", "--encoding", "ascii")
    assert "not decoded, or lost before: 6 characters (U+FFFD); --encoding" in result.stderr
    assert "U+FFFD" not in cleantext("clean", "a.txt", "-o", "c.txt").stderr


@pytest.mark.parametrize("text", ["Comments\nI really love this place", "Related articles\n\nThe ferry is late\n"])
def test_310_a_heading_with_what_is_below_it_is_no_foot_of_a_text_that_is_nothing_else(text: str) -> None:
    """Both texts were emptied."""
    result = Cleaner(language="en").run(text)
    assert result.text == text
    assert [held.reason for held in result.held] == ["the heading and what is below it are the whole text"]
    below = f"The ferry is late again, and nobody on the quay knows why.\n\n{text}"
    assert Cleaner(language="en")(below).strip() == "The ferry is late again, and nobody on the quay knows why."
