"""Any bytes: either text with its bytes restored exactly, or an error that says why."""

from __future__ import annotations

import codecs
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.decoding import Decoded, decode, encode
from cleantext.errors import NotText, UsageError
from tests.encoding.texts import CLEAN, DOCUMENTS, SENTENCES

ENCODINGS = [
    "utf-8", "utf-16", "utf-16-le", "utf-32-be", "ascii", "cp1252", "cp1255", "koi8-r", "gb18030", "big5hkscs",
    "shift_jis", "euc_jp", "iso2022_jp", "iso2022_kr", "johab", "utf-7", "hz", "cp037",
]  # fmt: skip
ODD = [b"\n", b"\r\n", b"\0", b"\xff", b"\xc3", b"caf\xe9 ", b"\x1b$B", b"\x1b(B", b"\xef\xbb\xbf", b"\x93x\x94"]
BYTES = st.one_of(
    st.binary(max_size=120),
    st.lists(
        st.one_of(
            st.sampled_from(ODD),
            st.builds(lambda t, e: t.encode(e, "ignore"), st.sampled_from(CLEAN), st.sampled_from(ENCODINGS)),
        ),
        max_size=8,
    ).map(b"".join),
)


@given(BYTES)
@settings(max_examples=1500)
def test_bytes_come_back(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotText:
        return
    assert encode(decoded) == data
    assert decoded.text.encode().decode() == decoded.text  # no surrogates in it


@given(BYTES, st.sampled_from(ENCODINGS))
@settings(max_examples=1000)
def test_what_is_declared_wins_and_comes_back(data: bytes, encoding: str) -> None:
    decoded = decode(data, encoding)
    assert encode(decoded) == data


@given(DOCUMENTS)
@settings(max_examples=500)
def test_utf_8_is_utf_8(text: str) -> None:
    text = "x" + text.encode("utf-8", "replace").decode().replace("\0", "")
    assert decode(text.encode()) == Decoded(text, "utf-8")


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("language", ["en", "de", "ru", "el", "he", "ar", "th", "vi", "ja", "zh", "ko"])
def test_wide_encodings_with_and_without_mark(encoding: str, language: str) -> None:
    text = "\n".join(SENTENCES[language]) + "\n"
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert encode(decoded) == text.encode(encoding)


LEGACY = [
    ("de", "cp1252 iso8859-15 mac-roman cp850"),
    ("fr", "cp1252 iso8859-1 mac-roman cp850"),
    ("pl", "cp1250 iso8859-2 cp852 iso8859-16"),
    ("ru", "cp1251 koi8-r iso8859-5 cp866 mac-cyrillic"),
    ("uk", "cp1251 koi8-u"),
    ("el", "cp1253 iso8859-7 mac-greek"),
    ("tr", "cp1254 iso8859-9"),
    ("he", "cp1255"),
    ("ar", "cp1256 iso8859-6"),
    ("lt", "cp1257 iso8859-13"),
    ("th", "cp874"),
    ("ja", "cp932 euc-jp iso2022-jp"),
    ("zh", "gbk gb18030"),
    ("zh-hant", "big5"),
    ("ko", "cp949 euc-kr iso2022-kr"),
]


@pytest.mark.parametrize(("language", "encodings"), LEGACY)
def test_legacy_encodings_of_whole_articles(language: str, encodings: str) -> None:
    for encoding in encodings.split():
        data = "\n\n".join(SENTENCES[language]).encode(encoding, "ignore")
        assert decode(data).text == data.decode(encoding), encoding


def test_legacy_encodings_of_nearly_all_sentences() -> None:
    """A single one may read as well in another encoding."""
    right = []
    for language, encodings in LEGACY:
        for encoding in encodings.split():
            for sentence in SENTENCES[language]:
                data = sentence.encode(encoding, "ignore")
                right.append(decode(data).text == data.decode(encoding))
    assert sum(right) >= 0.96 * len(right)


def test_lines_in_another_encoding_are_read_as_such() -> None:
    first, second = "Über die Brücke – zurück.\n" * 3, "Größe und Maß in Zürich\n"
    data = first.encode() + second.encode("cp1252") + first.encode()
    decoded = decode(data)
    assert decoded.text == first + second + first
    assert decoded.encoding == "utf-8"
    assert encode(decoded) == data


def test_a_file_cut_within_a_character_loses_that_one_only() -> None:
    data = ("Der Hafen schließt früh. " * 5 + "ü").encode()[:-1]
    decoded = decode(data)
    assert decoded.text == "Der Hafen schließt früh. " * 5 + "\ufffd"
    assert decoded.patches == ((len(decoded.text) - 1, len(decoded.text), b"\xc3"),)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xcbH\xcd", "gzip"),
        (bytes(range(256)) * 4, "control"),
        (b"\0\1\2\3" * 50, "control"),
        (bytes(Random(3).choices([*range(0x20, 0x7F), *range(0x80, 0x100)], k=400)), "encoding"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, says: str) -> None:
    with pytest.raises(NotText, match=says):
        decode(data)


def test_zeros_in_a_text_are_no_reason_to_refuse_it() -> None:
    assert decode(b"one\0two, three").text == "one\0two, three"


def test_empty_and_marks_alone() -> None:
    assert decode(b"") == Decoded("", "utf-8")
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        assert decode(mark).text == ""
        assert encode(decode(mark)) == mark


def test_misuse_is_told() -> None:
    with pytest.raises(UsageError, match="latin-99"):
        decode(b"x", "latin-99")
    with pytest.raises(UsageError, match="base64"):
        decode(b"x", "base64")


def test_each_line_is_in_its_own_encoding_however_few_are_in_utf_8() -> None:
    lines = [f"Der Müller von nebenan hört die {n}. Möwe über den Dächern." for n in range(9)]
    data = b"\n".join(line.encode("utf-8" if n < 2 else "cp1252") for n, line in enumerate(lines))
    assert decode(data).text == "\n".join(lines)


@pytest.mark.parametrize(("damage", "text"), [(6, True), (12, False)])
def test_of_what_a_mark_says_is_utf_8_one_byte_in_twenty_may_be_lost(damage: int, text: bool) -> None:
    data = codecs.BOM_UTF8 + ("é" * 60).encode() + b"\xff" * damage
    if text:
        assert decode(data).text.count("\ufffd") == damage
    else:
        with pytest.raises(NotText, match=f"UTF-8 does not explain {damage} of its"):
            decode(data)


def test_a_line_of_utf_8_with_a_little_damage_is_in_utf_8() -> None:
    assert decode("Größe, ".encode() + b"\xff" + "überall schön".encode()).text == "Größe, \ufffdüberall schön"


@pytest.mark.parametrize(
    ("declared", "mark", "name"),
    [
        ("utf-8", codecs.BOM_UTF8, "utf-8"),
        ("utf-8-sig", codecs.BOM_UTF8, "utf-8"),
        ("utf-16", codecs.BOM_UTF16_BE, "utf-16-be"),
        ("utf-16", codecs.BOM_UTF16_LE, "utf-16-le"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be"),
        ("utf-32", codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
    ids=str,
)
def test_a_byte_order_mark_is_no_part_of_a_text_whose_encoding_is_declared(
    declared: str, mark: bytes, name: str
) -> None:
    data = mark + "Möwe".encode(name)
    decoded = decode(data, declared)
    assert (decoded.text, decoded.encoding, decoded.bom) == ("Möwe", name, mark)
    assert encode(decoded) == data


@pytest.mark.parametrize("name", ["utf-16-be", "utf-16-le", "utf-32-be"])
def test_where_no_mark_says_which_half_comes_first_the_text_does(name: str) -> None:
    decoded = decode("Die Möwe sitzt am Kai.".encode(name), name[:6])
    assert (decoded.text, decoded.encoding) == ("Die Möwe sitzt am Kai.", name)


def test_a_mark_of_another_encoding_than_was_declared_is_text() -> None:
    data = codecs.BOM_UTF8 + b"M\xf6we"
    decoded = decode(data, "cp1252")
    assert (decoded.text, decoded.encoding) == ("ï»¿Möwe", "cp1252")
    assert encode(decoded) == data


@pytest.mark.parametrize(("data", "is_text"), [(b"a\0b", True), (b"\0\1\2 ", True), (b"\0\1\2\3 ", False)])
def test_three_control_characters_make_no_text_binary(data: bytes, is_text: bool) -> None:
    if is_text:
        assert decode(data).text.encode() == data
    else:
        with pytest.raises(NotText):
            decode(data)
