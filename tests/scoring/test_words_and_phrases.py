"""What words and phrases say of a line, against the slow way of finding it."""

import numpy as np
import pytest

from cleantext.page import PageModel
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.characters import Characters
from cleantext.scoring.hashing import hash_words, mix
from cleantext.scoring.lines import read
from cleantext.scoring.phrases import FAMILIES, SHIFT, Phrases
from cleantext.scoring.shape import shape
from cleantext.scoring.tokens import OF_WORDS
from cleantext.scoring.word_lists import WordLists, word_lists


@pytest.fixture(scope="module")
def characters() -> Characters:
    return PageModel.load().characters


def test_phrases_are_met_whole_and_at_the_beginning_whatever_the_number(characters: Characters) -> None:
    known = read([["Comments 1", "Related stories"]], characters).whole_masked
    keys = np.sort((known >> SHIFT).astype(np.uint32))
    phrases = Phrases(keys, np.array([1, 1], np.uint8)[np.argsort(keys)])
    lines = read([["Comments (12)", "RELATED STORIES:", "Related stories from the quay", "The ferry"]], characters)
    assert phrases.of(lines.whole_masked).tolist() == [1, 1, 0, 0]
    assert phrases.begin(lines).tolist() == [1, 1, 1, 0]


def test_a_line_has_the_hash_of_its_words(characters: Characters) -> None:
    lines = read([["The ferry stays at its quay"]], characters)
    assert mix((lines.hashes * OF_WORDS[:6]).sum(keepdims=True)).tolist() == lines.whole.tolist()


def test_the_shipped_phrases_know_eighteen_languages(characters: Characters) -> None:
    phrases = PageModel.load().judge.phrases
    assert phrases is not None
    headings = [
        "Leave a comment",
        "Dodaj komentarz",
        "Оставить комментарий",
        "Kommentar schreiben",
        "コメントする",
        "网友评论",
        "Σχόλια αναγνωστών",
        "Yorumlar",
    ]
    families = phrases.of(read([headings], characters).whole_masked)
    assert [FAMILIES[k - 1] if k else "" for k in families] == ["comments"] * len(headings)


def test_word_lists_are_met_in_scripts_with_and_without_spaces(characters: Characters) -> None:
    words = WordLists({"by": ["von"], "credits": ["photo"]}, {"comments": ["网友"]})
    met = words.met(read([["Von Ida Holm", "A photo by Jon", "新网友说", "网", "友"]], characters))
    assert met.first("by").tolist() == [True, False, False, False, False]
    assert met.among("credits").tolist() == [False, True, False, False, False]
    assert met.count("comments").tolist() == [0, 0, 1, 0, 0]


def test_dates_are_told_in_several_languages(characters: Characters) -> None:
    lines = read(
        [["4 March 2025, 09:15", "Ημερομηνία: 2 Ιανουαρίου 2012", "2012年3月4日", "The ferry left at 9"]], characters
    )
    assert word_lists().met(lines).dated(shape(lines)).tolist() == [True, True, True, False]


def test_columns_do_not_see_the_other_documents(characters: Characters) -> None:
    phrases = PageModel.load().judge.phrases
    assert phrases is not None
    documents = [
        ["Home", "4 March 2025", "The ferry stays.", "Comments (3)"],
        ["Photo: Jon", "Comments", "The quay is old."],
    ]

    def columns(some: list[list[str]]) -> np.ndarray:
        lines = read(some, characters)
        at = Bounds(lines.document)
        made = phrases.columns(at, lines) | word_lists().met(lines).columns(at, shape(lines))
        return np.stack(list(made.values()))

    assert (columns(documents) == np.concatenate([columns([d]) for d in documents], 1)).all()


def test_words_have_the_hashes_that_lists_give_them(characters: Characters) -> None:
    lines = read([["By ANNA Πέτρος, März 新聞"]], characters)
    assert lines.hashes.tolist() == hash_words(["by", "anna", "πέτρος", "märz", "新", "聞"]).tolist()
