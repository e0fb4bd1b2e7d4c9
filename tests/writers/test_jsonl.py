"""JSON Lines: how a changed text is written, and what the ledger has to remember of how it was."""

from __future__ import annotations

import pytest

from cleantext.readers.base import InputDocument
from cleantext.readers.jsonl import Line, loads
from cleantext.writers.jsonl import JsonlWriter, restored


@pytest.mark.parametrize(
    ("line", "remembered", "written"),
    [
        (b'{"id": 1, "text": "It rained ."}\n', None, b'{"id": 1, "text": "It rained."}\n'),
        ('{"text":"Es tröpfelte ."}'.encode(), None, '{"text":"Es tröpfelte."}'.encode()),
        (rb'{"text":"Es tr\u00f6pfelte ."}', "ascii", rb'{"text":"Es tr\u00f6pfelte."}'),
        (rb'{"text":"It\/they rained ."}', rb'"It\/they rained ."'.decode(), b'{"text":"It/they rained."}'),
        (rb'{"text":"half \ud83d ."}', None, rb'{"text":"half \ud83d."}'),
    ],
)
def test_how_a_string_was_written_is_remembered_where_it_is_not_our_way(
    line: bytes, remembered: str | None, written: bytes
) -> None:
    text = loads(line)["text"]
    document = InputDocument(0, "1", text, "", {"file": "a.jsonl", "line": 1}, carrier=Line(line, "text"))
    writer = JsonlWriter("")
    entry = writer.add(document, text.replace(" .", "."))
    assert entry.get("written") == remembered
    assert writer.finish() == written
    assert restored(written, "text", text, entry) == line


def test_a_line_whose_text_stays_is_the_line_that_came() -> None:
    line = b'{ "text" : "It\\/they rained." }\r\n'
    writer = JsonlWriter("")
    document = InputDocument(0, "1", "It/they rained.", "", {}, carrier=Line(line, "text"))
    assert writer.add(document, document.text) == {}
    writer.raw(b"\n")
    assert writer.finish() == line + b"\n"
