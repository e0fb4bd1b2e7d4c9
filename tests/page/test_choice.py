"""How the page model chooses among the lines of a page, against the slow way of doing it."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext import Cleaner
from cleantext.engine.engine import RESTLESS
from cleantext.page import PageModel
from cleantext.page.choice import APART, LESS, LIKELY, NEAR, SURE, UNSURE, choose, islands, thresholds
from cleantext.page.genre import page_features
from cleantext.page.second_pass import COMMON, shared_words
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.lines import read
from cleantext.scoring.shape import shape
from cleantext.scoring.word_weights import features, short

LINES = st.lists(
    st.lists(st.sampled_from(["ferry", "quay", "tide", "boat", "crew", "rope"]), min_size=1, max_size=6), min_size=1
)


def documents(sizes: list[int]) -> np.ndarray:
    """Of each line its document."""
    return np.repeat(np.arange(len(sizes)), sizes)


@settings(max_examples=100)
@given(st.lists(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 900)), min_size=1), min_size=1, max_size=4))
def test_the_threshold_is_the_best_for_lines_that_are_alike_or_the_lowest_that_nearly_is(
    pages: list[list[tuple[int, int]]],
) -> None:
    def best(page: list[tuple[int, int]]) -> tuple[int, int]:
        def above(least: int) -> int:
            return sum(words + 5 for p, words in page if p >= least)

        def f1(kept: int, main: int) -> int:
            return 2_000_000 * min(kept, main) // max(kept + main, 1)

        levels = range(25, 1000, 50)

        def expected(t: int) -> int:
            return sum(f1(above(t), above(u)) for u in levels) // len(levels)

        those = {t: expected(t) for t in range(50, 1000, 50)}
        most = max(those.values())
        enough = most * NEAR // 1_000_000 if most < UNSURE else most
        lowest = next(t for t, f in those.items() if f >= enough)
        return lowest, those[lowest] - expected(0)

    lines = [line for page in pages for line in page]
    found, gain = thresholds(Bounds(documents([len(page) for page in pages])), *np.array(lines).T)
    assert list(zip(found.tolist(), gain.tolist(), strict=True)) == [best(page) for page in pages]


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 1000), st.integers(0, 900)), min_size=1, max_size=6))
def test_islands(stretches: list[tuple[int, int, int]]) -> None:
    keep, p, words = [], [], []
    for gap, probability, size in stretches:
        keep += [False] * gap + [True]
        p += [0] * gap + [probability]
        words += [50] * gap + [size]
    groups: list[list[int]] = []
    for i in np.flatnonzero(keep).tolist():
        if groups and i - groups[-1][-1] <= APART:
            groups[-1].append(i)
        else:
            groups.append([i])
    mass = [sum(max(p[i] - LIKELY, 0) * (words[i] + 1) for i in group) for group in groups]
    mean = [sum(p[i] * (words[i] + 1) for i in group) // sum(words[i] + 1 for i in group) for group in groups]
    main = max(b for a, b in zip(mass, mean, strict=True) if a == max(mass))
    gone = {i for m, group in zip(mean, groups, strict=True) if main >= SURE and m < main - LESS for i in group}
    for copies in (1, 2):  # beside another document each says the same
        at = Bounds(documents([len(keep)] * copies))
        found = islands(at, np.array(keep * copies), np.array(p * copies), np.array(words * copies))
        assert np.flatnonzero(found[-len(keep) :]).tolist() == sorted(gone)


@pytest.mark.parametrize(
    ("likely", "unlikely", "words", "stays"),
    [
        (6, 6, 100, 6),
        (6, 5, 100, 11),  # too few lines to be a page
        (6, 6, 25, 6),
        (6, 6, 24, 12),  # or too few words, which are counted in tenths
        (0, 20, 100, 20),  # nothing is ever left empty
        (30, 6, 100, 30),
        (30, 5, 100, 35),  # a handful of lines is less than a page has around its text
        (194, 6, 100, 200),  # what goes must be worth it
        (93, 7, 100, 93),
    ],
)
def test_what_stays_whole(likely: int, unlikely: int, words: int, stays: int) -> None:
    size = likely + unlikely
    for copies in (1, 2):  # beside another document each says the same
        at = Bounds(documents([size] * copies))
        chance = np.array(([900] * likely + [10] * unlikely) * copies)
        keep = choose(at, np.full(at.n, words), chance, np.ones(at.n, bool))
        assert keep.tolist() == ([True] * stays + [False] * (size - stays)) * copies


def test_what_stands_apart_stays_in_a_forum() -> None:
    p = np.array([900] * 5 + [0] * (APART + 1) + [600] * 5)
    at, words = Bounds(documents([len(p)])), np.full(len(p), 200)
    for forum in (False, True):
        keep = choose(at, words, p, np.full(len(p), forum))
        assert np.flatnonzero(keep).tolist() == [*range(5), *([*range(len(p) - 5, len(p))] if forum else [])]


def test_a_feature_counts_once_a_page() -> None:
    model = PageModel.load()
    lines = read([["Reply", "Quote"], ["Reply", "Quote", "Reply", "Reply"], ["Quote", "Reply " * 40]], model.characters)
    at = Bounds(lines.document)
    of_short = features(lines).of(short(shape(lines)))
    found = page_features(of_short, at)
    once = [set(found.bucket[found.line == d].tolist()) for d in range(3)]
    assert once[0] == once[1] > once[2]  # a long line tells nothing
    assert found.number.tolist() == [len(some) for some in once]
    for column in model.judge.genres.columns(at, of_short).values():
        assert column[0] == column[2] != column[-1]


@settings(max_examples=60)
@given(st.lists(LINES, min_size=1, max_size=3), st.integers(0, 2**32))
def test_shared_words_are_counted_as_by_hand(documents: list[list[list[str]]], seed: int) -> None:
    lines = read([[" ".join(line) for line in document] for document in documents], PageModel.load().characters)
    main = np.random.default_rng(seed).integers(0, 1001, lines.n)
    found = shared_words(lines, main).tolist()
    at = 0
    for document in documents:
        sets, weights = [set(line) for line in document], main[at : at + len(document)].tolist()
        for i, words in enumerate(sets):
            rare = [w for w in words if sum(w in other for other in sets) <= COMMON]
            shared = [w for w in rare if sum(m for k, m in enumerate(weights) if w in sets[k] and k != i) > 500]
            assert found[at + i] == 1000 * len(shared) // max(1, len(rare))
        at += len(document)


WORDS = (
    "about after all any art arts bag bank bike boat book books box cab cake calm car cars cash city club code cold "
    "come cook crew day deal desk dish door easy eat event fair farm film find fish food for from game gift go good "
    "green hall help here home hot house how ice in island it jobs join kids kind lake land last list live local look "
    "loud made mail make map maps market more move music near new news night of off on one open our out over page park "
    "past people pets phone photo plan play post quay race rain read rest road room sail sale save sea see sell send "
    "shop show sign site sky snow song sport stay stop store sun take talk team that the them this time to today tour "
    "town trade train travel two up us video visit walk want watch water way we week what when wind winter with work "
    "year you your"
)


@pytest.mark.parametrize("seed", [16, 34])
def test_338_thousands_of_labels_on_a_page(seed: int) -> None:
    """Each look of the page model took another line or two, for all the rounds that there are, and cleaning what came out
    took more."""
    dice = random.Random(seed)
    labels = [" ".join(dice.choices(WORDS.split(), k=dice.randint(1, 5))) for _ in range(1500)]
    page = "\n".join(label.capitalize() + "." if dice.random() < 0.3 else label for label in labels)
    cleaner = Cleaner(profile="page")
    result = cleaner.run(page)
    assert not any(held.reason == RESTLESS for held in result.held)
    assert cleaner(result.text) == result.text
