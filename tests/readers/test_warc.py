"""Archives that are cut off, and whose lengths are wrong."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import Command, lines


@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize(
    "greedy", [("conversion", "text/plain"), ("conversion", "image/svg"), ("request", "text/plain")]
)
@pytest.mark.parametrize("end", [0, -4], ids=["in the middle", "at the end"])
def test_203_a_record_whose_length_takes_in_the_next(
    cleantext: Command, tmp_path: Path, packed: Any, greedy: tuple[str, str], end: int
) -> None:
    """The page behind it was lost without a word: neither in the output nor in quarantine."""
    pytest.importorskip("fastwarc")
    page = ("conversion", "text/plain")
    eaten = _record(2, *page, "It blew.")
    records = [_record(1, *page, "It rained."), _record(7, *greedy, "-", 5 + len(eaten) + end), eaten]
    records += [_record(3, *page, "Fine.")] if end == 0 else []
    (tmp_path / "a.wet").write_bytes(packed(b"".join(records)))
    assert cleantext("clean", "a.wet", "-o", "out").exit_code == 1
    (refused,) = lines(tmp_path / "out/quarantine.jsonl")
    assert refused["id"] == "urn:uuid:7"
    assert refused["reason"] == "another record stands in this one: its Content-Length is wrong"
    assert [entry["id"][-1] for entry in lines(tmp_path / "out/a.jsonl")] == ["1", "3"][: len(records) - 2]


def test_203_a_page_that_quotes_a_record_is_none_that_took_one_in(cleantext: Command, tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    quoted = _record(2, "conversion", "text/plain", "It blew.").decode()
    told = f"A record looks so:\r\n\r\n{quoted}Between two records stand two line breaks."
    (tmp_path / "a.wet").write_bytes(_record(1, "conversion", "text/plain", told))
    assert cleantext("clean", "a.wet", "-o", "out").exit_code == 0
    assert "WARC-Type: conversion" in (tmp_path / "out/a.jsonl").read_text()


def _record(number: int, type: str, kind: str, body: str, length: int | None = None) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: {kind}\r\n"
    size = len(body) if length is None else length
    return f"{head}Content-Length: {size}\r\n\r\n{body}\r\n\r\n".encode()


@pytest.mark.parametrize("packed", [False, True])
def test_240_an_archive_that_breaks_off_where_no_page_is(cleantext: Command, tmp_path: Path, packed: bool) -> None:
    """In the head of a record, or in an image: fastwarc ends there without a word, and so did the run."""
    pytest.importorskip("fastwarc")
    records = [
        f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:{n}>\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}\r\n\r\n".encode()
        for n, (kind, body) in enumerate(
            (("text/plain", "It rained ."), ("image/svg", "<svg/>" * 50), ("text/plain", "Fine."))
        )
    ]
    first, second, third = map(gzip.compress, records) if packed else records
    name = "a.wet.gz" if packed else "a.wet"
    cuts = {
        "whole": (first + second + third, []),
        "after a line break": (first + second + third + b"\r\n" * (not packed), []),
        "head": (first + second + third[:60], ["the file ends within a record"]),
        "image": (first + second[:-50], ["the file ends within a record"]),
        "start": (first[:9], ["the file ends within a record"]),
    }
    for cut, (data, reasons) in cuts.items():
        (tmp_path / name).write_bytes(data)
        result = cleantext("clean", "-q", name)
        told = [line.rpartition(": ")[2] for line in result.stderr.splitlines()]
        assert (told, result.exit_code) == (reasons, len(reasons)), cut
        assert ("It rained." in result.stdout) == (cut != "start")


@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("behind", [[], ["Fine."]], ids=["at the end", "in the middle"])
def test_433_a_page_that_is_cut_by_a_length_too_small_is_named(
    cleantext: Command, tmp_path: Path, packed: Any, behind: list[str]
) -> None:
    """It lacked its last letter, and only the pages behind it were said to be lost."""
    pytest.importorskip("fastwarc")
    records = []
    for number, (text, length) in enumerate([("It rained.", 10), ("It blew.", 7), *((text, 5) for text in behind)], 1):
        head = f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: text/plain"
        records.append(packed(f"{head}\r\nContent-Length: {length}\r\n\r\n{text}\r\n\r\n".encode()))
    (tmp_path / "a.wet").write_bytes(b"".join(records))
    assert cleantext("clean", "a.wet", "-o", "out").exit_code == 1
    (refused,) = lines(tmp_path / "out/quarantine.jsonl")
    assert refused["reason"].endswith("; the page before, urn:uuid:2, may lack its end")
    assert [entry["text"] for entry in lines(tmp_path / "out/a.jsonl")] == ["It rained.", "It blew"]
