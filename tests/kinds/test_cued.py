"""`line` and `section`: each field that narrows what goes, on both sides of its border."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner
from cleantext.engine.plan import Plan
from cleantext.kinds import KINDS
from cleantext.kinds.base import PHRASE
from cleantext.kinds.line import SUBJECT
from cleantext.kinds.score import less_of_paragraphs
from cleantext.lines import Lines
from cleantext.testing import once
from tests.small_packs import pack

EXAMPLES = {"change": [{"in": "x", "out": ""}], "keep": ["y", "z"]}
PROSE = "The ferry stayed at its quay because of the wind, said the harbour master, and nobody minded it."
"""Eighteen words."""


def rule(kind: str, **fields: Any) -> Any:
    """A rule of a kind; its examples are of no matter here."""
    return KINDS[kind].model_validate(
        {"id": "test/rule", "kind": kind, "why": "It stands in a test.", "examples": EXAMPLES, **fields}
    )


def left(kind: str, text: str, **fields: Any) -> str:
    """What one round of such a rule leaves of a text."""
    return once(rule(kind, **fields), text).text


def test_no_line_longer_than_longest_goes() -> None:
    fields = {"pattern": "^More", "longest": 10}
    assert left("line", f"{PROSE}\nMore of it", **fields) == PROSE
    assert left("line", f"{PROSE}\nMore of it.", **fields) == f"{PROSE}\nMore of it."


def test_a_phrase_is_the_whole_line_whatever_its_case_and_the_marks_around_it() -> None:
    fields = {"phrases": ["more of it"]}
    for line in ("More of it", "- MORE OF IT", "| more of it: |", "more  of\u00a0it…"):
        assert left("line", f"{PROSE}\n{line}", **fields) == PROSE, line
    for line in ("More of it, he said", "“More of it”", "(more of it)", "no more of it"):
        assert left("line", f"{PROSE}\n{line}", **fields) == f"{PROSE}\n{line}", line


def test_what_is_longer_than_phrases_may_be_is_none(tmp_path: Path) -> None:
    """However much of it are signs: the quick scan looks up no longer lines."""
    at_most, more = (f"More of it{'!' * signs}" for signs in (PHRASE - 10, PHRASE - 9))
    cleaners = [
        Cleaner(pack(tmp_path, "house", {"id": "more", "kind": "line", "phrases": ["more of it"], "longest": 400}),
                builtin=False, prefilter=prefilter)
        for prefilter in (True, False)
    ]  # fmt: skip
    for cleaner in cleaners:
        assert cleaner(f"{PROSE}\n{at_most}") == PROSE
        assert cleaner(f"{PROSE}\n{more}") == f"{PROSE}\n{more}"


def test_case_counts_where_the_rule_says_so() -> None:
    assert left("line", f"{PROSE}\nMORE", pattern="^more$") == PROSE
    assert left("line", f"{PROSE}\nMORE", pattern="^more$", ignore_case=False) == f"{PROSE}\nMORE"


@pytest.mark.parametrize("kind", ["line", "section"])
def test_a_line_without_words_is_none(kind: str) -> None:
    text = f"{PROSE}\n\n{PROSE}\n  \n{PROSE}\n\n{PROSE}"
    assert left(kind, text, pattern="^(?!The)", where="anywhere") == text


@pytest.mark.parametrize(("where", "goes"), [("head", [0]), ("tail", [2]), ("edge", [0, 2]), ("anywhere", [0, 1, 2])])
def test_place(where: str, goes: list[int]) -> None:
    """The same line before, amid and after far more than sixty words of prose on each side."""
    long = [PROSE] * 4
    parts = ["More", *long, "More", *long, "More"]
    at = [0, 5, 10]
    wanted = [part for i, part in enumerate(parts) if i not in {at[k] for k in goes}]
    assert left("line", "\n".join(parts), phrases=["more"], where=where) == "\n".join(wanted)


@pytest.mark.parametrize("kind", ["line", "section"])
def test_prose_after_holds_it_back_and_says_so(kind: str) -> None:
    text = f"{PROSE}\nMore\n{PROSE}"
    assert left(kind, text, phrases=["more"], unless={"prose_after": 18}) == f"{PROSE}\n{PROSE}"
    tried = once(rule(kind, phrases=["more"], unless={"prose_after": 17}), text)
    assert tried.text == text
    assert [(held.line, held.text) for held in tried.held] == [(2, "More")]
    assert tried.held[0].reason == "18 words of prose follow, more than 17"
    assert left(kind, text, phrases=["more"], unless={"prose_after": 0}) == text, "any prose at all"
    assert left(kind, f"{PROSE}\nMore", phrases=["more"], unless={"prose_after": 0}) == PROSE


@pytest.mark.parametrize("kind", ["line", "section"])
def test_the_next_line_holds_it_back(kind: str) -> None:
    fields = {"phrases": ["more"], "unless": {"next": "^by "}}
    assert left(kind, f"{PROSE}\nMore\n\n{PROSE}", **fields) == f"{PROSE}\n\n{PROSE}"
    tried = once(rule(kind, **fields), f"{PROSE}\nMore\n\nBy itself, {PROSE}")
    assert not tried.edits
    assert tried.held[0].reason.startswith("the next line is 'By itself,")


def test_a_section_ends_at_prose_at_its_border_or_when_it_is_long() -> None:
    listed = "\n".join(f"Item {n}" for n in range(5))
    text = f"{PROSE}\nMore\n{listed}\n{PROSE}"
    assert left("section", text, phrases=["more"]) == f"{PROSE}\n{PROSE}"
    assert left("section", text, phrases=["more"], until="^item 3$") == f"{PROSE}\nItem 3\nItem 4\n{PROSE}"
    assert left("section", text, phrases=["more"], most=2) == f"{PROSE}\nItem 2\nItem 3\nItem 4\n{PROSE}"


def test_a_heading_within_a_block_begins_no_block_of_its_own() -> None:
    text = f"{PROSE}\nMore\nItem\nMore\nItem"
    tried = once(rule("section", phrases=["more"], most=9), text)
    assert tried.text == PROSE
    assert [edit.note for edit in tried.raw] == ["heading", *["below 'More'"] * 3]


def test_what_goes_is_the_lines_and_nothing_else() -> None:
    lines = Lines(f"{PROSE}\r\nMore\r\n{PROSE}")
    (edit,) = rule("line", phrases=["more"]).edits(lines, range(3))
    assert lines.text[edit.start : edit.end] == "More"


FULL = "the keeper of the northern lock has asked all of his friends for their"
"""A full line without the end of a sentence."""


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        (f"{FULL}\nmore of it.", True),
        (f"{FULL}\n  more of it.", True),
        (f"{FULL.upper()}\nMORE OF IT AND OF ALL THE OTHER THINGS THAT THEY HAVE", True),
        (f"{FULL}\nMore of it.", False),  # a line of its own begins so
        (f"{FULL}\nmore of it", False),  # and ends so
        (f"{FULL}\nmore of it...", False),
        (f"{FULL}\nmore of it…", False),
        (f"{FULL}.\nmore of it.", False),  # the sentence was over
        (f"{FULL}\n\nmore of it.", False),
        ("of all their friends\nmore of it.", False),  # there was room for more
        (f"{FULL.upper()}\nMORE OF IT", False),
    ],
)
def test_what_goes_on_with_the_line_above_is_no_line_of_its_own(text: str, stays: bool) -> None:
    assert (left("line", text, pattern="(?i)^more of it") == text) is stays
    assert (left("section", text, pattern="(?i)^more of it", where="anywhere") == text) is stays


def test_what_goes_on_with_a_line_that_goes_goes_as_well() -> None:
    text = f"{PROSE}\n\n{FULL}\nits more.\n\n{PROSE}"
    assert left("line", text, pattern="keeper|more") == f"{PROSE}\n\n{PROSE}"


def test_a_marked_heading_belongs_to_the_prose_below() -> None:
    fields = {"phrases": ["more of it"]}
    for mark in ("# ", "  ### "):
        text = f"{PROSE}\n\n{mark}More of it\n\n{PROSE}"
        assert left("line", text, **fields) == text
        assert left("line", f"{PROSE}\n\n{mark}More of it\n\n- a\n- b", **fields) == f"{PROSE}\n\n- a\n- b"
    assert left("line", f"{PROSE}\n\n#more of it\n\n{PROSE}", **fields) == f"{PROSE}\n\n{PROSE}"


def test_what_holds_a_section_back_stands_behind_its_block() -> None:
    fields: dict[str, Any] = {"phrases": ["related"], "most": 1, "unless": {"next": "^Sources"}}
    text = f"{PROSE}\nRelated\nBoats\nSources"
    assert left("section", text, **fields) == text
    assert left("section", text.replace("Boats\nSources", "Sources\nBoats"), **fields) == f"{PROSE}\nBoats"


def test_a_block_of_statements_is_held_back() -> None:
    statements = ["We read all of it.", "Nobody else may see it.", "After a year it is gone."]
    text = "\n".join([PROSE, "More", *statements])
    tried = once(rule("section", phrases=["more"]), text)
    assert tried.text == text
    assert tried.held[0].reason == "3 of 3 lines below are statements"
    again = "\n".join([text, "More", "A mill is sold"])
    assert left("section", again, phrases=["more"]) == again, "a heading within"
    links = [f"The mill at lock {n} is sold" for n in range(7)]
    assert left("section", "\n".join([PROSE, "More", *statements, *links]), phrases=["more"]) == PROSE, (
        "less than a third"
    )
    closing = "\n".join([PROSE, "More", *statements[:2]])
    assert left("section", closing, phrases=["more"]) == closing, "two, and nothing else"
    assert left("section", "\n".join([closing, "A mill is sold"]), phrases=["more"]) == PROSE, "two, and a link"
    assert left("section", f"{PROSE}\nMore", phrases=["more"]) == PROSE, "nothing below"
    assert (
        left(
            "section", "\n".join([PROSE, "More", "A mill is sold!", "Who buys it all?", "See A. J."]), phrases=["more"]
        )
        == PROSE
    )


def test_a_title_is_the_first_line_of_a_text_and_no_link() -> None:
    fields = {"phrases": ["privacy policy", "terms of use"], "titles": ["privacy policy"]}
    text = f"\nPrivacy Policy\n\n{PROSE}"
    tried = once(rule("line", **fields), text)
    assert (tried.text, [held.reason for held in tried.held]) == (text, [SUBJECT])
    linked = f"{PROSE}\n\nPrivacy Policy\n\nHome"
    assert left("line", linked, **fields) == f"{PROSE}\n\nHome", "not the first, nor over prose"
    assert left("line", f"Privacy Policy\nTerms of use\n\n{PROSE}", **fields) == PROSE, "the first of several links"
    assert left("line", "Privacy Policy", **fields) == "", "there is no text that it is the title of"


def test_a_third_of_statements_is_enough() -> None:
    statements = ["We read all of it.", "Nobody else may see it.", "After a year it is gone."]
    links = [f"The mill at lock {n} is sold" for n in range(7)]
    for count in (6, 7):
        text = "\n".join([PROSE, "More", *statements, *links[:count]])
        assert left("section", text, phrases=["more"]) == (text if count == 6 else PROSE)


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("— Suivant !", "suivant"),
        ("—Siguiente.", "siguiente"),
        ("– Zaloguj się!", "zaloguj się"),
        ("— Далее…", "далее"),
    ],
)
def test_474_speech_that_a_dash_opens_is_no_button(said: str, phrase: str) -> None:
    for text in (f"{said}\n\n{PROSE}\n\n— No, not yet.", f"{PROSE}\n\n— Who is it?\n\n{said}"):
        assert left("line", text, phrases=[phrase]) == text
        bare = said.rstrip("!.… ")
        assert left("line", text.replace(said, bare), phrases=[phrase]) != text.replace(said, bare), "no end"
    assert left("line", f"{PROSE}\n\n{said}", phrases=[phrase]) == PROSE, "one dash is no dialogue"


@pytest.mark.parametrize(("said", "phrase"), [("– بعدی؟", "بعدی"), ("– اگلا۔", "اگلا"), ("―次へ！", "次へ")])
def test_459_speech_ends_as_it_does_in_its_script(said: str, phrase: str) -> None:
    """The marks of the Latin script alone were known there, and a dialogue lost its lines."""
    text = f"{PROSE}\n\n– Who is it?\n\n{said}"
    assert left("line", text, phrases=[phrase]) == text
    assert left("line", f"{PROSE}\n\n{said}", phrases=[phrase]) == PROSE


@pytest.mark.parametrize("line", ["اگلا۔", "次へ。", "次へ｡", "आगे॥"])
def test_460_a_phrase_is_found_with_the_full_stop_of_its_script(line: str) -> None:
    """Those of Urdu and of Hindi verse, and the narrow one, were taken for letters of it."""
    assert left("line", f"{PROSE}\n\n{line}", phrases=[line[:-1]]) == PROSE


WRAPPED = "Follow us, said the duck to the three of them, and\nthey did, over the weir and under the low bridge."
"""The beginning of a paragraph that was set to a width, and the rest of it."""


def test_384_the_first_line_of_a_paragraph_is_judged_with_the_rest() -> None:
    """An essay that was set to a width lost the line in which a sentence began as a link does."""
    short, long = {"pattern": "^follow us.{0,60}$"}, {"pattern": "^follow us.{0,110}$"}
    tried = once(rule("line", **short), f"{PROSE}\n\n{WRAPPED}")
    assert tried.text == f"{PROSE}\n\n{WRAPPED}"
    unwrapped = WRAPPED.replace("\n", " ")
    assert left("line", f"{PROSE}\n\n{unwrapped}", **short) == f"{PROSE}\n\n{unwrapped}", "as where it is one line"
    assert left("line", f"{PROSE}\n\n{unwrapped}", **long) == PROSE
    first, _, rest = WRAPPED.partition("\n")
    assert left("line", f"{PROSE}\n\n{WRAPPED}", **long) == f"{PROSE}\n\n{rest}", "the rule knows the whole"
    assert left("line", f"{PROSE}\n\n{WRAPPED}", **long, longest=80) == f"{PROSE}\n\n{WRAPPED}", "but it is too long"
    assert left("line", f"{PROSE}\n\n{first}\n\n{rest}", **short) == f"{PROSE}\n\n{rest}", "a paragraph by itself"
    assert left("line", f"{PROSE}\n\n{WRAPPED}", phrases=[first]) == f"{PROSE}\n\n{WRAPPED}"
    lines = Lines(f"{PROSE}\n\n{WRAPPED}")
    assert "the rule does not know the rest" in rule("line", **short).declines(lines, 2)


def test_385_a_model_takes_no_less_than_the_half_of_a_paragraph() -> None:
    """The last line of an essay that was set to a width went, "empty square.", and the paragraph had no end."""
    text = Lines(
        f"{PROSE}\n\nIt stands in small letters at the foot of the page,\nabove an empty square.\nAnnouncements"
    )
    last, label, first = ((i, 0.2, "it is short") for i in (3, 4, 2))
    assert less_of_paragraphs(text, {"form": [last, label]}) == {"form": [label]}
    assert less_of_paragraphs(text, {"form": [last]}) == {}
    assert less_of_paragraphs(text, {"form": [last], "teaser": [first]}) == {"form": [last], "teaser": [first]}, "all"
    assert less_of_paragraphs(text, {"form": [first]}) == {"form": [first]}, "most of it"


def test_475_what_stands_below_a_row_of_known_lines_is_below_each_of_them() -> None:
    """`LIVE` stayed above `live`, which went, and so went itself the next time."""
    fields = {"phrases": ["live"], "unless": {"next": r"^(?-i:\p{Ll})"}}
    assert left("line", f"LIVE\nlive\n\n{PROSE}", **fields) == PROSE
    assert left("line", "LIVE\nlive\nfrom the quay", **fields) == "LIVE\nlive\nfrom the quay"
    assert left("line", "LIVE\nlive", **fields) == ""


@pytest.mark.parametrize("prefilter", [True, False])
@pytest.mark.parametrize("line", ["Σχετικά άρθρα", "ΣΧΕΤΙΚΑ ΑΡΘΡΑ", "ΣΧΕΤΙΚΆ ΆΡΘΡΑ"])
def test_550_a_greek_phrase_in_capitals_is_found_in_lines_with_accents_as_well(line: str, prefilter: bool) -> None:
    plan = Plan([rule("line", phrases=["ΣΧΕΤΙΚΑ ΑΡΘΡΑ"])], prefilter)
    lines = Lines(f"Το καράβι έφυγε.\n{line}\nΤο καράβι γύρισε.")
    (hits,) = plan.scan([lines], [None])
    at = hits.get(0, [])
    (edit,) = plan.rules[0].edits(lines, range(len(lines)) if at is None else at)
    assert edit == plan.rules[0].drop(lines, 1)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_610_a_title_between_prose_is_the_heading_of_what_is_below(between: str) -> None:
    below = "What members say of themselves is kept in a tin box in that room, and nobody but the treasurer has a key."
    text = between.join([PROSE, "Privacy policy", below])
    assert Cleaner(language="en")(text) == text
    for links in (["Home", "Privacy policy", PROSE], [PROSE, "Home", "Privacy policy"]):
        assert "Privacy policy" not in Cleaner(language="en")(between.join(links))
