"""Small faults with odd bytes, numbers and names; numbered as in test_regressions.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import PackError, load_pack
from cleantext.decoding import decode, encode
from tests.command_line import Command, given, lines


def test_470_an_error_about_no_place_is_called_an_error_once() -> None:
    """Python puts "PackError:" before what the error says; the command line puts "error:" there."""
    with pytest.raises(PackError, match=r"\Athere is no file \./none\.yaml"):
        load_pack("./none.yaml")


def test_470_the_command_line_calls_it_one(cleantext: Command) -> None:
    for command in (["clean", "--pack", "./none.yaml", "-"], ["rules", "test", "./none.yaml"]):
        said = cleantext(*command, stdin=b"The ferry runs.")
        assert "error: there is no file ./none.yaml" in (said.stderr + said.stdout).splitlines()


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


@pytest.mark.parametrize("digits", ["9" * 5000, "-" + "9" * 5000])
def test_472_a_number_of_many_digits_is_carried_through(cleantext: Command, tmp_path: Path, digits: str) -> None:
    """Python reads no more than 4,300 digits, and the line was refused as "not JSON"."""
    record = f'{{"id": {digits}, "deep": [{digits}], "text": "The ferry runs .", "n": {digits}}}\n'
    given(tmp_path, {"a.jsonl": (record + record).encode()})
    out = tmp_path / "out"
    assert cleantext("clean", str(tmp_path / "a.jsonl"), "-o", str(out), "--ledger").exit_code == 0
    assert (out / "a.jsonl").read_text() == 2 * record.replace("runs .", "runs.")
    assert [entry["id"] for entry in lines(next((out / "ledger").iterdir()))] == ["a.jsonl:1", "a.jsonl:2"]
    assert cleantext("undo", str(out), "-o", str(tmp_path / "back")).exit_code == 0
    assert (tmp_path / "back" / "a.jsonl").read_text() == record + record


def test_472_a_number_is_no_text(cleantext: Command, tmp_path: Path) -> None:
    given(tmp_path, {"a.jsonl": b'{"text": %s}\n' % (b"9" * 5000)})
    assert "the value of 'text' is a number, not a string" in cleantext("clean", str(tmp_path / "a.jsonl")).stderr
