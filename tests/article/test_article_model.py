"""The article model: what goes, what stays, and what it costs."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
import yaml

from cleantext import Cleaner
from cleantext.article import PARTS, ArticleModel, may_find
from cleantext.article.anywhere import anywhere
from cleantext.article.ends import NAVIGATION, SENTENCE, Rows, Seen, candidates, heads, tails
from cleantext.article.gate import BITS, ENDS, End, features, outermost, score_of, sum_of_leaves, tree_of
from cleantext.article.references import addresses, code, headings
from cleantext.article.weigher import LONG, Weigher, measured
from cleantext.prose import is_prose
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.characters import DASH, UPPER, Characters, tables
from cleantext.scoring.fingerprint import ModelMismatch
from cleantext.scoring.lines import read

ARTICLE = """\
The ferry to the outer islands will not sail before May, the harbour master said on Tuesday. Ice has bent the rudder, and the yard that could mend it is busy until Easter.

Some of the islanders have begun to row. “It takes the best part of an hour,” said Marit Holm, who teaches at the school on the quay. “But you arrive awake, and there is no queue at the kiosk.”

The council will talk about a replacement on Thursday. A catamaran from the next county has been offered, though nobody has asked yet whether it fits the pier."""

TAIL = """\
Related Articles
How the pier was built in the sixties
March 3, 2025
Seven walks that end at low tide
February 27, 2025
The museum that owns the last steam crane
February 12, 2025
Leave a Reply Cancel reply
Your email address will not be published. Required fields are marked *
Previous Post
Next Post
© 2025 Estuary Press. All rights reserved."""


@pytest.fixture(scope="module")
def model() -> ArticleModel:
    return ArticleModel.load()


def kept(model: ArticleModel, text: str) -> str:
    (removals,) = model.removals([text.split("\n")])
    gone = {line for some in removals.values() for line, _, _ in some}
    return "\n".join(line for i, line in enumerate(text.split("\n")) if i not in gone)


def example(part: str) -> str:
    pack = yaml.safe_load((Path(__file__).parents[2] / "rules" / "article.yaml").read_text("utf-8"))
    (rule,) = (rule for rule in pack["rules"] if rule["part"] == part)
    return str(rule["examples"]["change"][0]["in"])


@pytest.mark.parametrize("part", ENDS)
def test_takes_an_end_and_says_why(model: ArticleModel, part: str) -> None:
    lines = example(part).split("\n")
    gone = model.removals([lines])[0][part]
    places = {line for line, _, _ in gone} | {i for i, line in enumerate(lines) if not line.strip()}
    assert (0 in places) if part == "head" else (len(lines) - 1 in places)
    for _, probability, reason in gone:
        assert 0 <= probability < 0.5
        assert reason.startswith("the article ")


def test_takes_lines_between_paragraphs_and_says_why(model: ArticleModel) -> None:
    lines = example("anywhere").split("\n")
    gone = model.removals([lines])[0]
    strewn = [line for line, _, _ in gone["anywhere"]]
    assert strewn[0] > next(i for i, line in enumerate(lines) if is_prose(line))
    assert strewn[-1] < max(i for i, line in enumerate(lines) if is_prose(line))
    assert not set(strewn) & {line for part in ENDS for line, _, _ in gone[part]}
    for line, probability, reason in gone["anywhere"]:
        assert not is_prose(lines[line])
        assert probability < 0.2
        assert reason.endswith("% of this text's words are hardly main text, and this line is unlikely to be")


def test_the_same_lines_stay_in_an_article(model: ArticleModel) -> None:
    strewn = example("anywhere").split("\n")
    few = [line for line in strewn if not is_prose(line)][5:8]
    paragraphs = ARTICLE.split("\n\n")
    text = "\n".join([*paragraphs[:2], *few, paragraphs[2]])
    assert kept(model, text) == text


def rows_of(words: list[int], likely: list[int], headings_: int = 0) -> tuple[Rows, Rows]:
    """One document; what has fifty words or more is a sentence, and the first lines may be headlines."""
    at, seen = lines_of(words)
    none = np.zeros(len(words), bool)
    seen = seen._replace(likely=np.array(likely))
    opener = np.where(np.arange(len(words)) < headings_, -1, 2 * NAVIGATION)
    return tails(at, seen, np.zeros(len(words), np.int64), none, none, none), heads(at, seen, opener)


@pytest.mark.parametrize(
    ("words", "likely", "headlines", "gone"),
    [
        ([900, 30, 30, 30, 900], [950, 50, 50, 50, 950], 0, []),  # too little of it
        ([900, 90, 90, 90, 900], [950, 50, 150, 250, 950], 0, []),  # two of these are unlikely, one hardly main text
        ([900, 60, 60, 60, 900], [950, 50, 50, 250, 950], 0, []),
        ([900, 90, 90, 90, 900], [950, 50, 50, 250, 950], 0, [1, 2]),
        ([900, 90, 120, 90, 900], [950, 50, 50, 250, 950], 0, [1, 2]),
        ([900, 90, 120, 90, 900], [950, 50, 50, 150, 950], 0, [1, 2, 3]),
        ([40, 900, 120, 120, 900], [50, 950, 50, 50, 950], 1, [2, 3]),  # a headline stays above the text
        ([900, 40, 120, 120, 900], [950, 50, 50, 50, 950], 0, [1, 2, 3]),
        ([900, 600, 120, 120, 900], [950, 210, 50, 150, 950], 0, []),  # a sentence that may be text stays
        ([900, 600, 80, 80, 900], [950, 90, 50, 90, 950], 0, [1, 2, 3]),
        ([900, 600, 120, 220, 900], [950, 100, 50, 90, 950], 0, [2, 3]),
        ([900, 600, 120, 220, 900], [950, 99, 50, 90, 950], 0, [1, 2, 3]),
        ([200, 400, 120, 220], [950, 950, 50, 50], 0, []),  # no sentence is left
        ([600, 700, 120, 220], [950, 950, 50, 50], 0, [2, 3]),  # half of what is left are sentences
        ([600, 90, 90, 90, 90, 90, 90, 90, 220], [950, *[950] * 7, 50], 0, []),
    ],
)  # fmt: skip
def test_when_lines_go_anywhere(words: list[int], likely: list[int], headlines: int, gone: list[int]) -> None:
    no_code = np.zeros(len(words), bool)
    goes, _ = anywhere(*rows_of(words, likely, headlines), no_code)
    assert np.flatnonzero(goes).tolist() == gone
    assert not anywhere(*rows_of(words, likely, headlines), ~no_code)[0].any()


@pytest.mark.parametrize(
    ("items", "likely", "gone"),
    [
        ([1, 2, 3], [50, 50, 50], [1, 2, 3]),
        ([1, 2, 3], [50, 50, 250], [1, 2]),
        ([1, 2, 3], [50, 250, 250], []),
        ([2, 3], [50, 50, 250], [1]),
        ([], [50, 250, 50], [1, 3]),
    ],
)
def test_456_an_item_goes_where_most_of_its_list_does(items: list[int], likely: list[int], gone: list[int]) -> None:
    """Of three items one went, the shortest."""
    below, above = rows_of([900, 120, 120, 120, 900], [950, *likely, 950])
    first = np.full(5, UPPER)
    first[items] = DASH
    below = replace(below, seen=below.seen._replace(first=first))
    assert np.flatnonzero(anywhere(below, above, np.zeros(5, bool))[0]).tolist() == gone


def test_prose_of_the_examples_stays(model: ArticleModel) -> None:
    once = kept(model, example("tail"))
    for paragraph in ARTICLE.split("\n\n"):
        assert paragraph in once


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        "How the harbour got its crane\n\n" + ARTICLE,
        ARTICLE + "\n\nWhat you need to row across:\n\n- a boat\n- two oars\n- an hour",
        "roses\nviolets\nsugar\nyou",
        "一\n二\n三",
    ],
)
def test_articles_lists_and_poems_are_left_alone(model: ArticleModel, text: str) -> None:
    assert kept(model, text) == text


def test_a_document_does_not_depend_on_those_beside_it(model: ArticleModel) -> None:
    documents = [f"{ARTICLE}\n{TAIL}".split("\n"), ARTICLE.split("\n"), [], [""], ["x"]]
    together = model.removals(documents)
    assert together[0]
    assert together == [model.removals([document])[0] for document in documents]


def test_never_takes_everything(model: ArticleModel) -> None:
    assert kept(model, TAIL).strip()


def test_blank_lines_stay(model: ArticleModel) -> None:
    assert model.removals([["", " ", "\t"]]) == [{}]


@pytest.mark.parametrize("part", PARTS)
def test_what_is_left_is_left_alone(model: ArticleModel, part: str) -> None:
    once = kept(model, example(part))
    assert once != example(part)
    assert kept(model, once) == once


def test_removals_name_lines_by_part(model: ArticleModel) -> None:
    lines = example("tail").split("\n")
    (found,) = model.removals([lines])
    tail = [line for line, _, _ in found["tail"]]
    assert tail == [i for i in range(tail[0], len(lines)) if lines[i].strip()]
    assert model.removals([ARTICLE.split("\n"), []]) == [{}, {}]


def lines_of(words: list[int], likely: int = 100) -> tuple[Bounds, Seen]:
    """One document; what has fifty words or more is a sentence."""
    n, w = len(words), np.array(words)
    zero = np.zeros(n, np.int64)
    return Bounds(zero), Seen(np.full(n, likely), w, 2 * (w >= 500), zero, zero, zero)


def test_what_may_be_a_headline_stays() -> None:
    navigation = 2 * NAVIGATION
    menu_title_text = heads(*lines_of([10, 10, 60, 900]), np.array([navigation, navigation, 0, 0]))
    # from the end: text, title, menu, menu; a head reaches no further than the menu
    assert candidates(menu_title_text).tolist() == [2, 3]
    short_title_first = heads(*lines_of([20, 10, 900]), np.array([-1, navigation, 0]))
    assert candidates(short_title_first).tolist() == []


def tail_candidates(
    words: list[int],
    *,
    headings: tuple[int, ...] = (),
    addresses: tuple[int, ...] = (),
    known: tuple[int, ...] = (),
    likely: int = 100,
) -> list[int]:
    n = len(words)
    at, seen = lines_of(words, likely)
    flags = [np.isin(np.arange(n), some) for some in (headings, addresses, known)]
    seen = seen._replace(phrase=flags[2].astype(np.int64))
    return candidates(tails(at, seen, np.zeros(n, np.int64), *flags[:2], np.zeros(n, bool))).tolist()


def test_headings_of_references_and_addresses_stay() -> None:
    lines = read(
        [["Einzelnachweise", "参考文献", "References[edit]", "https://example.org/a", "Related", "Http is a protocol"]],
        Characters(tables()),
    )
    assert headings(lines, Characters(tables())).tolist() == [True, True, True, False, False, False]
    assert addresses(lines).tolist() == [False, False, False, True, False, True]
    assert tail_candidates([900, 10, 10, 10], addresses=(2,)) == [3]


def test_code_is_code_where_there_is_more_of_it() -> None:
    block = ["It prints:", "{", '    "gates": 2,', "", "    open();", "} \\", "&nbsp;", "See the manual; it is long."]
    texts = [block, ["A reply:", "}", "", "[Marit Holm]"], []]
    lines = read(texts, Characters(tables()))
    assert code(texts, lines).tolist() == [False, True, True, True, True, False, False, False, False, False]


def test_greek_questions_are_no_code() -> None:
    texts = [["Τι ώρα φεύγει;", "Ποιος περιμένει;", "Πού είναι;", "Γιατί;"]]
    lines = read(texts, Characters(tables()))
    assert not code(texts, lines).any()


def test_code_that_ends_a_text_stays(model: ArticleModel) -> None:
    code = "\n\nif (open) {\n    wait();\n}"
    assert kept(model, f"{ARTICLE}\n\n{TAIL}").rstrip() == ARTICLE
    assert kept(model, f"{ARTICLE}\n\n{TAIL}{code}") == f"{ARTICLE}\n\n{TAIL}{code}"


def test_below_references_a_tail_begins_with_a_phrase_that_is_known() -> None:
    assert tail_candidates([900, 10, 10, 10, 10], headings=(1,)) == []
    assert tail_candidates([900, 10, 10, 10, 10], headings=(1,), known=(3,)) == [3, 4]
    assert tail_candidates([900, 10, 10, 10, 10], headings=(3,), known=(1,)) == []


def test_no_tail_holds_a_sentence_that_may_be_text() -> None:
    assert tail_candidates([9000, 10, 800, 10], likely=SENTENCE - 1) == [1, 2, 3]
    assert tail_candidates([9000, 10, 800, 10], likely=SENTENCE) == [3]


def test_a_list_has_no_article_to_be_over() -> None:
    assert tail_candidates([900, 10, 10]) == [1, 2]
    assert tail_candidates([100, 90, 10, 10]) == []
    assert max(tail_candidates([900, *[90] * 30])) == 11


def test_a_tail_holds_little_prose() -> None:
    assert tail_candidates([9000, 10, 800, 10]) == [1, 2, 3]
    assert tail_candidates([9000, 10, 800, 800, 10]) == [3, 4]
    assert tail_candidates([90000, 10, 800, 800, 10])[0] == 1


def test_the_gate_lets_prose_pass_and_stops_tails() -> None:
    assert not may_find(ARTICLE)
    assert may_find(f"{ARTICLE}\n\n{TAIL}")
    assert not may_find("")
    assert not may_find("one line")


@pytest.mark.parametrize(
    "end",
    [
        "What you need to row across:\n- a boat\n- two oars\n- an hour",
        "Marit Holm\nPort Vale",
        "| Isle | Boats |\n| Vale | 4 |",
    ],
)
def test_the_gate_knows_lists_and_names_from_a_foot(end: str) -> None:
    assert not may_find(f"{ARTICLE}\n\n{end}")


def test_what_a_line_says_depends_on_its_words() -> None:
    assert score_of([1] * (1 << BITS), "") == 0
    assert score_of([0] * (1 << BITS), "Leave a Reply") == 0
    assert (
        score_of([2] * (1 << BITS), "Reply") == 16 * 2 * 4 // 32
    )  # a word, first, last and all of it: the root of four
    assert features("x" * 500) == []


def test_trees_of_the_gate() -> None:
    nodes = [[0, 5, 1, 2], [-1, 7, 0, 0], [1, 0, 3, 4], [-1, 1, 0, 0], [-1, 2, 0, 0]]
    tree = tree_of(nodes, 0)
    assert not isinstance(tree, int)
    assert [sum_of_leaves([tree, tree], x) for x in ([5, 9], [6, 0], [6, 1])] == [14, 2, 4]


@pytest.mark.parametrize("end", ENDS)
def test_the_gate_looks_at_the_ends_alone(end: End) -> None:
    text = (ARTICLE + "\n\n") * 8
    assert outermost(text * 100, end) == outermost(text, end)


def test_a_long_line_is_measured_in_part() -> None:
    line = "a" * LONG + "b" * LONG
    (short,) = measured([line])
    assert len(short) == LONG
    assert short[0] == "a"
    assert short[-1] == "b"
    assert measured(["x" * LONG]) == ["x" * LONG]


def test_the_learned_numbers_fit_the_columns() -> None:
    """When this fails `cleantext.scoring` has changed what it measures: learn the model anew (docs/article-model.md)."""
    with np.load(str(files("cleantext.article") / "data" / "article.npz")) as numbers:
        made = dict(numbers)
    assert Weigher.of(made)
    with pytest.raises(ModelMismatch, match="learn it anew"):
        Weigher.of({**made, "fingerprint": np.array("0" * 16)})


def test_561_the_last_sentence_of_a_column_is_no_beginning_of_a_tail() -> None:
    """A tail began at a short sentence right below another, and took the column's last words."""
    column = (
        "Der letzte Bus\nEine Kolumne von Alma Wirth\nTeilen\n"
        "Am Freitag fuhr ich mit dem letzten Bus an den See, und ich meine den letzten: Die Linie wird eingestellt. Wir waren zu "
        "viert, dazu ein Hund, der zu niemandem gehörte.\n"
        "Der Fahrer, der die Strecke seit 1994 fährt, sagte, er werde den Berg im Schnee vermissen.\n"
        "An der Endstation machte er das Licht aus.\nNiemand machte ein Foto.\nWir gingen zu Fuß nach Hause.\n"
    )
    foot = "Mehr von Alma Wirth\nKommentare\nDiskutieren Sie mit"
    cleaned = Cleaner(language="de")(column + foot)
    assert cleaned.endswith("Niemand machte ein Foto.\nWir gingen zu Fuß nach Hause.")


def test_561_sentences_of_a_tail_go_with_what_is_above_them() -> None:
    words = [900, 10, 60, 60]
    at, seen = lines_of(words)
    closed = seen._replace(signature=np.array([8 * 32, 0, 8 * 32, 8 * 32]))
    none = np.zeros(4, np.int64)
    assert candidates(tails(at, closed, none, *[none > 0] * 3)).tolist() == [1, 2]
    assert candidates(tails(at, seen, none, *[none > 0] * 3)).tolist() == [1, 2, 3]
