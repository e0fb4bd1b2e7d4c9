"""Many texts in one."""

from __future__ import annotations

from typing import Any

import pytest

from cleantext.article import ArticleModel

NOTICE = (
    "The council of the small town decided on Monday that the old bridge will be repaired before the winter comes, said "
    "Anna Holm.\n\nThe engineer, who has worked on many bridges, said that the work would take about three months and cost "
    "more than a million pounds.\n\nLeave a Comment\nShare this\n"
)


def test_140_many_texts_in_one_are_not_eaten_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []
    verdicts = ArticleModel._verdicts

    def counted(model: ArticleModel, *asked: Any) -> Any:
        looks.append(1)
        return verdicts(model, *asked)

    monkeypatch.setattr(ArticleModel, "_verdicts", counted)
    gone = ArticleModel.load().removals([(NOTICE * 400).split("\n")])
    assert len(looks) < 20
    assert gone == [{}]
