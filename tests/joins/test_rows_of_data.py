"""Which lines are rows of data."""

from __future__ import annotations

import pytest

from cleantext.joins.rows import is_row


def rows(text: str) -> list[int]:
    lines = text.split("\n")
    return [number for number in range(len(lines)) if is_row(lines, number)]


@pytest.mark.parametrize(
    "text",
    [
        "name,year\nSwan,built\nCoot,lost",
        "name;owner\nSwan;Anna Holm",
        "name|owner\nSwan|Anna Holm",
        "name\tharbour,quay\nSwan\tNorth,east",
        "name,year,lost\n\nSwan,1904,Storm",  # a blank line between
        '"Swan","Holm, Anna",North\n"Coot","Berg, Nils",South',  # the comma is in the cell
        "1,Swan,Anna Holm,built in the north and sold twice\n2,Coot,Nils Berg,lost",
        "|a|b|",
        "| a|b |",
        "SKU-1,3,Rope",
        "pump:off",
        "-name:Swan\n+name:Coot",
        "Swan:red\nCoot:black",
        "From:Anna Holm\nDate:Tue,5 March",
        "T:The Swan\nK:Gmaj",
        "STR:12 DEX:14 CON:10",
        "type:bug label:wontfix",
    ],
)
def test_rows(text: str) -> None:
    assert rows(text) == [number for number, line in enumerate(text.split("\n")) if line]


@pytest.mark.parametrize(
    "text",
    [
        "He bought apples,pears and plums at the market.\nShe went home,he stayed until the evening.",  # long cells
        "She came,he left\nNobody knew,not even I,why",  # not as often
        "name, year\nSwan, 1904",  # with spaces, as prose
        "This story was read 52,174 times.\nThis story was read 27,127 times.",  # in numbers
        "Oslo,Norway",  # alone
        "Oslo,Norway\n\n\nBergen,Norway",  # too far away
        "Q:What is it?\nA:A boat.",
        "Best for:groups of friends and families",
        "Photo:Anna Holm\nText:Nils Berg",  # more than one word
        "",
    ],
)
def test_what_is_no_row(text: str) -> None:
    assert rows(text) == []
