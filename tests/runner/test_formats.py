"""Formats: what comes in goes out, what is not the text stays untouched, and undo gives the source back."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from cleantext.readers.compressed import compress
from tests.command_line import CLEAN, MESSY, Command, balanced, lines, manifest, tree

JSONL = [
    b'{"id": 1, "text": "The ferry runs .\\n\\nLeave a Comment", "n": 1.50, "big": 123456789012345678901234567890}\n',
    b'{"id":2,"text":"No \\/ \\u0064o."}\n',
    b"\n",
    b'{"text": "caf\\u00e9 .", "id":"../../x", "text2": "It rained ."}\r\n',
    '{"id":5,"k":NaN,"text":"Café \\ud800 \\/ open .","deep":{"text":"It rained ."}}'.encode(),
]


def test_only_the_text_of_a_line_changes(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"".join(JSONL))
    result = cleantext("clean", "a.jsonl", "-o", "out", "--ledger")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "out/a.jsonl").read_bytes().splitlines(keepends=True) == [
        b'{"id": 1, "text": "The ferry runs.", "n": 1.50, "big": 123456789012345678901234567890}\n',
        JSONL[1],
        b"\n",
        b'{"text": "caf\\u00e9.", "id":"../../x", "text2": "It rained ."}\r\n',
        b'{"id":5,"k":NaN,"text":"Caf\\u00e9 \\ud800 / open.","deep":{"text":"It rained ."}}',
    ]
    assert sorted(tree(tmp_path / "out")) == ["a.jsonl", "ledger/00000000.jsonl", "manifest.json"]
    assert [entry["id"] for entry in lines(tmp_path / "out/ledger/00000000.jsonl")] == ["1", "2", "../../x", "5"]
    assert cleantext("undo", "out", "-o", "back").exit_code == 0
    assert (tmp_path / "back/a.jsonl").read_bytes() == b"".join(JSONL)
    out = (tmp_path / "out/a.jsonl").read_bytes()
    first, *rest = out.splitlines(keepends=True)
    for data, said in (
        (b"".join(rest), "the text ends before"),
        (out.replace(b"ferry", b"fairy"), "what undo gives is not"),
        (first, "ends before line 2"),
        (b"[1]\n" + b"".join(rest), "has no 'text' for line 1"),
    ):
        (tmp_path / "out/a.jsonl").write_bytes(data)
        assert said in cleantext("undo", "out", "-o", f"back-{len(data)}").stderr


def test_odd_records(cleantext: Command, tmp_path: Path) -> None:
    """A key that is written with an escape, ids that are no strings, values nested as deep as one parser goes."""
    source = (
        b'{"te\\u0078t": "It rained ."}\n'
        b'{"id": {"a": true}, "text": "It rained ."}\n'
        b'{"id": "\\ud800", "text": "Fine."}\n'
        b'{"text": "It rained .", "deep": ' + b"[" * 1000 + b"]" * 1000 + b"}\n"
    )
    (tmp_path / "a.jsonl").write_bytes(source)
    cleantext("clean", "a.jsonl", "-o", "out", "--ledger")
    assert balanced(tmp_path / "out")
    assert (tmp_path / "out/a.jsonl").read_bytes().startswith(
        b'{"te\\u0078t": "It rained."}\n{"id": {"a": true}, "text": "It rained."}\n'
    )  # fmt: skip
    assert [entry["id"] for entry in lines(tmp_path / "out/ledger/00000000.jsonl")][:2] == ["a.jsonl:1", '{"a": true}']
    assert cleantext("undo", "out", "-o", "back").exit_code == 0
    back = (tmp_path / "back/a.jsonl").read_bytes()
    assert back == source[: len(back)]
    assert back.count(b"\n") == manifest(tmp_path / "out")["documents"]["out"]


def test_json_lines_in_utf_16_are_one_refusal(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes('{"text": "It rained ."}\n{"text": "Fine."}\n'.encode("utf-16"))
    assert cleantext("clean", "a.jsonl", "-o", "out").exit_code == 1
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert "UTF-16; convert it" in entry["reason"]


def test_a_byte_order_mark_stays_before_the_first_line(cleantext: Command, tmp_path: Path) -> None:
    source = b"\xef\xbb\xbf" + JSONL[0] + b"\xef\xbb\xbf\n" + JSONL[1]
    (tmp_path / "a.jsonl").write_bytes(source)
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger").exit_code == 0, "a line with nothing else is blank"
    out = (tmp_path / "out/a.jsonl").read_bytes()
    assert out.startswith(b'\xef\xbb\xbf{"id": 1, "text": "The ferry runs."')
    assert cleantext("undo", "out", "-o", "back").exit_code == 0
    assert (tmp_path / "back/a.jsonl").read_bytes() == source


def test_rules_of_a_site_go_by_the_url_of_a_record(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(
        "pack: site\nrules:\n  - id: slug\n    kind: line\n    why: The site's name.\n    sites: [example.org]\n"
        "    phrases: [quay daily]\n"
        '    examples: {change: [{in: "Quay Daily\\n\\nIt rained.", out: It rained.}], keep: [Quay Daily News, It rained.]}\n'
    )
    rows = [
        {"text": "Quay Daily\n\nIt rained.", "url": url}
        for url in ("https://www.example.org/1", "https://else.org", None)
    ]
    (tmp_path / "b.jsonl").write_text(json.dumps({**rows[0], "url": 5}))
    assert json.loads(cleantext("clean", "-q", "b.jsonl", "--pack", "site.yaml").stdout)["text"] == rows[0]["text"]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    wanted = ["It rained.", "Quay Daily\n\nIt rained.", "Quay Daily\n\nIt rained."]
    out = cleantext("clean", "-q", "a.jsonl", "--pack", "site.yaml").stdout
    assert [json.loads(line)["text"] for line in out.splitlines()] == wanted
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    assert cleantext("clean", "-q", "a.parquet", "-o", "out", "--pack", "site.yaml").exit_code == 0
    assert pq.read_table(tmp_path / "out/a.parquet")["text"].to_pylist() == wanted


def test_other_keys_and_formats_by_option(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('{"body": "It rained .", "text": "It rained ."}\n')
    result = cleantext("clean", "-q", "a.txt", "--format", "jsonl", "--text-key", "body")
    assert result.stdout == '{"body": "It rained.", "text": "It rained ."}\n'
    result = cleantext("clean", "-q", "--format", "jsonl", stdin=b'{"text": "It rained ."}\nbad\n')
    assert (result.exit_code, result.stdout) == (1, '{"text": "It rained."}\n')
    assert "<stdin>:2: not JSON" in result.stderr


def test_the_last_of_equal_keys_counts(cleantext: Command) -> None:
    result = cleantext("clean", "-q", "--format", "jsonl", stdin=b'{"text": "A .", "text" : "B ."}')
    assert result.stdout == '{"text": "A .", "text" : "B."}'


def test_bad_lines_go_to_quarantine_with_their_number(cleantext: Command, tmp_path: Path) -> None:
    bad = {
        2: (b"{broken", "not JSON: Expecting property name enclosed in double quotes at character 2"),
        3: (b'{"id": 9}', "no key 'text'"),
        4: (b'{"id": 1, "text": "again"}', "duplicate id"),
        5: (b'["text"]', "a JSON object was expected, not a list"),
        6: (b'{"text": null}', "the value of 'text' is null"),
        7: (b'{"text": "\xff"}', "not JSON"),
        8: (b'{"text": "x", "deep": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "not JSON: nested too deep"),
    }
    good = {1: b'{"id": 1, "text": "It rained ."}', 9: b'{"id": 2, "text": "Fine."}'}
    every = {**{n: line for n, (line, _) in bad.items()}, **good}
    (tmp_path / "a.jsonl").write_bytes(b"".join(every[n] + b"\n" for n in sorted(every)))
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger").exit_code == 1
    found = {entry["line"]: entry["reason"] for entry in lines(tmp_path / "out/quarantine.jsonl")}
    assert found.keys() == bad.keys()
    assert manifest(tmp_path / "out")["quarantine"]["no key 'text'"] == 1
    for number, (_, reason) in bad.items():
        assert found[number].startswith(reason), found[number]
    assert [json.loads(x)["id"] for x in (tmp_path / "out/a.jsonl").read_bytes().splitlines()] == [1, 2]
    assert balanced(tmp_path / "out")
    undone = cleantext("undo", "out", "-o", "back")
    assert undone.exit_code == 0
    assert "7 documents went to quarantine when they were cleaned" in undone.stderr
    assert (tmp_path / "back/a.jsonl").read_bytes() == good[1] + b"\n" + good[9] + b"\n"


def test_ids_that_were_left_empty_are_none(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id": "", "text": "It rained ."}\n{"id": "", "text": "Fine ."}\n')
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger").exit_code == 0
    assert [entry["id"] for entry in lines(tmp_path / "out/ledger/00000000.jsonl")] == ["a.jsonl:1", "a.jsonl:2"]


@pytest.mark.parametrize("recent", [0, 20, 100_000])
def test_duplicates_are_found_across_shards(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recent: int
) -> None:
    monkeypatch.setattr("cleantext.runner.ids.RECENT", recent)
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 200)
    records = [{"id": i if i != 37 else 3, "text": f"Notice {i} ."} for i in range(60)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger").exit_code == 1
    (entry,) = lines(tmp_path / "out/quarantine.jsonl")
    assert (entry["line"], entry["id"]) == (38, "3")
    assert entry["reason"].startswith("duplicate id")
    assert len(tree(tmp_path / "out/ledger")) == 10
    assert manifest(tmp_path / "out")["documents"]["out"] == 59
    assert manifest(tmp_path / "out")["rules"]["house/space-stop"]["edits"] == 59
    numbers = [entry["line"] for path in sorted((tmp_path / "out/ledger").iterdir()) for entry in lines(path)]
    assert numbers == [n for n in range(1, 61) if n != 38]


def test_a_duplicate_behind_what_is_no_document_is_found_across_shards(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 60)
    ids = ["a", "b", "c", None, "a", "d"]
    records = [{"id": id, "text": "Fine."} if id else {} for id in ids]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    assert cleantext("clean", "a.jsonl", "-o", "out").exit_code == 1
    assert [entry["line"] for entry in lines(tmp_path / "out/quarantine.jsonl")] == [4, 5]


@pytest.mark.parametrize("recent", [5, 100_000])
def test_files_may_have_ids_in_common(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recent: int
) -> None:
    """Each is cut into several shards, so that the ids of the first are known when the second has its turn."""
    monkeypatch.setattr("cleantext.runner.ids.RECENT", recent)
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 200)
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        records = (json.dumps({"id": i, "text": f"Notice {i} of {name} ."}) + "\n" for i in range(20))
        (tmp_path / f"in/{name}.jsonl").write_text("".join(records))
    assert cleantext("clean", "in", "-o", "out").exit_code == 0
    assert manifest(tmp_path / "out")["documents"]["out"] == 40


def compressed(data: bytes, kind: str) -> bytes:
    if kind == ".gz":
        return gzip.compress(data)
    import zstandard

    return zstandard.ZstdCompressor().compress(data)


def decompressed(data: bytes, kind: str) -> bytes:
    if kind == ".gz":
        return gzip.decompress(data)
    import zstandard

    with zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True) as stream:
        return stream.read()


def test_gzip_does_not_tell_the_time() -> None:
    assert compress(b"text", ".gz")[4:8] == bytes(4)


@pytest.mark.parametrize("kind", [".gz", ".zst"])
def test_compressed_files(cleantext: Command, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if kind == ".zst":
        pytest.importorskip("zstandard")
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 100)  # several members in one file
    (tmp_path / "in").mkdir()
    (tmp_path / f"in/a.txt{kind}").write_bytes(compressed(MESSY.encode(), kind))
    (tmp_path / f"in/b.jsonl{kind}").write_bytes(compressed(b"".join(JSONL), kind))
    (tmp_path / f"in/c.jsonl{kind}").write_bytes(compressed(b"", kind))
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 0
    out = tree(tmp_path / "out")
    assert decompressed(out[f"a.txt{kind}"], kind) == CLEAN.encode()
    assert b'The ferry runs."' in decompressed(out[f"b.jsonl{kind}"], kind)
    assert decompressed(out[f"c.jsonl{kind}"], kind) == b""
    assert cleantext("undo", "out", "-o", "back").exit_code == 0
    back = tree(tmp_path / "back")
    assert decompressed(back[f"a.txt{kind}"], kind) == MESSY.encode()
    assert decompressed(back[f"b.jsonl{kind}"], kind) == b"".join(JSONL)


SOURCES = {
    "latin.txt": "Le café de la gare est fermé .\r\nDéjà vu à Orléans, près de la forêt.".encode("cp1252"),
    "bom.txt": b"\xef\xbb\xbf" + MESSY.encode() + b"\n",
    "wide.txt": MESSY.encode("utf-16"),
    "broken.txt": "Täglich öffnet der Hafen früh .\n".encode() + b"B\xff\xfe .\n" + "Übermorgen auch .".encode(),
    "empty.txt": b"",
    "newlines.txt": b"\r\nOne .\r\n\r\nTwo .\r",
    "controls.txt": b"A\x0bB .\x0c\n\x1cC",
}


def test_text_is_restored_byte_for_byte(cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleantext.runner.restore.SHARD_FILES", 3)  # written in several batches
    (tmp_path / "in").mkdir()
    for name, data in SOURCES.items():
        (tmp_path / "in" / name).write_bytes(data)
    result = cleantext("clean", "in", "-o", "out", "--ledger", builtin=True)
    assert result.exit_code == 0, result.stderr
    for data in tree(tmp_path / "out").values():
        data.decode()  # all output is UTF-8
    (tmp_path / "back").mkdir()
    assert cleantext("undo", "out", "-o", "back").exit_code == 0, "an empty folder will do"
    assert tree(tmp_path / "back") == SOURCES


def test_undo_tells_when_the_output_was_changed(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text(MESSY)
    assert cleantext("clean", "in", "-o", "out", "--ledger").exit_code == 0
    (tmp_path / "out/a.txt").write_text("The ferry runs again on Friday.")
    result = cleantext("undo", "out", "-o", "back")
    assert result.exit_code == 1
    assert "a.txt" in result.stderr
    assert "changed after cleaning" in result.stderr
    assert tree(tmp_path / "back") == {"b.txt": MESSY.encode()}
    for arguments, said in ((("in", "-o", "x"), "no manifest"), (("out", "-o", "back"), "exists")):
        refused = cleantext("undo", *arguments)
        assert refused.exit_code == 2
        assert said in refused.stderr


def test_undo_needs_a_ledger(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    assert cleantext("clean", "a.txt", "-o", "out").exit_code == 0
    assert "--ledger" in cleantext("undo", "out", "-o", "back").stderr


def test_a_format_that_there_is_not(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    result = cleantext("clean", "a.txt", "--format", "csv")
    assert result.exit_code == 2
    assert "there is no format 'csv'; there are: auto, text, jsonl, parquet, html, warc" in result.stderr
