"""Texts that are no articles of a newsroom, in many languages: nothing of them goes, whatever words they use.

Poems, plays, recipes, interviews, chats, policies, letters, lists, minutes, lyrics, manuals: a file of `genres/` holds some
of one language, with a line of three hyphens between them. All of it was written for this test, and much of it sounds like
the chrome of a page.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext.cleaner import Cleaner

FILES = sorted((Path(__file__).parent / "genres").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_texts_of_other_genres_stay(file: Path) -> None:
    texts = file.read_text("utf-8").rstrip("\n").split("\n---\n")
    changed = [(edit.rule, edit.removed) for result in Cleaner().run_many(texts) for edit in result.edits]
    assert changed == []
