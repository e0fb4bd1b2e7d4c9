"""What is split, what is kept, and what holds for every text."""

from __future__ import annotations

import functools
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cleantext import Cleaner
from cleantext.joins import Joiner, Split, available, with_spaces
from cleantext.joins.chunks import Chunks
from cleantext.joins.keep import open_parts
from cleantext.joins.marks import marks
from cleantext.joins.memo import _may_hold_seam
from cleantext.joins.model import Model
from cleantext.joins.tables import Lexicon
from tests.timing import is_linear


@functools.cache
def joiner(language: str = "en") -> Joiner:
    return Joiner(language)


def repaired(text: str, language: str = "en", threshold: float = 0.5) -> str:
    return with_spaces(text, joiner(language).splits(text, threshold))


SPLIT = [
    ("The foreign minister Wang Yi", "transferred the file to his deputy on Tuesday, officials said."),
    ("He told the newspaper", "The talks would go on for another week, whatever happened."),
    ("Critics of Technology", "a Chinese rival of the American company were heard in court."),
    ("The museum shows technology", "like this to every visitor who asks for it."),
    ("She was born in", "London and lived there until the war."),
    ("It was the first time that the government", "had published the figures."),
    ("According to a report of the New York Times", "the company knew about it."),
    ("The two sides met in Vienna and", "agreed on a plan to end the fighting."),
    ("Read more about the election", "and the parties that take part in it."),
]


@pytest.mark.parametrize(("left", "right"), SPLIT)
def test_joined_words_are_split(left: str, right: str) -> None:
    assert repaired(left + right) == f"{left} {right}"


PAGE = """The old ferry is back on the lake

The ferry that carried three generations across the lake is running again, two years after the harbour closed. On Saturday morning some forty people stood on the quay, most of them with bicycles, and waited for the first crossing of the season.

The boat was built in 1931 by a yard on the eastern shore. It has a single deck, a small cabin with a stove, and room for six cars. The engine was replaced twice; the bell is the one that came with the boat. Everybody who grew up here knows its sound.

“We thought it was gone for good,” said the mayor, who took the first ticket. The council had wanted to sell the boat to a museum, but no museum could pay for the transport. So it stayed in its shed, and the paint came off in sheets.

Then a group of retired carpenters asked for the key. They worked on it for two winters, at first without a plan and later with one. The wood was given by a sawmill, the brass by a school, and the money for the engine was collected at the weekly market. The captain told the newspaper{0}The Shore where the boat had always leaked.

The crossing takes eighteen minutes when the wind is fair. There are five departures a day until the end of September, and one in the evening for those who work in the town. A ticket costs two crowns, children travel free, and dogs sit on the deck.

The bus company, which had taken over the traffic in the meantime, will keep its line around the lake. It is slower by half an hour, but it stops at the hospital. A timetable for both hangs at the quay, and at the library.
"""
"""Of the length of an article."""


def test_a_lone_join_in_a_page_is_split() -> None:
    assert repaired(PAGE.format("")) == PAGE.format(" ")


def test_a_page_without_a_join_is_kept() -> None:
    assert joiner().splits(PAGE.format(" "), 0.1) == []


@pytest.mark.parametrize(("left", "right"), SPLIT)
def test_a_lone_join_behind_a_page_is_split(left: str, right: str) -> None:
    clean = PAGE.format(" ")
    assert repaired(f"{clean}\n\n{left}{right}") == f"{clean}\n\n{left} {right}"


def test_a_few_joins_in_a_page_are_split() -> None:
    few = PAGE.replace("The engine was replaced", "Its Engine{0}a present of the navy, was replaced")
    few = few.replace("The council", "The mayor Wang Yi{0}answered that the council")
    assert few.count("{0}") == 3
    assert repaired(few.format("")) == few.format(" ")


MARKS = [
    ("They said it was over.", "The crowd went home and the lights went out.Nobody stayed."),
    ("He bought apples,", "pears,plums and cherries at the market on Saturday."),
]


@pytest.mark.parametrize(("left", "right"), MARKS)
def test_a_space_after_a_mark_comes_back(left: str, right: str) -> None:
    done = repaired(left + right)
    assert done.startswith(f"{left} {right[:4]}")
    assert done.replace(" ", "") == (left + right).replace(" ", "")


def test_what_is_glued_to_an_address_is_split_off_it() -> None:
    text = "Please see{0}https://example.org/newspaperThe/and.html for details of the plan."
    assert repaired(text.format("")) == text.format(" ")


@pytest.mark.parametrize(
    "text",
    [
        "More of it is on www.harbour-plans.org{0}The council will decide next week.",
        "For questions write to ferry@harbour-plans.com{0}or call the office before noon.",
        "The captain wrote about it for{0}@LakeFerry on Monday, and others answered.",
        "They put it under the word{0}#lakeferry and others followed with pictures.",
        "The tools (hammer, saw, etc.) are in the box, the wood{0}(e.g. oak) is outside.",
        "The ferry leaves at 5 p.m.{0}On Sundays it stays in the harbour.",
        "The site is harbour-plans.com.{0}The owner pays for it.",
        "The key is in the shed of{0}A carpenter who lives by the lake.",
    ],
)
def test_lost_spaces_beside_addresses_handles_abbreviations_and_short_words(text: str) -> None:
    assert repaired(text.format("")) == text.format(" ")


@pytest.mark.parametrize(
    ("chunk", "parts"),
    [
        ("ferry", [(0, "ferry")]),
        ("Visitwww.quay.comfor", [(0, "Visitwww"), (14, "comfor")]),
        ("seehttps://quay.example/boat", [(0, "seehttps")]),
        ("for@LakeFerry", [(0, "for@L")]),
        ("under#lakeferry", [(0, "under#l")]),
        ("a#lakeferry", [(0, "a#l")]),
        ("boat@quay.orgThe", [(10, "orgThe")]),
        ("quay.org,The", [(5, "org,The")]),
        ("boat@quay.org", []),
        ("java.net.URL", []),
        ("org.example.parser", []),
        ("index.html#top", []),
        ("core.worktree", []),
    ],
)
def test_the_parts_of_a_chunk_that_are_open(chunk: str, parts: list[tuple[int, str]]) -> None:
    assert [(part.start, part.text) for part in open_parts(chunk)] == parts


KEEP = [
    "He bought an iPhone and watched YouTube all evening.",
    "Ronald McDonald and Danny DeVito were there, and so was MacArthur.",
    "Russia's GLONASS satellites and its minister Sergei Shoigu were in the news.",
    "The trainer Kirchberger spoke to Die Welt after the match.",
    "Turn on PictureInPicture in the settings of the browser.",
    "The JavaScript on this page calls getElementById twice.",
    "Follow #ClimateActionNow and @JaneDoeWrites for more.",
    "See https://example.com/SomePage/andMore or www.example.org/FooBar for details.",
    "Write to JaneDoe@example.com or sales@HouseOfBooks.co.uk today.",
    "The file is in /usr/local/ShareFolder or C:\\Users\\JaneDoe on Windows.",
    "Use os.path.joinPaths() or `MyClass.doThing(x)` and snake_caseNames.",
    "It weighs 50kg, is 3D printed, and costs £1m or $20bn.",
    "On the 22nd and the 1st of May, in the 1990s, version 2.0.1b was out.",
    "tl;dr: e.g. the U.S. and the U.K. disagree, i.e. nothing is new.",
    "LinkedIn, GitHub, PayPal, WhatsApp and TikTok are companies.",
    "MPs and PhDs discussed mRNA, pH, kWh and eBay at the BBC.",
    "The function(s) and the child(ren) were well-known to everyone.",
    "Meet at 10:30am or 7pm; the ratio is 3:1, the score 2-1.",
    "The B2B firm has the MP3 (of 5MB) of F.C. Union, 20th in 2019, for US$14.",
    "O'Brien and D'Angelo don't think it's rock'n'roll.",
    "The co-operative's notebook, afternoon, nonetheless, whatsoever, heretofore.",
    "Set core.worktree or boat.engine in the file of the programme; see man8/ferry.8 for more.",
    'Its symbol is |NotNestedBoat| in the manual, and the harbours are "quay-1a","quay-2b134".',
    "Give it -T[device] or -vVersion, write #![allow(unused)] and println!(\"Boat\"), or set |'mouse'|.",
    'Call sleep(0.5), then SUM(first;second), IRR(cashFlow) and Ferry("Anna"), as the manual has it.',
    "Its address is 00:16:3E:C2:07:EE, its print 88de3533bf6e054d1799, its key SHA256:K3Qj9Gz7OacL4Z2jX.",
    "They run 1.0.0-rc1 and 4.9.9beta, 4.999.9beta.2 at night, and kernel-6.1.0-18-amd64 on the boat.",
    "Holm A. Ferries in fog. J Harb Stud. 2015;38(12):1211–8. Berg B. The quay. Tide Rev. 2016;6:e011092.",
    "As of 2017[update], nine ferries were at sea.[12] The tenth had sunk.[13][14] Nobody knows why.[citation needed]",
    "Its screen shows 1920×1080 points, that of the older boat 1366×768.",
    "Open about:config and then about:addons to switch the map off.",
    "Ask #7ferryman in the channel (Fähre)自动 about 2つの boats, or +oars.",
    'The harbour (Bonjour)自动发现和设置, and "Boat 1.0"として"Ferry" came out.',
    "Write to root@localhost or git@forge, see issue#12, and read about C# or F# on the quay.",
    "Take java.net.URL, java.io.File and org.example.netbeans for the plan, or the std.iostream of the boat.",
    "A kWh, an IoT of the RoI, and 5 mA or 3 kA: the HbA of the ferry.",
    "",
    " \n\n ",
]


@pytest.mark.parametrize("text", KEEP)
@pytest.mark.parametrize("threshold", [0.5, 0.9])
def test_names_addresses_and_code_are_kept(text: str, threshold: float) -> None:
    assert joiner().splits(text, threshold) == []


def test_german_compounds_are_kept() -> None:
    text = (
        "Die Donaudampfschifffahrtsgesellschaft und der Bundesverfassungsrichter Kirchberger trafen sich in der "
        "Autobahnraststätte. Die Arbeitslosenversicherung und die Krankenhausfinanzierungsreform waren ein Thema."
    )
    assert joiner("de").splits(text) == []


def test_a_garbled_word_is_split_at_its_seam_and_nowhere_else() -> None:
    text = "He called it a policyYo of the government that nobody wanted."
    assert repaired(text) == text.replace("policyYo", "policy Yo")


def test_what_a_split_says() -> None:
    text = "He told the newspaperThe talks would go on for another week, whatever happened."
    (split,) = joiner().splits(text)
    assert isinstance(split, Split)
    assert split.offset == text.index("The talks")
    assert 0.5 <= split.confidence <= 1
    assert "newspaper" in split.evidence


def test_a_higher_threshold_only_takes_away() -> None:
    text = "\n".join(a + b for a, b in SPLIT)
    few, many = ({split.offset for split in joiner().splits(text, threshold)} for threshold in (0.999, 0.5))
    assert few < many


def test_an_unknown_language_is_refused_with_the_choices() -> None:
    with pytest.raises(ValueError, match=r"'xx'.*en"):
        Joiner("xx")
    assert "en" in available()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ('He said "It\'s"fine and left.', 'He said "It\'s" fine and left.'),
        ('He wrote "It\'s" and then "That\'s"too.', 'He wrote "It\'s" and then "That\'s" too.'),
        ('He said"It\'s fine" and left.', 'He said "It\'s fine" and left.'),
    ],
)
def test_356_a_quotation_mark_opens_or_closes(text: str, right: str) -> None:
    """`"It's"fine` became `"It's "fine`: behind an apostrophe the other side of the mark looked likelier."""
    assert repaired(text) == right


def test_357_the_letters_of_an_ordinal_stay_with_its_number() -> None:
    """`3rdtime` became `3 rd time`."""
    assert repaired("On the 3rdtime it rained, they left.") == "On the 3rd time it rained, they left."
    assert repaired("The 2ndquarter was worse, he said.") == "The 2nd quarter was worse, he said."


PIECES = st.sampled_from(
    [
        "the", "The", "and", "newspaper", "Wang", "Yi", "transferred", "iPhone", "McDonald", "policy", "of", "in", "a",
        "NATO", "said", "über", "Straße", "été", "naïve", "’s", "'t", "“", "”", "\"", "(", ")", "[", "]", ".", ",", ";", ":",
        "!", "?", "…", "–", "—", "-", "--", "|", "•", "·", "»", "«", "3", "22", "2020", "kg", "%", "$", "£", "+", "*", "^", "®",
        " ", " ", "  ", "\n", "\t", "\u00a0", "\u2003", "\x00", "\ud800", "👍", "中文", "ﬁ", "İ", "ǅ", "@", "#", "/", "://",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join)
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from([0.02, 0.5, 0.9]))
def test_properties(text: str, threshold: float) -> None:
    splits = joiner().splits(text, threshold)
    data = text.encode("utf-8", "surrogatepass")
    if not joiner().wakes(data):
        assert splits == []
    done = with_spaces(text, splits)
    assert splits == joiner().splits(text, threshold)
    assert joiner().splits(done, threshold) == []
    offsets = [split.offset for split in splits]
    assert offsets == sorted(set(offsets))
    assert all(0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace() for at in offsets)
    assert len(done) == len(text) + len(splits)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_a_buffer_of_many_documents_wakes_where_each_of_them_does(texts: list[str]) -> None:
    parts = [text.encode("utf-8", "surrogatepass") for text in texts]
    at, expected = 0, []
    for part in parts:
        expected += [at + wake for wake in joiner().wakes(part)]
        at += len(part) + 1
    assert joiner().wakes(b"\n".join(parts)) == expected


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_documents_of_a_buffer_pass_the_bar_as_each_of_them_does_alone(texts: list[str]) -> None:
    parts = [text.encode("utf-8", "surrogatepass") + b"\n" for text in [*texts, PAGE.format(""), PAGE.format(" ")]]
    at, starts, expected = 0, [], []
    for part in parts:
        starts.append(at)
        expected += [at + wake for wake in joiner().wakes(part, [0])]
        at += len(part)
    assert joiner().wakes(b"".join(parts), starts) == expected
    assert len(joiner().wakes(b"".join(parts))) >= len(expected) > 0


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_few_bytes_are_looked_through_as_many_are(text: str) -> None:
    memo, data = joiner()._memo, text.encode("utf-8", "surrogatepass")
    assert memo._short(data) == memo._block(data)


def test_a_long_buffer_is_taken_in_blocks() -> None:
    text = "\n".join([*KEEP, PAGE.format("")]).encode()
    memo = joiner()._memo
    whole, _ = memo._block(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cleantext.joins.memo.BLOCK", 50)
        assert memo.suspects(text)[0] == whole


def test_a_forgetful_memo_gives_the_same_answers() -> None:
    fresh, used = Joiner("en"), joiner()
    text = "\n".join([a + b for a, b in SPLIT] + KEEP)
    used.splits("Some other words go through the memo first, manyOf them inOdd shapes.")
    assert fresh.splits(text) == used.splits(text)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "ab" * 20_000 + "C" * 10_000,
        "the" * 15_000,
        "x.Y" * 15_000,
        "the newspaperThe " * 2_000,
        "“" * 40_000,
    ],
)
def test_odd_texts_take_bounded_time(text: str) -> None:
    found = joiner()
    assert is_linear(lambda size: with_spaces(text[:size], found.splits(text[:size])), len(text))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example('^"%')
@example("|'%")
@example("|(%")
@example("the-\xa0")
@example("the--–")
@example("A×&")
@example("»A&")
@example("x ©A")
@example("A·,")
def test_every_candidate_is_seen_in_the_bytes(text: str) -> None:
    """The pairs of bytes and the look at tokens must miss nothing that the look at the chunk would find."""
    data = text.encode("utf-8", "surrogatepass")
    chunks = [m for m in re.finditer(r"[^\x00-\x20]+", text) if joiner()._chunks.candidates(m[0]).seams]
    expected = [len(text[: m.start()].encode("utf-8", "surrogatepass")) for m in chunks]
    assert joiner().wakes(data) == expected


def test_a_join_that_a_text_of_a_batch_begins_with() -> None:
    texts = ["It rained.", "newspaperThe talks would go on for another week, he told them, and that was all of it."]
    cleaner = Cleaner(language="en")
    assert [result.text for result in cleaner.run_batch(texts)] == [cleaner(text) for text in texts]
    assert cleaner(texts[1]).startswith("newspaper The talks")


@settings(max_examples=170)
@given(st.text(st.sampled_from("abTe12.,:!?()[]\"'@#$%+*|-"), min_size=3, max_size=9))
@example("boat2@Tea")
@example("boat#tea")
def test_the_quick_scan_passes_over_no_candidate_beside_a_mark(text: str) -> None:
    lexicon = Lexicon.load("en")
    if any(marks(lexicon, part.text) for part in open_parts(text)):
        assert _may_hold_seam(text.encode(), set())


def test_tokens_that_are_judged_together_get_what_each_gets_alone() -> None:
    lexicon, model = Lexicon.load("en"), Model.load("en")
    tokens = [
        "newspaperThe",
        "harbour",
        "findmany",
        "quayside",
        "YouTube",
        "technologylike",
        "ferryman",
        "GPUsand",
        "iPhone",
    ]
    together = Chunks(lexicon, model).of_tokens(tokens)
    for token in tokens:
        alone = Chunks(lexicon, model).of_tokens([token])[token]
        assert together[token].seams == alone.seams
        assert together[token].hope == pytest.approx(alone.hope)
    assert len({round(found.hope, 3) for found in together.values()}) > 3


def test_a_chunk_that_is_longer_than_any_word_is_left_alone() -> None:
    chunks = Chunks(Lexicon.load("en"), None)
    assert chunks.candidates("the,newspaperThe,harbour").seams
    assert not chunks.candidates("the,newspaperThe,harbour," * 20).seams


def test_458_a_word_that_is_all_of_its_line_is_a_name() -> None:
    """Nicknames above what their owners wrote were cut: a fifth of all wrong spaces."""
    post = "I have used it for years, and it has neverfailed me so far, whatever the weather was like that day."
    mended = post.replace("neverfailed", "never failed")
    assert repaired(f"{post}\n\nblondecustard\n{post}") == f"{mended}\n\nblondecustard\n{mended}"
    assert repaired("neverfailed") == "never failed", "there are no other lines"
