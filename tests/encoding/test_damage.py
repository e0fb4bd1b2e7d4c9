"""UTF-8 with bad bytes in it, in texts that have few accents."""

from __future__ import annotations

import pytest

from cleantext.decoding import decode, encode
from cleantext.errors import NotText

BEFORE = "The office opens at nine.\n\nNobody was there.\n\n"


@pytest.mark.parametrize("bad", [b"\xff", b"\xc3", b"\xf0\x9f", b"\xff\xfe"])
@pytest.mark.parametrize("before", ["", BEFORE])
def test_540_one_bad_place_in_a_text_of_one_accent_is_all_that_is_lost(bad: bytes, before: str) -> None:
    data = before.encode() + "The café on the quay was clo".encode() + bad + b"sed on Monday, said Anna.\n"
    decoded = decode(data)
    lost = decoded.text.count("\ufffd")
    assert decoded.text == before + "The café on the quay was clo" + "\ufffd" * lost + "sed on Monday, said Anna.\n"
    assert 0 < lost <= len(bad)
    assert encode(decoded) == data


def test_541_a_few_bad_bytes_of_a_hundred_are_no_reason_to_refuse_a_text() -> None:
    data = "The ferry, said Anna. Café n".encode() + b"\xff\xfe\xc3" + "ve œuvre – “quotes”… It was late.\n".encode()
    assert decode(data).text == "The ferry, said Anna. Café n\ufffd\ufffd\ufffdve œuvre – “quotes”… It was late.\n"
    assert decode(b"The quay was clo\xc3sed on Monday, said Anna, and he left.").text.count("\ufffd") == 1


def test_542_what_is_refused_says_what_to_do() -> None:
    with pytest.raises(NotText, match=r"UTF-8 does not explain 30 of .*; if you know .* declare it .by --encoding"):
        decode(b"\xef\xbb\xbf" + "é".encode() * 70 + b"\xff" * 30)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b"The caf\xc3\xa9 had a na\xefve fa\xe7ade.", "The café had a naïve façade."),
        (b"It\xe2\x80\x99s late, and he\x92s gone.", "It’s late, and he’s gone."),
        (b"The caf\xc3\xa9 took 5 \xa3 for it.", "The café took 5 \ufffd for it."),
    ],
)
def test_543_pieces_in_windows_1252_within_a_line_of_utf_8_are_read(line: bytes, text: str) -> None:
    decoded = decode(line)
    assert decoded.text == text
    assert encode(decoded) == line


@pytest.mark.parametrize("text", ["CAFÉ» «", "«CAFÉ» «PÂTÉ»", "TÄMÄ” ON", "NÃO… É"])
def test_a_capital_with_a_mark_behind_it_is_no_utf_8(text: str) -> None:
    assert decode(text.encode("cp1252")).text == text
