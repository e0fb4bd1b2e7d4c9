"""Bytes that do not say what they are encoded in, and some of which are wrong."""

from __future__ import annotations

import codecs

import pytest

import cleantext
from cleantext.decoding import decode, encode


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "cp949", "gb18030"])
def test_012_a_long_line_in_a_double_byte_encoding(encoding: str) -> None:
    said = {
        "cp949": "나룻배는 아침 아홉 시에 떠난다. 항구 관리인은 아무도 기다리지 않는다고 말했다. ",
        "gb18030": "渡轮早上九点开船，谁也不等，船长说一共只有3个人上了船。",
    }.get(encoding, "渡し船は朝の九時に出る。港の番人は、1人も待たないと話していた。")
    text = said * 200  # no line feed to hold on to
    for shift in ("", "a"):
        assert cleantext.Cleaner(builtin=False).run((shift + text).encode(encoding)).text == shift + text


def test_013_a_stray_byte_in_ascii_is_lost_and_not_the_text() -> None:
    data = b"The ferry will stay at its qu\xafay this summer, the harbour board said on Monday. Nobody was surprised.\n"
    result = cleantext.Cleaner(builtin=False).run(data)
    assert result.text == data.replace(b"\xaf", "\ufffd".encode()).decode()
    with pytest.raises(cleantext.NotText):
        cleantext.Cleaner(builtin=False).run(b"a\xafb\xb2c\xacd\xb3e " * 30)


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


@pytest.mark.parametrize("encodings", [["cp1252"], ["utf-8", "cp1252"], ["koi8_r"]], ids=str)
def test_435_a_mark_of_utf_8_before_another_encoding(encodings: list[str]) -> None:
    """The file went to quarantine, and was read where the mark was not there."""
    text = (
        "Паром ушёл в девять, и никто не опоздал.\n" if "koi8_r" in encodings else "Die Möwe flog über die Mündung.\n"
    )
    body = b"".join((text * 5).encode(encoding) for encoding in encodings)
    decoded = decode(codecs.BOM_UTF8 + body)
    assert decoded.text == text * 5 * len(encodings)
    assert encode(decoded) == codecs.BOM_UTF8 + body


LONE, PAIR = b"\xed\xa0\xbd", b"\xed\xa0\xbd\xed\xb8\x80"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"The ferry runs " + LONE, "The ferry runs \ufffd"),
        (b"Caf\xc3\xa9 " + LONE + b" ferry\n", "Café \ufffd ferry\n"),
        (b"A smile " + PAIR + b", " + LONE + PAIR + b" another", "A smile 😀, \ufffd😀 another"),
        (PAIR[3:] + LONE, "\ufffd\ufffd"),
    ],
)
def test_471_half_a_character_does_not_change_the_encoding(data: bytes, text: str) -> None:
    """UTF-8 in which half of a UTF-16 pair stands by itself was taken for cp1252, in which all else came out wrong."""
    found = decode(data)
    assert (found.text, found.encoding) == (text, "utf-8")
    assert encode(found) == data


def test_471_what_no_utf_8_explains_is_still_in_a_legacy_encoding() -> None:
    assert decode("Il sort de l’école, “très” tôt".encode("cp1252")).encoding == "cp1252"
