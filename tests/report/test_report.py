"""The report: every rule of the run is in it, with examples, and nothing of a document is taken for HTML."""

from pathlib import Path

import pytest

from cleantext.cli import main
from cleantext.errors import UsageError
from cleantext.report import gather, render


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    (folder / "in").mkdir()
    text = "It <b>stood</b> there .\n\nShare <script>alert(1)</script>: now\n\nLeave a Comment\n"
    (folder / "in" / "a.txt").write_text(text, "utf-8")
    (folder / "in" / "b.txt").write_bytes(bytes(range(256)) * 20)
    with pytest.raises(SystemExit) as stop:
        main(["clean", str(folder / "in"), "-o", str(folder / "out"), "--ledger"])
    assert stop.value.code == 1  # b is in quarantine
    return folder / "out"


def test_rules_examples_and_quarantine_are_shown(output: Path) -> None:
    page = render(gather(output))
    assert "repair/space-before-stop" in page
    assert "<del>·</del>" in page
    assert "Leave a Comment" in page
    assert "b.txt" in page
    assert "<script>" not in page


def test_the_command_writes_the_page(output: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    with pytest.raises(SystemExit) as stop:
        main(["report", str(output), "-o", str(page)])
    assert stop.value.code == 0
    assert page.read_text("utf-8").startswith("<!doctype html>")


def test_no_run_no_report(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"manifest\.json"):
        gather(tmp_path)
