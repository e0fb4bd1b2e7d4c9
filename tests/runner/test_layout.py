"""What the files of an output are called."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from tests.command_line import Command, tree

LINE = '{"text": "It rained ."}\n'


def test_232_a_name_that_gets_too_long_when_it_is_made_safe(cleantext: Command, tmp_path: Path) -> None:
    """The run broke off there, named a temporary file, and no --resume came any further."""
    names = [b"\xe9" * 100 + b"%d.jsonl.gz" % n for n in range(2)]
    (tmp_path / "in").mkdir()
    try:
        for name in names:
            (tmp_path / "in" / os.fsdecode(name)).write_bytes(gzip.compress(LINE.encode()))
    except OSError:
        pytest.skip("this file system holds UTF-8 alone")
    result = cleantext("clean", "in", "-o", "out", "--ledger")
    assert result.exit_code == 0, result.stderr
    written = [path for path in tree(tmp_path / "out") if path.endswith(".jsonl.gz")]
    assert len(written) == 2
    assert all(name.startswith("%E9%E9") and len(name) < 255 for name in written)
    assert cleantext("undo", "out", "-o", "back").exit_code == 0
    assert gzip.decompress((tmp_path / "back" / written[0]).read_bytes()) == LINE.encode()


def test_261_a_table_is_no_name_for_a_folder(cleantext: Command, tmp_path: Path) -> None:
    for folder in ("in", "in.parquet"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("It rained .")
    for output in ("out.csv", "out.jsonl", "out.parquet", "out.txt"):  # the last: case 290
        result = cleantext("clean", "in", "-o", output)
        assert result.exit_code == 2
        assert f"{output} would be a folder" in result.stderr
        assert not (tmp_path / output).exists()
    assert cleantext("clean", "in.parquet", "-o", "out.parquet").exit_code == 0  # as Spark names its folders
    assert cleantext("clean", "in", "-o", "out.v2").exit_code == 0
    (tmp_path / "there.jsonl").mkdir()
    assert cleantext("clean", "in", "-o", "there.jsonl").exit_code == 0


def test_292_what_comes_out_of_a_page_is_text(cleantext: Command, tmp_path: Path) -> None:
    """`a.html is html, and by its name b.html would be html; rename it` told nobody why."""
    pytest.importorskip("resiliparse")
    (tmp_path / "a.html").write_text("<p>It rained.</p>")
    refused = cleantext("clean", "a.html", "-o", "b.html")
    assert (refused.exit_code, "a.html is html and comes out as text, and by its name b.html" in refused.stderr) == (
        2,
        True,
    )
    assert cleantext("clean", "a.html", "-o", "b.txt").exit_code == 0
