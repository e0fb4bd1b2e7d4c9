"""What a learned pack leaves to the pages: their titles, and what their authors wrote more than once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Cleaner, load_pack
from cleantext.checks import check
from cleantext.kinds import LineRule
from cleantext.learn import Counts, Repeated, pack_of
from cleantext.learn.places import Page, Places, is_doubtful, where_to_take
from cleantext.lines import Lines
from cleantext.testing import failures_of
from cleantext.types import Document

BODY = "On the {n}th day the ferry left an hour late, because its pilot had been up all night with a sick child."
TITLES = [
    f"{who} has {what} the old {thing}"
    for who, what, thing in zip(
        ["The baker", "A diver", "Nobody", "The choir", "My aunt", "The vicar", "One twin", "The mayor", "A pilot"],
        ["sold", "painted", "found", "moved", "hidden", "measured", "rung", "flooded", "mended"],
        ["bell", "pier", "chart", "organ", "kiln", "crane", "lamp", "cellar", "clock"],
        strict=True,
    )
]


def body(n: int, paragraphs: int) -> list[str]:
    return [BODY.format(n=f"{n}{k}") for k in range(paragraphs)]


def learned(pages: list[str], **options: float) -> dict[str, Repeated]:
    with Counts() as counts:
        for n, text in enumerate(pages):
            counts.add("quay", f"quay/{n:02}.txt", text)
        return {found.line: found for found in counts.repeated(**options)}


def loaded(found: dict[str, Repeated], folder: Path) -> Cleaner:
    (folder / "learned.yaml").write_text(pack_of(found.values(), "learned"), "utf-8")
    return Cleaner(folder / "learned.yaml", builtin=False)


def newspaper(n: int, *within: str, paragraphs: int = 6) -> str:
    """A page under its own title, with those of four others in a list below, and this between its paragraphs."""
    others = [TITLES[(n + k) % 9] for k in (1, 2, 4, 6)]
    text = body(n, paragraphs)
    return "\n\n".join(
        ["The Quay Post", TITLES[n], *text[:3], *within, *text[3:], "\n".join(["Also on the board", *others, "Post box"])]
    )


def test_286_titles_that_lists_of_other_pages_show(tmp_path: Path) -> None:
    """Each stood on five pages of nine, and was taken from its own as well."""
    pages = [newspaper(n) for n in range(9)]
    found = learned(pages)
    assert (found["The Quay Post"].where, found["Also on the board"].where) == ("head", "tail")
    assert {found[title].where for title in TITLES} == {"tail"}
    assert found[TITLES[0]].places[:3] == (1, 4, 1)
    cleaner = loaded(found, tmp_path)
    for n, page in enumerate(pages):
        clean = cleaner.run(Document(page, f"quay/{n:02}.txt")).text
        assert clean == "\n\n".join([TITLES[n], *body(n, 6)])
    assert "above: 1\n      within: 0\n      below: 4" in (tmp_path / "learned.yaml").read_text()


def test_no_title_goes_from_a_page_so_short_that_all_of_it_is_the_tail(tmp_path: Path) -> None:
    pages = [newspaper(n, paragraphs=6 if n else 1) for n in range(9)]
    found = learned(pages)
    assert TITLES[0] not in found
    assert TITLES[1] in found
    assert TITLES[0] in loaded(found, tmp_path).run(Document(pages[0], "quay/00.txt")).text


def test_no_title_goes_where_all_pages_show_it_above_their_text(tmp_path: Path) -> None:
    """Only its own page shows it twice."""
    top = "\n".join(["Most read", TITLES[0], TITLES[1]])
    pages = [f"{top}\n\n{newspaper(n).replace(TITLES[1 - n] if n < 2 else '-', '-')}" for n in range(9)]
    found = learned(pages)
    assert found["Most read"].where == "head"
    cleaner = loaded(found, tmp_path)
    for n in range(2):
        assert TITLES[n] in cleaner.run(Document(pages[n], f"quay/{n:02}.txt")).text


def test_a_line_above_the_text_of_enough_pages_is_the_sites() -> None:
    few = Places(head=3, above=3)
    assert where_to_take("By our own reporter", 3, few, 3) == "head"
    assert where_to_take("By our own reporter", 31, few, 3) is None
    assert where_to_take("By our own reporter", 31, few._replace(tail=28), 3) == "tail"
    assert where_to_take("By our own reporter", 31, few._replace(tail=28, reached=1), 3) is None
    assert where_to_take("Quay", 9, Places(head=9, above=9, twice=1), 3) == "head"
    assert where_to_take("By our own reporter", 9, Places(head=9, above=9, twice=1), 3) is None


@pytest.mark.parametrize("line", ["What happens next", "The next meeting is in the boathouse at 7.30pm."])
def test_287_what_an_author_repeats_is_left_to_a_reader(tmp_path: Path, line: str) -> None:
    """Subheadings and refrains were rules like a menu's, and gone from every page."""
    pages = [newspaper(n, *[line] * (n < 4)) for n in range(9)]
    found = learned(pages)
    assert (found[line].doubtful, found[line].places.within) == (True, 4)
    assert not any(each.doubtful for each in found.values() if each.line != line)
    cleaner = loaded(found, tmp_path)
    assert line in cleaner.run(Document(pages[0], "quay/00.txt")).text
    pack = load_pack(tmp_path / "learned.yaml")
    assert [rule.status for rule in pack.rules][-2:] == ["candidate", "doubtful"]
    assert check([str(tmp_path / "learned.yaml")]) == []
    assert not failures_of(pack, examples=5)
    switched_on = (tmp_path / "learned.yaml").read_text("utf-8").replace("    status: doubtful\n", "")
    (tmp_path / "learned.yaml").write_text(switched_on, "utf-8")
    on = Cleaner(tmp_path / "learned.yaml", builtin=False)
    assert line not in on.run(Document(pages[0], "quay/00.txt")).text


def test_what_most_pages_have_between_paragraphs_is_the_sites() -> None:
    for on, doubtful in ((4, True), (5, False)):
        found = learned([newspaper(n, *["Your boat here? Ring Doreen"] * (n < on)) for n in range(9)])
        assert found["Your boat here? Ring Doreen"].doubtful == doubtful


@pytest.mark.parametrize(
    ("text", "within"),
    [
        (["{0}", "{1}", "Line", "{2}"], True),
        (["{0}", "Line", "{1}", "{2}"], False),  # below one paragraph, as a byline below a standfirst
        (["{0}", "{1}", "Line"], False),
        (["{0}", "{1}", "The boat, they say, was never late."], True),
        (["{0}", "{1}", "Line", "Other", "{2}"], False),
        (["{0}", "{1}", "Line", "{2}", "Line", "{3}"], False),  # twice: replies, advertisements
        (["{0}", "{1}", "Foot", "The boat, they say, was never late."], False),
    ],
)
def test_what_stands_as_an_authors_line_does(text: list[str], within: bool) -> None:
    lines = Lines("\n\n".join(text).format(*(BODY.format(n=n) for n in range(4))))
    at = [i for i in range(len(lines)) if lines[i] and not lines.prose(i) and lines[i] not in ("Foot", "Other")]
    assert Page(lines).places(at).within == within


LINES = st.sampled_from(["", "Menu", "By our reporter", "The boat was late.", BODY, BODY.replace("ferry", "barge")])


@given(st.lists(st.lists(LINES, max_size=8), min_size=1, max_size=4), st.integers(0, 3), st.integers(2, 4), st.integers(1, 5))
def test_no_rule_takes_a_line_from_above_the_text_of_a_few_pages(
    others: list[list[str]], at: int, least: int, paragraphs: int
) -> None:
    """Wherever else the line stands: one page has it for its title."""
    title = "A diver has found the old bell"
    own = "\n".join(["", "Menu", "", title, "", *[BODY] * paragraphs])
    rest = ["\n".join([BODY.format(n=n), *lines[:at], title, *lines[at:]]) for n, lines in enumerate(others * 3)]
    with Counts() as counts:
        for n, text in enumerate([own, *rest]):
            counts.add("", str(n), text)
        for found in counts.repeated(least, 0):
            if found.line == title:
                rule = LineRule.model_validate(
                    {"id": "x/x", "kind": "line", "why": "It is a test.", "phrases": [title], "where": found.where,
                     "examples": {"change": [{"in": title, "out": ""}], "keep": ["a", "b"]}}
                )  # fmt: skip
                lines = Lines(own)
                assert not list(rule.edits(lines, range(len(lines))))


def test_doubt_needs_most_of_its_pages_and_few_of_the_sites() -> None:
    assert is_doubtful(4, 9, Places(within=2))
    assert not is_doubtful(5, 9, Places(within=2))
    assert not is_doubtful(4, 8, Places(within=4))


def test_371_a_title_that_a_rule_for_the_tail_reaches_once_other_lines_have_gone(tmp_path: Path) -> None:
    """The tail of a short page has fifteen lines: the title was above them, until the list and the menu had gone."""
    menu = "\n".join(f"{word} news" for word in ("Home", "Harbour", "Church", "Mill", "School", "Market", "Farm"))
    pages = [f"{menu}\n\n{newspaper(n, paragraphs=6 if n else 1)}\n\n{menu}\nThe end" for n in range(9)]
    cleaner = loaded(learned(pages), tmp_path)
    assert TITLES[0] in cleaner.run(Document(pages[0], "quay/00.txt")).text


def test_372_pages_without_a_text_say_nothing_of_titles(tmp_path: Path) -> None:
    """What the lists on three of them showed was learned for the head."""
    fronts = ["\n".join(["The Quay Post", *TITLES[n:], *TITLES[:n], "Post box"]) for n in range(3)]
    pages = [newspaper(n) for n in range(9)]
    cleaner = loaded(learned([*pages, *fronts]), tmp_path)
    for n, page in enumerate(pages):
        assert TITLES[n] in cleaner.run(Document(page, f"quay/{n:02}.txt")).text
