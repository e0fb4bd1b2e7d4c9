"""Bugs that a reading of the code found; numbered as in test_regressions.py."""

from __future__ import annotations

import codecs
import gzip
from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner, cache
from cleantext.checks import check
from cleantext.decoding import decode, encode
from cleantext.learn import Repeated, pack_of, packs_of
from cleantext.readers.http import payload
from cleantext.testing.drawn import drawn
from tests.command_line import Command, lines
from tests.small_packs import pack


def test_430_a_file_of_the_cache_that_another_process_has_just_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What had been compiled was then not stored."""
    monkeypatch.setenv("CLEANTEXT_CACHE", str(tmp_path))
    for n in range(3):
        (tmp_path / f"{n:032x}.kind").symlink_to("gone")
    done: list[int] = []

    def work() -> bytes:
        done.append(1)
        return b"numbers"

    assert [cache.remembered("kind", "a", work) for _ in range(2)] == [b"numbers"] * 2
    assert done == [1]


@pytest.mark.parametrize("documents", [0, 2])
def test_431_no_batch_is_empty(monkeypatch: pytest.MonkeyPatch, documents: int) -> None:
    """datatrove's statistics had the time of one batch too many."""
    data: Any = pytest.importorskip("datatrove.data")
    from cleantext.adapters.datatrove import CleanText

    monkeypatch.setattr("cleantext.adapters.datatrove.ROWS", 2)
    step = CleanText(Cleaner(language="en"))
    list(step.run(data.Document(text="It rained .", id=f"{n}") for n in range(documents)))
    assert step.stats.time_stats.n == documents // 2


@pytest.mark.parametrize("pattern", [r"\b([a-z]+) \1\b", r"(\p{L}{4,}) and \1", r"(?P<mark>[*_]{2,3})x(?P=mark)"])
def test_432_texts_are_drawn_from_a_pattern_that_asks_for_the_same_once_more(pattern: str) -> None:
    """It was drawn anew, so that hardly a text matched, and the properties had none to try the rule on."""
    assert len(drawn(pattern, False)) == 8


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


def test_434_no_learned_pack_is_larger_than_a_pack_may_be() -> None:
    """Two sites with the same lines: the ids of one get numbers in a pack with the other's, and were counted without."""
    lines = [f"Berth {a}{b}" for a in "abcdefghijklmnop" for b in "abcdefghijklmnop"]
    found = [
        Repeated(site, line.lower(), line, True, 5 + n, 900, (f"{n}.txt",), "head")
        for site in ("a.example", "b.example")
        for n, line in enumerate(lines)
    ]
    half = len(pack_of(found[: len(lines)], "learned").encode())
    for most in (half + 4000, 2 * half, 2 * half + 4000):
        packs = [text for _, text in packs_of(found, "learned", most)]
        assert max(len(text.encode()) for text in packs) <= most
        assert sum(text.count("kind: line") for text in packs) == len(found)
    assert len(packs) == 1


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


def test_436_stop_words_of_a_pack_for_two_languages(tmp_path: Path) -> None:
    """They were taken for those of the first, without a word."""
    rule = {"id": "seen", "kind": "replace", "pattern": "Zuletzt gesehen", "with": "Gesehen"}
    two = pack(tmp_path, "two", rule, languages=["de", "nl"], stopwords=["und", "en", "het"])
    (problem,) = check([two])
    assert (problem.severity, "taken for those of `de`" in problem.message) == ("warning", True)
    assert problem.source[problem.column - 1 :].startswith('"stopwords"')
    assert check([pack(tmp_path, "one", rule, languages=["nl"], stopwords=["het", "een"])]) == []
    assert check([pack(tmp_path, "none", rule, languages=["de", "nl"])]) == []


@pytest.mark.parametrize(
    ("key", "text", "items"),
    [
        ("languages", "de, nl", "[de, nl]"),
        ("languages", "de nl", "[de, nl]"),
        ("sites", "a.example,b.example", "[a.example, b.example]"),
        ("stopwords", "und, der, die", "[und, der, die]"),
        ("extends", "web-en, ../my packs/forum.yaml", "[web-en, ../my packs/forum.yaml]"),
    ],
)
def test_437_a_list_of_short_items_that_was_written_as_a_text(tmp_path: Path, key: str, text: str, items: str) -> None:
    """What it said to write was one item with commas in it, which is none."""
    (tmp_path / "house.yaml").write_text(f"pack: house\n{key}: {text}\nrules: []\n", "utf-8")
    (problem,) = check([tmp_path / "house.yaml"])
    assert problem.message.endswith(f"; write {items}")


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


def test_439_a_pattern_with_half_a_character() -> None:
    """A rule in Python may have one; `rules check` and `rules test` ended with a traceback."""
    assert drawn("\ud800+x", False)
