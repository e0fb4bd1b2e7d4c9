"""Sentences, headings and list items that begin as today's chrome does: they stay, below an article as well as in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import Cleaner

HERE = Path(__file__).parent
FILES = sorted((HERE / "like_chrome").glob("*.txt"))
SURE = "© 2024 Anna Holm"
"""Beside a line that is surely chrome, rules go that never take a line alone."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_557_what_only_begins_as_chrome_does_stays(file: Path) -> None:
    """The German one on an app that is to be loaded, and a line to be chosen in it, went."""
    article = (HERE / "endings" / file.name).read_text("utf-8").partition("\n---\n")[0].replace("\n", "\n\n")
    lines = file.read_text("utf-8").splitlines()
    cleaner = Cleaner(language=file.stem)
    for place in (f"{article}\n\n{{}}", f"{{}}\n\n{article}"):
        texts = [place.format(line) for line in lines]
        found = cleaner.run_many([f"{text}\n\n{SURE}" for text in texts])
        assert [line for line, text, r in zip(lines, texts, found, strict=True) if r.text != text] == []
