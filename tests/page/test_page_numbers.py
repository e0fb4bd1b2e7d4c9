"""The arithmetic under the page model, against the slow way of doing it."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.page import PageModel, trees
from cleantext.page.columns import shape, short
from cleantext.page.decide import APART, LESS, LIKELY, NEAR, SURE, UNSURE, islands, thresholds
from cleantext.page.genre import page_signs
from cleantext.page.hashing import hash_words
from cleantext.page.lines import read
from cleantext.page.span import FAR, Span
from cleantext.page.trees import LEAVES, UNIT, Trees
from cleantext.page.wording import signs
from cleantext.tail import TailModel

SIZES = st.lists(st.integers(1, 12), min_size=1, max_size=5)


def documents(sizes: list[int]) -> np.ndarray:
    return np.repeat(np.arange(len(sizes)), sizes)


@settings(max_examples=100, deadline=None)
@given(SIZES, st.integers(0, 2**32), st.integers(1, 6))
def test_span_sees_one_document_only(sizes: list[int], seed: int, reach: int) -> None:
    at, x = Span(documents(sizes)), np.random.default_rng(seed).integers(-20, 20, sum(sizes))
    moved, box, high = at.shift(x, reach, -99), at.box(x, reach), at.highest_near(x, reach, -99)
    so_far, before, (since, _), (until, _) = at.highest_so_far(x), at.before(x), at.since(x > 5), at.until(x > 5)
    from_here = at.highest_from_here(x)
    for head, size in zip(at.heads, at.sizes, strict=True):
        own = x[head : head + size].tolist()
        for i in range(size):
            assert moved[head + i] == (own[i + reach] if i + reach < size else -99)
            assert box[head + i] == sum(own[max(0, i - reach) : i + reach + 1])
            assert high[head + i] == max(own[max(0, i - reach) : i], default=-99)
            assert so_far[head + i] == max(own[: i + 1])
            assert from_here[head + i] == max(own[i:])
            assert before[head + i] == sum(own[:i])
            assert since[head + i] == next((k for k in range(1, i + 1) if own[i - k] > 5), FAR)
            assert until[head + i] == next((k for k in range(1, size - i) if own[i + k] > 5), FAR)


@settings(max_examples=100, deadline=None)
@given(SIZES, st.integers(0, 2**32))
def test_best_run(sizes: list[int], seed: int) -> None:
    at, x = Span(documents(sizes)), np.random.default_rng(seed).integers(-20, 20, sum(sizes))
    first, last = at.best_run(x)
    for d, (head, size) in enumerate(zip(at.heads, at.sizes, strict=True)):
        own = x[head : head + size]
        best = max(own[i:j].sum() for i in range(size) for j in range(i, size + 1))
        assert x[first[d] : last[d] + 1].sum() == best


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 900)), min_size=1), min_size=1, max_size=4))
def test_the_threshold_is_the_best_for_lines_that_are_alike_or_the_lowest_that_nearly_is(
    pages: list[list[tuple[int, int]]],
) -> None:
    def best(page: list[tuple[int, int]]) -> int:
        def above(least: int) -> int:
            return sum(words + 5 for p, words in page if p >= least)

        def f1(kept: int, main: int) -> int:
            return 2_000_000 * min(kept, main) // max(kept + main, 1)

        levels = range(25, 1000, 50)
        expected = {t: sum(f1(above(t), above(u)) for u in levels) for t in range(50, 1000, 50)}
        most = max(expected.values())
        enough = most * NEAR // 1_000_000 if most < UNSURE * len(levels) else most
        return next(t for t, f in expected.items() if f >= enough)

    lines = [line for page in pages for line in page]
    found = thresholds(Span(documents([len(page) for page in pages])), *np.array(lines).T)
    assert found.tolist() == [best(page) for page in pages]


def test_trees_reach_the_leaf_that_the_tests_lead_to() -> None:
    # column 0 <= 3 ? (column 1 <= 7 ? leaf 0 : leaf 1) : leaf 2
    tests = trees.Tests(
        np.zeros(2, np.int16),
        np.array([0, 1], np.int16),
        np.array([3, 7], np.int32),
        np.array([0xFFFF & ~0b011, 0xFFFF & ~0b001], np.uint16),
        np.array([[10, 20, 30] + [0] * (LEAVES - 3)], np.int32) * UNIT,
    )
    a, b = np.array([3, 3, 4, -9, 10**6]), np.array([7, 8, 0, 99, -5])
    assert (Trees(tests)([a, b]) // UNIT).tolist() == [10, 20, 30, 20, 30]


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_few_lines_reach_the_leaves_that_they_reach_among_many(data: st.DataObject) -> None:
    shipped = TailModel.load()
    dice = np.random.default_rng(data.draw(st.integers(0, 10**6)))
    few = data.draw(st.integers(1, trees.FEW))
    for part in (shipped.weigher.trees, shipped.tail.trees, shipped.head.trees):
        columns = list(dice.integers(-200, 1200, (max(part.columns) + 1, trees.FEW + 1)))
        assert part(columns)[:few].tolist() == part([column[:few] for column in columns]).tolist()


@settings(max_examples=200, deadline=None)
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
        at = Span(documents([len(keep)] * copies))
        found = islands(at, np.array(keep * copies), np.array(p * copies), np.array(words * copies))
        assert np.flatnonzero(found[-len(keep) :]).tolist() == sorted(gone)


def test_what_stands_apart_stays_in_a_forum() -> None:
    model = PageModel.load()
    p = np.array([900] * 5 + [0] * (APART + 1) + [600] * 5)
    lines = read([[f"word number {i}" for i in range(len(p))]], model.characters)
    s = replace(shape(lines), words=np.full(len(p), 200))
    for forum in (False, True):
        keep = model.judge.choose(Span(lines.document), s, p, np.full(len(p), forum))
        assert np.flatnonzero(keep).tolist() == [*range(5), *([*range(len(p) - 5, len(p))] if forum else [])]


def test_a_sign_counts_once_a_page() -> None:
    model = PageModel.load()
    lines = read([["Reply", "Quote"], ["Reply", "Quote", "Reply", "Reply"], ["Quote", "Reply " * 40]], model.characters)
    at = Span(lines.document)
    of_short = signs(lines).of(short(shape(lines)))
    found = page_signs(of_short, at)
    once = [set(found.bucket[found.line == d].tolist()) for d in range(3)]
    assert once[0] == once[1] > once[2]  # a long line tells nothing
    assert found.number.tolist() == [len(some) for some in once]
    for column in model.judge.genres.columns(at, of_short).values():
        assert column[0] == column[2] != column[-1]


def test_words_have_the_hashes_that_lists_give_them() -> None:
    lines = read([["By ANNA Πέτρος, März 新聞"]], PageModel.load().characters)
    assert lines.hashes.tolist() == hash_words(["by", "anna", "πέτρος", "märz", "新", "聞"]).tolist()
