"""Boxes between two paragraphs: what is beside them stays, and what is in them goes."""

import numpy as np
import pytest

from cleantext.page import PageModel
from cleantext.page.boxes import LINES, OF_CHROME, SERIES, beyond_boxes, titles_below_cues
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.characters import Characters, tables
from cleantext.scoring.lines import read
from cleantext.scoring.phrases import FAMILIES
from cleantext.scoring.shape import shape
from cleantext.scoring.word_lists import word_lists

HEAD = [
    "Skip to content",
    "Home",
    "News",
    "Sport",
    "Weather",
    "Subscribe",
    "Log in",
    "Search",
    "Home > News > Local",
    "Village bakery reopens after the flood",
    "By Peter Hale",
    "12 March 2024, 08:15",
    "Share",
    "Print",
]
ARTICLE = [
    "The bakery on the corner of Mill Lane opened its doors again on Tuesday, nine months after the river had filled its "
    "cellar with mud and ruined both of its ovens.",
    "By seven in the morning there was a queue of thirty people outside, some of whom had walked from the next village "
    "because they had missed the rye bread so much.",
    "Martha Oakley, who has run the shop since her father retired, said that the insurance had paid for the ovens but not "
    "for the floor, which her brothers laid in the evenings.",
    "The council has promised to raise the wall along the river by half a metre before the winter, although the money for "
    "it has not been found yet.",
]
TAIL = [
    "Topics:",
    "Floods",
    "Bakeries",
    "Most read",
    "Ferry timetable changes for the summer",
    "Three walks along the old canal",
    "Library asks for help with its roof",
    "Comments (4)",
    "Leave a comment",
    "About us",
    "Contact",
    "Privacy policy",
    "Terms of use",
    "© 2024 The Valley Post",
]
TITLE = "How the river wall was built by the farmers"
BOXES = [
    ["Newsletter", "Get the news of the valley in your inbox every morning.", "Sign up"],
    ["Related stories", TITLE, "Why millers are going back to stone", "Council puts off its vote on the bridge"],
]


@pytest.mark.parametrize("box", BOXES, ids=lambda box: f"{box[0]}-{len(box)}")
def test_283_a_paragraph_below_a_box_stays(box: list[str]) -> None:
    page = [*HEAD, *ARTICLE[:3], *box, ARTICLE[3], *TAIL]
    [keep] = PageModel.load().keep([page])
    kept = [line for line, stays in zip(page, keep.tolist(), strict=True) if stays]
    assert [line for line in kept if line in ARTICLE] == ARTICLE
    assert not set(kept) & {*HEAD, *TAIL}


@pytest.mark.parametrize("cue", ["Read also", "Read more"])
def test_284_the_title_below_a_cue_goes_with_it(cue: str) -> None:
    page = [*HEAD, *ARTICLE[:2], cue, TITLE, *ARTICLE[2:], *TAIL]
    [keep] = PageModel.load().keep([page])
    assert [line for line, stays in zip(page, keep.tolist(), strict=True) if stays] == ARTICLE


def beside(lines: list[tuple[str, int, bool]], lexicon: int = 0) -> list[bool]:
    """Which of these lines, each with its probability and whether it stays, a box has kept from staying."""
    read_ = read([[line for line, _, _ in lines]], Characters(tables()))
    chance, keep = np.array([p for _, p, _ in lines]), np.array([k for _, _, k in lines])
    s, dated = shape(read_), word_lists().met(read_).dated(shape(read_))
    out: list[bool] = beyond_boxes(
        Bounds(read_.document), s, np.full(s.words.shape, lexicon), dated, chance, keep
    ).tolist()
    return out


FIRM, DOUBTED, SMALL = (ARTICLE[0], 950, True), (ARTICLE[1], 300, False), ("Sign up", 50, False)


def test_what_stands_beyond_a_box_stays() -> None:
    unlikely = (ARTICLE[2], 50, False)
    assert beside([FIRM, SMALL, DOUBTED, SMALL]) == [False, False, True, False]
    assert beside([SMALL, DOUBTED, SMALL, FIRM]) == [False, True, False, False]
    assert not any(beside([(TITLE, 50, False), DOUBTED, SMALL, FIRM]))  # a standfirst
    assert beside([("12 March 2024, 08:15 am", 50, False), DOUBTED, SMALL, FIRM])[1]
    assert beside([FIRM, *[SMALL] * LINES, DOUBTED])[-1]
    assert not beside([FIRM, *[SMALL] * (LINES + 1), DOUBTED])[-1]  # no box is so long
    assert not beside([FIRM, DOUBTED])[-1]  # it is beside the text already, and known for what it is
    assert not beside([FIRM, SMALL, unlikely])[-1]
    assert not beside([(ARTICLE[0], 600, True), SMALL, DOUBTED])[-1]
    assert not beside([FIRM, SMALL, DOUBTED], OF_CHROME - 1)[-1]  # a notice
    assert not beside([FIRM, SMALL, unlikely, SMALL, DOUBTED])[-1]  # beyond what is no box
    assert not any(beside([FIRM, SMALL, DOUBTED, SMALL, unlikely]))  # teasers
    assert beside([FIRM, SMALL, DOUBTED, *[SMALL] * SERIES, unlikely])[2]


def below(lines: list[tuple[str, bool]]) -> list[str]:
    """The lines that go with the cue "Read also" above them, of lines that stay or not."""
    texts = [line for line, _ in lines]
    read_ = read([texts], Characters(tables()))
    phrase = np.array([1 + FAMILIES.index("related") if line == "Read also" else 0 for line in texts])
    keep = np.array([k for _, k in lines])
    gone = titles_below_cues(Bounds(read_.document), shape(read_), phrase, keep)
    return [line for line, goes in zip(texts, gone.tolist(), strict=True) if goes]


def test_285_what_goes_with_a_cue() -> None:
    text, cue, title = (ARTICLE[0], True), ("Read also", False), (TITLE, True)
    other, heading = ("Why the millers are going back to stone", True), ("The wall", True)
    assert below([text, cue, title, text]) == [TITLE]
    assert below([text, cue, title, other, text]) == [TITLE]  # the last may be a heading of the text
    assert below([text, cue, heading, text]) == []
    assert below([text, ("Read also", True), title, text]) == []  # with the cue the title stays, too
    assert below([text, cue, text]) == []
    assert below([cue, title, text]) == []  # no text above it
    assert below([text, cue, title]) == []
    button = [text, cue, title]  # below each text of a list
    assert below([*button, *button, *button, text]) == []
