"""What a line is, and what of it counts: words, prose, head and tail, as the docs have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext.cleaner import Cleaner
from cleantext.keys import core, ending, key
from cleantext.kinds.cued import EDGE_LINES, HEAD_WORDS, TAIL_WORDS
from cleantext.lines import Lines
from cleantext.prose import is_prose, is_statement, weight
from tests.small_packs import pack


def words(count: int, end: str = ".") -> str:
    """So many short words."""
    return " ".join(["so"] * count) + end


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        (words(14), True),
        (words(13), False),
        (words(14, ""), False),  # without the end of a sentence
        (words(7) + " " + words(7, ""), True),  # the end may stand within it
        (words(40, ""), True),
        (words(39, ""), False),
        (
            "Considerations regarding organisational restructuring throughout neighbouring municipalities continued.",
            True,
        ),
        ("Considerations regarding restructuring throughout neighbouring municipalities.", False),
        ("Considerations regarding restructuring throughout neighbouring municipalities went on so.", False),
        ("Considerations regarding restructuring throughout neighbouring municipalities went on too.", True),
        ("Verwaltungsgemeinschaftsversammlungen " * 3 + "tagten.", False),  # long enough, but four words
        ("渡船在上午九點離開碼頭，船長說天氣太冷，風也太大，沒有人願意等到中午。", True),
        ("渡船在上午九點離開碼頭。", False),
    ],
)
def test_prose(line: str, prose: bool) -> None:
    assert is_prose(line) is prose


def test_a_paragraph_that_was_set_to_a_width_is_prose_in_all_of_its_lines() -> None:
    full = "the keeper of the northern lock has asked all of his friends for their"
    lines = Lines(f"Boats\n\nWhen {full}\n{full}\nboats again.\nBoats and locks\n\n{full}\nBoats again.")
    assert lines.prose(4), "though it is short, and the first to be asked about"
    assert [lines.prose(i) for i in range(len(lines))] == [False, False, True, True, True, False, False, False, False]
    assert lines.prose_after(1) == 31
    ends = Lines(f"When {full}\n{full}\nboats again.")
    assert [ends.prose(i) for i in range(3)] == [True, True, True], "the last of the text is one of them"


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        ("The ferry was late.", True),
        ("The ferry left.", False),
        ("“The ferry was late.”", True),
        ("| The ferry was late. |", True),
        ("渡船九點離開碼頭。", True),
        ("Was the ferry late?", False),
        ("The ferry was late!", False),
        ("The ferry was late...", False),
        ("The ferry was late…", False),
        ("The ferry was late", False),
        ("Photos of boats by A. B.", False),
        ("Seen on the 3. 4.", False),
    ],
)
def test_a_statement_ends_as_one(line: str, statement: bool) -> None:
    assert is_statement(line) is statement


def test_a_statement_may_be_asked_for_more_words() -> None:
    assert is_statement(words(6), 6)
    assert not is_statement(words(5), 6)


FULL = "the keeper of the lock has asked all of his f"


@pytest.mark.parametrize(
    ("above", "line", "goes_on"),
    [
        (FULL, "riends for boats.", True),
        (FULL + "  ", "riends for boats.", True),
        (FULL[:-1] + " ", "riends for boats.", False),  # not full
        (FULL.ljust(120, "f"), "riends for boats.", True),
        (FULL.ljust(121, "f"), "riends for boats.", False),  # nobody wraps at so many
        (FULL + ".", "riends for boats.", False),
        (FULL + ":", "riends for boats.", False),
        (FULL, "Riends for boats.", False),
        (FULL, "RIENDS FOR BOATS.", False),
        (FULL.upper(), "RIENDS FOR BOATS.", True),
        (FULL.upper(), "riends for boats.", True),
        (FULL, "- riends for boats.", True),
        (FULL, "riends for boats", False),  # neither full nor the end
        (FULL, "riends for boats…", False),
        (FULL, FULL, True),
    ],
)
def test_a_line_goes_on_with_the_one_above(above: str, line: str, goes_on: bool) -> None:
    assert Lines(f"Boats\n{above}\n{line}\n").runs_on(2) is goes_on


def test_the_first_line_goes_on_with_none() -> None:
    assert not Lines(f"friends for boats.\nBoats\n{FULL}").runs_on(0)


def test_headings_are_marked_as_in_markdown() -> None:
    lines = Lines("# Boats\n   ###### Boats\n####### Boats\n    # Boats\n#boats\nBoats #\n")
    assert [lines.heading(i) for i in range(len(lines))] == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    ("text", "lines"), [("", [""]), ("\n", [""]), ("\r\n", [""]), ("\n\n", ["", ""]), ("a\r", ["a"])]
)
def test_the_shortest_texts(text: str, lines: list[str]) -> None:
    assert Lines(text).bare == lines
    assert len(Lines(text)) == len(lines)
    assert Lines(text).span(0) == (0, len(lines[0]))


def test_the_nearest_line_that_is_not_blank() -> None:
    lines = Lines("Boats\n\n \t\u00a0\r\nQuays\n\n")
    assert [lines.next(i) for i in range(5)] == [3, 3, 3, None, None]
    assert [lines.next(i, -1) for i in range(5)] == [None, 0, 0, 0, 3]


def test_two_characters_of_a_script_without_spaces_are_a_word() -> None:
    assert [weight(text) for text in ("a b c", "渡船在上", "ferry 渡船", "")] == [3, 3, 3, 0]


@pytest.mark.parametrize(
    "line", ["Read more", "- Read more", "• READ MORE ▼", "| read  more |", "## Read\u00a0more:", "read more…"]
)
def test_marks_case_and_spaces_do_not_count(line: str) -> None:
    assert key(line) == "read more"


def test_quotation_marks_and_brackets_do() -> None:
    assert key("“Read more”") == "“read more”"
    assert core("- (Read more) -") == "(Read more)"
    assert key("D’Arcy") == key("d'arcy")


def test_lines_end_at_line_feeds_alone() -> None:
    text = "one\r\ntwo\u2028still two\x0b\x0c\x85and still\n\nfour"
    lines = Lines(text)
    assert [lines[i] for i in range(len(lines))] == ["one", "two\u2028still two\x0b\x0c\x85and still", "", "four"]
    assert [text[slice(*lines.span(i))] for i in range(len(lines))] == [lines[i] for i in range(len(lines))]
    assert [lines.at(start) for start in (0, 3, 4, 5, len(text))] == [0, 0, 0, 1, 3]


def test_head_and_tail_have_so_many_words_of_prose_beyond_them() -> None:
    prose = words(20)
    lines = Lines("\n".join(["Title", *[prose] * 8, "Foot"]))
    assert [i < lines.head(HEAD_WORDS, EDGE_LINES) for i in range(10)] == [True] * 5 + [False] * 5
    assert [i >= lines.tail(TAIL_WORDS, EDGE_LINES) for i in range(10)] == [False] * 5 + [True] * 5
    assert (lines.prose_before(4), lines.prose_after(5)) == (60, 60)


def test_a_head_has_so_many_lines_at_most() -> None:
    lines = Lines("\n\n".join(f"Item {n}" for n in range(30)))
    assert lines.head(HEAD_WORDS, EDGE_LINES) <= 2 * EDGE_LINES
    assert sum(not lines.blank(i) for i in range(lines.head(HEAD_WORDS, EDGE_LINES))) == EDGE_LINES == 15


def test_a_text_without_prose_is_not_all_tail() -> None:
    items = [f"Item {n}" for n in range(30)]
    tail = Lines("\n\n".join(items)).tail(TAIL_WORDS, EDGE_LINES)
    assert tail == 2 * (30 - EDGE_LINES), "blank lines don't count"
    assert Lines("\n".join([words(20), words(20), *items])).tail(TAIL_WORDS, EDGE_LINES) == 32 - EDGE_LINES
    assert Lines("\n".join([*[words(20)] * 5, *items])).tail(TAIL_WORDS, EDGE_LINES) == 1
    assert Lines("\n".join([words(80), *items])).tail(TAIL_WORDS, EDGE_LINES) == 0, "there is an article above"
    assert Lines("\n".join(items[:9])).tail(TAIL_WORDS, EDGE_LINES) == 0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Leave a Comment »", "Leave a Comment"),
        ("« Older Posts", "Older Posts"),
        ("| Read more ›", "Read more"),
        ("»» Archive", "Archive"),
        ("«Leave a Comment»", "«Leave a Comment»"),
        ("»Leave a Comment«", "»Leave a Comment«"),
        ("»Leave a Comment»", "»Leave a Comment»"),
        ("«Why», she asked », and left", "«Why», she asked », and left"),
        ("« Older | Newer »", "« Older | Newer »"),
        ("", ""),
    ],
)
def test_a_guillemet_without_a_partner_is_an_arrow(line: str, words: str) -> None:
    assert core(line) == words
    assert key(line) == words.lower()
    assert ending(line, 5) == words.lower()[-5:]


def test_capitals_do_not_hide_a_turkish_phrase() -> None:
    assert key("İLGİLİ HABERLER") == key("İlgili Haberler") == key("ilgili haberler")
    assert key("YAYINLANMA") == key("yayınlanma")
    assert ending("Devamı: YAYINLANMA", 10) == key("yayınlanma")


@pytest.mark.parametrize("space", ["\t", "\u00a0", "  ", "\u200a \u3000"])
def test_white_space_is_single_at_the_end_of_a_line_too(space: str) -> None:
    line = f"Leave{space}a{space}Comment »"
    assert key(line) == "leave a comment"
    assert [ending(line, count) for count in (9, 15, 40)] == ["a comment", "leave a comment", "leave a comment"]


GREEK = "Το πλοίο φεύγει στις εννέα το πρωί και δεν περιμένει πια κανέναν, είπε χθες ο λιμενάρχης του νησιού."


@pytest.mark.parametrize(
    "line", ["ΠΡΟΤΕΊΝΕΤΕ ΤΟ ΣΕ ΦΊΛΟ", "ΠΡΟΤΕΙΝΕΤΕ ΤΟ ΣΕ ΦΙΛΟ", "Προτείνετε το σε φίλο", "Προτεινετε το σε φιλο"]
)
def test_176_a_greek_phrase_is_known_in_capitals(line: str) -> None:
    """Greek capitals have no accents: a pack had to hold each phrase twice, and many stood there once."""
    assert Cleaner()(f"{GREEK}\n\n{line}") == GREEK


def test_445_greek_accents_are_looked_for_in_the_phrases_themselves(tmp_path: Path) -> None:
    """The whole text, or all phrases, had to hold an alpha or an omicron: what came out depended on that, and so on what
    else was in the batch."""
    accented = {"id": "also", "kind": "line", "phrases": ["Δείτε επίσης"]}
    plain = {"id": "also", "kind": "line", "phrases": ["ΔΕΙΤΕ ΕΠΙΣΗΣ"]}
    english = "It was a fine day at the harbour, and the ferry was early."
    for rule in (accented, plain):
        file = pack(tmp_path, "greek", rule)
        for line in ("Δείτε επίσης", "ΔΕΙΤΕ ΕΠΙΣΗΣ", "ΔΕΊΤΕ ΕΠΊΣΗΣ"):
            for prefilter in (True, False):
                cleaner = Cleaner(packs=[file], builtin=False, guard=None, prefilter=prefilter)
                alone = cleaner(f"{english}\n\n{line}")
                beside = next(iter(cleaner.run_many([f"{english}\n\n{line}", "α ή"]))).text
                assert (alone, beside) == (english, english), (rule, line, prefilter)
