"""Runs that are refused leave what is there as it was."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cleantext.errors import UsageError
from tests.command_line import MESSY, Command, tree


def test_110_a_refused_resume_leaves_a_finished_output_as_it_was(cleantext: Command, tmp_path: Path) -> None:
    """A work folder stayed behind, and the options were told by names that nobody had given."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    cleantext("clean", "in", "-o", "out")
    before = tree(tmp_path / "out")
    result = cleantext("clean", "in", "-o", "out", "--resume", "--profile", "page", "--disable", "house", "--ledger")
    assert result.exit_code == 2
    assert (
        "these have changed: --profile (article then, page now); --disable (none then, house now); "
        "--ledger (off then, on now). Set"
    ) in result.stderr
    assert tree(tmp_path / "out") == before
    assert not (tmp_path / "out/.cleantext").exists()


@pytest.mark.parametrize(
    ("name", "package", "extra"),
    [("b.html", "resiliparse", "html"), ("b.pq", "pyarrow", "parquet"), ("b.wet.gz", "fastwarc", "warc"), ("b.txt.zst", "zstandard", "zstd")],
)  # fmt: skip
def test_118_a_package_that_is_missing_is_missed_before_anything_is_written(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str, extra: str
) -> None:
    """The run broke off halfway, and the message named no file."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    (tmp_path / "in" / name).write_text(MESSY)
    monkeypatch.setitem(sys.modules, package, None)
    result = cleantext("clean", "in", "-o", "out")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: in/{name}: ")
    assert f"needs the package {package}: pip install 'cleantext-ledger[{extra}]'" in result.stderr
    assert not (tmp_path / "out").exists()


def test_294_an_output_stays_whole_where_the_engine_is_missing(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its manifest and its ledger had gone before anybody looked for ray."""
    (tmp_path / "a.txt").write_text("It rained .")
    assert cleantext("clean", "a.txt", "-o", "out", "--ledger").exit_code == 0
    before = tree(tmp_path / "out")
    monkeypatch.delitem(sys.modules, "cleantext.runner.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "ray", None)
    assert cleantext("clean", "a.txt", "-o", "out", "--overwrite", "--engine", "ray").exit_code == 2
    assert tree(tmp_path / "out") == before


@pytest.mark.parametrize("there", [True, False])
def test_202_an_output_stays_whole_where_no_cluster_answers(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    """It was begun, with `--overwrite` destroyed, before anybody called there."""
    (tmp_path / "a.txt").write_text("It rained .")
    if there:
        assert cleantext("clean", "a.txt", "-o", "out", "--ledger").exit_code == 0
    before = tree(tmp_path / "out")

    def away(address: str | None) -> Any:
        def called(work: object, count: int | None) -> Any:
            raise UsageError(f"no Ray cluster answers at {address}")

        return called

    monkeypatch.setattr("cleantext.cli.clean._cluster", away)
    call = ("clean", "a.txt", "-o", "out", *(["--overwrite"] if there else []), "--engine", "ray")
    result = cleantext(*call, "--ray-address", "10.0.0.1:6379")
    assert (result.exit_code, result.stderr) == (2, "error: no Ray cluster answers at 10.0.0.1:6379\n")
    assert tree(tmp_path / "out") == before
    assert (tmp_path / "out").exists() == there


@pytest.mark.parametrize("output", ["mine", "mine/a.txt"])
def test_235_resume_writes_over_nothing_that_is_not_of_a_run(cleantext: Command, tmp_path: Path, output: str) -> None:
    """It did not ask for --overwrite where there was no run to continue."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/a.txt").write_text("by hand")
    (tmp_path / "a.txt").write_text(MESSY)
    result = cleantext("clean", "a.txt", "-o", output, "--resume")
    assert result.exit_code == 2
    assert f"{output} exists; --overwrite writes over it" in result.stderr
    assert tree(tmp_path / "mine") == {"a.txt": b"by hand"}
    assert cleantext("clean", "a.txt", "-o", "new", "--resume").exit_code == 0


def test_236_nor_over_anything_remote(cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec = pytest.importorskip("fsspec")
    monkeypatch.setenv("CLEANTEXT_CACHE", str(tmp_path / "cache"))
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pipe("/out/a.txt", b"by hand")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(MESSY)
    result = cleantext("clean", "in", "-o", "memory://out", "--resume")
    assert result.exit_code == 2
    assert "memory://out exists; --overwrite writes over it" in result.stderr
    assert system.cat("/out/a.txt") == b"by hand"
    assert cleantext("clean", "in", "-o", "memory://out-2", "--resume").exit_code == 0
