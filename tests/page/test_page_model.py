"""The page model: total, exact, the same for every batch, stable on its own output, and it tells why."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.page import PARTS, PageModel, judge
from cleantext.page.judge import signed
from cleantext.scoring import Removal, store
from cleantext.scoring.fingerprint import ModelMismatch
from cleantext.scoring.lines import PIECE
from tests.timing import is_linear

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


POSTS = [
    "My bread comes out of the oven with a crust like a paving stone, whatever I do. Flour, water, salt and a spoon of "
    "starter; twelve hours on the kitchen table, then forty minutes at 230 degrees. What am I doing wrong?",
    "Put a tray of hot water below it for the first quarter of an hour. Without steam the crust sets before the loaf "
    "has risen, and then there is no way back.",
    "Steam helps, but I think that your oven is too hot. I bake at 210 and leave the lid of the pot on until the last "
    "ten minutes, and mine can be cut with a butter knife.",
    "Both of these worked for me, thank you! I had thought that the lid would make it soggy. The first loaf was gone "
    "before it was cold.",
]
FORUM = ["Bakers' Corner", "Forums", "New posts", "Search forums", "Members", "Log in", "Register", "Baking", "Bread"]
FORUM += ["Crust like a paving stone", "Thread starter", "flourpower", "Start date", "Mar 3, 2024"]
for number, post in enumerate(POSTS, 1):
    FORUM += [f"baker{number}", "Well-known member", "Joined", f"Jan {number}, 2019", "Messages", f"{431 * number}"]
    FORUM += ["Reaction score", "12", f"Mar {number}, 2024", f"#{number}", post, "Like", "Quote", "Reply", "Report"]
FORUM += ["You must log in or register to reply here.", "Similar threads", "Sourdough that does not rise", "Share:"]
FORUM += ["Forums", "Baking", "Bread", "Contact us", "Terms and rules", "Privacy policy", "Help", "Home"]

LINES = st.one_of(st.sampled_from(NEWS), st.text(st.characters(exclude_characters="\n"), max_size=80))
DOCUMENTS = st.lists(st.lists(LINES, max_size=30), max_size=6)


@pytest.fixture(scope="module")
def model() -> PageModel:
    return PageModel.load()


def kept(model: PageModel, document: list[str]) -> list[str]:
    return [line for line, keep in zip(document, model.keep([document])[0], strict=True) if keep and line.strip()]


def test_keeps_the_article_and_drops_the_chrome(model: PageModel) -> None:
    text = kept(model, NEWS)
    assert sum(len(line) > 60 and line.endswith((".", "”")) for line in text) == 4
    assert not {"Sport", "Subscribe", "Privacy policy", "Leave a comment", "Contact"} & set(text)


def test_blank_lines_between_all_lines_or_none_make_no_difference(model: PageModel) -> None:
    full = [line for line in NEWS if line]
    spread = [line for one in full for line in (one, "")]
    assert kept(model, full) == kept(model, spread) == kept(model, NEWS)


def test_all_posts_of_a_forum_stay(model: PageModel) -> None:
    text = kept(model, FORUM)
    assert [line for line in text if len(line) > 60] == POSTS
    assert not {"Search forums", "Register", "Contact us", "Privacy policy"} & set(text)


def test_removals_name_a_part_and_a_reason(model: PageModel) -> None:
    removals = model.removals([NEWS])[0]
    assert set(removals) <= set(PARTS)
    for some in removals.values():
        for line, probability, reason in some:
            assert NEWS[line].strip()
            assert 0 <= probability <= 1
            assert reason
    by_line = {NEWS[line]: part for part, some in removals.items() for line, _, _ in some}
    assert by_line["12 March 2024"] == "date"
    assert by_line["By Anna Keller"] == "byline"
    assert by_line["Leave a comment"] == "comment"


def gone(removals: dict[str, list[Removal]]) -> list[int]:
    return sorted(line for some in removals.values() for line, _, _ in some)


@settings(max_examples=60)
@given(DOCUMENTS)
def test_keep_and_removals_agree(documents: list[list[str]]) -> None:
    model = PageModel.load()
    kept, removals = model.keep(documents), model.removals(documents)
    assert [np.flatnonzero(~keep).tolist() for keep in kept] == [gone(some) for some in removals]


def test_a_second_application_changes_nothing(model: PageModel) -> None:
    once = [line for line, keep in zip(NEWS, model.keep([NEWS])[0], strict=True) if keep]
    assert model.keep([once])[0].all()


def test_plain_prose_is_left_alone(model: PageModel) -> None:
    prose = [line for line in NEWS if len(line) > 60 and line.endswith((".", "”"))]
    assert model.keep([prose])[0].all()


@settings(max_examples=60)
@given(DOCUMENTS)
def test_a_batch_says_what_each_document_says_alone(documents: list[list[str]]) -> None:
    model = PageModel.load()
    together = model.removals(documents)
    assert together == [model.removals([document])[0] for document in documents]


def test_what_is_read_in_pieces_says_what_each_document_says_alone(model: PageModel) -> None:
    pages = [[*NEWS[:k], str(k), *NEWS[k:]] for k in range(len(NEWS))] * 4
    assert sum(len(line) for page in pages for line in page) > PIECE + PIECE // 2
    assert model.removals(pages) == [model.removals([page])[0] for page in pages]


@settings(max_examples=60)
@given(
    st.lists(
        st.text(st.characters(categories=["Lu", "Ll", "Lo", "Mn", "Nd", "Po", "Zs", "Cs", "Cc", "So", "Cn"])),
        max_size=40,
    )
)
def test_total(document: list[str]) -> None:
    removals = PageModel.load().removals([document])[0]
    assert all(document[line].strip() for line in gone(removals))


@settings(max_examples=60)
@given(st.lists(LINES, max_size=40))
def test_something_is_left_of_every_page(document: list[str]) -> None:
    kept = PageModel.load().keep([document])[0]
    assert any(kept[i] for i, line in enumerate(document) if line.strip()) or not "".join(document).strip()


@pytest.mark.parametrize(
    "document", [[], [""], ["", " ", "\t"], ["\ud800\udfff"], ["\x00"], ["。" * 50], ["…"], ['"'], ["\u0301" * 20000]]
)
def test_odd_documents(model: PageModel, document: list[str]) -> None:
    assert model.removals([document]) == [{}]


def test_one_huge_line(model: PageModel) -> None:
    assert len(model.keep([["word " * 2_000_000]])[0]) == 1
    assert is_linear(lambda count: model.keep([["word " * count]]), 2_000_000)


def test_no_documents(model: PageModel) -> None:
    assert model.removals([]) == []
    assert model.keep([[]])[0].dtype == np.bool_


def test_time_grows_with_the_text(model: PageModel) -> None:
    assert is_linear(lambda times: model.keep([NEWS * times]), 400)


def test_few_lines_of_chrome_around_a_text_without_blank_lines_go(model: PageModel) -> None:
    prose = [line for line in NEWS if len(line) > 60 and line.endswith((".", "”"))]
    page = ["Home", "World", "Sport", "Subscribe", "Sign in", *prose, "Leave a comment", "Contact", "Privacy policy"]
    assert kept(model, page) == prose


def test_a_text_of_a_few_lines_is_no_page(model: PageModel) -> None:
    assert kept(model, NEWS[-9:]) == NEWS[-9:]


def test_a_line_by_itself_stays(model: PageModel) -> None:
    assert model.keep([["", "Privacy policy", ""]])[0].all()


def test_the_headline_is_put_down_to_its_part(model: PageModel) -> None:
    headlines = model.removals([NEWS])[0]["headline"]
    assert [NEWS[line] for line, _, _ in headlines] == ["Village bakery reopens after the flood"]


def test_a_reason_names_what_stands_in_the_text(model: PageModel) -> None:
    for part, rows in model.removals([NEWS])[0].items():
        for line, _, reason in rows:
            if part == "lexicon":
                assert reason.split("'")[1] in NEWS[line], reason
            elif part in ("terminator", "neighbour") and "'" in reason:
                assert any(reason.split("'")[1].removesuffix("…") in other for other in NEWS), reason


def shipped() -> store.Arrays:
    with np.load(str(files("cleantext.page") / "data" / "page.npz")) as numbers:
        return dict(numbers)


def test_370_the_learned_numbers_fit_the_columns() -> None:
    """When this fails `cleantext.scoring` has changed what it measures: learn the page model anew (docs/page-model.md)."""
    numbers = shipped()
    assert str(signed(numbers)["fingerprint"]) == str(numbers["fingerprint"])


@pytest.mark.parametrize(
    ("without", "said"),
    [
        ("fingerprint", r"the page model was learned from other columns \(fingerprint none\)"),
        ("network usual", "is no page model: it has no 'network usual'"),
    ],
)
def test_370_numbers_that_are_not_all_there(tmp_path: Path, without: str, said: str) -> None:
    numbers = shipped()
    del numbers[without]
    store.save(tmp_path / "page.npz", numbers)
    with pytest.raises(ModelMismatch, match=said):
        PageModel.read(tmp_path / "page.npz")


@pytest.mark.parametrize("of", ["first_pass", "second_pass"])
def test_370_a_column_that_is_measured_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of: str) -> None:
    """The model went on with numbers that were learned from other columns, and was wrong without a word."""
    real = getattr(judge, of)

    def measured(*of_lines: object) -> dict[str, np.ndarray]:
        columns = real(*of_lines)
        return columns | {next(iter(columns)): next(iter(columns.values())) + 1}

    monkeypatch.setattr(judge, of, measured)
    store.save(tmp_path / "page.npz", shipped())
    with pytest.raises(ModelMismatch, match="learn it anew"):
        PageModel.read(tmp_path / "page.npz")
