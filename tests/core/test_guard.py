"""The guard: how much may go of a text, to the word, as docs/concepts.md says it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner
from cleantext.engine.guard import FLOOR, guarded
from cleantext.kinds import Rule
from cleantext.kinds.base import Spare, Wake
from cleantext.kinds.line import SUBJECT
from cleantext.lines import Lines
from cleantext.types import Edit, Held, Stage
from tests.small_packs import in_python, pack

STATEMENT = "The ferry stayed at its quay."
"""Six words, and the end of a statement."""
BUTTONS = [f"Open button {word} of it" for word in ("one", "two", "three", "four", "five", "six", "seven")]
"""Phrases of five words."""


@pytest.fixture
def cleaner(tmp_path: Path) -> Cleaner:
    return Cleaner(_pack(tmp_path), builtin=False)


def _pack(folder: Path, **more: Any) -> Path:
    gone = {"id": "gone", "kind": "line", "pattern": "^gone", "longest": 10_000, **more}
    return pack(folder, "house", gone, {"id": "consent", "kind": "line", "phrases": BUTTONS, "longest": 10_000})


def words(count: int, first: str = "word") -> str:
    """A line of so many words that is no prose."""
    return " ".join([first, *["word"] * (count - 1)])


def lines_of(count: int, first: str = "word") -> str:
    """So many words in lines of five at most, which are no prose."""
    return "\n".join(words(min(5, count - done), first) for done in range(0, count, 5))


@pytest.mark.parametrize(("gone", "stays", "goes"), [(60, 6, True), (61, 60, False), (61, 61, True), (62, 61, False)])
def test_more_than_sixty_words_and_more_than_half_of_them_stay(
    cleaner: Cleaner, gone: int, stays: int, goes: bool
) -> None:
    left = f"{STATEMENT}\n{lines_of(stays - 6)}".strip()
    text = f"{left}\n{lines_of(gone, 'gone')}"
    result = cleaner.run(text)
    assert result.text == (left if goes else text)
    lines = text.split("\n")
    assert [held.line for held in result.held] == [n for n, line in enumerate(lines, 1) if "gone" in line and not goes]


@pytest.mark.parametrize(("prose", "goes"), [(60, True), (59, False)])
def test_more_may_go_where_an_article_stays(cleaner: Cleaner, prose: int, goes: bool) -> None:
    article = f"{words(prose)}."
    text = f"{article}\n\n{lines_of(200, 'gone')}"
    assert cleaner(text) == (article if goes else text)


def test_an_article_of_which_most_would_go_does_not_stay_by_that(cleaner: Cleaner) -> None:
    """Sixty words of prose are left, and that is less than half of the prose."""
    article = f"{words(60)}."
    text = f"{article}\n\n{words(70, 'gone')}.\n\n{lines_of(100, 'gone')}"
    assert cleaner(text) == text
    equal = f"{article}\n\n{words(60, 'gone')}.\n\n{lines_of(100, 'gone')}"
    assert cleaner(equal) == article


@pytest.mark.parametrize(
    ("lines", "goes"),
    [
        (["a line"] * 6 + ["gone"], True),
        (["a line"] * 7 + ["gone"], False),
        (["a line", ""] * 6 + ["gone"], True),  # blank lines are none
        (["a line"] * 7 + [STATEMENT, "gone"], True),
        (["a line"] * 7 + [STATEMENT.replace(" its", ""), "gone"], False),  # five words
        (["a line"] * 7 + [STATEMENT.replace(".", "!"), "gone"], False),  # no statement
        (["a line"] * 7 + [f"{words(40)} and no end", "gone"], True),  # prose, though no statement
    ],
)
def test_in_eight_lines_without_a_statement_nothing_goes(cleaner: Cleaner, lines: list[str], goes: bool) -> None:
    text = "\n".join(lines)
    result = cleaner.run(text)
    assert ("gone" not in result.text) == goes
    assert bool(result.held) != goes


def test_whoever_asks_for_it_may_take_everything(tmp_path: Path) -> None:
    text = "\n".join([*["a line"] * 9, *[words(10, "gone")] * 20])
    for guard in (1, 1.0, None):
        assert "gone" not in Cleaner(_pack(tmp_path), builtin=False, guard=guard)(text)
    assert Cleaner(_pack(tmp_path), builtin=False, guard=0.9)(text) == text


@pytest.mark.parametrize(
    ("phrases", "goes"),
    [(BUTTONS[:6], True), (BUTTONS[:5], False), ([*BUTTONS[:5], BUTTONS[0]], False), ([*BUTTONS[:3], "", *BUTTONS[3:6]], True),
     ([*BUTTONS[:3], "Who is it", *BUTTONS[3:6]], False)],
)  # fmt: skip
def test_a_box_for_consent_is_six_phrases_in_a_row(cleaner: Cleaner, phrases: list[str], goes: bool) -> None:
    filler = [words(45, "gone") for _ in range(2)]
    text = "\n".join([STATEMENT, "", *phrases, "", *filler])
    result = cleaner.run(text)
    assert ("Open button" not in result.text) == goes
    assert words(45, "gone") in result.text


def test_what_was_learned_goes_beside_a_box_for_consent(tmp_path: Path) -> None:
    """Neither counts, so nothing is left that could be too much."""
    seen = {"count": 9, "share": 1.0, "files": []}
    menu = lines_of(70, "gone")
    consent = "\n".join(f"{button} and so on and so on" for button in BUTTONS)
    phrases = consent.split("\n")
    rules = [
        {"id": "menu", "kind": "line", "pattern": "^gone", "evidence": seen},
        {"id": "consent", "kind": "line", "phrases": phrases},
    ]
    cleaner = Cleaner(pack(tmp_path, "house", *rules), builtin=False)
    assert cleaner(f"{STATEMENT}\n\n{menu}\n\n{consent}") == STATEMENT
    assert cleaner(f"{menu}\n\n{consent}") == consent, "no statement would be left"


def judged(lines: Lines, edits: list[Edit], share: float, proven: Container[str] = ()) -> tuple[list[Edit], list[Held]]:
    """What the guard says of removals by rules of which it knows nothing else."""
    return guarded(lines, edits, share, proven, "", {edit.rule: Rule.model_construct() for edit in edits})


def test_the_guard_counts_words_not_lines() -> None:
    kept = "\n".join("Word " * 20 for _ in range(4))
    gone = "\n".join("Word " * (FLOOR // 2) for _ in range(2))
    lines = Lines(f"{kept}\n{gone}")
    edits = [Edit(*lines.span(i), "", "p/r") for i in (4, 5)]
    assert judged(lines, edits, 0.1) == (edits, []), "so many words may always go"
    more = Lines(f"{lines.text}\nWord")
    edits.append(Edit(*more.span(6), "", "p/r"))
    assert judged(more, edits, 0.5) == (edits, []), "61 of 141"
    passed, held = judged(more, edits, 0.4)
    assert passed == []
    assert len(held) == 3
    assert held[0].reason == "together the removals would take 61 of 141 words, more than 40%"


def test_a_text_without_statements_has_no_article_for_chrome_to_stand_around() -> None:
    poem = Lines("Read more,\nsaid the tide\nto the wind\nin the lock.\n\nShare\n\nwhat is left\nof the evening.")
    edits = [Edit(*poem.span(i), "", "p/r") for i in (0, 5)]
    assert judged(poem, edits, 0.5) == (edits, []), "seven lines: a note with its buttons"
    longer = Lines(f"{poem.text}\nThe end.")
    passed, held = judged(longer, edits, 0.5)
    assert passed == []
    assert [item.line for item in held] == [1, 6]
    assert held[0].reason == "there is no statement for chrome to stand around"
    assert judged(longer, edits, 1) == (edits, []), "unless all may go"
    assert judged(Lines(f"{longer.text}\nThe ferry left the quay at nine."), edits, 0.5) == (edits, [])


def test_short_lines_below_an_article_may_be_most_of_a_text() -> None:
    sentence = "The ferry left the quay at nine with forty people on board and came back at noon."
    paragraph = f"{sentence} {sentence}"
    teasers = "\n".join(f"The mill at lock {n} is sold" for n in range(40))

    def held(text: str, kept: int) -> list[Held]:
        lines = Lines(text)
        return judged(lines, [Edit(*lines.span(i), "", "p/r") for i in range(kept, len(lines))], 0.5)[1]

    assert not held(f"{paragraph}\n{paragraph}\n{teasers}", 2)
    assert held(f"{paragraph}\n{teasers}", 1), "34 words of prose are no article"
    assert held(f"{paragraph}\n{paragraph}\n{teasers}\n" + "\n".join([paragraph] * 3), 2), "most of the prose would go"


def test_lines_of_other_pages_need_not_fear_the_guard() -> None:
    lines = Lines("\n".join("one two three" for _ in range(50)) + "\n" + "\n".join("word" for _ in range(2 * FLOOR)))
    learned = [Edit(*lines.span(i), "", "learned/r") for i in range(50)]
    other = [Edit(*lines.span(i), "", "p/r") for i in range(50, len(lines))]
    passed, held = judged(lines, [*learned, *other], 0.5, {"learned/r"})
    assert passed == learned
    assert {item.rule for item in held} == {"p/r"}
    assert held[0].reason == "together the removals would take 120 of 120 words, more than 50%"
    assert judged(lines, learned, 0.1, {"learned/r"}) == (learned, [])


def test_a_policy_keeps_what_sites_link_to_at_their_foot() -> None:
    said = "We keep your name and your berth for a year, and then we forget both of them for good."
    policy = f"Privacy Policy\n\n{said}\n\nContact us\n\nTerms of use"
    result = Cleaner().run(policy)
    assert result.text == policy
    assert {held.reason for held in result.held} == {SUBJECT}
    assert Cleaner(guard=1)(policy) == f"Privacy Policy\n\n{said}", "unless all may go"
    assert Cleaner()(f"{said}\n\nPrivacy Policy\nTerms of use") == said
    assert Cleaner()(f"Privacy Policy\nTerms of use\n\n{said}") == said, "the first of several links is no title"


@pytest.mark.parametrize(("note", "spared"), [(Spare, True), (Held, False)])
def test_a_text_is_spared_by_the_kind_of_a_note_and_not_by_its_words(note: type[Held], spared: bool) -> None:
    class Titled(Rule):
        kind: str = "titled"
        stage: Stage = "boilerplate"

        def wake(self) -> Wake:
            return Wake(every_line=True)

        def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Held]:
            return [note(*self.hold(lines, at[0], SUBJECT))]

    text = f"{ORCHARD}\n\nContact us\nTerms of use"
    result = Cleaner([in_python("own", titled=Titled)]).run(text)
    assert result.text == (text if spared else ORCHARD)
    assert {type(held) for held in result.held} == {Held}


ORCHARD = "The orchard lost half of its trees in the storm, said Ida Brandt, who owns the place."


CONSENT = """\
We value your privacy
We and our 48 partners store and/or access information on a device, such as cookies, and process personal data, such as \
unique identifiers and standard information sent by a device for personalised advertising and content.
Store and/or access information on a device
Use limited data to select advertising
Create profiles for personalised advertising
Use profiles to select personalised advertising
Create profiles to personalise content
Use profiles to select personalised content
Understand audiences through statistics or combinations of data from different sources
Use limited data to select content
Use precise geolocation data
Actively scan device characteristics for identification
List of Partners (vendors)
Accept all
Reject all"""


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("above", [[ORCHARD], ["The storm", ORCHARD, "She wants to plant again in the spring."]])
def test_280_a_short_text_above_a_long_box_for_consent(above: list[str], gap: str) -> None:
    """The box was most of the text, and all stayed."""
    result = Cleaner().run(gap.join([*above, *CONSENT.split("\n")]))
    assert result.text == gap.join(above)
    assert Cleaner().run(result.text).edits == ()
    assert result.held == ()


def test_280_what_is_not_known_word_for_word_is_held_back_as_before() -> None:
    credits = "\n".join(
        f"Photo: Anna Holm / The {name} Herald" for name in ("Quay", "Harbour", "Estuary", "Island") * 5
    )
    result = Cleaner().run(f"{ORCHARD}\n\n{credits}\n{CONSENT}")
    assert result.text == f"{ORCHARD}\n\n{credits}"
    assert {held.rule for held in result.held} == {"web-en/photo-credit"}


@pytest.mark.parametrize(
    "text",
    [
        CONSENT,  # no article at all
        f"The purposes\n\n{CONSENT}",
        f"{ORCHARD}\n\n" + "\n".join(["Use limited data to select advertising"] * 20),  # one phrase is no box
        f"Cookie Policy\n\n{ORCHARD}\n\n{CONSENT}",  # its subject
    ],
)
def test_280_a_box_for_consent_that_is_the_text_stays(text: str) -> None:
    assert Cleaner()(text) == text
