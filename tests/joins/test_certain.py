"""Places where a space was lost whatever the words beside them are."""

from __future__ import annotations

import pytest

from cleantext.joins import Joiner, with_spaces
from cleantext.joins.certain import certain


def mended(text: str) -> str:
    out = text
    for at in sorted(certain(text), reverse=True):
        out = f"{out[:at]} {out[at:]}"
    return out


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("+ Added a quay for small boats+ Added a pier for the ferry+ Added a crane+ Moved the lamp of the harbour",
         "+ Added a quay for small boats + Added a pier for the ferry + Added a crane + Moved the lamp of the harbour"),
        ("The old lamp is gone* The ferry stops at the new pier* Tickets are sold on board* No dogs",
         "The old lamp is gone * The ferry stops at the new pier * Tickets are sold on board * No dogs"),
    ],
)  # fmt: skip
def test_479_marks_that_begin_items_are_parted_from_the_item_before(text: str, want: str) -> None:
    assert mended(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "Your Name* Your Town* Your Boat* Send",  # what must be filled in
        "The marks were A+ B+ C+ and one D.",
        "We wrote it in C++ and in Ada+ Later nothing was written at all.",  # one says nothing
        "Sums such as alpha+ beta+ gamma+ delta are written so here and there in the older papers of the school.",
    ],
)
def test_479_other_marks_are_left(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("These trees grow here:1. Oak2. Ash3. Elm4. Sycamore", "These trees grow here:1. Oak 2. Ash 3. Elm 4. Sycamore"),
        ("My choice would be1.Ada Holm2.Berta Lund3.Carl Voss", "My choice would be 1.Ada Holm 2.Berta Lund 3.Carl Voss"),
        ("1 Ada Holm2 Berta Lund3 Carl Voss", "1 Ada Holm 2 Berta Lund 3 Carl Voss"),
    ],
)  # fmt: skip
def test_480_numbers_that_count_up_through_a_line_are_parted_from_the_item_before(text: str, want: str) -> None:
    assert mended(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "They sell the Skiff2 Deluxe, the Skiff3 Deluxe and the Skiff4 Deluxe.",  # from two, as products do
        "Take Berth1 North, Berth3 South and Berth5 West.",
        "Both Quay1 North and Quay2 South were full.",
    ],
)
def test_480_numbers_of_things_stay_with_them(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("For the times of the ferry seehttps://ferry.example/times or ask.", "For the times of the ferry see https://ferry.example/times or ask."),
        ("Visitwww.ferry.example for the times.", "Visit www.ferry.example for the times."),
        ("It is late!https://ferry.example/a", "It is late! https://ferry.example/a"),
        ("Write to us atharbour@ferry.example and wait.", "Write to us at harbour@ferry.example and wait."),
        ("The times are on ferry.comand on the pier.", "The times are on ferry.com and on the pier."),
    ],
)  # fmt: skip
def test_481_addresses_are_parted_from_the_words_beside_them(text: str, want: str) -> None:
    assert mended(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "Open view-source:https://ferry.example and git+https://ferry.example/boat.",
        "It stood at web.example/web/2020id_/http://ferry.example/a for a year.",
        "Awww.That was sad.",
        "They met on the\nhttps://ferry.example page.",
        "They met on the (https://ferry.example) page; mail attic@ferry.example.",
        "The site ferry.company is new, and so are ferry.comand-line.example and ferry.como.",
    ],
)
def test_481_other_addresses_are_left(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("OSLO —The talks went on.", "OSLO — The talks went on."),
        ("BERGEN, Norway (XYZT) --A ferry ran aground.", "BERGEN, Norway (XYZT) -- A ferry ran aground."),
    ],
)
def test_482_the_dash_of_a_dateline_is_parted_from_the_text(text: str, want: str) -> None:
    assert mended(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "—ES TARDE —Dijo el inspector, y nadie le hizo caso.",
        "He said so —Anna heard it.",
        "Run it with the option TAR --Create or without.\n",
    ],
)
def test_482_other_dashes_are_left(text: str) -> None:
    assert mended(text.replace("option TAR", "option tar")) == text.replace("option TAR", "option tar")


def test_483_numbers_of_books_and_papers_are_parted_in_a_citation() -> None:
    text = "Harbours of the North. p. 80.ISBN978-3-16-148410-0. Journal of Quays. 37(1): 33–35.doi:10.1000/182.PMID20175497."
    assert mended(text) == (
        "Harbours of the North. p. 80. ISBN 978-3-16-148410-0. Journal of Quays. 37(1): 33–35. doi:10.1000/182. PMID 20175497."
    )
    assert mended("See doi:10.1000/182 and PMID 20175497, or PMC2807447.") == (
        "See doi:10.1000/182 and PMID 20175497, or PMC2807447."
    )


def test_484_code_and_rows_of_data_hold_no_such_place() -> None:
    text = "quay,pier\nseehttps://a.example,1\nseehttps://b.example,2\nseehttps://c.example,3\n"
    assert mended(text) == text


def test_485_such_places_are_mended_in_a_document_that_may_hold_lost_spaces() -> None:
    text = (
        "The harbourmaster told thenewspaper that the ferry was late. It wasthe third time this week.\n"
        "The times are onhttps://ferry.example/times, and the boats are1. Anna2. Berta3. Carla, he said.\n"
    )
    joiner = Joiner("en")
    splits = joiner.splits(text)
    out = with_spaces(text, splits)
    assert "on https://ferry.example/times" in out
    assert "1. Anna 2. Berta 3. Carla" in out
    assert any(split.evidence == "an address behind a word" for split in splits)
    assert joiner.splits(out) == []
