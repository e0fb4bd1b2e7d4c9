"""What holds for every transform on every text, and what each must leave alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from unicodedata import is_normalized

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.transforms import TRANSFORMS, Transform
from cleantext.transforms.blanks import blank_lines
from cleantext.transforms.clusters import on_clusters
from cleantext.transforms.composed import MOST_MARKS
from cleantext.transforms.difference import difference
from tests.encoding.texts import DOCUMENTS, LINES, ODDITIES, SENTENCES, apply
from tests.timing import is_linear


def parts(transform: Transform, text: str) -> Iterator[str]:
    """What the engine gives to the transform."""
    if transform.scope == "document":
        yield text
    else:
        yield from (line.removesuffix("\r") for line in text.split("\n"))


@pytest.mark.parametrize("name", sorted(TRANSFORMS))
@given(st.one_of(LINES, DOCUMENTS))
@settings(max_examples=150)
def test_every_transform(name: str, text: str) -> None:
    holds(TRANSFORMS[name], text)


@pytest.mark.parametrize("name", sorted(TRANSFORMS))
def test_every_transform_on_all_that_goes_wrong(name: str) -> None:
    """Chance would leave some of it out."""
    for odd in ODDITIES:
        for text in (odd, f"The {odd}ferry", f"{odd} \n\n\n{odd * 2} "):
            holds(TRANSFORMS[name], text)


def holds(transform: Transform, text: str) -> None:
    """What holds for every transform."""
    for part in parts(transform, text):
        edits = transform.edits(part)
        at = 0
        for start, end, new in edits:
            assert at <= start <= end <= len(part), "sorted, disjoint, in range"
            assert part[start:end] != new, "changes something"
            at = end
        if edits:
            assert transform.may(part)
        boundaries = {0, *(m.end() for m in regex.finditer(r"\X", part))}
        assert {p for start, end, _ in edits for p in (start, end)} <= boundaries, "cuts no grapheme"
        after = apply(part, edits)
        if transform.scope == "line":
            assert "\n" not in after
            if "beside" not in transform.name:  # what one of the two leaves, the other takes
                assert transform.edits(after) == [], "idempotent"
        else:
            assert transform.edits(after) == [], "idempotent"


@pytest.mark.parametrize("name", ["entities", "entities-beside-mojibake"])
def test_each_entity_is_an_edit_of_its_own(name: str) -> None:
    """A reader of the ledger sees what stood there, though `&` begins both."""
    assert TRANSFORMS[name].edits("Fish &amp;&amp; chips &lt;3") == [(5, 10, "&"), (10, 15, "&"), (22, 26, "<")]


@given(st.text(), st.text())
@settings(max_examples=500)
def test_difference_and_whole(old: str, new: str) -> None:
    assert apply(old, difference(old, new)) == new


def test_what_both_have_at_their_ends_is_no_part_of_the_edit() -> None:
    assert difference("It wasnâ€™é. Ça", "It wasn’é. Ça") == [(7, 10, "’")]
    assert difference("It wasné“â€™. Ça", "It wasné“’. Ça") == [(9, 12, "’")]


@given(LINES, st.data())
@settings(max_examples=500)
def test_whole_changes_no_outcome(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    edits = [(a, b, "+") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    widened = on_clusters(text, edits)
    assert apply(text, widened) == apply(text, edits)
    boundaries = {0, *(m.end() for m in regex.finditer(r"\X", text))}
    assert {p for start, end, _ in widened for p in (start, end)} <= boundaries


def test_as_many_marks_stay_as_unicode_calls_safe() -> None:
    """Thirty in a row (UAX #15)."""
    assert MOST_MARKS == 30
    for count in (1, 30, 31, 90):
        text = "e" + "\u0323" * count + "l"
        assert apply(text, TRANSFORMS["marks-cap"].edits(text)) == "e" + "\u0323" * min(count, 30) + "l"


@given(LINES)
@settings(max_examples=500)
def test_nfc_is_nfc_unless_marks_are_too_many(text: str) -> None:
    capped = apply(text, TRANSFORMS["marks-cap"].edits(text))
    assert not regex.search(rf"\p{{M}}{{{MOST_MARKS + 1}}}", capped)
    assert is_normalized("NFC", apply(capped, TRANSFORMS["nfc"].edits(capped)))


@given(DOCUMENTS)
@settings(max_examples=500)
def test_blank_lines(text: str) -> None:
    after = apply(text, blank_lines(text))
    lines = after.split("\n")
    assert after.endswith("\n") == text.endswith("\n")
    words = [line.rstrip("\r") for line in text.split("\n") if line.strip()]  # a carriage return ends the line as well
    assert [line.rstrip("\r") for line in lines if line.strip()] == words
    body = lines[:-1] if after.endswith("\n") else lines
    if any(line.strip() for line in lines):
        assert body[0].strip()
        assert body[-1].strip()
        assert not any(not a.strip() and not b.strip() for a, b in pairwise(body))


KEPT = {
    "Persian": "می\u200cخواهم به خانه\u200cها بروم",
    "Hindi": "क्\u200dष और र्\u200cय, दिल्ली",
    "Thai": "วันนี้ฝนตกหนักที่เชียงใหม่",
    "Khmer": "ភាសា\u200bខ្មែរ",
    "Arabic": "\u202bالسلام عليكم\u202c ١٢٣",
    "Hebrew": "בְּרֵאשִׁ֖ית ב\u05beים",
    "Japanese": "\u3000今日は、海まで歩いた。「友」と！",
    "Chinese": "\u3000\u3000春眠不觉晓，处处闻啼鸟。",
    "Korean": "오늘은 비가 온다",
    "Vietnamese": "Hôm nay trời mưa, chúng tôi ở nhà",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ",
    "families": "👨\u200d👩\u200d👧\u200d👦 👩🏽\u200d🚀 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈",
    "flags": "🇯🇵 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 1\ufe0f\u20e3",
    "mathematics": "∀x∈ℝ: x² ≥ 0, 10³ ½ ① f\u2061(x) = a\u2062b, 𝒜 ⊂ ℬ",
}
DEFAULT = ["mojibake", "entities", "nfc", "marks-cap", "ansi", "controls", "spaces", "soft-hyphens", "zero-width"]


@pytest.mark.parametrize("name", DEFAULT)
def test_what_only_looks_odd_stays(name: str) -> None:
    for what, text in KEPT.items():
        assert TRANSFORMS[name].edits(text) == [], what
    for language, sentences in SENTENCES.items():
        for sentence in sentences:
            assert TRANSFORMS[name].edits(sentence) == [], language


@pytest.mark.parametrize("name", sorted(TRANSFORMS))
@pytest.mark.parametrize(
    "unit",
    [
        "\u0301",
        "\u0316\u0301",
        "<",
        " ",
        "\u00a0",
        "\u200d",
        "ﬁ",
        "Ã©",
        "&amp;",
        "\x1b[",
        "\n",
        "-\n",
        "a\u200b",
        "क\u094d",
        "\x1b]x",
        "e\u0301",
    ],
)
def test_long_runs_take_no_time(name: str, unit: str) -> None:
    assert is_linear(lambda count: TRANSFORMS[name].edits("a" + unit * count), 64_000 // len(unit))


@pytest.mark.parametrize(
    ("name", "text", "outcome"),
    [
        ("controls", "a\x0bb", "a b"),  # it parted the words
        ("controls", "\x0ba", "a"),
        ("controls", "a\x0b", "a"),
        ("controls", "a \x0bb", "a b"),
        ("controls", "a\x0b b", "a b"),
        ("controls", "a\x07b", "ab"),
        (
            "zero-width",
            "ไทย\u200bไทย",
            "ไทย\u200bไทย",
        ),  # where words are not parted by spaces it says where a line may end
        ("zero-width", "ไทย\u200babc", "ไทยabc"),
        ("zero-width", "abc\u200bไทย", "abcไทย"),
        ("blank-lines", "a\r\n\r\n ", "a"),  # no line ending at the end before, nor half of one behind
        ("blank-lines", "a\r\n\r\n", "a\r\n"),
        ("blank-lines", "a\n\n ", "a"),
        ("trailing-spaces", "a \r ", "a\r"),
        ("width", "ﾌｪﾘｰ", "フェリー"),
    ],
)
def test_what_comes_of_it(name: str, text: str, outcome: str) -> None:
    assert apply(text, TRANSFORMS[name].edits(text)) == outcome


def test_what_has_no_other_form_is_no_edit() -> None:
    assert TRANSFORMS["width"].edits("\uffbf") == []  # half-width, and no character


def test_two_lines_alone_are_no_paragraph_that_was_set_to_a_width() -> None:
    two = (
        "The ferry stayed at its quay because of the wind and nobody of those\n"
        "who had waited there since the early morning seemed to mind that much"
    )
    three = f"{two}\nbut for the pilot, who had been up all night and wanted to go home at"
    unwrap = TRANSFORMS["unwrap"].edits
    assert unwrap(two) == []
    assert "\n" not in apply(three, unwrap(three))
    assert apply(f"{three}\n\n{two}", unwrap(f"{three}\n\n{two}")).count("\n") == 2, "beside one that was, they are"


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("seemed to mind the wind that", "came over the bar", "that came"),
        ("seemed to mind the East-West-", "Line, which ran late", "East-West-Line"),  # a capital: the hyphen is its own
        ("seemed to mind the sodden har-", "bour wall in the rain", "sodden harbour wall"),
        ("seemed to mind 渡船今天早上晚了", "一个小时才开因为领航员", "晚了一个小时"),
    ],
)
def test_what_stands_between_joined_lines(above: str, below: str, joined: str) -> None:
    wrapped = (
        "The ferry stayed at its quay because of the wind and nobody of those\n"
        f"who had waited there since the early morning {above}\n{below} for the pilot's sake"
    )
    text = apply(wrapped, TRANSFORMS["unwrap"].edits(wrapped))
    assert "\n" not in text
    assert joined in text


@pytest.mark.parametrize(
    ("text", "edit", "widened"),
    [
        ("a\r\nb", (2, 3, ""), (1, 3, "\r")),
        ("a\r\nb", (0, 2, "x"), (0, 3, "x\n")),
        ("a\r\nb", (1, 3, ""), (1, 3, "")),
        ("a\rb", (1, 2, ""), (1, 2, "")),
        ("xe\u0301y", (2, 3, ""), (1, 3, "e")),
        ("хе\u0301у", (1, 2, "ё"), (1, 3, "ё\u0301")),
        ("xey", (1, 2, ""), (1, 2, "")),
        ("شرح", (1, 2, ""), (1, 2, "")),
    ],
)
def test_an_edit_is_widened_to_what_a_reader_sees_as_one(
    text: str, edit: tuple[int, int, str], widened: tuple[int, int, str]
) -> None:
    assert on_clusters(text, [edit]) == [widened]


def test_letters_in_a_row_are_composed_in_one_edit() -> None:
    edits = TRANSFORMS["nfc"].edits
    assert edits("e\u0301o\u0308 a u\u0308") == [(0, 4, "éö"), (7, 9, "ü")]
