"""What holds for every text, whatever the rules: total, idempotent, undone exactly, and the plan only a filter."""

import os
import pickle
import random
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext
from cleantext.joins.chunks import CACHE
from cleantext.testing import documents
from tests.small_packs import pack

FAST = cleantext.Cleaner()
PLAIN = cleantext.Cleaner(prefilter=False)
PAGES = cleantext.Cleaner(profile="page")
PLAIN_PAGES = cleantext.Cleaner(profile="page", prefilter=False)
ANYTHING = st.text(alphabet=st.characters(), max_size=200)
EXAMPLES = int(os.environ.get("CLEANTEXT_EXAMPLES", "200"))
COMMON = settings(max_examples=EXAMPLES)


@COMMON
@given(st.one_of(documents(), ANYTHING))
def test_undo_is_exact_and_the_ledger_in_order(text: str) -> None:
    result = FAST.run(text)
    at = 0
    known = {rule.id for rule in FAST.rules}
    for edit in result.edits:
        assert at <= edit.start <= edit.end <= len(text)
        assert {edit.rule, *edit.also} <= known
        at = edit.end
    assert cleantext.undo(result.text, result.edits) == text


@COMMON
@given(st.one_of(documents(), ANYTHING))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = FAST(text)
    assert FAST(once) == once


@COMMON
@given(st.lists(st.one_of(documents(), ANYTHING), max_size=4))
def test_batches_and_the_plain_path_give_the_same(texts: list[str]) -> None:
    together = FAST.run_batch(texts)
    assert [(r.text, r.edits) for r in together] == [(r.text, r.edits) for r in map(PLAIN.run, texts)]


@COMMON
@given(st.lists(st.one_of(documents(), ANYTHING), max_size=4))
def test_all_of_this_holds_of_pages(texts: list[str]) -> None:
    together = PAGES.run_batch(texts)
    assert [(r.text, r.edits) for r in together] == [(r.text, r.edits) for r in map(PLAIN_PAGES.run, texts)]
    assert [cleantext.undo(result.text, result.edits) for result in together] == texts
    assert [PAGES(result.text) for result in together] == [result.text for result in together]


def test_workers_and_batches_make_no_difference() -> None:
    texts = [f"The ferry number {n} leaves at nine .\n\nLeave a Comment" for n in range(40)]
    one = [result.text for result in FAST.run_many(texts)]
    two = [result.text for result in FAST.run_many(iter(texts), workers=2)]
    assert one == two == [f"The ferry number {n} leaves at nine." for n in range(40)]


def test_a_cleaner_survives_pickling_and_threads() -> None:
    cleaner = pickle.loads(pickle.dumps(FAST))
    assert cleaner.fingerprint == FAST.fingerprint
    out: list[str] = []
    threads = [threading.Thread(target=lambda: out.append(cleaner("It closed .\n\nLeave a Comment"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert out == ["It closed."] * 4


def test_570_threads_that_share_a_cleaner_lose_no_document_to_one_another() -> None:
    """They share what is remembered of words as well, and each of them may empty that when it is full."""
    dice = random.Random(570)
    syllables = ["mor", "lan", "tek", "ris", "ova", "den", "gal", "hum", "pet", "sor", "wick", "ard"]

    def word() -> str:
        return "".join(dice.choices(syllables, k=3))

    texts = [" ".join(f"the{word()} {word()},{word()} of {word()}" for _ in range(CACHE // 8)) for _ in range(24)]
    cleaner = cleantext.Cleaner(language="en")
    alone = [cleaner(text) for text in texts]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(6) as pool:
            together = list(pool.map(cleaner, texts))
    finally:
        sys.setswitchinterval(interval)
    assert together == alone


def test_the_guard_holds_back_what_would_take_too_much() -> None:
    chrome = "Share on Facebook\nAdvertisement\n" * 30 + "Tags: ferries, mills"
    text = f"The boat came back.\n\n{chrome}"
    result = FAST.run(text)
    assert result.text == text
    assert {held.rule for held in result.held} >= {"web-en/share", "web-en/advertisement", "web-en/tags"}
    assert all("more than 50%" in held.reason for held in result.held)
    assert cleantext.Cleaner(guard=None)(text) == "The boat came back."


def test_a_footer_cue_with_prose_after_it_is_held_back() -> None:
    prose = "The harbour board met on Monday and decided that the crane would be moved to the northern pier before the winter, as nobody had any use for it where it stood. "
    text = f"{prose}\n\nRelated\n\n{prose}"
    result = FAST.run(text)
    assert result.text.count("Related") == 1
    assert [held.rule for held in result.held] == ["web-en/related"]


def test_a_rule_that_is_never_alone_takes_nothing_by_itself() -> None:
    kite = "The kite in the lime tree\n\nA kite hung there for a week."
    text = f"Saturday, June 10, 2023\n\n{kite}"
    result = FAST.run(text)
    assert result.text == text
    assert [(held.rule, held.line) for held in result.held] == [("web-en/date", 1)]
    assert "no other rule" in result.held[0].reason
    assert FAST(f"{text}\n\nLeave a Comment") == kite
    assert FAST(f"3 min read\n{text}") == kite


def test_473_a_rule_is_not_alone_where_the_page_model_took_chrome() -> None:
    menu = "\n".join(["Home", "Harbour", "Mills", "Weather", "Contact", "Shop", "Search", "Log in"] * 3)
    kite = " ".join(["A kite hung in the lime tree for a week, and nobody in the street had asked for it."] * 4)
    text = f"{kite}\n\nPhoto: Anna Holm\n\n{kite}"
    whole = cleantext.Cleaner(profile="page", disable=["page/caption"])
    assert whole(f"{menu}\n\n{text}") == f"{kite}\n\n{kite}"
    assert whole(text) == text


def test_a_pack_may_switch_off_a_built_in_rule(tmp_path: Path) -> None:
    house = pack(tmp_path, "house", extends=["web-en"], disable=["web-en/comment-prompt"])
    text = "The ferry left at nine, and nobody was late for it.\n\nLeave a Comment"
    assert cleantext.Cleaner([house])(text) == text
    assert FAST(text) != text
    heir = pack(tmp_path, "heir", extends=["house.yaml"])
    assert cleantext.Cleaner([heir])(text) == text, "it is off for those that extend the pack as well"


def test_a_stage_that_changed_a_text_looks_at_what_it_made(tmp_path: Path) -> None:
    house = pack(tmp_path, "house", {"id": "fewer-marks", "kind": "replace", "pattern": "!!", "with": "!"})
    for prefilter in (True, False):
        assert cleantext.Cleaner(house, builtin=False, prefilter=prefilter)("Land!!!!!!!!") == "Land!"


def test_what_is_held_back_in_two_rounds_is_told_once() -> None:
    result = FAST.run("Saturday, June 10, 2023\n\nA kite hung in the the old lime tree for a week .")
    assert result.text == "Saturday, June 10, 2023\n\nA kite hung in the old lime tree for a week."
    assert len(result.held) == 1


def test_a_rule_that_makes_more_of_what_it_looks_for_ends_the_document(tmp_path: Path) -> None:
    house = pack(tmp_path, "house", {"id": "two-quotes", "kind": "replace", "pattern": "'", "with": "''"})
    with pytest.raises(cleantext.CleantextError, match="20 times as long: house/two-quotes makes more"):
        cleantext.Cleaner(house, builtin=False).run("It's late.")


def test_448_the_rule_that_grows_is_named(tmp_path: Path) -> None:
    """It was the first one in the text, whatever that had done."""
    mends = {"id": "article", "kind": "replace", "pattern": "teh", "with": "the"}
    grows = {"id": "sleep", "kind": "replace", "pattern": "zzz", "with": "zzzzzz"}
    house = pack(tmp_path, "house", mends, grows)
    with pytest.raises(cleantext.CleantextError, match="house/sleep makes more"):
        cleantext.Cleaner(house, builtin=False).run("teh cat\nzzz")
