"""What goes to standard error: the summary, and the bar on a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cleantext.cleaner import Cleaner
from cleantext.cli.console import progress_bar, quoted, shortened, summary
from cleantext.runner.tally import Tally


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
    assert shortened("twelve signs \n ", 12) == "twelve signs"
    assert shortened("one\ntwo", 80) == "one two"
    assert shortened("x" * 41, 40) == "x" * 39 + "…"
    assert quoted("a\tb\u2028 é\n") == '"a\\tb\\u2028 é\\n"'
    assert quoted("a" * 200 + "b" * 200) == f'"{"a" * 150} … {"b" * 150}"'


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
