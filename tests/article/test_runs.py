"""Lists, tables, pairs and verses are not cut in two."""

from __future__ import annotations

import numpy as np
import pytest

from cleantext import Cleaner
from cleantext.article.anywhere import anywhere
from cleantext.article.ends import Rows, Seen, candidates, heads, tails
from cleantext.article.runs import goes_on
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.characters import Characters, tables
from cleantext.scoring.lines import read

CHARACTERS = Characters(tables())

PARAGRAPHS = """\
The lock keeper at Stenham has a tin box with the names of all boats that have passed since the war, one card for each, and \
on Mondays she puts them in order again.
“People think that it is done by machine,” said Vera Lind, who has had the post for nineteen years. “It is done by me, a \
cup of tea, and a rubber band.”
The canal office would like to have the box for its museum. It has offered a copy on film in exchange, and a reader to look \
at it with, but nobody there could say how long the film would last."""

FOOT = """\
Related Articles
How the lock was built in the sixties
March 3, 2025
Seven walks that end at low water
February 27, 2025
Leave a Reply Cancel reply
Your email address will not be published. Required fields are marked *
Name *
Email *
© 2025 Canal Press. All rights reserved."""


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("A lamp:\n- one wick\n- one glass\nGood night", [0, 1, 1, 0]),
        ("1. Row at slack water\n2) Ring the bell\n12 boats came", [0, 1, 0]),
        ("Adults | 12\nChildren | 6\n| a | b |", [0, 1, 0]),
        ("Fare: 12 crowns\nBoats a day: 4\nNothing: at all, in the end: so they say, and it is", [0, 1, 1]),
        ("19:30\n20:15\n票价：12元\n时间：周四", [0, 0, 0, 1]),
        ("The boat is old,\nthe sea is cold\nthe tale is told", [0, 1, 0]),
        ("Yours sincerely,\nVera Lind\nLock keeper", [0, 1, 0]),
        ("Vera Lind\nTel. 0555 22 33\nvera@lock.example\nSince 2003-07-24 09:30", [0, 1, 1, 0]),
        ("Vera Lind\n24.12.2025 09:30", [0, 0]),
        ("It was said by all of them, " + "again and again, " * 4 + "\nby none", [0, 0]),
        ("The end,\n\nit seems", [0, 1]),
    ],
)
def test_what_goes_on_with_the_line_above(text: str, run: list[int]) -> None:
    lines = text.split("\n")
    assert goes_on([lines], read([lines], CHARACTERS)).tolist() == run


def test_a_text_does_not_go_on_with_the_one_before() -> None:
    texts = [["- one wick", "- one glass"], ["- a bell", "- a rope"]]
    assert goes_on(texts, read(texts, CHARACTERS)).tolist() == [False, True, False, True]


def rows_of(likely: list[int], runs: list[int]) -> tuple[Rows, Rows]:
    """A long sentence, and lines of three words below it."""
    n = len(likely)
    words = np.array([900] + [30] * (n - 1))
    none = np.zeros(n, np.int64)
    seen = Seen(np.array(likely), words, np.where(words > 500, 2, 0), none, none, none)
    at = Bounds(none)
    below = tails(at, seen, none, none > 0, none > 0, np.array(runs) > 0)
    return below, heads(at, seen, none + 600)


def test_608_no_tail_begins_in_a_run() -> None:
    assert candidates(rows_of([950, 100, 100, 100, 100], [0, 0, 1, 0, 1])[0]).tolist() == [1, 3]


def test_609_few_lines_of_a_run_do_not_go_alone() -> None:
    likely = [950, 50, 50, 300, 50, 50]
    apart, _ = anywhere(*rows_of(likely, [0] * 6), np.zeros(6, bool))
    assert apart.tolist() == [False, True, True, False, True, True]
    together, _ = anywhere(*rows_of(likely, [0, 0, 0, 0, 1, 0]), np.zeros(6, bool))
    assert together.tolist() == [False, True, True, False, False, True]


@pytest.mark.parametrize(
    "run",
    [
        "The box is old,\nthe tea is cold,\nthe lamp is sold,\nthe tale is told.",
        "Passage: 40 minutes\nToll: 12 crowns\nBoats a day: 4",
        "Adults | 12\nChildren | 6\nDogs | 3",
        "- a coat\n- a lamp\n- a flask of tea",
    ],
)
def test_608_the_last_line_of_a_run_stays_above_the_foot(run: str) -> None:
    for between in ("\n", "\n\n"):
        text = between.join([PARAGRAPHS.replace("\n", between), run])
        assert Cleaner(language="en")(f"{text}{between}{FOOT}") == text
