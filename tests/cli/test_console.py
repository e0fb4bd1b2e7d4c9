"""What goes to standard error: the summary, and the bar on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cleantext.cleaner import Cleaner
from cleantext.cli.console import on_one_line, progress_bar, quoted, summary
from cleantext.runner.tally import Tally
from tests.command_line import HOUSE, balanced


def test_the_summary_names_the_busiest_rules(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally()
    tally.documents.update({"in": 1200, "out": 1000, "changed": 900, "quarantined": 200, "held": 2})
    tally.edits.update({f"a/r{n:02}": 100 + n for n in range(26)} | {"house/comment": 2000, "a/least": 3})
    tally.held["house/comment"] = 3
    tally.noted["replacement-characters"] = 1
    tally.reasons.update({"not text": 150, "cannot be read": 50})
    summary(tally, Cleaner([house], builtin=False), " -> out")
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "1,200 documents: 900 changed, 100 unchanged, 200 in quarantine -> out"
    assert said[1] == "  2,000  house/comment  Heading of the comment form under each notice."
    assert [line.split()[:2] for line in said[2:26]] == [[str(100 + n), f"a/r{n:02}"] for n in range(25, 1, -1)]
    assert said[26] == "    204  edits by 3 other rules (manifest.json has them all)"
    assert said[27].startswith("held back: 3 removals in 2 documents")
    assert said[28].startswith("not decoded, or lost before: 1 character (U+FFFD)")
    assert said[29:] == ["quarantine: 150 documents: not text", "quarantine: 50 documents: cannot be read"]


def test_long_texts_are_cut() -> None:
    assert on_one_line("twelve signs \n ", 12) == "twelve signs"
    assert on_one_line("one\ntwo", 80) == "one two"
    assert on_one_line("x" * 41, 40) == "x" * 39 + "…"
    assert quoted("a\tb\u2028 é\n") == '"a\\tb\\u2028 é\\n"'
    assert quoted("a" * 200 + "b" * 200) == f'"{"a" * 145} […] {"b" * 150}"'


@pytest.mark.parametrize("terminal", [True, False])
def test_the_bar(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    """Of files that are one document each the end is known."""
    bars: list[Any] = []

    class Bar:
        total: int | None = None
        done = 0

        def __init__(self, **_: object) -> None:
            bars.append(self)

        def __enter__(self) -> None:
            pass

        def __exit__(self, *_: object) -> None:
            pass

        def refresh(self) -> None:
            pass

        def update(self, count: int) -> None:
            self.done += count

    monkeypatch.setattr("tqdm.tqdm", Bar)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    for formats in ({"text": 3}, {"html": 3}, {"text": 2, "jsonl": 1}):
        with progress_bar(True) as (started, advanced):
            started(SimpleNamespace(formats=formats, files=3))
            for _ in range(2):
                advanced(None, SimpleNamespace(tally={"documents": {"in": 5}}))
    with progress_bar(False) as (started, advanced):
        started(SimpleNamespace(formats={"text": 3}, files=3))
        advanced(None, SimpleNamespace(tally={}))
    assert [(bar.total, bar.done) for bar in bars] == ([(3, 10), (3, 10), (None, 10)] if terminal else [])


def test_115_a_terminal_that_is_not_in_utf_8(tmp_path: Path) -> None:
    """Help and summaries hold an ellipsis, whys hold quotation marks; the text itself goes out as it is."""
    (tmp_path / "a.txt").write_text("The café closed .")
    narrow = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    for call, said in ((("clean", "--help"), b"[PATH\\u2026"), (("clean", "a.txt"), "The café closed.".encode())):
        done = subprocess.run([sys.executable, "-m", "cleantext", *call], cwd=tmp_path, env=narrow, capture_output=True)
        assert (done.returncode, said in done.stdout) == (0, True), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal is made as POSIX does it")
@pytest.mark.parametrize(("quiet", "said"), [([], b"It rained.\r\n1 document: 1 changed"), (["-q"], b"It rained.")])
def test_298_on_a_terminal_the_summary_begins_a_line(tmp_path: Path, quiet: list[str], said: bytes) -> None:
    """It stood right behind the last word of a text without a final line feed."""
    (tmp_path / "a.txt").write_text("It rained .")
    (tmp_path / "house.yaml").write_text(HOUSE)
    call = [sys.executable, "-m", "cleantext", "clean", "a.txt", "--no-builtin", "--pack", "house.yaml", *quiet]
    ours, theirs = os.openpty()
    subprocess.run(call, stdout=theirs, stderr=theirs, check=True, cwd=tmp_path)
    assert os.read(ours, 1000)[: len(said)] == said
    os.close(ours)
    os.close(theirs)


def test_340_a_locale_of_old(tmp_path: Path) -> None:
    """Where Python takes names for ASCII there was a traceback, from within a worker."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/fährt.txt").write_text("It rained.")
    code = "from cleantext.cli import main; main(['clean', 'in', '-o', 'out', '--no-builtin', '-q', *OPTIONS])"
    old = {"PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    outcomes = [
        subprocess.run(
            [sys.executable, "-c", code.replace("OPTIONS", repr(options))], cwd=tmp_path,
            env=os.environ | environment, stderr=subprocess.PIPE, text=True, check=False,
        )
        for options, environment in (([], old), (["--resume"], old | {"PYTHONUTF8": "1"}))
    ]  # fmt: skip
    assert [outcome.returncode for outcome in outcomes] == [2, 0]
    assert "is no name in ascii, which is set here: set PYTHONUTF8=1" in outcomes[0].stderr
    assert balanced(tmp_path / "out")
