"""Patterns and lines where a byte pattern and `regex` could easily part, and how rarely the filter hits prose."""

from __future__ import annotations

import random

import pytest
import regex

from cleantext.patterns.relax import relax
from tests.patterns.test_relax import all_missed, hit_lines

# (pattern, lines in which `regex` finds it)
FOUND = [
    (r"(?i)kiosk", ["KIOSK", "\u212aio\u017f\u212a", "K\u0130OSK"]),
    (r"(?i)STRASSE", ["Stra\u017f\u017fe"]),
    (r"(?i)straße", ["STRA\u1e9eE"]),
    (r"(?i)ΣΑΣ", ["σας", "ςας"]),
    (r"(?i)[i-k]oy", ["\u0130oy", "\u212aoy"]),
    (r"read\s+more", ["read\u00a0more", "read \u2003 more", "read\u3000more", "read\x85more"]),
    (r"^\d{4}$", ["٣٤٥٦", "２０２６", "2026"]),
    (r"^.{1,2}$", ["\U0001f600\U0001f600", "\ud800", "éé"]),
    (r"^.:$", ["\0:", "\t:", "\x0b:", "\x7f:", "\uffff:", "\U0010ffff:"]),
    (r"^\S{3,8}:$", ["\U0001f600" * 8 + ":"]),
    (r"\bvia\b", ["via", "é via", "«via»", "via\u2019s"]),
    (r"\bétat\b", ["l'état", "état"]),
    (r"(?i)\bshare\b", ["\u017fhare", "Share"]),
    (r"end\.$", ["the end."]),
    (r"[^a-z ]{2}x", ["\U0001f600\U0001f600x", "\ud83d\ude00x"]),
    (r"[\W\d_]{2}z", ["—٣z", "_\u00a0z"]),
    (r"(?<=\d)\s*km\b", ["5 km", "٥\u00a0km"]),
    (r"news(?=\s*\|)", ["news |", "news\u00a0|"]),
    (r"(?<=[a-z][.!?])(?=[A-Z][a-z])", ["the end.Then"]),
    (r"(?i)\b(the|of|in) +\1\b", ["the The", "in \u0130N", "of  OF"]),
    (r"(?i)(i)x\1", ["Ix\u0131", "ixi"]),
    (r"(?x) read \s more  # a comment", ["read more"]),
    (r"(?:^|\s)ad(?:$|\s)", ["ad", "an ad", "ad here"]),
    (r"(?V1)[\w--[a-z]]{3}q", ["ABCq", "ÉÉÉq"]),
    (r"(?V1)[\p{L}&&[^\p{Lu}]]Q7", ["éQ7"]),
    (r"[]x]{2}y", ["]]y"]),
    (r"\K\Aabc\Z", ["abc"]),
    (r"x{3,50}y", ["x" * 50 + "y"]),
    (r"(?:ab){6}", ["ab" * 6]),
    (r"tags?+:(?>\s*)\S", ["tag:\u00a0x", "tags:x"]),
]


@pytest.mark.parametrize(("pattern", "lines"), FOUND)
def test_trap(pattern: str, lines: list[str]) -> None:
    for flags in (0, int(regex.I)):
        if flags and "(?V1)" in pattern:
            continue  # full case folding is not looked into
        assert relax(pattern, flags=flags)
        assert all(regex.search(pattern, line, flags) for line in lines)
        assert all_missed(pattern, lines, random.Random(1), flags) == []


@pytest.mark.parametrize(
    ("marked", "pattern"),
    [
        ("* read more", "^read more$"),
        ("_read more_", r"^\bread more\b$"),
        ("__read more__", r"\bread more\b"),
        ("| 12 | ", r"^\d+$"),
        ("— \u00a0News —", "^News$"),
    ],
)
def test_marks_around_the_words_are_passed_over(marked: str, pattern: str) -> None:
    relaxed = relax(pattern, marks=True)
    assert relaxed
    assert hit_lines(relaxed, f"first\n{marked}\r\nlast") == {1}


@pytest.mark.parametrize(
    "pattern",
    [
        "x*",
        r"^\s*$",
        r"\w+",
        r"(?!a)",
        "",
        r"\b",
        r"(?:dog){e<=1}",
        r"(?V1i)strasse",
        r"(?R)?a",
        r"(a)(?(1)b|c)",
        r"\L<words>",
        r"(?r)abc",
        r"(?w)abc\b",
        r"(*FAIL)",
        r"\Gabc",
        r"(?a)abc",
        "(",
        "a**",
        "[b-a]",
        r"ab(?i)cd",
        "\n",
    ],
)
def test_no_filter(pattern: str) -> None:
    """What matches the empty text, or nearly everywhere, or is outside the subset."""
    assert relax(pattern) == ()


PROSE = (
    "The ferry left the harbour at six, an hour late, and nobody on the quay was surprised.\n"
    "“We have waited longer,” said the baker’s widow, who sells 40 loaves a day from a cart.\n"
    "Élodie Żuk, the captain, shares the wheel with her brother; both were born on the island.\n"
    "Паром вышел из гавани в шесть часов. 渡船在六点离开港口。\n"
)


@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        (r"(?i)^\W*read\s+more\b.{0,60}$", 0),
        (r"(?i)\bshare\b", 0),
        (r"(?i)^(?:follow|like|find) us on (?:facebook|instagram)\b.{0,40}$", 0),
        (r"^\d{1,2}:\d{2}$", 0),
        (r"^(?:Читайте|Смотрите) также", 0),
        (r"[а-я]+ые новости", 0),
        (r"^\p{Lu}{2,}(?:\s*[|•·]\s*\p{L}+){2,}$", 0),
        (r"(?<=\w) +(?=[.,;:!?](?:\s|$))", 0),
        (r"(?i)\b(the|of|and) +\1\b", 0),
        (r"^“.*widow", 1),
    ],
)
def test_prose_is_hardly_hit(pattern: str, most: int) -> None:
    relaxed = relax(pattern)
    assert relaxed
    assert len(hit_lines(relaxed, PROSE)) <= most


def test_one_hit_a_line_and_not_one_a_byte() -> None:
    for pattern in (r"newsletter.*", r"newsletter\s*.{0,80}$", r"newsletter\b.*$", r".*newsletter\w*"):
        relaxed = relax(pattern)
        assert relaxed
        assert ends(relaxed, "Our newsletter brings you the news of the island every week.\n") == 1


def ends(relaxed: tuple[str, ...], text: str) -> int:
    hyperscan = pytest.importorskip("hyperscan")
    (only,) = relaxed
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(expressions=[only.encode()], ids=[0], flags=[hyperscan.HS_FLAG_MULTILINE])
    found: list[int] = []
    database.scan(text.encode(), match_event_handler=lambda _i, _s, end, _f, _c: found.append(end))
    return len(found)


@pytest.mark.parametrize(
    ("pattern", "lines"),
    [
        ("harbour", ["harbou", "Harbour"]),
        (r"\bharbour", ["xharbour", "9harbour", "_harbour"]),
        (r"harbour\b", ["harbours", "harbour9"]),
        (r"\b(?:harbour|quay)s?\b", ["xharbour", "xquay"]),
        (r"\b(?:old|new) harbour", ["xold harbour"]),
        (r"\b[h-j]{2,3}arbour", ["xhharbour"]),
        (r"\d{3} boats", ["two boats", "éé boats"]),
        (r"\p{Lu}{2}[0-9]{2}-harbour", ["ab12 harbour", "AB-harbour"]),
        (r"[а-я]{3}!{2}", ["abc!!", "éêë!!"]),
        ("—harbour", ["-harbour", "–harbour"]),
        ("[é-í]harbour", ["eharbour", "àharbour"]),
        ("harb(?:our|or) (?:light|lamp)", ["harbour", "harbor bell", "light"]),
        ("x(?:harbour ){2}y", ["xharbour y"]),
        ("x(?:harbour ){2,3}y", ["xharbour y", "xy"]),
        ("(?>harbour) master", ["harbour"]),
        (r"(harbour|quay) \1", ["harbour ", "quay "]),
        ("(?<=harbour )master", ["the master"]),
        ("harbour(?= master)", ["harbour light"]),
        ("(?=harbour).", ["quay"]),
        ("^harbour", ["a harbour"]),
        ("harbour$", ["harbour light"]),
        ("^(?:harbour|quay)$", ["a harbour", "quay 1"]),
        ("(?i)harbour", ["haven"]),
        ("(?x) harbour [ ] light # by night", ["harbourlight", "light # by night"]),
        (r"\w*harbour.*light\s*", ["harbour", "light harbour"]),
        (r"(?:\n|harbour)s", ["s"]),
        (r"harbour\Rlight", ["harbour light"]),
        (r"\x68arbour \N{BULLET}", ["harbour -"]),
        ("[[:digit:]]{4}harbour", ["abcdharbour"]),
    ],
)
@pytest.mark.parametrize("fold", [False, True])
def test_what_is_missing_is_seen_to_be_missing(pattern: str, lines: list[str], fold: bool) -> None:
    """A filter that hit such lines would be sound, and slow."""
    relaxed = relax(pattern, fold=fold)
    assert relaxed
    others = [line for line in lines if not (fold and line == "Harbour")]
    assert hit_lines(relaxed, "\n".join(others)) == set()
