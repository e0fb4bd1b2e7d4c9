"""Lines of an article's own that look like chrome stay, though real chrome stands beside them.

A file of `kept/` holds a line of chrome, a line of three hyphens, and then headings, answers, list items, captions and
sentences that a careless rule would take. Each is tried below the article of `endings/` and above it. All of it was written
for this test.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext.cleaner import Cleaner

HERE = Path(__file__).parent
FILES = sorted((HERE / "kept").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_the_articles_own_stays_and_chrome_goes(file: Path) -> None:
    article = (HERE / "endings" / file.name).read_text("utf-8").partition("\n---\n")[0].replace("\n", "\n\n")
    chrome, _, kept = file.read_text("utf-8").rstrip("\n").partition("\n---\n")
    lines = kept.split("\n")
    cleaner = Cleaner(language=file.stem, disable=["article/tail", "article/head"])
    below = cleaner.run_many([f"{article}\n\n{line}\n{chrome}" for line in lines])
    assert [line for line, r in zip(lines, below, strict=True) if r.text != f"{article}\n\n{line}"] == []
    above = cleaner.run_many([f"{chrome}\n{line}\n\n{article}" for line in lines])
    assert [line for line, r in zip(lines, above, strict=True) if r.text != f"{line}\n\n{article}"] == []
