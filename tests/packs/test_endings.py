"""What sites put under an article, in the languages of the packs: it goes, and nothing of the article does.

A file of `endings/` holds an article and then, each behind a line of three hyphens, endings for it; every line of an
ending is chrome. All of it was written for this test.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext.cleaner import Cleaner

FILES = sorted((Path(__file__).parent / "endings").glob("*.txt"))
MOST = 0.02
"""Of the lines of all endings, how many may be left."""


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(disable=["article/tail", "article/head"])  # what the packs know, not what the model guesses


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_endings_go_and_the_article_stays(file: Path, cleaner: Cleaner) -> None:
    article, *endings = file.read_text("utf-8").rstrip("\n").split("\n---\n")
    article = article.replace("\n", "\n\n")
    left = []
    for ending, result in zip(endings, cleaner.run_many([f"{article}\n\n{e}" for e in endings]), strict=True):
        assert result.text.startswith(article), ending
        left += [line for line in result.text[len(article) :].split("\n") if line]
    assert len(left) <= MOST * sum(ending.count("\n") + 1 for ending in endings), left


def test_the_article_alone_stays(cleaner: Cleaner) -> None:
    for file in FILES:
        article = file.read_text("utf-8").partition("\n---\n")[0]
        assert cleaner(article) == article
