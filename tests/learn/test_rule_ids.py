"""What learned rules are called."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.kinds.base import NAME
from cleantext.learn import shape_of
from cleantext.learn.ids import id_of


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Læst op af vores papegøje", "laest-op-af-vores-papegoje"),
        ("Grüße aus Łódź", "grusse-aus-lodz"),
        ("Þing og œuvre", "thing-og-oeuvre"),
        ("Читайте также: щука", "chitaite-takzhe-shchuka"),
        ("Διαβάστε επίσης", "diabaste-epises"),
        ("קראו גם", "qrav-gm"),
        ("اقرأ أيضا", "aqra-ayda"),
        ("और पढ़ें", "aur-pddhe"),
        ("더 보기", "deo-bogi"),
        ("Don’t miss 12 offers", "dont-miss-0-offers"),
    ],
)
def test_288_letters_that_are_not_ascii_are_spelled(line: str, name: str) -> None:
    """They were left out: `lst-op-af-vores-papegje`, and `line` for all of a line in Cyrillic."""
    assert id_of(shape_of(line)) == name


def test_ideographs_are_told_by_a_digest() -> None:
    names = [id_of(shape_of(line)) for line in ("相关新闻", "相关文章", "扫码 app 下载", "扫描 app 下载")]
    assert len(set(names)) == 4
    assert [name[:-6] for name in names] == ["line-", "line-", "app-", "app-"]
    assert id_of(shape_of("相关新闻")) == names[0]


@given(st.text(min_size=1).map(shape_of))
def test_every_line_has_an_id(shape: str) -> None:
    assert re.fullmatch(NAME, id_of(shape))
    assert len(id_of(shape)) <= 47
