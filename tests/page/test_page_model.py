"""The page model: total, exact, the same for every batch, stable on its own output, and it tells why."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.page import PARTS, PageModel, Verdict

NEWS = [
    "Skip to content",
    "Home",
    "World",
    "Politics",
    "Sport",
    "Sign in",
    "Subscribe",
    "",
    "Village bakery reopens after the flood",
    "",
    "By Anna Keller",
    "12 March 2024",
    "",
    "The bakery in the middle of the village opened its doors again on Monday, nearly five months after "
    "the river had filled its cellar with mud and ruined both of its ovens.",
    "",
    "Its owner said that she had thought of giving up more than once, but that her neighbours had come "
    "every weekend with shovels and buckets until there was nothing left to carry out.",
    "",
    "“We counted forty people on the first Saturday,” she said. “Some of them I had never seen in the shop before.”",
    "",
    "The council paid for a new wall along the bank, which engineers expect to hold back water a metre "
    "higher than last time. Work on the bridge, which was closed in October, will begin in the summer.",
    "",
    "Read more",
    "Five recipes for rye bread you can make at home",
    "Why the river keeps rising, and what it means for farmers",
    "Ten walks along the valley that take less than an hour",
    "Comments",
    "Leave a comment",
    "About us",
    "Contact",
    "Privacy policy",
    "© 2024 The Valley Post. All rights reserved.",
]


@pytest.fixture(scope="module")
def model() -> PageModel:
    return PageModel.load()


def kept(model: PageModel, document: list[str]) -> list[str]:
    return [line for line, keep in zip(document, model.keep([document])[0], strict=True) if keep and line.strip()]


def test_keeps_the_article_and_drops_the_chrome(model: PageModel) -> None:
    text = kept(model, NEWS)
    assert sum(len(line) > 60 and line.endswith((".", "”")) for line in text) == 4
    assert not {"Sport", "Subscribe", "Privacy policy", "Leave a comment", "Contact"} & set(text)


def test_verdicts_name_a_part_and_a_reason(model: PageModel) -> None:
    verdicts = model.judge([NEWS], explain=True)[0]
    assert len(verdicts) == len(NEWS)
    for line, verdict in zip(NEWS, verdicts, strict=True):
        assert 0 <= verdict.probability <= 1
        if verdict.keep:
            assert verdict[2:] == ("", "")
        else:
            assert line.strip()
            assert verdict.part in PARTS
            assert verdict.reason
    assert verdicts[NEWS.index("12 March 2024")].part == "date"
    assert verdicts[NEWS.index("By Anna Keller")].part == "byline"
    assert verdicts[NEWS.index("Leave a comment")].part == "comment"


def test_fast_way_says_the_same(model: PageModel) -> None:
    verdicts = model.judge([NEWS, [], NEWS[:5]])
    fast = model.parts([NEWS, [], NEWS[:5]])
    assert [[PARTS[p - 1] if p else "" for p in parts] for parts in fast] == [[v.part for v in one] for one in verdicts]


def test_a_second_application_changes_nothing(model: PageModel) -> None:
    once = [line for line, keep in zip(NEWS, model.keep([NEWS])[0], strict=True) if keep]
    assert model.keep([once])[0].all()


def test_plain_prose_is_left_alone(model: PageModel) -> None:
    prose = [line for line in NEWS if len(line) > 60 and line.endswith((".", "”"))]
    assert model.keep([prose])[0].all()


LINES = st.one_of(st.sampled_from(NEWS), st.text(st.characters(exclude_characters="\n"), max_size=80))
DOCUMENTS = st.lists(st.lists(LINES, max_size=30), max_size=6)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_a_batch_says_what_each_document_says_alone(documents: list[list[str]]) -> None:
    model = PageModel.load()
    together = model.judge(documents)
    assert together == [model.judge([document])[0] for document in documents]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(st.characters(categories=["Lu", "Ll", "Lo", "Mn", "Nd", "Po", "Zs", "Cs", "Cc", "So", "Cn"])),
        max_size=12,
    )
)
def test_total(document: list[str]) -> None:
    verdicts = PageModel.load().judge([document], explain=True)[0]
    assert len(verdicts) == len(document)
    assert all(v.keep for line, v in zip(document, verdicts, strict=True) if not line.strip())


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=40))
def test_something_is_left_of_every_page(document: list[str]) -> None:
    kept = PageModel.load().keep([document])[0]
    assert any(kept[i] for i, line in enumerate(document) if line.strip()) or not "".join(document).strip()


@pytest.mark.parametrize(
    "document", [[], [""], ["", " ", "\t"], ["\ud800\udfff"], ["\x00"], ["。" * 50], ["…"], ['"'], ["\u0301" * 20000]]
)
def test_odd_documents(model: PageModel, document: list[str]) -> None:
    assert len(model.judge([document], explain=True)[0]) == len(document)


def test_one_huge_line(model: PageModel) -> None:
    begun = time.process_time()
    assert len(model.judge([["word " * 2_000_000]])[0]) == 1
    assert time.process_time() - begun < 5


def test_no_documents(model: PageModel) -> None:
    assert model.judge([]) == []
    assert model.keep([[]])[0].dtype == np.bool_


def test_time_grows_with_the_text(model: PageModel) -> None:
    def cost(document: list[str]) -> float:
        begun = time.process_time()
        model.keep([document])
        return time.process_time() - begun

    cost(NEWS)
    small = min(cost(NEWS * 40) for _ in range(3))
    assert min(cost(NEWS * 80) for _ in range(3)) < 3 * small + 0.01


def test_verdict_is_a_plain_tuple() -> None:
    assert Verdict(True, 1.0, "", "") == (True, 1.0, "", "")


def test_few_lines_of_chrome_around_a_text_without_blank_lines_go(model: PageModel) -> None:
    prose = [line for line in NEWS if len(line) > 60 and line.endswith((".", "”"))]
    page = ["Home", "World", "Sport", "Subscribe", "Sign in", *prose, "Leave a comment", "Contact", "Privacy policy"]
    assert kept(model, page) == prose


def test_a_text_of_a_few_lines_is_no_page(model: PageModel) -> None:
    assert kept(model, NEWS[-9:]) == NEWS[-9:]


def test_a_line_by_itself_stays(model: PageModel) -> None:
    assert model.keep([["", "Privacy policy", ""]])[0].all()


def test_the_headline_is_put_down_to_its_part(model: PageModel) -> None:
    verdicts = model.judge([NEWS])[0]
    assert verdicts[NEWS.index("Village bakery reopens after the flood")].part == "headline"


def test_removals_are_what_the_verdicts_say(model: PageModel) -> None:
    documents = [NEWS, [], ["One line alone."], NEWS[13:]]
    for verdicts, gone in zip(model.judge(documents, explain=True), model.removals(documents), strict=True):
        told = {(i, part, r.reason) for part, rows in gone.items() for i, r in ((r.line, r) for r in rows)}
        assert told == {(i, v.part, v.reason) for i, v in enumerate(verdicts) if not v.keep}


def test_a_reason_names_what_stands_in_the_text(model: PageModel) -> None:
    for part, rows in model.removals([NEWS])[0].items():
        for line, _, reason in rows:
            if part == "lexicon":
                assert reason.split("'")[1] in NEWS[line], reason
            elif part in ("terminator", "neighbour") and "'" in reason:
                assert any(reason.split("'")[1].removesuffix("…") in other for other in NEWS), reason
