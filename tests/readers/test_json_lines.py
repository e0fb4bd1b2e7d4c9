"""JSON Lines as other programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import Command, given, lines


def test_123_json_lines_in_the_encoding_of_windows(cleantext: Command, tmp_path: Path) -> None:
    """The reason was Python's own, which tells a user nothing."""
    (tmp_path / "a.jsonl").write_bytes('{"text": "The café closed ."}\n{"text": "It rained ."}\n'.encode("cp1252"))
    result = cleantext("clean", "a.jsonl")
    assert (result.exit_code, result.stdout) == (1, '{"text": "It rained."}\n')
    assert "a.jsonl:1: not JSON: byte 18 is not UTF-8, in which JSON Lines are; convert the file first" in result.stderr


def test_167_a_key_inside_another(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"meta": {"text": "It rained ."}}\n', "utf-8")
    result = cleantext("clean", tmp_path / "a.jsonl", "--text-key", "meta.text")
    assert result.exit_code == 2
    assert "--text-key names a key of the record itself, one of meta" in result.stderr


def test_344_files_put_together_out_of_several(cleantext: Command, tmp_path: Path) -> None:
    """Each may have begun with a byte order mark; but for the first, such lines were taken for something else than JSON."""
    data = b'\xef\xbb\xbf{"text": "It rained ."}\r\n\r\n\xef\xbb\xbf{"text": "It blew ."}\r\n\xef\xbb\xbf\r\n'
    (tmp_path / "a.jsonl").write_bytes(data)
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger").exit_code == 0
    assert (tmp_path / "out/a.jsonl").read_bytes() == data.replace(b" .", b".")
    assert cleantext("undo", "out", "-o", "back").exit_code == 0
    assert (tmp_path / "back/a.jsonl").read_bytes() == data


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
